extension Parser {
  /// What a command shows; the command itself has been taken.
  mutating func node(
    of command: Command, _ token: Token, _ end: RowEnd
  ) throws(TeXError) -> Node? {
    let kind: Node.Kind
    switch command {
    case .symbol(let symbol): return Node(.symbol(symbol, style), token.range)
    case .letters(let letters): return Node(.letters(letters, style), token.range)
    case .function(let name, let limits):
      return Node(.function(name, limits: limits), token.range)
    case .space(let width): return Node(.space(width), token.range)
    case .accent(let accent): kind = .accent(accent, try argument(of: token))
    case .style(let style):
      let outer = self.style
      self.style = style
      defer { self.style = outer }
      let nodes = try argument(of: token)
      if nodes.count == 1, case .letters = nodes[0].kind {
        kind = nodes[0].kind
      } else {
        kind = .group(nodes)
      }
    case .styleSwitch(let style):
      // The row that this stands in restores the style.
      self.style = style
      return nil
    case .text(let style): kind = .text(try text(of: token, style))
    case .fraction(let fraction):
      let numerator = try argument(of: token, expected: "a numerator and a denominator")
      let denominator = try argument(of: token, expected: "a denominator")
      kind = .fraction(fraction.of(numerator, denominator))
    case .root:
      let index = try option(of: token)
      kind = .root(try argument(of: token, expected: "what the root is taken of"), index: index)
    case .size(let size): kind = .sized(size, try rest(token, end))
    case .delimiterSize(let size, let mathClass):
      kind = .delimiter(try delimiter(of: token).with(mathClass), size: size)
    case .fence: kind = try fenced(token)
    case .environment: return try environment(token)
    case .stacked(let stacking):
      let script = try argument(of: token)
      let base = try argument(of: token)
      switch stacking {
      case .over: kind = .stacked(Stacked(base: base, over: script))
      case .under: kind = .stacked(Stacked(base: base, under: script))
      }
    case .labelledArrow(let arrow):
      let under = try option(of: token)
      kind = .labelledArrow(arrow, over: try argument(of: token), under: under)
    case .enclosed(let enclosure): kind = .enclosed(enclosure, try argument(of: token))
    case .classed(let mathClass): kind = .classed(mathClass, try argument(of: token))
    case .color(let coloring): kind = try colored(coloring, token, end)
    case .negation: kind = try negated(token)
    case .operatorName: kind = try operatorName(token)
    case .substack: return try substack(token)
    case .lengthSpace: kind = .space(try length(of: token))
    case .tag:
      tag = try tagText(token)
      return nil
    case .definition(let definition):
      try define(definition, token)
      return nil
    case .ignored(let arguments):
      for _ in 0..<arguments { _ = try tokens.rawArgument(of: token) }
      return nil
    case .placement:
      throw TeXError(.misplaced(token.text, why: "stands behind no operator"), token.range)
    case .infixFraction, .separator: throw misplaced(token)
    }
    return Node(kind, token.range.lowerBound..<max(token.range.upperBound, tokens.lastByte))
  }

  /// What stands up to the end of the row.
  private mutating func rest(_ token: Token, _ end: RowEnd) throws(TeXError) -> [Node] {
    try descend(at: token)
    defer { ascend() }
    return try row(until: end)
  }

  private mutating func colored(
    _ coloring: Command.Coloring, _ token: Token, _ end: RowEnd
  ) throws(TeXError) -> Node.Kind {
    let value = try color(of: token)
    switch coloring {
    case .rest: return .colored(Color(value: value), try rest(token, end))
    case .argument: return .colored(Color(value: value), try argument(of: token))
    case .background:
      let text = try text(of: token, .normal)
      return .colored(
        Color(value: value, isBackground: true), [Node(.text(text), token.range)])
    }
  }

  /// `\not` with the relation behind it.
  private mutating func negated(_ token: Token) throws(TeXError) -> Node.Kind {
    let nodes = try argument(of: token, expected: "a relation")
    guard nodes.count == 1, case .symbol(var symbol, let style) = nodes[0].kind else {
      return .enclosed(.upwardStrike, nodes)
    }
    symbol.text = SymbolTable.negations[symbol.text] ?? symbol.text + "\u{338}"
    return .symbol(symbol, style)
  }

  /// `\operatorname{name}`, with a star for limits.
  private mutating func operatorName(_ token: Token) throws(TeXError) -> Node.Kind {
    try tokens.skipSpaces()
    var limits = false
    if let star = try tokens.peek(), star.isCharacter("*") {
      _ = try tokens.next()
      limits = true
    }
    let outer = style
    style = .roman
    defer { style = outer }
    let nodes = try argument(of: token, expected: "the name of an operator")
    if let name = Self.word(nodes) { return .function(name, limits: limits) }
    return .classed(.large, nodes)
  }

  /// The text of nodes that are nothing but a word: letters, digits, hyphens and thin spaces.
  private static func word(_ nodes: [Node]) -> String? {
    var word = ""
    for node in nodes {
      switch node.kind {
      case .letters(let letters, _): word += letters
      case .number(let digits, _): word += digits
      case .symbol(let symbol, _) where symbol.text == "−": word += "-"
      case .symbol(let symbol, _) where symbol.text == "∗": word += "*"
      case .space(let width) where width > 0: word += width < 0.25 ? "\u{2009}" : "\u{a0}"
      case .text(let pieces):
        for piece in pieces {
          guard case .plain(let text, .normal) = piece else { return nil }
          word += text
        }
      case .group(let nodes):
        guard let inner = Self.word(nodes) else { return nil }
        word += inner
      default: return nil
      }
    }
    return word.isEmpty ? nil : word
  }
}
