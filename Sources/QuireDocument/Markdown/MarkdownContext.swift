import QuireSyntax

/// What stands above a cell of an article: it decides whether prose can stand as it is.
struct MarkdownContext {
  let languages: CodeLanguages
  /// Whether nothing at all stands above, so that a rule could begin a YAML block.
  private var isFirst: Bool
  /// Whether prose may stand as it is at all.
  private let allowsPlain: Bool
  /// The lines of the cell above, when it is prose as it is.
  private var prose: [String]?
  /// The number of empty lines behind that cell, where it is not the usual one.
  private var emptyLines: Int?

  init(languages: CodeLanguages, isFirst: Bool, allowsPlain: Bool = true) {
    self.languages = languages
    self.isFirst = isFirst
    self.allowsPlain = allowsPlain
  }

  /// The number of empty lines behind the cell that is written, where it is not the usual one.
  var following: Int?

  /// Steps behind a cell.
  mutating func add(_ cell: MarkdownCell) {
    isFirst = false
    if case .plain = cell.shape { prose = cell.body } else { prose = nil }
    emptyLines = following
  }

  /// The usual number of empty lines between two cells: prose is divided by two.
  static func emptyLines(between cell: MarkdownCell, and next: MarkdownCell?) -> Int {
    guard let next else { return 0 }
    return cell.shape == .plain && next.shape == .plain ? 2 : 1
  }

  private static let code = ["```python", "x", "```"]

  /// True when the content, written as it is, would be read as this cell and end where it ends.
  func takesPlain(_ content: CellContent) throws(Diagnostic) -> Bool {
    let lines = TextLines.source(content.source)
    guard allowsPlain, content.kind == .markdown, content.title == nil, content.written.isEmpty,
      let first = lines.first, !TextLines.isBlank(first), let last = lines.last,
      !TextLines.isBlank(last), !isFirst || MarkdownHead.end(lines + [""]) == nil
    else { return false }
    // A region must find its own end.
    let isRegion = lines.contains { line in
      MarkdownCell.region(line) != nil
        || MarkdownCell.Region.allCases.contains { MarkdownCell.ends(line, $0) }
    }
    if isRegion { return false }
    // Two empty lines that were meant as such could not be told from the usual two.
    if prose != nil, let emptyLines, emptyLines < 3 { return false }
    let above = prose.map { $0 + ["", ""] } ?? []
    let pieces = try MarkdownReader.pieces(
      above + lines + (following == 0 ? [] : [""]) + Self.code, languages: languages)
    guard pieces.count == (prose == nil ? 2 : 3), pieces.last?.shape == .code else { return false }
    let own = pieces[pieces.count - 2]
    return own.shape == .plain && TextLines.same(own.body, lines)
  }

  /// True when a cell is read as one cell that says this, whatever follows.
  func stands(_ cell: MarkdownCell, as content: CellContent) throws(Diagnostic) -> Bool {
    let lines = cell.lines
    guard !lines.contains(where: { $0.utf8.contains(10) }),
      cell.content(languages: languages).signature == content.signature
    else { return false }
    let pieces = try MarkdownReader.pieces(lines + [""] + Self.code, languages: languages)
    return pieces.count == 2 && pieces[0].shape == cell.shape
      && TextLines.same(pieces[0].body, cell.body)
  }
}
