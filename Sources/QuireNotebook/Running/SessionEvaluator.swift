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
    relay.emit = emit
    defer { relay.emit = { _ in } }
    session.interpreter.interruption.setDeadline(deadline)
    let before = PlotState.openFigures(session.interpreter)
    defer { showFigures(before: before, emit) }
    let value: Value
    do throws(Session.Failure) {
      value = try session.run(source, as: mode, execution: execution)
    } catch {
      return outcome(of: error.diagnostics, deadline: deadline)
    }
    guard echoesValues, !PlotState.isOpen(value, in: session.interpreter),
      let mistake = show(value, of: source)
    else { return .finished }
    return outcome(of: [mistake], deadline: deadline)
  }

  private func showFigures(before: [FigureHandle], _ emit: (CellOutput) -> Void) {
    let open = PlotState.openFigures(session.interpreter)
    if before.contains(where: { figure in figure.isChanged || !open.contains { $0 === figure } }) {
      drawing = .continued
    } else {
      drawing = open.count > before.count ? .began : .none
    }
    guard echoesValues else { return }
    let shown =
      keepsFigures
      ? PlotState.takeChanges(session.interpreter) : PlotState.takeOpenFigures(session.interpreter)
    for figure in shown { emit(.picture(FigurePicture(figure: figure))) }
  }

  /// Shows a cell's value; making its text may run the script's own code, which may fail.
  private func show(_ value: Value, of source: SourceFile) -> Diagnostic? {
    do {
      try session.interpreter.watched { try relay.show(value, in: session.interpreter) }
      return nil
    } catch let error as ScriptError {
      return session.interpreter.stopped(error).diagnostic
    } catch let error as any ScriptErrorConvertible {
      return session.interpreter.stopped(error.scriptError).diagnostic
    } catch {
      return Diagnostic("RuntimeError", "\(error)", source: source)
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
