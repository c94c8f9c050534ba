import QuireSyntax

/// Reads the percent format: a script cut into cells by `# %%` lines.
///
/// The format is jupytext's (version 1.3), in its Python form; see docs of `CellMarker` for the
/// markers. Text before the first marker is the first code cell, a YAML block between `# ---` lines
/// may stand at the head, after a `#!` line and a coding line.
package struct PercentReader {
  private let path: String
  private let text: String
  private let source: SourceFile
  private let lines: [String]

  /// Reads the text of a notebook; `path` is what errors call it.
  package static func read(_ text: String, path: String) throws(Diagnostic) -> Notebook {
    try PercentReader(text, path: path).notebook()
  }

  /// Reads the bytes of a notebook's file.
  package static func read(_ bytes: [UInt8], path: String) throws(Diagnostic) -> Notebook {
    var notebook = try read(try SourceText.decode(bytes, path: path), path: path)
    notebook.addFacts(TextFile.facts(bytes), of: .percent)
    return notebook
  }

  private init(_ text: String, path: String) {
    self.path = path
    self.text = text
    source = SourceFile(name: path, text: text)
    lines = TextLines.split(text)
  }

  private func notebook() throws(Diagnostic) -> Notebook {
    let head = try PercentHead(lines, in: source)
    var metadata = head.members
    var cells: [Cell] = []
    let pieces = Self.pieces(lines, from: head.lines).filter { !$0.isEmpty }
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      if let cell = try cell(piece, isLast: isLast) { cells.append(cell) }
    }
    metadata[form: .percent] = head.facts(hasCells: !cells.isEmpty, metadata: metadata)
    return Notebook(
      path: path, text: text, metadata: .object(metadata), frontMatter: head.frontMatter,
      cells: cells)
  }

  // MARK: Cells

  /// The line indices of a marker, if the piece has one, and of what belongs to it.
  struct Piece {
    var marker: Int?
    var body: Range<Int>
    /// True for nothing at all before the first marker.
    var isEmpty: Bool { marker == nil && body.isEmpty }
  }

  /// Cuts lines at the markers; blank lines before the first one belong to nothing.
  static func pieces(_ lines: [String], from start: Int) -> [Piece] {
    var pieces: [Piece] = []
    var open = Piece(marker: nil, body: start..<start)
    var scanner = LineScanner()
    var fences = ProseFences(lines)
    var isProse = false
    var index = start
    while index < lines.count {
      let line = lines[index]
      if !scanner.isInString, CellMarker.isMarker(line) {
        pieces.append(open)
        open = Piece(marker: index, body: index + 1..<index + 1)
        scanner = LineScanner()
        isProse = CellMarker.isProse(line)
      } else {
        if isProse, !scanner.isInString, let end = fences.end(from: index) { index = end }
        scanner.readScript(line)
        open.body = open.body.lowerBound..<index + 1
      }
      index += 1
    }
    return pieces + [open]
  }

  private func cell(_ piece: Piece, isLast: Bool) throws(Diagnostic) -> Cell? {
    let text = PercentCell(marker: piece.marker.map { lines[$0] }, lines: Array(lines[piece.body]))
    if text.marker == nil, text.body.isEmpty { return nil }
    let first = piece.body.lowerBound
    let content: CellContent
    do throws(PercentCell.Mistake) {
      content = try text.content()
    } catch {
      throw Diagnostic(
        "SyntaxError", error.message, source: source, line: first + error.line,
        column: error.column, hint: error.hint)
    }
    var metadata = content.metadata
    let (facts, emptyLines) = text.facts(content)
    metadata[form: .percent] = facts
    if let emptyLines, emptyLines != (isLast ? 0 : 1) {
      metadata[TextForm.blankLinesKey] = .int(emptyLines)
    }
    var cell = Cell(
      content.kind, title: content.title, metadata: metadata, source: content.source,
      firstLine: first + 1 + text.linesBeforeSource(content),
      lines: (piece.marker ?? first) + 1...max(first, piece.body.upperBound))
    cell.attachments = content.attachments
    return cell
  }
}
