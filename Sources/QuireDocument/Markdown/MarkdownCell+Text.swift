import QuireSyntax

extension MarkdownCell {
  /// The cell as Quire writes it.
  static func house(
    _ content: CellContent, _ context: MarkdownContext
  ) throws(Diagnostic) -> MarkdownCell {
    if try context.takesPlain(content) { return plain(content) }
    let cell = framed(content, context)
    return try context.stands(cell, as: content)
      ? cell : framed(content, context, hidesSource: true)
  }

  static func plain(_ content: CellContent) -> MarkdownCell {
    MarkdownCell(shape: .plain, body: TextLines.source(content.source))
  }

  /// Code between fences, prose between comments; with a hidden source it stands in the metadata.
  static func framed(
    _ content: CellContent, _ context: MarkdownContext, hidesSource: Bool = false
  ) -> MarkdownCell {
    var content = content
    if hidesSource {
      content.metadata.quire.append(.init(Escape.source.rawValue, .string(content.source)))
      content.source = ""
    }
    return content.kind == .code ? code(content, context) : region(content)
  }

  /// A fence is longer than every one inside, and of tildes when a backtick stands in its metadata.
  private static func code(_ content: CellContent, _ context: MarkdownContext) -> MarkdownCell {
    let body = TextLines.source(content.source)
    let metadata = MetadataText.pairs(content.named) ?? MetadataText.object(content.named)
    let info = ([context.languages.tag] + (metadata.isEmpty ? [] : [metadata]))
      .joined(separator: " ")
    let character = info.utf8.contains(UInt8(ascii: "`")) ? "~" : "`"
    let longest = body.compactMap { line in
      fence(line).flatMap { $0.character == character.utf8.first ? $0.length : nil }
    }.max()
    let fences = String(repeating: character, count: longest.map { $0 + 1 } ?? 3)
    return MarkdownCell(shape: .code, open: fences + info, close: fences, body: body)
  }

  private static func region(_ content: CellContent) -> MarkdownCell {
    let name: Region = content.kind == .raw ? .raw : .region
    let marker = CellMarker(.code, title: content.title, metadata: content.written)
      .text(withPlainTitle: !(content.title?.contains("-->") ?? false))
    // The end of a comment inside a text of the metadata.
    let text = (marker.without(prefix: "# %%") ?? "").replacing("-->", with: #"--\u003e"#)
    return MarkdownCell(
      shape: .region, open: "<!-- #\(name)\(text) -->", close: "<!-- #end\(name) -->",
      body: TextLines.source(content.source))
  }

  // MARK: Facts

  /// How a cell is written where Quire would write it otherwise.
  ///
  /// | fact | |
  /// |---|---|
  /// | `shape` | prose as it is, or between comments |
  /// | `indent` | the blanks before a fence and its lines |
  /// | `open`, `close` | the lines around the body; no text where nothing closes it |
  /// | `body` | the lines of the body as written |
  /// | `after` | the blank lines behind the cell, when not all are empty |
  private enum Fact: String {
    case shape, indent, open, close, body, after
  }

  private static let plainFact = MetadataValue.string("plain")
  private static let regionFact = MetadataValue.string("region")

  /// The facts of a cell that says `content`.
  func facts(
    _ content: CellContent, _ context: MarkdownContext
  ) throws(Diagnostic) -> [MetadataValue.Member] {
    var house = try Self.house(content, context)
    var facts: [MetadataValue.Member] = []
    func add(_ fact: Fact, _ value: MetadataValue) {
      facts.append(.init(fact.rawValue, value))
    }
    if shape != house.shape {
      add(.shape, shape == .plain ? Self.plainFact : Self.regionFact)
      house = shape == .plain ? Self.plain(content) : Self.framed(content, context)
    }
    if shape == .code, let open {
      let indent = Self.indent(of: open)
      if !indent.isEmpty { add(.indent, .string(indent)) }
      house.indent(by: indent)
    }
    if let open, open != house.open { add(.open, .string(open)) }
    if close != house.close { add(.close, close.map { .string($0) } ?? .null) }
    if !TextLines.same(body, house.body) { add(.body, .array(body.map { .string($0) })) }
    if !after.allSatisfy(\.isEmpty) { add(.after, TextLines.fact(after)) }
    return facts
  }

  /// The cell as its facts have it; the house form where they no longer give what the cell says.
  static func text(
    _ content: CellContent, facts: [MetadataValue.Member], _ context: MarkdownContext
  ) throws(Diagnostic) -> MarkdownCell {
    let house = try house(content, context)
    var cell = house
    if content.kind != .code {
      if facts[Fact.shape.rawValue] == plainFact { cell = plain(content) }
      if facts[Fact.shape.rawValue] == regionFact { cell = framed(content, context) }
    }
    if let indent = facts[Fact.indent.rawValue]?.text, TextLines.isBlank(indent) {
      cell.indent(by: indent)
    }
    if cell.shape != .plain {
      if let open = facts[Fact.open.rawValue]?.text { cell.open = open }
      if let close = facts[Fact.close.rawValue] { cell.close = close.text }
    }
    if case .array(let lines)? = facts[Fact.body.rawValue] {
      cell.body = lines.compactMap(\.text)
    }
    let said = cell.content(languages: context.languages).signature == content.signature
    if !said { cell = house }
    if let after = TextLines.blank(facts[Fact.after.rawValue]) { cell.after = after }
    return cell
  }

  private mutating func indent(by blanks: String) {
    guard !blanks.isEmpty else { return }
    func indented(_ line: String) -> String { line.isEmpty ? line : blanks + line }
    open = open.map(indented)
    close = close.map(indented)
    body = body.map(indented)
  }
}
