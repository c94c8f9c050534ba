import QuireDocument

/// Writes one prose cell as HTML.
struct ProseRenderer {
  let page: PageContext
  let formulas: [ProseFormula]
  let attachments: MetadataValue?
  /// Tells the footnotes of this text from those of others.
  let number: Int
  var tree = MarkupTree()
  /// The table around the cursor: the alignment of each column, and the column of the next cell.
  var alignments: [UInt8] = []
  var column = 0
  var isInTableHead = false
  var hasTableBody = false
  /// The text of the heading being written, for its id, and its markup for the table of contents.
  var heading: (text: String, html: HTML)?
  /// The description of the picture being read, and how many are nested.
  var alternative: [UInt8] = []
  var pictureDepth = 0
  /// What stood before a heading or a note, which are written apart.
  var outer: [MarkupTree] = []
  var note = 0
  /// The hidden element whose content is being left out.
  var hidden: String?

  /// - Parameters:
  ///   - number: The number of the text on its page.
  ///   - attachments: The files of a Jupyter cell.
  /// - Throws: `PageError.noMarkdown`
  static func html(
    _ text: String, number: Int, attachments: MetadataValue? = nil, page: PageContext
  ) throws(PageError) -> HTML {
    let (bytes, formulas) = ProseScanner.scan(text)
    let markdown = try Markdown.parse(bytes)
    var renderer = ProseRenderer(
      page: page, formulas: formulas, attachments: attachments, number: number)
    markdown.walk { node, isEntering in
      if isEntering { renderer.enter(node) } else { renderer.leave(node) }
    }
    return renderer.tree.finish()
  }

  /// HTML that another program made, as far as it is harmless.
  static func html(ofHTML text: String, page: PageContext) -> HTML {
    var renderer = ProseRenderer(page: page, formulas: [], attachments: nil, number: 0)
    renderer.foreign(Array(text.utf8), isInline: false)
    let html = renderer.tree.finish()
    return html.isBlank ? HTML() : html
  }

  private init(
    page: PageContext, formulas: [ProseFormula], attachments: MetadataValue?, number: Int
  ) {
    self.page = page
    self.formulas = formulas
    self.attachments = attachments
    self.number = number
  }

  // MARK: The walk

  mutating func enter(_ node: MarkdownNode) {
    let kind = node.kind
    if pictureDepth > 0 {
      describe(node, kind)
      return
    }
    if hidden != nil, kind != .html { return }
    if kind != .document, kind != .heading, heading == nil { page.expectsTitle = false }
    switch kind {
    case .document, .unknown: break
    case .quote: tree.open("blockquote")
    case .list: list(node)
    case .item: item(node)
    case .paragraph: if !isBare(node) { paragraph(node) }
    case .heading: beginHeading()
    case .codeBlock:
      CodeBlock(literal(node.literal), info: node.info, page: page).write(to: &tree)
    case .htmlBlock: foreign(node.literal, isInline: false)
    case .rule: tree.write { $0 += "<hr>" }
    case .table: table(node)
    case .tableHead: beginRow(isHead: true)
    case .tableRow: beginRow(isHead: false)
    case .tableCell: beginCell(node)
    case .text: text(node.literal)
    case .softBreak: softBreak()
    case .lineBreak: inline("<br>", " ")
    case .code: code(node.literal)
    case .html: foreign(node.literal, isInline: true)
    case .emphasis: tree.open("em", emphasis(node), isPhrase: true)
    case .strong: tree.open("strong", isPhrase: true)
    case .strikethrough: tree.open("del", isPhrase: true)
    case .link: link(node)
    case .image: beginPicture()
    case .note: beginNote()
    case .noteReference: mention(node)
    }
  }

  mutating func leave(_ node: MarkdownNode) {
    let kind = node.kind
    if kind == .image { pictureDepth -= 1 }
    if pictureDepth > 0 { return }
    switch kind {
    case .quote, .emphasis, .strong, .strikethrough, .link, .list, .item, .tableRow, .tableCell:
      tree.close()
    case .paragraph:
      hidden = nil
      if !isBare(node) { tree.close() } else { separate(node) }
    case .heading: endHeading(node)
    case .table:
      if hasTableBody { tree.close() }
      tree.close()
      tree.close()
    case .tableHead:
      tree.close()
      tree.close()
    case .image: endPicture(node)
    case .note: endNote()
    case .document, .unknown, .codeBlock, .htmlBlock, .rule, .text, .softBreak, .lineBreak, .code,
      .html, .noteReference:
      break
    }
  }

  /// Whether the paragraph of a tight list stands in its item without an element of its own.
  func isBare(_ node: MarkdownNode) -> Bool {
    guard let item = node.parent, item.kind == .item, let list = item.parent else { return false }
    return list.isTight
  }

  /// Keeps the paragraph of a tight list apart from what follows it.
  mutating func separate(_ node: MarkdownNode) {
    tree.closeForeignPhrases()
    if node.next != nil { tree.write { $0 += "\n" } }
  }

  // MARK: Blocks

  mutating func paragraph(_ node: MarkdownNode) {
    // A formula that is all of its paragraph is none.
    if let only = node.firstChild, only.next == nil, only.kind == .text {
      let pieces = Marker.pieces(of: only.literal)
      if pieces.count == 1, case .formula(let number) = pieces[0],
        formulas.indices.contains(number), formulas[number].isDisplay
      {
        tree.open("div", [Attribute("class", "formula")])
        return
      }
    }
    tree.open("p")
  }

  mutating func list(_ node: MarkdownNode) {
    if node.isOrdered {
      let start = node.listStart
      tree.open("ol", start == 1 ? [] : [Attribute("start", "\(start)")])
    } else {
      tree.open("ul")
    }
  }

  mutating func item(_ node: MarkdownNode) {
    tree.open("li")
    guard let isDone = node.isDone else { return }
    let state = isDone ? [Attribute("checked", nil)] : []
    tree.write {
      $0.open(
        "input",
        [Attribute("type", "checkbox"), Attribute("disabled", nil)] + state
          + [Attribute("aria-label", isDone ? "✓" : "–")])
      $0 += " "
    }
  }

  mutating func beginHeading() {
    tree.closeForeignPhrases()
    heading = ("", HTML())
    beginApart()
  }

  mutating func endHeading(_ node: MarkdownNode) {
    guard let (text, entry) = heading else { return }
    heading = nil
    let content = endApart()
    let isTopLevel = node.parent?.kind == .document
    if page.expectsTitle, node.headingLevel == 1, isTopLevel {
      page.title = (content, page.outline.id(for: text))
      page.expectsTitle = false
      return
    }
    page.expectsTitle = false
    let level = page.outline.level(written: node.headingLevel)
    let id = page.outline.id(for: text)
    if isTopLevel { page.outline.add(Outline.Entry(level: level, id: id, html: entry)) }
    tree.open("h\(level)", [Attribute("id", id)])
    tree.write {
      $0 += content
      $0 += " "
      $0.element(
        "a",
        [
          Attribute("class", "anchor"), Attribute("href", "#" + id),
          Attribute("aria-label", page.words.link),
        ], text: "#")
    }
    tree.close()
  }

  mutating func beginApart() {
    outer.append(tree)
    tree = MarkupTree()
  }

  mutating func endApart() -> HTML {
    let html = tree.finish()
    if let before = outer.popLast() { tree = before }
    return html
  }
}
