import QuireSyntax

/// How long a cell may take: its own time, and what is left of the whole run's.
struct TimeLimit {
  let deadline: ContinuousClock.Instant?
  /// The cell's own time, where that ends first.
  private let cell: Duration?

  init(run: ContinuousClock.Instant?, cell: Duration?) {
    let own = cell.map { ContinuousClock.now + $0 }
    deadline = [run, own].compactMap { $0 }.min()
    self.cell = own == deadline ? cell : nil
  }

  /// Whether this limit, once reached, is that of the whole run.
  var endsTheRun: Bool { cell == nil }

  /// The error of a cell whose time was up, with the limit it ran into.
  func explain(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    if let cell {
      diagnostic.message = "the cell's time limit of \(Self.text(cell)) s is reached"
      diagnostic.hint = "--cell-timeout, or timeout=… on the cell's marker, sets another"
    } else {
      diagnostic.hint = "--timeout sets another"
    }
    return diagnostic
  }

  private static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let value = Double(seconds) + Double(attoseconds) * 1e-18
    return attoseconds == 0 ? "\(seconds)" : "\(value)"
  }
}
