/// One piece of source text: a whole file, one cell of a notebook, or one input at the prompt.
///
/// Positions are byte offsets; lines and columns are worked out only when something is reported.
package final class SourceFile: Sendable {
  /// What a message calls the file, as the user wrote it: `notebooks/mlp.nb`, `<stdin>`.
  package let name: String
  /// The title of the cell this text is, when it is one.
  package let cell: String?
  package let text: [UInt8]
  /// The line of the user's file on which the text begins, counted from 1.
  package let firstLine: Int
  private let lineStarts: [Int]

  package init(name: String, text: String, firstLine: Int = 1, cell: String? = nil) {
    self.name = name
    self.cell = cell
    self.firstLine = firstLine
    self.text = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in self.text.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Line (as the user's file counts it) and column (in code points, from 1) of a byte offset.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, text.count))
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = String(decoding: text[lineStarts[low]..<offset], as: UTF8.self).unicodeScalars
      .count
    return (firstLine + low, column + 1)
  }

  /// The text of a line (counted as `position(of:)` counts), without its end, and its byte offset.
  package func line(_ number: Int) -> (text: String, start: Int)? {
    let index = number - firstLine
    guard lineStarts.indices.contains(index) else { return nil }
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : text.count
    while end > start, text[end - 1] == 10 || text[end - 1] == 13 { end -= 1 }
    return (String(decoding: text[start..<end], as: UTF8.self), start)
  }

  /// The text under a span.
  package func text(_ span: Span) -> String {
    let start = min(Int(span.start), text.count)
    let end = max(start, min(Int(span.end), text.count))
    return String(decoding: text[start..<end], as: UTF8.self)
  }
}
