import QuireSyntax

/// Reads an article: fenced blocks tagged quire, python or py are its cells, all else is its prose.
///
/// The blocks are those that cmark-gfm finds, so that a fence inside a longer fence, an HTML comment
/// or an indented block is none. As in jupytext's Markdown, two blank lines divide prose into two
/// cells, and `<!-- #region -->` and `<!-- #raw -->` set cells off.
package struct MarkdownReader {
  private let lines: [String]
  private let languages: CodeLanguages

  /// Reads the text of an article; `path` is what errors call it.
  package static func read(_ text: String, path: String) throws(Diagnostic) -> Notebook {
    let lines = TextLines.split(text)
    let head = try MarkdownHead(lines, in: SourceFile(name: path, text: text))
    let languages = CodeLanguages(head.members)
    let reader = MarkdownReader(lines: lines, languages: languages)
    let pieces = try reader.pieces(from: head.lines, name: path)
    var metadata = head.members
    let cells = try reader.cells(pieces, isFirst: head.lines == 0)
    metadata[form: .markdown] = head.facts(hasCells: !cells.isEmpty, metadata: metadata)
    return Notebook(
      path: path, text: text, metadata: .object(metadata), frontMatter: head.frontMatter,
      cells: cells)
  }

  /// Reads the bytes of an article's file.
  package static func read(_ bytes: [UInt8], path: String) throws(Diagnostic) -> Notebook {
    var notebook = try read(try SourceText.decode(bytes, path: path), path: path)
    notebook.addFacts(TextFile.facts(bytes), of: .markdown)
    return notebook
  }

  /// The cells of lines without a head, as a writer wants to know them.
  static func pieces(
    _ lines: [String], languages: CodeLanguages
  ) throws(Diagnostic) -> [MarkdownCell] {
    try MarkdownReader(lines: lines, languages: languages).pieces(from: 0, name: "").map(\.cell)
  }

  /// A cell and the index of its first line.
  struct Piece {
    var cell: MarkdownCell
    var start: Int
  }

  // MARK: Pieces

  private func pieces(from start: Int, name: String) throws(Diagnostic) -> [Piece] {
    let blocks = try MarkdownBlocks(lines[start...], name: name).all
    let regionEnds = regionEnds(blocks)
    var pieces: [Piece] = []
    var prose = start
    func addProse(to end: Int) {
      if prose < end { pieces += [self.prose(prose..<end)].compactMap(\.self) }
    }
    for (index, block) in blocks.enumerated() where block.lines.lowerBound >= prose {
      let first = block.lines.lowerBound
      guard let (cell, end) = cell(block, blocks, regionEnd: regionEnds[index]) else {
        if case .nestedCode = block.kind { continue }
        if first > prose, isDivided(before: first, from: prose) {
          addProse(to: first)
          prose = first
        }
        continue
      }
      addProse(to: first)
      pieces.append(Piece(cell: cell, start: first))
      prose = end
    }
    addProse(to: lines.count)
    return withBlankLines(pieces)
  }

  /// Two blank lines divide prose, where something stands above them.
  private func isDivided(before line: Int, from start: Int) -> Bool {
    line - start > 2 && TextLines.isBlank(lines[line - 1]) && TextLines.isBlank(lines[line - 2])
  }

  /// Prose without the blank lines around it; nil when there is nothing else.
  private func prose(_ range: Range<Int>) -> Piece? {
    guard let first = range.first(where: { !TextLines.isBlank(lines[$0]) }),
      let last = range.last(where: { !TextLines.isBlank(lines[$0]) })
    else { return nil }
    return Piece(cell: MarkdownCell(shape: .plain, body: Array(lines[first...last])), start: first)
  }

  /// Gives each cell the blank lines up to the next one.
  private func withBlankLines(_ pieces: [Piece]) -> [Piece] {
    var pieces = pieces
    for index in pieces.indices {
      let end = pieces[index].start + pieces[index].cell.lines.count
      let next = index + 1 < pieces.count ? pieces[index + 1].start : lines.count
      pieces[index].cell.after = Array(lines[end..<max(end, next)])
    }
    return pieces
  }

  /// The cell that a block is, and the line behind it; nil for prose.
  private func cell(
    _ block: MarkdownBlocks.Block, _ blocks: [MarkdownBlocks.Block], regionEnd: Int?
  ) -> (MarkdownCell, end: Int)? {
    switch block.kind {
    case .other: nil
    case .html: regionEnd.map { region(block.lines.lowerBound, $0) }
    case .code: code(block, end: lines.count)
    case .nestedCode(let list):
      code(block, end: nil).flatMap { cell, end in
        isSeparable(cell, end: end, list: blocks[list].lines) ? (cell, end) : nil
      }
    }
  }

  /// For each block that begins a region, by its place, the first line behind it that ends one of that name.
  private func regionEnds(_ blocks: [MarkdownBlocks.Block]) -> [Int: Int] {
    var next: [MarkdownCell.Region: Int] = [:]
    var ends: [Int: Int] = [:]
    for (index, block) in blocks.enumerated().reversed() {
      guard case .html = block.kind else { continue }
      let line = block.lines.lowerBound
      if let region = MarkdownCell.region(lines[line]) { ends[index] = next[region.name] }
      for name in MarkdownCell.Region.allCases where MarkdownCell.ends(lines[line], name) {
        next[name] = line
      }
    }
    return ends
  }

  /// The region between two lines.
  private func region(_ first: Int, _ last: Int) -> (MarkdownCell, end: Int) {
    (
      MarkdownCell(
        shape: .region, open: lines[first], close: lines[last],
        body: Array(lines[first + 1..<last])), last + 1
    )
  }

  /// The cell of a fenced block; one that nothing closes goes up to `end`, if that is given.
  private func code(_ block: MarkdownBlocks.Block, end: Int?) -> (MarkdownCell, end: Int)? {
    let first = block.lines.lowerBound
    let indent = MarkdownCell.indent(of: lines[first])
    guard end == nil || indent.utf8.count <= 3, let fence = MarkdownCell.fence(lines[first]),
      FenceInfo(fence.info, languages: languages) != nil
    else { return nil }
    let last = block.lines.upperBound - 1
    let closing = String(Substring(lines[last].utf8.drop { $0 == 32 || $0 == 9 }))
    guard last > first, ProseFences.closes(closing, (fence.character, fence.length)) else {
      guard let end else { return nil }
      return (
        MarkdownCell(shape: .code, open: lines[first], body: Array(lines[first + 1..<end])), end
      )
    }
    return (
      MarkdownCell(
        shape: .code, open: lines[first], close: lines[last],
        body: Array(lines[first + 1..<last])), last + 1
    )
  }

  /// Code in a list is a cell when its lines are all indented as its fence is, and when what follows
  /// it in the list reads the same without the items above.
  private func isSeparable(_ cell: MarkdownCell, end: Int, list: Range<Int>) -> Bool {
    let indent = MarkdownCell.indent(of: cell.open ?? "")
    guard !indent.isEmpty,
      (cell.body + [cell.close ?? ""]).allSatisfy({
        TextLines.isBlank($0) || $0.without(prefix: indent) != nil
      })
    else { return false }
    let next = lines[min(end, list.upperBound)..<list.upperBound].first { !TextLines.isBlank($0) }
    guard let next else { return true }
    let blanks = MarkdownCell.indent(of: next)
    return blanks.utf8.count <= 3 && !blanks.utf8.contains(9)
  }

  // MARK: Cells

  private func cells(_ pieces: [Piece], isFirst: Bool) throws(Diagnostic) -> [Cell] {
    var cells: [Cell] = []
    var context = MarkdownContext(languages: languages, isFirst: isFirst)
    for (index, piece) in pieces.enumerated() {
      let text = piece.cell
      let content = text.content(languages: languages)
      let next = index + 1 < pieces.count ? pieces[index + 1].cell : nil
      let isUsual = text.after.count == MarkdownContext.emptyLines(between: text, and: next)
      context.following = isUsual || !text.after.allSatisfy(\.isEmpty) ? nil : text.after.count
      var metadata = content.metadata
      metadata[form: .markdown] = try text.facts(content, context)
      if let count = context.following { metadata[TextForm.blankLinesKey] = .int(count) }
      let end = piece.start + text.lines.count
      var cell = Cell(
        content.kind, title: content.title, metadata: metadata, source: content.source,
        firstLine: piece.start + (text.open == nil ? 1 : 2),
        lines: piece.start + 1...max(piece.start + 1, end))
      cell.attachments = content.attachments
      context.add(text)
      cells.append(cell)
    }
    return cells
  }
}
