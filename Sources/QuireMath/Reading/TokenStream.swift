/// The tokens of a formula with macros expanded.
struct TokenStream {
  private var tokenizer: Tokenizer
  /// What was put back or written by macros; the next token is the last.
  private var waiting: [Token] = []
  var macros: Macros
  /// Where the last token that was taken for good ends.
  private(set) var lastByte = 0
  private var expansions = 0
  private var expandedTokens = 0

  /// How often macros may expand in one formula, and to how many tokens in all.
  static let expansionLimit = 1_000
  static let expandedTokenLimit = 100_000

  init(_ source: String, macros: Macros) {
    tokenizer = Tokenizer(source)
    self.macros = macros
  }

  /// The place behind the last token.
  var end: Range<Int> {
    let end = tokenizer.source.utf8.count
    return end..<end
  }

  /// The next token as it stands in the source.
  mutating func nextRaw() -> Token? { waiting.popLast() ?? tokenizer.next() }

  mutating func putBack(_ token: Token) { waiting.append(token) }

  /// The next token that is no macro, without taking it.
  mutating func peek() throws(TeXError) -> Token? {
    while let token = nextRaw() {
      guard case .command(let name) = token.kind, let macro = macros[name] else {
        putBack(token)
        return token
      }
      try expand(macro, at: token)
    }
    return nil
  }

  mutating func next() throws(TeXError) -> Token? {
    let token = try peek()
    if let token {
      waiting.removeLast()
      lastByte = token.range.upperBound
    }
    return token
  }

  mutating func skipSpaces() throws(TeXError) {
    while try peek()?.kind == .space { waiting.removeLast() }
  }

  /// The tokens of a group without its braces, or a single token; nothing is expanded.
  /// - Parameter command: what the argument belongs to.
  mutating func rawArgument(of command: Token) throws(TeXError) -> [Token] {
    skipRawSpaces()
    guard let first = nextRaw() else {
      throw TeXError(.missingArgument(of: command.text, expected: "an argument"), command.range)
    }
    if first.isCharacter("}") {
      putBack(first)
      throw TeXError(.missingArgument(of: command.text, expected: "an argument"), command.range)
    }
    guard first.isCharacter("{") else {
      lastByte = first.range.upperBound
      return [first]
    }
    return try rawTokens(from: first, to: "}")
  }

  /// The tokens of `[…]`, or nil when the next token is no bracket.
  mutating func rawOption() throws(TeXError) -> [Token]? {
    skipRawSpaces()
    guard let first = nextRaw() else { return nil }
    guard first.isCharacter("[") else {
      putBack(first)
      return nil
    }
    return try rawTokens(from: first, to: "]")
  }

  mutating func skipRawSpaces() {
    while let token = nextRaw() {
      guard token.kind == .space else {
        putBack(token)
        return
      }
    }
  }

  private mutating func rawTokens(
    from opener: Token, to closer: Character
  ) throws(TeXError) -> [Token] {
    var tokens: [Token] = []
    var depth = 0
    while let token = nextRaw() {
      if depth == 0, token.isCharacter(closer) {
        lastByte = token.range.upperBound
        return tokens
      }
      if token.isCharacter("{") { depth += 1 }
      if token.isCharacter("}") { depth -= 1 }
      if depth < 0 { break }
      tokens.append(token)
    }
    throw TeXError(.unclosed(opener.text, expected: String(closer)), opener.range)
  }

  /// Puts back what `macro` stands for, its arguments in their places.
  private mutating func expand(_ macro: Macro, at call: Token) throws(TeXError) {
    expansions += 1
    guard expansions <= Self.expansionLimit else { throw TeXError(.expandsTooFar, call.range) }
    var arguments: [[Token]] = []
    if let standard = macro.optional { arguments.append(try rawOption() ?? standard) }
    while arguments.count < macro.parameterCount {
      arguments.append(try rawArgument(of: call))
    }
    var expansion: [Token] = []
    var body = macro.body.makeIterator()
    while let token = body.next() {
      if token.isCharacter("#"), let number = body.next() {
        if case .character(let digit) = number.kind, let place = digit.wholeNumberValue,
          arguments.indices.contains(place - 1)
        {
          expansion += arguments[place - 1]
        } else {
          // `##` is the sign itself.
          expansion.append(Token(kind: number.kind, range: call.range))
        }
      } else {
        expansion.append(Token(kind: token.kind, range: call.range))
      }
      guard expandedTokens + expansion.count <= Self.expandedTokenLimit else {
        throw TeXError(.expandsTooFar, call.range)
      }
    }
    expandedTokens += expansion.count
    waiting += expansion.reversed()
  }
}
