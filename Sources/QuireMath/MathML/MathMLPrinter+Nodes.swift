extension MathMLPrinter {
  /// One node as one element.
  mutating func node(_ node: Node, _ size: MathSize, _ form: OperatorForm) {
    switch node.kind {
    case .letters(let letters, let style): self.letters(letters, style)
    case .number(let digits, let style):
      leaf("mn", Alphabets.set(digits, in: style) ?? digits)
    case .symbol(let symbol, let style): self.symbol(symbol, style, form)
    case .function(let name, _):
      leaf("mi", name, name.count == 1 ? " mathvariant=\"normal\"" : "")
    case .group(let nodes): inner(nodes, size, form)
    case .fraction(let fraction): self.fraction(fraction, size)
    case .root(let body, let index):
      if let index {
        element("mroot") { printer in
          printer.single(body, size)
          printer.single(index, .scriptscript)
        }
      } else {
        element("msqrt") { $0.row(body, size) }
      }
    case .scripts(let scripts): self.scripts(scripts, size, form)
    case .fenced(let fenced): self.fenced(fenced, size)
    case .delimiter(let symbol, let scale): delimiter(symbol, scale, form)
    case .table(let table): self.table(table, size)
    case .accent(let accent, let nodes): self.accent(accent, nodes, size, form)
    case .stacked(let stacked):
      limits(
        under: stacked.under, over: stacked.over, size,
        base: { $0.inner(stacked.base, size, form) })
    case .labelledArrow(let arrow, let over, let under):
      labelledArrow(arrow, over: over, under: under, size, form)
    case .text(let pieces): text(pieces, size)
    case .space(let width): space(width)
    case .sized(size, let nodes): inner(nodes, size, form)
    case .sized(let newSize, let nodes):
      element("mstyle", Self.attributes(of: newSize)) { $0.content(nodes, newSize, form) }
    case .colored(let color, let nodes):
      let name = color.isBackground ? "mathbackground" : "mathcolor"
      element("mstyle", " \(name)=\"\(Markup.escaped(color.value))\"") {
        $0.content(nodes, size, form)
      }
    case .enclosed(let enclosure, let nodes): enclosed(enclosure, nodes, size, form)
    case .classed(_, let nodes): inner(nodes, size, form)
    }
  }

  /// What a node holds, as one element; a single operator keeps the node's own place among its neighbours.
  mutating func inner(_ nodes: [Node], _ size: MathSize, _ form: OperatorForm) {
    if let only = Node.only(nodes) {
      node(only, size, form)
    } else {
      element("mrow") { $0.row(nodes, size) }
    }
  }

  /// The same inside of an element that takes several.
  mutating func content(_ nodes: [Node], _ size: MathSize, _ form: OperatorForm) {
    if let only = Node.only(nodes) { node(only, size, form) } else { row(nodes, size) }
  }

  static func attributes(of size: MathSize) -> String {
    switch size {
    case .display: " displaystyle=\"true\" scriptlevel=\"0\""
    case .text: " displaystyle=\"false\" scriptlevel=\"0\""
    case .script: " displaystyle=\"false\" scriptlevel=\"1\""
    case .scriptscript: " displaystyle=\"false\" scriptlevel=\"2\""
    }
  }

  private mutating func letters(_ letters: String, _ style: LetterStyle) {
    let isOne = letters.count == 1
    switch style {
    case .automatic:
      // Browsers slant every single letter; TeX leaves large Greek ones upright.
      let isUpright = isOne && letters.unicodeScalars.allSatisfy { ("Α"..."Ω").contains($0) }
      leaf("mi", letters, isUpright ? " mathvariant=\"normal\"" : "")
    case .roman: leaf("mi", letters, isOne ? " mathvariant=\"normal\"" : "")
    case .italic where isOne && letters.unicodeScalars.allSatisfy(\.isASCII): leaf("mi", letters)
    case .italic, .bold, .boldItalic, .doubleStruck, .script, .boldScript, .fraktur, .boldFraktur,
      .sansSerif, .boldSansSerif, .monospaced:
      if let styled = Alphabets.set(letters, in: style) {
        leaf("mi", styled)
      } else {
        leaf("mi", letters, style.isBold ? " style=\"font-weight:bold\"" : "")
      }
    }
  }

  private mutating func symbol(_ symbol: Symbol, _ style: LetterStyle, _ form: OperatorForm) {
    let styled = style.isBold ? Alphabets.set(symbol.text, in: style) : nil
    let weight = style.isBold && styled == nil ? " style=\"font-weight:bold\"" : ""
    guard symbol.isOperator else {
      // The only signs that browsers would slant.
      let isUpright = symbol.text == "∇" && styled == nil
      leaf("mi", styled ?? symbol.text, (isUpright ? " mathvariant=\"normal\"" : "") + weight)
      return
    }
    var attributes = spaceAttributes(symbol, form) + weight
    if Stretching.isTall(symbol.text) || form.isAlone && Stretching.isWide(symbol.text) {
      attributes += " stretchy=\"false\""
    }
    if symbol.takesLimits, !form.movesLimits { attributes += " movablelimits=\"false\"" }
    leaf("mo", styled ?? symbol.text, attributes)
  }

  /// A delimiter that grows: with its neighbours, or to the size that `\big` asks for.
  mutating func delimiter(_ symbol: Symbol, _ scale: Int, _ form: OperatorForm) {
    var attributes = spaceAttributes(symbol, form)
    if !Stretching.growsByItself(symbol.text, form.position) {
      attributes += " stretchy=\"true\" symmetric=\"true\""
    }
    if scale > 0 {
      let size = Markup.em(0.6 + 0.6 * Double(scale))
      attributes += " minsize=\"\(size)\" maxsize=\"\(size)\""
    }
    leaf("mo", symbol.text, attributes)
  }

  private mutating func fraction(_ fraction: Fraction, _ size: MathSize) {
    let size = fraction.size ?? size
    var attributes = fraction.size.map(Self.attributes) ?? ""
    if !fraction.hasBar { attributes += " linethickness=\"0\"" }
    let print: (inout MathMLPrinter) -> Void = { printer in
      printer.element("mfrac", attributes) { printer in
        printer.single(fraction.numerator, size.ofFractionParts)
        printer.single(fraction.denominator, size.ofFractionParts)
      }
    }
    between(fraction.left, fraction.right, print)
  }

  /// Content between delimiters as tall as it is; without any, the content alone.
  mutating func between(
    _ left: Symbol?, _ right: Symbol?, _ content: (inout MathMLPrinter) -> Void
  ) {
    guard left != nil || right != nil else { return content(&self) }
    element("mrow") { printer in
      if let left { printer.delimiter(left, 0, OperatorForm(position: .first)) }
      content(&printer)
      if let right { printer.delimiter(right, 0, OperatorForm(position: .last)) }
    }
  }

  private mutating func fenced(_ fenced: Fenced, _ size: MathSize) {
    func tall(_ symbol: Symbol, _ mathClass: MathClass) -> Node {
      Node(.delimiter(symbol.with(mathClass), size: 0), 0..<0)
    }
    var nodes: [Node] = []
    if let left = fenced.left { nodes.append(tall(left, .opening)) }
    for (index, part) in fenced.parts.enumerated() {
      nodes += part
      // To its neighbours a middle delimiter closes and opens.
      if index < fenced.middles.count { nodes.append(tall(fenced.middles[index], .opening)) }
    }
    if let right = fenced.right { nodes.append(tall(right, .closing)) }
    element("mrow") { $0.row(nodes, size) }
  }

  private mutating func text(_ pieces: [TextPiece], _ size: MathSize) {
    if pieces.count == 1 { return piece(pieces[0], size) }
    element("mrow") { printer in
      for piece in pieces { printer.piece(piece, size) }
    }
  }

  private mutating func piece(_ piece: TextPiece, _ size: MathSize) {
    switch piece {
    case .plain(let words, let style):
      // Spaces at the ends would be trimmed.
      leaf("mtext", words.replacingSpacesAtEnds(), Self.attributes(of: style))
    case .math(let nodes): single(nodes, size == .display ? .text : size)
    }
  }

  private static func attributes(of style: TextStyle) -> String {
    switch style {
    case .normal: ""
    case .bold: " style=\"font-weight:bold\""
    case .italic: " style=\"font-style:italic\""
    case .monospaced: " style=\"font-family:monospace\""
    case .sansSerif: " style=\"font-family:sans-serif\""
    }
  }
}

extension String {
  /// The text with no-break spaces where it begins or ends with spaces.
  fileprivate func replacingSpacesAtEnds() -> String {
    guard first == " " || last == " " else { return self }
    let before = prefix { $0 == " " }.count
    let after = before == count ? 0 : reversed().prefix { $0 == " " }.count
    return String(repeating: "\u{a0}", count: before) + dropFirst(before).dropLast(after)
      + String(repeating: "\u{a0}", count: after)
  }
}
