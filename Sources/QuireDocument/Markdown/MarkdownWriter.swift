import QuireSyntax

/// Writes a notebook as an article, as `MarkdownReader` reads it.
///
/// An article that was read comes back byte for byte. In a notebook from elsewhere code stands in
/// fenced blocks and prose as it is; prose that would be read as something else, or has a title or
/// metadata, stands between comments, as in jupytext's Markdown. Outputs, execution counts and ids
/// are left out.
package enum MarkdownWriter {
  /// - Throws: A `Diagnostic` when cmark-gfm cannot be opened.
  package static func text(_ notebook: Notebook) throws(Diagnostic) -> String {
    String(decoding: try bytes(notebook), as: UTF8.self)
  }

  /// The bytes of the file.
  /// - Throws: A `Diagnostic` when cmark-gfm cannot be opened.
  package static func bytes(_ notebook: Notebook) throws(Diagnostic) -> [UInt8] {
    var lines = try lines(notebook)
    if try !reads(lines, as: notebook) {
      // Facts of cells that were moved or edited can spoil what stands around them.
      var plain = notebook
      plain.members[form: .markdown] = []
      for index in plain.cells.indices { plain.cells[index].metadata.removeFacts(of: .markdown) }
      lines = try Self.lines(plain)
      if try !reads(lines, as: notebook) { lines = try Self.lines(plain, allowsPlain: false) }
    }
    return TextFile.bytes(lines, facts: notebook.members[form: .markdown])
  }

  private static func lines(
    _ notebook: Notebook, allowsPlain: Bool = true
  ) throws(Diagnostic) -> [String] {
    let head = MarkdownHead.text(
      notebook.members, kept: notebook.frontMatter?.text, hasCells: !notebook.cells.isEmpty)
    var context = MarkdownContext(
      languages: CodeLanguages(notebook.members), isFirst: head.isEmpty, allowsPlain: allowsPlain)
    var cells: [MarkdownCell] = []
    for cell in notebook.cells {
      context.following = cell.emptyLines
      let text = try MarkdownCell.text(
        CellContent(cell, in: .markdown), facts: cell.metadata[form: .markdown], context)
      context.add(text)
      cells.append(text)
    }
    var lines = head
    for (index, cell) in cells.enumerated() {
      lines += cell.lines
      guard cell.after.isEmpty else { continue }
      let next = index + 1 < cells.count ? cells[index + 1] : nil
      let count =
        notebook.cells[index].emptyLines ?? MarkdownContext.emptyLines(between: cell, and: next)
      lines += Array(repeating: "", count: count)
    }
    return lines
  }

  private static func reads(_ lines: [String], as notebook: Notebook) throws(Diagnostic) -> Bool {
    let text = lines.map { $0 + "\n" }.joined()
    let head: MarkdownHead
    do throws(Diagnostic) {
      head = try MarkdownHead(TextLines.split(text), in: SourceFile(name: "", text: text))
    } catch {
      return false
    }
    let languages = CodeLanguages(head.members)
    let pieces = try MarkdownReader.pieces(
      Array(TextLines.split(text)[head.lines...]), languages: languages)
    return pieces.count == notebook.cells.count
      && zip(pieces, notebook.cells).allSatisfy {
        $0.content(languages: languages).signature
          == CellContent($1, in: .markdown).signature
      }
  }
}
