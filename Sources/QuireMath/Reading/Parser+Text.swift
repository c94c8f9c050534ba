extension Parser {
  /// The words behind `\text` and its relatives.
  mutating func text(of command: Token, _ style: TextStyle) throws(TeXError) -> [TextPiece] {
    try tokens.skipSpaces()
    guard let opener = try tokens.next() else {
      throw TeXError(.missingArgument(of: command.text, expected: "words in braces"), command.range)
    }
    guard opener.isCharacter("{") else { return [.plain(opener.text, style)] }
    try descend(at: opener)
    defer { ascend() }
    var pieces: [TextPiece] = []
    var words = ""
    var braces = 0
    while let token = try tokens.next() {
      switch token.kind {
      case .character("}") where braces == 0:
        if !words.isEmpty || pieces.isEmpty { pieces.append(.plain(words, style)) }
        return pieces
      case .character("{"): braces += 1
      case .character("}"): braces -= 1
      case .character("~"): words += "\u{a0}"
      case .character("$"), .command("("):
        if !words.isEmpty { pieces.append(.plain(words, style)) }
        words = ""
        pieces.append(.math(try mathInText(token)))
      case .character(let character):
        for scalar in character.unicodeScalars where !Self.isShown(scalar) {
          throw TeXError(.unknownCharacter(scalar.value), token.range)
        }
        words.append(character)
      case .space: words += " "
      case .command(let name):
        if case .text(let inner) = CommandTable.table[name] {
          if !words.isEmpty { pieces.append(.plain(words, style)) }
          words = ""
          pieces += try text(of: token, inner)
        } else {
          words += try self.words(of: name, token)
        }
      }
    }
    throw TeXError(.unclosed(opener.text, expected: "}"), opener.range)
  }

  /// What a command shows among words.
  private func words(of name: String, _ token: Token) throws(TeXError) -> String {
    switch CommandTable.table[name] {
    case .symbol(let symbol): return symbol.text
    case .letters(let letters): return letters
    case .function(let name, _): return name
    case .space(let width): return width <= 0 ? "" : width < 0.25 ? "\u{2009}" : "\u{a0}"
    case .separator where name == "\\": return " "
    case .styleSwitch, .size, .ignored(arguments: 0): return ""
    case nil: throw unknown(token, name)
    default:
      throw TeXError(.misplaced(token.text, why: "needs $ signs around it in text"), token.range)
    }
  }

  /// `$…$` or `\(…\)` in text.
  private mutating func mathInText(_ opener: Token) throws(TeXError) -> [Node] {
    let isDollar = opener.isCharacter("$")
    let outer = style
    style = .automatic
    defer { style = outer }
    let nodes = try row(until: isDollar ? .dollar : .parenthesis)
    guard let closer = try tokens.next(), closer.isCharacter("$") || closer.isCommand(")") else {
      throw TeXError(.unclosed(opener.text, expected: isDollar ? "$" : "\\)"), opener.range)
    }
    return nodes
  }

  /// `\tag{1}` shows (1), `\tag*{1}` what it says.
  mutating func tagText(_ command: Token) throws(TeXError) -> [Node] {
    let star = try tokens.peek()
    let isPlain = star?.isCharacter("*") ?? false
    if isPlain { _ = try tokens.next() }
    var pieces = try text(of: command, .normal)
    if !isPlain {
      if case .plain(let words, .normal) = pieces[0], pieces.count == 1 {
        pieces = [.plain("(\(words))", .normal)]
      } else {
        pieces = [.plain("(", .normal)] + pieces + [.plain(")", .normal)]
      }
    }
    return [Node(.text(pieces), command.range)]
  }
}
