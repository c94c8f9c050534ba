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
  private let relay = OutputRelay()

  /// - Parameters:
  ///   - mode: `.cell` for notebooks, `.program` for scripts.
  ///   - echoesValues: Whether the value of a cell's last expression and the figures it leaves open
  ///     are shown.
  ///   - keepsFigures: Whether figures stay open until the program closes them, and are shown whenever they
  ///     have changed; else a source shows the figures it leaves open, which closes them.
  ///   - arguments: What `sys.argv` holds.
  package init(
    mode: Session.Mode, echoesValues: Bool, keepsFigures: Bool = false, arguments: [String] = [],
    interruption: Interruption = Interruption()
  ) {
    self.mode = mode
    self.echoesValues = echoesValues
    self.keepsFigures = keepsFigures
    session = .standard(output: relay, interruption: interruption)
    session.interpreter.arguments = arguments
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
    do throws(Session.Failure) {
      value = try session.run(source, as: mode, execution: execution)
    } catch {
      return outcome(of: error.diagnostics, deadline: deadline)
    }
    guard echoesValues, !PlotState.isOpen(value, in: session.interpreter),
      let mistake = show(value)
    else { return .finished }
    return outcome(of: [mistake], deadline: deadline)
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
      return session.interpreter.stopped(error).diagnostic
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
    case ErrorKind.limit.rawValue:
      if let deadline, ContinuousClock.now >= deadline { return .timedOut(last) }
      return .failed(diagnostics)
    default: return .failed(diagnostics)
    }
  }
}
