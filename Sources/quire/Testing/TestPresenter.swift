import Glibc
import QuireNotebook
import QuireSyntax

/// Shows a suite while it runs: a line a notebook, its problems in full, a live line on a terminal.
final class TestPresenter {
  private let output: OutputStream
  private var terminal: Terminal
  private let ink: Ink
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  /// How many notebooks have been shown, in their order.
  private var shown = 0

  init(output: OutputStream, terminal: Terminal) {
    self.output = output
    self.terminal = terminal
    ink = Ink(isColoured: terminal.isColoured)
  }

  var seconds: Double { (ContinuousClock.now - start).inSeconds }

  /// Shows what is complete, in the order of the paths; with `isComplete` nothing more will come.
  func show(_ results: [NotebookResult?], isComplete: Bool = false) {
    while shown < results.count {
      if let result = results[shown] {
        show(result)
      } else if !isComplete {
        return
      }
      shown += 1
    }
  }

  private func show(_ result: NotebookResult) {
    output.eraseDrawn()
    var parts = [result.path]
    if let reason = result.skipReason { parts[0] += ": " + reason }
    if result.cellCount > 0, result.skipReason == nil {
      parts.append(TestSummary.count(result.cellCount, "cell"))
      parts.append(TestSummary.count(result.expectations, "expectation"))
    }
    parts.append(ElapsedTime.text(result.seconds))
    let word = result.status.word
    let padding = String(repeating: " ", count: max(0, 8 - word.count))
    output.writeLines([
      ink(word, Self.color(result.status)) + padding + parts.joined(separator: " · ")
    ])
    for cell in result.cells {
      if case .skipped(let reason) = cell.status {
        output.writeLines([ink("        \(cell.name) skipped: \(reason)", .faint)])
      }
    }
    for problem in result.allProblems { output.writeLines(["", problem.text]) }
    if !result.allProblems.isEmpty { output.writeLines([""]) }
  }

  private static func color(_ status: NotebookResult.Status) -> Ink.Attribute {
    switch status {
    case .passed: .green
    case .skipped: .yellow
    case .failed, .notUnderstood, .timedOut, .interrupted: .red
    }
  }

  /// Keeps a line at the bottom of a terminal up to date.
  func showProgress(done: Int, of count: Int, running: [NotebookResult]) {
    guard terminal.isInteractive else { return }
    let now = ContinuousClock.now
    if let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
    lastDrawn = now
    guard !running.isEmpty else { return output.eraseDrawn() }
    terminal.measure()
    let names = running.map { result in
      (result.path.split(separator: "/").last.map(String.init) ?? result.path)
        + (result.current.map { " (cell \($0.number) of \(result.cellCount))" } ?? "")
    }
    var line =
      "\(done) of \(count) · \(ElapsedTime.text(seconds)) · " + names.joined(separator: ", ")
    // What is left free takes the ^C of who stops it.
    let room = max(10, terminal.width - 3)
    if DisplayWidth.of(line) > room {
      while DisplayWidth.of(line) >= room { line.removeLast() }
      line += "…"
    }
    output.draw(line)
  }

  /// The closing line.
  func close(_ summary: TestSummary, updated: Int) {
    output.eraseDrawn()
    output.writeLines([summary.line(time: ElapsedTime.text(seconds), updated: updated)])
  }

  func write(_ lines: [String]) { output.writeLines(lines) }
}
