import QuireBuiltins
import QuireRuntime
import QuireSyntax

/// Runs cells in one session of the language.
package final class SessionEvaluator: CellEvaluator {
  package let session: Session
  private let mode: Session.Mode
  private let echoesValues: Bool
  private let keepsFigures: Bool
  /// What the last source did with figures.
  package private(set) var drawing = Drawing.none

  package enum Drawing {
    case none
    /// It opened one.
    case began
    /// It drew in one that a source before it had opened, or closed it.
    case continued
  }
  /// The exit code that a program asked for with `sys.exit`; a cell that does so fails.
  package private(set) var exitCode: Int32?
  private let relay = OutputRelay()
  /// What is done about the expectations that stand in the code.
  package var expectations = ExpectationUse.ignored
  /// How the expectations of the last source came out, those that were reached.
  package private(set) var verdicts: [Verdict] = []
  /// The lines of the file that hold the statements that run now.
  package private(set) var currentLines = 0...0

  /// - Parameters:
  ///   - mode: `.cell` for notebooks, `.program` for scripts.
  ///   - echoesValues: Whether the value of a cell's last expression and the figures it leaves open
  ///     are shown.
  ///   - keepsFigures: Whether figures stay open until the program closes them, and are shown whenever they
  ///     have changed; else a source shows the figures it leaves open, which closes them.
  ///   - arguments: What `sys.argv` holds.
  ///   - limits: The steps and the memory of each source.
  package init(
    mode: Session.Mode, echoesValues: Bool, keepsFigures: Bool = false, arguments: [String] = [],
    limits: Limits = Limits(), interruption: Interruption = Interruption()
  ) {
    self.mode = mode
    self.echoesValues = echoesValues
    self.keepsFigures = keepsFigures
    session = .standard(output: relay, interruption: interruption)
    session.interpreter.arguments = arguments
    session.interpreter.limits = limits
  }

  /// Whether a figure is open.
  package var hasOpenFigure: Bool { !PlotState.openFigures(session.interpreter).isEmpty }

  package var seed: UInt64 { session.interpreter.randomSeed }

  package func evaluate(
    _ source: SourceFile, deadline: ContinuousClock.Instant?, emit: @escaping (CellOutput) -> Void
  ) -> CellOutcome {
    evaluate(source, deadline: deadline, execution: { try $0() }, emit: emit)
  }

  /// As above; `execution` decides how often the code runs, and may take its time.
  package func evaluate(
    _ source: SourceFile, deadline: ContinuousClock.Instant? = nil, execution: Session.Execution,
    emit: @escaping (CellOutput) -> Void
  ) -> CellOutcome {
    let emit = { [relay] (output: CellOutput) in
      relay.onScreen = []
      emit(output)
    }
    relay.emit = emit
    defer { relay.emit = { _ in } }
    session.interpreter.interruption.setDeadline(deadline)
    let before = PlotState.openFigures(session.interpreter)
    let ending = run(source, deadline: deadline, execution: execution)
    switch ending {
    // What a program drew before its time was up is still shown.
    case .timedOut: session.interpreter.interruption.setDeadline(nil)
    // Who stops an input wants the prompt back; the next input shows the figures.
    case .interrupted where keepsFigures: return ending
    // Elsewhere there is no next input: what is drawn quickly is shown.
    case .interrupted: session.interpreter.interruption.setDeadline(.now + .milliseconds(100))
    case .finished, .skipped, .failed: break
    }
    switch (ending, showFigures(before: before, emit)) {
    case (.finished, let mistake?): return outcome(of: [mistake], deadline: deadline)
    default: return ending
    }
  }

  private func run(
    _ source: SourceFile, deadline: ContinuousClock.Instant?, execution: Session.Execution
  ) -> CellOutcome {
    let value: Value
    verdicts = []
    do throws(Session.Failure) {
      if expectations.areRead {
        let plan = try CellPlan(source, for: expectations)
        if let reason = plan.skip { return .skipped(reason: reason) }
        value = try run(plan, execution)
      } else {
        value = try session.run(source, as: mode, execution: execution)
      }
    } catch {
      session.interpreter.noteFailure(of: source)
      return outcome(of: error.diagnostics, deadline: deadline)
    }
    guard echoesValues, !source.endsWithSemicolon,
      !PlotState.isOpen(value, in: session.interpreter),
      let mistake = show(value)
    else { return .finished }
    return outcome(of: [mistake], deadline: deadline)
  }

  /// Runs a cell part by part and looks at what its expectations are about; gives the value of its
  /// last expression.
  private func run(
    _ plan: CellPlan, _ execution: Session.Execution
  ) throws(Session.Failure) -> Value {
    let parts = try session.parts(of: plan.program, cut: plan.cuts, as: mode)
    let mistakes = parts.filter { plan.announcedError(of: $0.statements) == nil }.flatMap(
      \.mistakes)
    guard mistakes.isEmpty else { throw Session.Failure(diagnostics: mistakes) }
    let check = ExpectationCheck(session: session, source: plan.program.source)
    let emit = relay.emit
    let heard = PrintedText()
    relay.emit = { output in
      heard.add(output)
      emit(output)
    }
    defer { relay.emit = emit }
    var last = Value.null
    for part in parts {
      let expected = plan.expectations(of: part.statements)
      currentLines = plan.lines(of: part.statements)
      var outcome = ExpectationCheck.Outcome(printed: [])
      do throws(Session.Failure) {
        let value = try session.run(part, execution: execution)
        outcome.value = value
        last = value
      } catch {
        guard let mistake = error.diagnostics.last,
          let announced = plan.announcedError(of: part.statements),
          ErrorKind(rawValue: mistake.kind)?.isCatchable ?? true
        else { throw error }
        // Another kind of error than the one announced is an error like any other.
        guard ExpectationCheck.isOfKind(announced, mistake) else {
          if case .checked = expectations { verdicts.append(check.verdict(announced, on: mistake)) }
          throw error
        }
        outcome.error = mistake
        last = .null
        emit(.error(mistake))
      }
      guard case .checked = expectations, !expected.isEmpty else { continue }
      // What is printed by showing the value for the check is none of the cell's.
      outcome.printed = heard.lines
      if expected.contains(where: { $0.kind == .prints }) { heard.clear() }
      verdicts += try checked(outcome, expected, check)
    }
    if mode == .cell { session.remember(last) }
    return last
  }

  /// Looks at what a statement gave; its value stays alive, and nothing is shown meanwhile.
  private func checked(
    _ outcome: ExpectationCheck.Outcome, _ expected: [Expectation], _ check: ExpectationCheck
  ) throws(Session.Failure) -> [Verdict] {
    let emit = relay.emit
    relay.emit = { _ in }
    defer { relay.emit = emit }
    var verdicts: [Verdict] = []
    let stop = session.keeping(outcome.value ?? .null) {
      watched { verdicts = try check.verdicts(on: expected, outcome) }
    }
    if let stop { throw Session.Failure(diagnostics: [stop]) }
    return verdicts
  }

  /// Shows the figures that a source left open; gives what stopped their drawing.
  private func showFigures(
    before: [FigureHandle], _ emit: (CellOutput) -> Void
  ) -> Diagnostic? {
    let open = PlotState.openFigures(session.interpreter)
    if before.contains(where: { figure in figure.isChanged || !open.contains { $0 === figure } }) {
      drawing = .continued
    } else {
      drawing = open.count > before.count ? .began : .none
    }
    guard echoesValues else { return nil }
    let changed = keepsFigures ? PlotState.takeChanges(session.interpreter) : []
    let shown =
      keepsFigures ? changed.map(\.figure) : PlotState.takeOpenFigures(session.interpreter)
    let stop = watched {
      for figure in shown {
        emit(.picture(FigurePicture(figure: figure)))
        try session.interpreter.poll()
      }
    }
    if stop == nil, !changed.isEmpty { relay.onScreen = changed }
    return stop
  }

  /// Shows a cell's value; making its text may run the script's own code, which may fail.
  private func show(_ value: Value) -> Diagnostic? {
    watched {
      try relay.show(value, in: session.interpreter)
      try session.interpreter.poll()
    }
  }

  /// Does what follows the run of a source, which may be stopped as well.
  private func watched(_ body: () throws -> Void) -> Diagnostic? {
    do {
      try session.interpreter.watched(body)
      return nil
    } catch let error as ScriptError {
      return session.interpreter.settled(session.interpreter.stopped(error)).diagnostic
    } catch let error as any ScriptErrorConvertible {
      return session.interpreter.stopped(error.scriptError).diagnostic
    } catch {
      return Diagnostic("RuntimeError", "\(error)")
    }
  }

  private func outcome(
    of diagnostics: [Diagnostic], deadline: ContinuousClock.Instant?
  ) -> CellOutcome {
    guard let last = diagnostics.last else { return .finished }
    switch last.kind {
    case ErrorKind.interrupt.rawValue: return .interrupted(last)
    case ErrorKind.exit.rawValue where mode == .program:
      guard let code = last.message.isEmpty ? 0 : Int(last.message) else {
        return .failed(diagnostics)
      }
      exitCode = Int32(truncatingIfNeeded: code & 0xFF)
      return .finished
    case ErrorKind.limit.rawValue:
      if let deadline, ContinuousClock.now >= deadline { return .timedOut(last) }
      return .failed(diagnostics)
    default: return .failed(diagnostics)
    }
  }
}
