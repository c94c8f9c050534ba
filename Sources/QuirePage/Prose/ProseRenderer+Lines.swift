extension ProseRenderer {
  // MARK: Lines

  /// Markup that stands for `text` where only text may stand.
  mutating func inline(_ markup: StaticString, _ text: String) {
    tree.write { $0 += markup }
    heading?.text += text
    heading?.html.text(text)
  }

  mutating func softBreak() { inline("\n", " ") }

  mutating func text(_ bytes: [UInt8]) {
    for piece in Marker.pieces(of: bytes) {
      switch piece {
      case .text(let text):
        tree.write { $0.text(text) }
        heading?.html.text(text)
        heading?.text += String(decoding: text, as: UTF8.self)
      case .bar: inline("|", "|")
      case .formula(let number):
        guard formulas.indices.contains(number) else { continue }
        let formula = formulas[number]
        if heading != nil {
          var macros = page.macros
          heading?.html.formula(formula.tex, isDisplay: false, macros: &macros)
        }
        tree.write {
          $0.formula(formula.tex, isDisplay: formula.isDisplay, macros: &page.macros)
        }
        heading?.text += formula.tex
      }
    }
  }

  /// What the parser gave, with formulas as they were written: for code and addresses.
  func literal(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for piece in Marker.pieces(of: bytes) {
      switch piece {
      case .text(let text): result += text
      case .bar: result.append(UInt8(ascii: "|"))
      case .formula(let number):
        if formulas.indices.contains(number) { result += formulas[number].source.utf8 }
      }
    }
    return result
  }

  mutating func code(_ bytes: [UInt8]) {
    let code = String(decoding: literal(bytes), as: UTF8.self)
    tree.write { $0.element("code", text: code) }
    heading?.html.element("code", text: code)
    heading?.text += code
  }

  /// Chinese has no italics: it is emphasised with dots.
  func emphasis(_ node: MarkdownNode) -> [Attribute] {
    guard let first = node.firstChild, first.kind == .text,
      CJK.isIn(String(decoding: first.literal, as: UTF8.self).unicodeScalars)
    else { return [] }
    return [Attribute("class", "cjk")]
  }

  mutating func link(_ node: MarkdownNode) {
    let address = Link.harmless(String(decoding: literal(node.url), as: UTF8.self))
    guard let address, !tree.isOpen("a") else {
      tree.open("span", isPhrase: true)
      return
    }
    var attributes = [Attribute("href", address)]
    let title = literal(node.title)
    if !title.isEmpty {
      attributes.append(Attribute("title", String(decoding: title, as: UTF8.self)))
    }
    tree.open("a", attributes, isPhrase: true)
  }

  // MARK: Pictures

  mutating func beginPicture() {
    pictureDepth = 1
    alternative = []
  }

  /// Adds a node inside a picture to its description.
  mutating func describe(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .text, .code, .html: alternative += literal(node.literal)
    case .softBreak, .lineBreak: alternative.append(UInt8(ascii: " "))
    case .image: pictureDepth += 1
    default: break
    }
  }

  mutating func endPicture(_ node: MarkdownNode) {
    let title = String(decoding: literal(node.title), as: UTF8.self)
    picture(
      String(decoding: literal(node.url), as: UTF8.self),
      alternative: String(decoding: alternative, as: UTF8.self),
      attributes: title.isEmpty ? [] : [Attribute("title", title)])
  }

  mutating func picture(
    _ address: String, alternative: String, attributes: [Attribute]
  ) {
    let picture = PictureReference(address, attachments: attachments)
    tree.write {
      picture.write(to: &$0, alternative: alternative, attributes: attributes, page: page)
    }
  }

  // MARK: Notes

  mutating func beginNote() {
    note += 1
    beginApart()
  }

  mutating func endNote() {
    page.notes.define(number, note, endApart())
  }

  mutating func mention(_ node: MarkdownNode) {
    guard let note = Int(String(decoding: node.literal, as: UTF8.self)) else { return }
    tree.write { page.notes.mention(number, note, into: &$0) }
  }
}
