import QuireDocument
import QuireSyntax

/// Writes changed expectations into a file; every other byte stays.
package enum ExpectationEdits {
  /// The file with the changes made, and the changes that could not be: where the text that was read before
  /// no longer stands there.
  /// - Throws: a `Diagnostic` when a Jupyter notebook is none any more.
  package static func apply(
    _ edits: [ExpectationEdit], to bytes: [UInt8], path: String
  ) throws(Diagnostic) -> (bytes: [UInt8], failed: [ExpectationEdit]) {
    let cells =
      edits.contains { $0.place != nil } ? try JupyterSource.cells(of: bytes, path: path) : [:]
    let file = EditableText(bytes)
    var failed: [ExpectationEdit] = []
    var changes: [(range: Range<Int>, new: [UInt8])] = []
    for edit in edits {
      let place = edit.place
      let found =
        if let place { cells[place.cell]?.changes(edit, at: place.line) } else {
          file.changes(edit, at: edit.line)
        }
      if let found { changes += found } else { failed.append(edit) }
    }
    var changed = bytes
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      changed.replaceSubrange(change.range, with: change.new)
    }
    return (changed, failed)
  }
}
