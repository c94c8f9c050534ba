/// Cuts TeX into tokens, one at a time.
struct Tokenizer {
  let source: String
  private var index: String.Index
  private(set) var offset = 0

  init(_ source: String) {
    self.source = source
    index = source.startIndex
  }

  /// The next token, or nil at the end. Comments are left out.
  mutating func next() -> Token? {
    while let character = peek {
      let start = offset
      advance(character)
      switch character {
      case "%": skipComment()
      case "\\": return Token(kind: .command(commandName()), range: start..<offset)
      case _ where character.isWhitespace && character != "\u{a0}":
        while let blank = peek, blank.isWhitespace, blank != "\u{a0}" { advance(blank) }
        return Token(kind: .space, range: start..<offset)
      default: return Token(kind: .character(character), range: start..<offset)
      }
    }
    return nil
  }

  private var peek: Character? { index < source.endIndex ? source[index] : nil }

  private mutating func advance(_ character: Character) {
    index = source.index(after: index)
    offset += character.utf8.count
  }

  /// Letters, or one other character.
  private mutating func commandName() -> String {
    guard let first = peek else { return "" }
    advance(first)
    guard Self.isLetter(first) else { return first.isWhitespace ? " " : String(first) }
    var name = String(first)
    while let letter = peek, Self.isLetter(letter) {
      name.append(letter)
      advance(letter)
    }
    return name
  }

  private mutating func skipComment() {
    while let character = peek {
      advance(character)
      if character.isNewline { return }
    }
  }

  static func isLetter(_ character: Character) -> Bool {
    character.isASCII && character.isLetter
  }
}
