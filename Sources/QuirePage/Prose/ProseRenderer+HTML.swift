extension ProseRenderer {
  mutating func foreign(_ bytes: [UInt8], isInline: Bool) {
    let bytes = !isInline && bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    for token in TagReader.tokens(Array(bytes)) {
      switch token {
      case .text(let bytes):
        if hidden == nil { foreignText(bytes) }
      case .tag(let tag):
        if let name = hidden {
          if tag.isClosing, tag.name == name { hidden = nil }
        } else {
          foreign(tag, isInline: isInline)
        }
      }
    }
    if !isInline {
      tree.closeForeignPhrases()
      hidden = nil
    }
  }

  mutating func foreignText(_ bytes: [UInt8]) {
    for piece in Marker.pieces(of: bytes) {
      switch piece {
      case .text(let text): tree.write { $0.foreignText(text) }
      case .bar: tree.write { $0 += "|" }
      case .formula(let number):
        guard formulas.indices.contains(number) else { continue }
        let formula = formulas[number]
        tree.write {
          $0.formula(formula.tex, isDisplay: formula.isDisplay, macros: &page.macros)
        }
      }
    }
  }

  mutating func foreign(_ tag: Tag, isInline: Bool) {
    guard let element = Element.table[tag.name] else {
      if Element.hidden.contains(tag.name) {
        // The content of a tag in a line comes as nodes of its own.
        if isInline, !tag.isClosing, !Element.hiddenVoids.contains(tag.name) { hidden = tag.name }
      } else {
        foreignText(tag.source)
      }
      return
    }
    switch element.kind {
    case .heading, .block:
      if isInline { return }
    case .phrase, .void, .picture:
      break
    }
    if tag.isClosing {
      tree.closeForeign(element)
      return
    }
    switch element.kind {
    case .picture:
      let kept = tag.attributes.filter { ["width", "height", "title"].contains($0.name) }
      picture(
        restored(tag["src"] ?? ""), alternative: restored(tag["alt"] ?? ""),
        attributes: attributes(kept))
    case .heading:
      var element = element
      element.name = "h\(page.outline.level(written: Int(tag.name.dropFirst()) ?? 6))"
      tree.openForeign(element, attributes(tag.attributes))
    case .phrase, .block, .void:
      tree.openForeign(element, attributes(tag.attributes))
    }
  }

  func restored(_ value: String) -> String {
    String(decoding: literal(Array(value.utf8)), as: UTF8.self)
  }

  func attributes(_ written: [Attribute]) -> [Attribute] {
    written.compactMap { attribute in
      Element.kept(Attribute(attribute.name, attribute.value.map(restored)), page: page)
    }
  }
}
