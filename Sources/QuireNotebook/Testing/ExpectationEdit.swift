import QuireSyntax

/// A change of an expectation's text in the user's file.
package struct ExpectationEdit: Hashable, Sendable {
  /// A line of a Jupyter notebook's cell, both counted from 1.
  package struct Place: Hashable, Sendable {
    package var cell: Int
    package var line: Int

    package init(cell: Int, line: Int) { (self.cell, self.line) = (cell, line) }
  }

  /// The line of the file on which the expected text begins, counted from 1.
  package var line: Int
  /// Where that is in a file that nobody reads line by line.
  package var place: Place?
  /// What stands before it in its comment.
  package var sign: String
  package var old: [String]
  package var new: [String]

  package init(line: Int, place: Place? = nil, sign: String, old: [String], new: [String]) {
    self.line = line
    self.place = place
    self.sign = sign
    self.old = old
    self.new = new
  }

  /// The change that makes an expectation hold; nil when it holds, or when nothing can be written.
  package init?(_ verdict: Verdict, in source: SourceFile) {
    guard let new = verdict.replacement else { return nil }
    let expectation = verdict.expectation
    let start = Int(expectation.span.start)
    self.init(
      line: source.line(of: start),
      place: source.cellNumber.map { Place(cell: $0, line: source.lineOfText(of: start)) },
      sign: expectation.sign, old: expectation.lines.map(\.text), new: new)
  }

  /// What is changed, for people: `12: 1.6 → 1.7`.
  package var description: String {
    let texts = [old, new].map { $0.joined(separator: " ") }.map { $0.isEmpty ? "nothing" : $0 }
    let inside = place.map { " (line \($0.line) of cell \($0.cell))" } ?? ""
    return "\(line)\(inside): \(texts[0]) → \(texts[1])"
  }
}
