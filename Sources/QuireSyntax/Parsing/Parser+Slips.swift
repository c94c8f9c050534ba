/// Habits from other languages, recognised where a statement should have ended.
extension Parser {
  private static let declarations: Set<String> = ["let", "var", "const", "auto", "local"]
  private static let functionWords: Set<String> = ["function", "func", "fn", "fun", "sub"]
  private static let choiceWords: Set<String> = ["match", "switch"]

  mutating func unexpectedBehindStatement(from first: Int) -> Reported {
    if case .invalid = token.kind { return unexpected(expected: "the end of the line") }
    let start = tokens[first]
    if index == first + 1 || index == first + 2, case .name(let word) = start.kind,
      let mistake = foreignWord(word, start.span)
    {
      return mistake
    }
    switch token.kind {
    case .symbol(.colon) where start.kind.isName("match") || start.kind.isName("switch"):
      return lacksChoice(start.span)
    case .symbol(.leftBrace):
      return fail(
        "a block does not begin with '{'", token.span,
        hint: "end the line above it with ':' and indent the block")
    case .keyword(.if) where previous.kind.isKeyword(.else):
      return fail("'else if' is one word", token.span, hint: "write elif")
    default:
      break
    }
    let isOperand =
      switch token.kind {
      case .name, .int, .float, .string, .bytes, .formattedStart: true
      default: false
      }
    return unexpected(
      expected: "the end of the line",
      hint: isOperand ? "is an operator or a comma missing before it?" : nil)
  }

  private mutating func foreignWord(_ word: String, _ span: Span) -> Reported? {
    switch token.kind {
    case .name, .string, .int, .float, .formattedStart, .bytes, .keyword, .symbol(.leftParenthesis):
      break
    default:
      return nil
    }
    let rest = source.text(Span(Int(tokens[index].span.start), lineEnd))
    if word == "print" || word == "exec" {
      return fail(
        "'\(word)' is a function", span, hint: "write \(word)(\(rest))")
    }
    if Parser.declarations.contains(word) {
      return fail(
        "names are not declared", span, hint: "write only \(rest)")
    }
    if Parser.functionWords.contains(word) {
      return fail(
        "'\(word)' does not begin a function", span, hint: "write def name(parameters):")
    }
    if Parser.choiceWords.contains(word) { return lacksChoice(span) }
    if word == "elsif" || word == "elseif" {
      return fail("'\(word)' is not a keyword", span, hint: "write elif")
    }
    return nil
  }

  private mutating func lacksChoice(_ span: Span) -> Reported {
    skipsNextBlock = true
    return fail(
      "Quire does not have '\(source.text(span))'", span,
      hint: "use if and elif, or look the value up in a dict")
  }

  /// Where the text of the current statement's line ends.
  private var lineEnd: Int {
    var ahead = index
    while !tokens[ahead].kind.endsStatement, ahead < tokens.count - 1 { ahead += 1 }
    return Int(tokens[max(ahead - 1, index)].span.end)
  }

  /// The `:` that ends a block's header.
  mutating func headerColon(_ word: String) throws(Reported) {
    if take(.colon) { return }
    switch token.kind {
    case .newline, .end:
      // A bracket that is still open is the better explanation, and the lexer gives it.
      throw fail("expected ':' at the end of the '\(word)' line", token.span)
    case .symbol(.assign):
      throw fail(
        "'=' assigns and cannot stand in '\(word)'", token.span, hint: "'==' compares")
    case .symbol(.leftBrace):
      throw fail(
        "a block does not begin with '{'", token.span,
        hint: "write ':' and indent the block on the lines below")
    case .keyword(.if) where word == "else":
      throw fail("'else if' is one word", token.span, hint: "write elif")
    default:
      throw unexpected(expected: "':'")
    }
  }
}
