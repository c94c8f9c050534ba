/// The YAML block between `# ---` lines at the head of a notebook.
package struct FrontMatter: Hashable, Sendable {
  /// The entries, as an object.
  package var values: MetadataValue
  /// The lines of the file that hold the block, fences included.
  package var lines: ClosedRange<Int>

  package init(values: MetadataValue, lines: ClosedRange<Int>) {
    self.values = values
    self.lines = lines
  }
}
