extension Parser {
  /// The signs that grow with what they enclose.
  private static let delimiters = Set("()[]{}|‖/\\⟨⟩⌊⌋⌈⌉↑↓↕⇑⇓⇕⟮⟯⎰⎱⌜⌝⌞⌟⟦⟧".map(String.init))

  /// The delimiter behind a command; its text is empty for `.`.
  mutating func delimiter(of command: Token) throws(TeXError) -> Symbol {
    try tokens.skipSpaces()
    guard let token = try tokens.next() else {
      throw TeXError(
        .missingArgument(of: command.text, expected: "a delimiter such as ("), command.range)
    }
    let symbol: Symbol? =
      switch token.kind {
      case .character("."): Symbol("", .ordinary)
      case .character("<"): SymbolTable.named["langle"]
      case .character(">"): SymbolTable.named["rangle"]
      case .character(let character): SymbolTable.characters[character]
      case .command(let name): SymbolTable.named[name]
      case .space: nil
      }
    guard let symbol, symbol.text.isEmpty || Self.delimiters.contains(symbol.text) else {
      throw TeXError(.notADelimiter(token.text), token.range)
    }
    return symbol
  }

  /// `\left( … \middle| … \right)` behind its `\left`.
  mutating func fenced(_ opener: Token) throws(TeXError) -> Node.Kind {
    try descend(at: opener)
    defer { ascend() }
    let left = try delimiter(of: opener)
    var parts: [[Node]] = []
    var middles: [Symbol] = []
    while true {
      parts.append(try row())
      guard let token = try tokens.peek(), token.isCommand("middle") || token.isCommand("right")
      else {
        let found = try tokens.peek()
        throw found.map { misplaced($0, in: opener) }
          ?? TeXError(.unclosed(opener.text, expected: "\\right"), opener.range)
      }
      _ = try tokens.next()
      let delimiter = try delimiter(of: token)
      if token.isCommand("middle") {
        middles.append(delimiter.with(.relation))
        continue
      }
      return .fenced(
        Fenced(
          left: left.text.isEmpty ? nil : left.with(.opening),
          right: delimiter.text.isEmpty ? nil : delimiter.with(.closing), parts: parts,
          middles: middles))
    }
  }
}
