/// The YAML block at the head of a notebook, as written.
package struct FrontMatter: Hashable, Sendable {
  /// The YAML lines, without what makes them comments of a script.
  package var text: String
  /// The lines of the file that hold the block, fences included.
  package var lines: ClosedRange<Int>

  package init(text: String, lines: ClosedRange<Int>) {
    self.text = text
    self.lines = lines
  }
}
