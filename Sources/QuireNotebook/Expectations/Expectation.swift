import QuireSyntax

/// What a comment behind a statement says about it: `# => 8.0`, `# prints: done`.
package struct Expectation: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The value of an expression.
    case value = "=>"
    /// A line that was printed.
    case prints = "prints:"
    /// The error with which the statement ends.
    case raises = "raises:"
    /// An expression that must be true behind the statement.
    case holds = "expect:"
    /// Why the cell is left out of tests.
    case skip = "skip:"
  }

  /// A line of the expected text and where it stands in the source.
  package struct Line: Sendable {
    package var text: String
    package var span: Span
  }

  package var kind: Kind
  /// The profile it is bound to: `# =>(ci) 0.75`.
  package var profile: String?
  /// What the comment holds before the expected text: `# =>(ci) `.
  package var sign: String
  /// The expected text without the signs of comments; more than one line for long values.
  package var lines: [Line]
  /// The index of the top-level statement it is about.
  package var statement: Int

  /// The expected text.
  package var text: String { lines.map(\.text).joined(separator: "\n") }

  /// Where the expected text begins and its first line ends.
  package var span: Span { lines.first?.span ?? Span(0, 0) }

  /// The condition of `# expect:` as an assertion that stands in its place: on the comment's line of a program
  /// that has nothing else, so that all places stay.
  func assertion(in source: SourceFile) -> Program {
    var bytes = source.text.map { $0 == 10 ? $0 : 32 }
    let place = Int(span.start)
    let lineStart = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let (word, text) = (Array("assert".utf8), Array(self.text.utf8))
    // The sign `# expect:` is longer than the word.
    bytes.replaceSubrange(lineStart..<lineStart + word.count, with: word)
    bytes.replaceSubrange(place..<place + text.count, with: text)
    return Parser.parse(source.replacingText(by: String(decoding: bytes, as: UTF8.self)))
  }

  /// The place in the source of a range of bytes of `text`; it ends with its line.
  func place(of range: Range<Int>) -> Span {
    var start = 0
    for line in lines {
      let end = start + line.text.utf8.count
      if range.lowerBound <= end {
        let offset = Int(line.span.start) + range.lowerBound - start
        return Span(offset, min(offset + range.count, Int(line.span.end)))
      }
      start = end + 1
    }
    return span
  }
}
