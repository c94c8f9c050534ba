import QuireSyntax

/// Runs the code of one cell after the other; what a cell defines is there for the next.
package protocol CellEvaluator: AnyObject {
  /// The seed that random numbers come from now.
  var seed: UInt64 { get }

  /// Runs `source`, handing over outputs as they arise, and stops at `deadline`.
  func evaluate(
    _ source: SourceFile, deadline: ContinuousClock.Instant?, emit: @escaping (CellOutput) -> Void
  ) -> CellOutcome
}

/// How a cell ended.
package enum CellOutcome: Sendable {
  case finished
  /// The notebook asks not to run it.
  case skipped(reason: String)
  /// An error of the script, or one that the reader of the code found.
  case failed([Diagnostic])
  /// The deadline passed; the diagnostic says where.
  case timedOut(Diagnostic)
  /// Ctrl-C, or a signal to end.
  case interrupted(Diagnostic)
}
