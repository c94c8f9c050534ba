import QuireSyntax

/// Writes a notebook in the percent format, as `PercentReader` reads it.
///
/// What was read from such a file comes back byte for byte; a notebook from elsewhere is written as
/// Quire's own notebooks are. Outputs, execution counts and ids are left out.
package enum PercentWriter {
  package static func text(_ notebook: Notebook) -> String {
    String(decoding: bytes(notebook), as: UTF8.self)
  }

  /// The bytes of the file.
  package static func bytes(_ notebook: Notebook) -> [UInt8] {
    var lines = lines(notebook)
    if !reads(lines, as: notebook) {
      // Facts of cells that were moved or edited can spoil what stands around them.
      var plain = notebook
      plain.members[form: .percent] = []
      for index in plain.cells.indices { plain.cells[index].metadata.removeFacts(of: .percent) }
      lines = Self.lines(plain)
    }
    return TextFile.bytes(lines, facts: notebook.members[form: .percent])
  }

  private static func lines(_ notebook: Notebook) -> [String] {
    var lines = PercentHead.text(
      notebook.members, kept: notebook.frontMatter?.text, hasCells: !notebook.cells.isEmpty)
    for (index, cell) in notebook.cells.enumerated() {
      let isLast = index == notebook.cells.count - 1
      let text = PercentCell.text(
        CellContent(cell, in: .percent), facts: cell.metadata[form: .percent],
        isFirst: index == 0, emptyLines: cell.emptyLines ?? (isLast ? 0 : 1))
      lines += text.lines
    }
    return lines
  }

  private static func reads(_ lines: [String], as notebook: Notebook) -> Bool {
    do throws(Diagnostic) {
      let text = lines.map { $0 + "\n" }.joined()
      let read = try PercentReader.read(text, path: notebook.path)
      return read.cells.count == notebook.cells.count
        && zip(read.cells, notebook.cells).allSatisfy {
          CellContent($0, in: .percent).signature == CellContent($1, in: .percent).signature
        }
    } catch {
      return false
    }
  }
}

extension Cell {
  /// The number of empty lines behind the cell in a text, where it is not the usual one.
  var emptyLines: Int? { TextLines.blank(metadata[TextForm.blankLinesKey])?.count }
}
