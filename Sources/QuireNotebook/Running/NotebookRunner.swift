import QuireDocument
import QuireSyntax

/// Runs a notebook's cells in their order and tells the observers.
package struct NotebookRunner {
  /// What happens after a cell has failed.
  package enum OnError: String, CaseIterable, Sendable {
    /// The cells after it are not run.
    case stop
    case `continue`
  }

  package var onError: OnError
  /// The time for the whole run, and for each cell that names no time of its own.
  package var timeout: Duration?
  package var cellTimeout: Duration?
  package var observers: [any RunObserver]

  package init(
    onError: OnError = .stop, timeout: Duration? = nil, cellTimeout: Duration? = nil,
    observers: [any RunObserver] = []
  ) {
    self.onError = onError
    self.timeout = timeout
    self.cellTimeout = cellTimeout
    self.observers = observers
  }

  /// Runs all cells.
  /// - Throws: what an observer throws; a `Diagnostic` for metadata that makes no sense.
  package func run(_ notebook: Notebook, with evaluator: any CellEvaluator) throws -> RunRecord {
    let rules = try notebook.cells.map { try CellRules($0, in: notebook, timeout: cellTimeout) }
    let end = timeout.map { ContinuousClock.now + $0 }
    var record = RunRecord(notebook: notebook, seed: evaluator.seed)
    for (cell, rules) in zip(notebook.cells, rules) where cell.kind != .raw {
      for observer in observers { try observer.willRun(cell, in: record) }
      var reached = RunRecord.CellRecord(cell: cell, outcome: .finished)
      let limit = TimeLimit(run: end, cell: rules.timeout)
      if cell.kind == .code {
        reached.outcome = evaluate(
          cell, of: notebook, with: evaluator, under: rules, limit, into: &reached.outputs)
      }
      record.cells.append(reached)
      record.seed = evaluator.seed
      for observer in observers { try observer.didRun(record) }
      if mustStop(after: reached.outcome, limit) { break }
    }
    for observer in observers { try observer.didFinish(record) }
    return record
  }

  private func evaluate(
    _ cell: Cell, of notebook: Notebook, with evaluator: any CellEvaluator, under rules: CellRules,
    _ limit: TimeLimit, into outputs: inout [CellOutput]
  ) -> CellOutcome {
    if rules.isSkipped { return .skipped(reason: "tagged \"\(CellRules.skipTag)\"") }
    let code = notebook.code(of: cell)
    let collector = OutputCollector()
    func emit(_ output: CellOutput) {
      collector.add(output)
      for observer in observers { observer.didEmit(output) }
    }
    for warning in code.warnings { emit(.warning(warning)) }
    var outcome = evaluator.evaluate(code.source, deadline: limit.deadline) { emit($0) }
    switch outcome {
    case .failed(let diagnostics) where rules.mayFail:
      for diagnostic in diagnostics { emit(.error(diagnostic)) }
      outcome = .finished
    case .timedOut(let diagnostic): outcome = .timedOut(limit.explain(diagnostic))
    case .finished, .skipped, .failed, .interrupted: break
    }
    outputs = collector.finish()
    return outcome
  }

  private func mustStop(after outcome: CellOutcome?, _ limit: TimeLimit) -> Bool {
    switch outcome {
    case .finished, .skipped, nil: false
    case .failed: onError == .stop
    case .timedOut: onError == .stop || limit.endsTheRun
    case .interrupted: true
    }
  }
}
