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
  /// The time for the whole run.
  package var timeout: Duration?
  package var observers: [any RunObserver]

  package init(
    onError: OnError = .stop, timeout: Duration? = nil, observers: [any RunObserver] = []
  ) {
    self.onError = onError
    self.timeout = timeout
    self.observers = observers
  }

  /// Runs all cells.
  /// - Throws: what an observer throws, for example when the disk is full.
  package func run(_ notebook: Notebook, with evaluator: any CellEvaluator) throws -> RunRecord {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    var record = RunRecord(notebook: notebook, seed: evaluator.seed)
    for cell in notebook.cells where cell.kind != .raw {
      for observer in observers { try observer.willRun(cell, in: record) }
      var reached = RunRecord.CellRecord(cell: cell)
      reached.outcome =
        cell.kind == .code
        ? evaluate(cell, of: notebook, with: evaluator, deadline: deadline, into: &reached.outputs)
        : .finished
      record.cells.append(reached)
      record.seed = evaluator.seed
      for observer in observers { try observer.didRun(record) }
      if mustStop(after: reached.outcome) { break }
    }
    for observer in observers { try observer.didFinish(record) }
    return record
  }

  private func evaluate(
    _ cell: Cell, of notebook: Notebook, with evaluator: any CellEvaluator,
    deadline: ContinuousClock.Instant?, into outputs: inout [CellOutput]
  ) -> CellOutcome {
    let source = SourceFile(
      name: notebook.path, text: cell.source, firstLine: cell.firstLine, cell: cell.title)
    let collector = OutputCollector()
    let outcome = evaluator.evaluate(source, deadline: deadline) { output in
      collector.add(output)
      for observer in observers { observer.didEmit(output) }
    }
    outputs = collector.finish()
    return outcome
  }

  private func mustStop(after outcome: CellOutcome?) -> Bool {
    switch outcome {
    case .finished, nil: false
    case .failed: onError == .stop
    case .timedOut, .interrupted: true
    }
  }
}
