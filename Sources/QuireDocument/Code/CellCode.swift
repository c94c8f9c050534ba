import QuireSyntax

/// What a code cell gives the language to read: its text without the commands of IPython.
package struct CellCode: Sendable {
  package let source: SourceFile
  /// A warning for each command that was left out, at its place in the cell as written.
  package let remarks: [Diagnostic]
}

extension CellCode {
  /// The remarks as the lines of a run have them.
  package var warnings: [String] {
    remarks.map { remark in
      let line = remark.span.flatMap { remark.source?.line(of: Int($0.start)) }
      return source.name + (line.map { ":\($0)" } ?? "") + ": " + remark.message
    }
  }
}

extension Notebook {
  /// The code of a cell; lines keep their numbers.
  package func code(of cell: Cell) -> CellCode {
    let written = source(cell.source, of: cell)
    let feeds = cell.source.utf8.contains(13) ? SourceText.withLineFeeds(cell.source) : cell.source
    guard let text = MagicText(feeds) else {
      return CellCode(source: feeds == cell.source ? written : source(feeds, of: cell), remarks: [])
    }
    let original = source(feeds, of: cell)
    return CellCode(
      source: source(text.code, of: cell),
      remarks: text.skipped.map { skipped in
        Diagnostic(
          "Warning", "`\(skipped.magic.word)` is a command of IPython; \(skipped.what) is skipped",
          source: original, span: skipped.span, hint: skipped.magic.hint)
      })
  }

  /// The code of all code cells in their order.
  package var codeCells: [(cell: Cell, code: CellCode)] {
    cells.filter { $0.kind == .code }.map { ($0, code(of: $0)) }
  }

  private func source(_ text: String, of cell: Cell) -> SourceFile {
    SourceFile(
      name: path, text: text, firstLine: cell.firstLine, fileLines: cell.sourceLines,
      cell: cell.title, cellNumber: cell.number)
  }
}
