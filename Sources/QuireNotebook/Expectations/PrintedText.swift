/// What a cell printed so far, as lines; finished lines of progress are among them.
final class PrintedText {
  /// The most bytes kept.
  private static let limit = 4 << 20

  private var text = ""
  private var length = 0

  var lines: [String] {
    var lines = PlainText.of(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  func add(_ output: CellOutput) {
    switch output {
    case .text(let printed): append(printed)
    case .progress(let progress?) where progress.isMilestone: append(progress.summary + "\n")
    case .value, .picture, .progress, .warning, .error: break
    }
  }

  func clear() { (text, length) = ("", 0) }

  private func append(_ part: String) {
    length += part.utf8.count
    if length <= Self.limit { text += part }
  }
}
