import QuireNotebook
import QuireRuntime
import QuireSyntax

/// One line that shows how far a task is:
/// `Epoch 2/5 ━━━━━━━━━───── 640/1500 · loss 0.4321 · 1.2 ms/step · 1.0 s left`.
struct ProgressBar {
  var terminal: Terminal

  /// The line to be redrawn in place; what does not fit is left out from its end.
  func line(_ progress: Progress) -> String {
    let counter = counter(progress)
    var parts = progress.measureTexts + times(progress)
    let width = terminal.width - 1
    while !parts.isEmpty, width < columns(progress, counter, parts) { parts.removeLast() }
    // The bar must not change its width with that of the times.
    let measured = columns(progress, counter, progress.measureTexts) + Self.timesWidth
    let free = width - max(measured, columns(progress, counter, parts)) - 1
    let bar = progress.steps.map { strip(done: progress.step, of: $0, width: min(free, 24)) } ?? ""
    return progress.heading + (bar.isEmpty ? "" : " " + bar) + counter
      + parts.map { separator + $0 }.joined()
  }

  /// The line that stays at the end of an epoch.
  func milestone(_ progress: Progress) -> String {
    let time = progress.seconds > 0 ? [ElapsedTime.text(progress.seconds)] : []
    return ([progress.heading] + time + progress.measureTexts).joined(separator: separator)
  }

  /// Columns kept for the time of a step and what is left.
  private static let timesWidth = 26

  /// ` 640/1500`, always as wide as at the end.
  private func counter(_ progress: Progress) -> String {
    guard progress.epoch != nil else { return "" }
    guard let steps = progress.steps else { return " \(progress.step)" }
    let blanks = String(repeating: " ", count: max(0, "\(steps)".count - "\(progress.step)".count))
    return " \(blanks)\(progress.step)/\(steps)"
  }

  private var separator: String { terminal.style.isUnicode ? " · " : " - " }

  /// The time of a step and what is left of the epoch, once steps have been made.
  private func times(_ progress: Progress) -> [String] {
    guard progress.step > 0, progress.seconds > 0 else { return [] }
    let perStep = progress.seconds / Double(progress.step)
    let left = (progress.steps ?? 0).subtractingReportingOverflow(progress.step).partialValue
    return ["\(ElapsedTime.text(perStep))/step"]
      + (left > 0 ? ["\(ElapsedTime.whole(perStep * Double(left))) left"] : [])
  }

  private func columns(_ progress: Progress, _ counter: String, _ parts: [String]) -> Int {
    parts.reduce(progress.heading.count + counter.count) {
      $0 + separator.count + DisplayWidth.of($1)
    }
  }

  /// A bar of so many columns; none where there is no room for one.
  private func strip(done: Int, of total: Int, width: Int) -> String {
    guard width >= 6, total > 0 else { return "" }
    let share = min(max(Double(done) / Double(total), 0), 1)
    let filled = Int((share * Double(width)).rounded())
    let (full, empty) = terminal.style.isUnicode ? ("━", "─") : ("=", ".")
    let ink = Ink(isColoured: terminal.isColoured)
    return ink(String(repeating: full, count: filled), .green)
      + ink(String(repeating: empty, count: width - filled), .faint)
  }
}
