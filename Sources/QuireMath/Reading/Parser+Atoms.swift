import QuireSyntax

extension Parser {
  /// The next sign, group or command without scripts, or nil for what leaves nothing to see.
  ///
  /// The next token is one that does not end the row.
  mutating func atom(_ end: RowEnd) throws(TeXError) -> Node? {
    guard let token = try tokens.peek() else { return nil }
    switch token.kind {
    case .space:
      _ = try tokens.next()
      return nil
    case .character("{"):
      let (nodes, range) = try group()
      return Node(.group(nodes), range)
    case .character(let character) where Self.isDigit(character) || character == ".":
      return try number()
    case .character(let character):
      _ = try tokens.next()
      return try self.character(character, token)
    case .command(let name):
      _ = try tokens.next()
      guard let command = CommandTable.table[name] else { throw unknown(token, name) }
      return try node(of: command, token, end)
    }
  }

  func unknown(_ token: Token, _ name: String) -> TeXError {
    if name.isEmpty {
      return TeXError(
        .missingArgument(of: "\\", expected: "the name of a command"), token.range)
    }
    let names = CommandTable.names + Array(tokens.macros.names)
    let nearest = NearestName.suggest(name, among: names).map { "\\" + $0 }
    return TeXError(.unknownCommand("\\" + name, nearest: nearest), token.range)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  /// Digits with points between them; `.` alone is a sign.
  private mutating func number() throws(TeXError) -> Node? {
    guard let first = try tokens.next() else { return nil }
    var text = first.text
    var range = first.range
    while let token = try tokens.peek(), case .character(let character) = token.kind {
      guard Self.isDigit(character) || character == "." && text != "." else { break }
      _ = try tokens.next()
      if character == ".", try !nextIsDigit() {
        tokens.putBack(token)
        break
      }
      text.append(character)
      range = range.lowerBound..<max(range.upperBound, token.range.upperBound)
    }
    if text == "." { return Node(.symbol(Symbol(".", .ordinary), style), range) }
    return Node(.number(text, style), range)
  }

  private mutating func nextIsDigit() throws(TeXError) -> Bool {
    guard case .character(let character) = try tokens.peek()?.kind else { return false }
    return Self.isDigit(character)
  }

  /// A single character that is neither brace nor digit.
  private mutating func character(_ character: Character, _ token: Token) throws(TeXError) -> Node {
    switch character {
    case "~", "\u{a0}": return Node(.space(0.25), token.range)
    case "#":
      throw TeXError(.misplaced("#", why: "stands outside of a definition"), token.range)
    case "$":
      throw TeXError(.misplaced("$", why: "stands within a formula"), token.range)
    default: break
    }
    for scalar in character.unicodeScalars where !Self.isShown(scalar) {
      throw TeXError(.unknownCharacter(scalar.value), token.range)
    }
    return sign(character, at: token.range)
  }

  /// The node of a character that stands for itself.
  func sign(_ character: Character, at range: Range<Int>) -> Node {
    if Self.isDigit(character) { return Node(.number(String(character), style), range) }
    if let symbol = SymbolTable.characters[character] { return Node(.symbol(symbol, style), range) }
    if character.isLetter, !Self.isText(character) {
      return Node(.letters(String(character), style), range)
    }
    return Node(.text([.plain(String(character), .normal)]), range)
  }

  /// True for the characters of scripts that formulas have no alphabets for: Chinese and its like.
  private static func isText(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return (0x0590...0x1fff).contains(scalar) || (0x2e80...0xfeff).contains(scalar)
      || (0xff00...0xffef).contains(scalar) || scalar >= 0x20000
  }

  /// False for control characters and noncharacters, which no page may hold.
  static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .control && !scalar.properties.isNoncharacterCodePoint
  }
}
