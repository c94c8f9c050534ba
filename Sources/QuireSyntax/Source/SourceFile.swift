import Glibc

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
  /// Which cell of a file that nobody reads line by line this text is, from 1.
  package let cellNumber: Int?
  private let lineStarts: [Int]
  /// The line of the user's file for each line of the text, where they do not follow one another.
  private let fileLines: [Int]?

  package init(
    name: String, text: String, firstLine: Int = 1, fileLines: [Int]? = nil, cell: String? = nil,
    cellNumber: Int? = nil
  ) {
    self.name = name
    self.cell = cell
    self.cellNumber = cellNumber
    self.firstLine = firstLine
    self.fileLines = fileLines
    self.text = Array(text.utf8)
    lineStarts = Self.lineStarts(self.text)
  }

  /// Another text in the place of this one, with as many lines.
  package func replacingText(by text: String) -> SourceFile {
    SourceFile(
      name: name, text: text, firstLine: firstLine, fileLines: fileLines, cell: cell,
      cellNumber: cellNumber)
  }

  private static func lineStarts(_ text: [UInt8]) -> [Int] {
    text.withUnsafeBytes { buffer in
      var starts = [0]
      guard let base = buffer.baseAddress else { return starts }
      var rest = buffer[...]
      while let feed = memchr(base + rest.startIndex, 10, rest.count) {
        let start = UnsafeRawPointer(feed) - base + 1
        starts.append(start)
        rest = buffer[start...]
      }
      return starts
    }
  }

  /// Line (as the user's file counts it) and column (in code points, from 1) of a byte offset.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, text.count))
    let index = lineIndex(of: offset)
    let column = String(decoding: text[lineStarts[index]..<offset], as: UTF8.self).unicodeScalars
      .count
    return (fileLine(index), column + 1)
  }

  /// The line of a byte offset, as the user's file counts it.
  package func line(of offset: Int) -> Int { fileLine(lineIndex(of: offset)) }

  /// The line of a byte offset, as the text counts it from 1.
  package func lineOfText(of offset: Int) -> Int { lineIndex(of: offset) + 1 }

  private func fileLine(_ index: Int) -> Int {
    guard let fileLines, let last = fileLines.last else { return firstLine + index }
    return fileLines.indices.contains(index) ? fileLines[index] : last
  }

  /// Which line of the text a byte offset is on, counted from 0.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The text of a line (counted as `position(of:)` counts), without its end, and its byte offset.
  package func line(_ number: Int) -> (text: String, start: Int)? {
    line(ofText: (fileLines?.firstIndex(of: number) ?? number - firstLine) + 1)
  }

  /// A line as the text counts it from 1.
  package func line(ofText number: Int) -> (text: String, start: Int)? {
    let index = number - 1
    guard lineStarts.indices.contains(index) else { return nil }
    let range = rangeOfLine(index)
    return (String(decoding: text[range], as: UTF8.self), range.lowerBound)
  }

  /// The text of the line on which a byte offset is, and where that text starts. Of a line that is too
  /// long to be shown, it is the part around the offset.
  package func line(around offset: Int) -> (text: String, start: Int) {
    let offset = max(0, min(offset, text.count))
    let line = rangeOfLine(lineIndex(of: offset))
    var start = max(line.lowerBound, offset - Self.longestShown)
    var end = max(start, min(line.upperBound, offset + Self.longestShown))
    while start > line.lowerBound, Self.isInsideCharacter(text[start]) { start -= 1 }
    while end < line.upperBound, Self.isInsideCharacter(text[end]) { end += 1 }
    return (String(decoding: text[start..<end], as: UTF8.self), start)
  }

  private static let longestShown = 4096

  private static func isInsideCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The bytes of a line without its end.
  private func rangeOfLine(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : text.count
    while end > start, text[end - 1] == 10 || text[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  /// The text under a span.
  package func text(_ span: Span) -> String {
    let start = min(Int(span.start), text.count)
    let end = max(start, min(Int(span.end), text.count))
    return String(decoding: text[start..<end], as: UTF8.self)
  }
}
