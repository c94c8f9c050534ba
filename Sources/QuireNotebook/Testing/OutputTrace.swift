/// An output of a cell, kept to be compared with that of another run.
package struct OutputTrace: Hashable, Sendable {
  /// `text`, `value`, `picture`, …
  package var kind: String
  /// The lines of the statements that gave it.
  package var firstLine: Int
  package var lastLine: Int
  /// The first line of these statements.
  package var code: String
  /// The text, or for what is no text its size and digest.
  package var content: String

  package init(kind: String, firstLine: Int, lastLine: Int, code: String, content: String) {
    self.kind = kind
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.code = code
    self.content = content
  }
}
