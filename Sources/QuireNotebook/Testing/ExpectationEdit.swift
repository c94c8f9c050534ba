import QuireSyntax

/// A change of an expectation's text in the user's file.
package struct ExpectationEdit: Hashable, Sendable {
  /// The line of the file on which the expected text begins, counted from 1.
  package var line: Int
  /// What stands before it in its comment.
  package var sign: String
  package var old: [String]
  package var new: [String]

  package init(line: Int, sign: String, old: [String], new: [String]) {
    self.line = line
    self.sign = sign
    self.old = old
    self.new = new
  }

  /// The change that makes an expectation hold; nil when it holds, or when nothing can be written.
  package init?(_ verdict: Verdict, in source: SourceFile) {
    guard let new = verdict.replacement else { return nil }
    let expectation = verdict.expectation
    self.init(
      line: source.position(of: Int(expectation.span.start)).line, sign: expectation.sign,
      old: expectation.lines.map(\.text), new: new)
  }
}
