/// Habits from other languages, recognised where a statement should have ended.
extension Parser {
  mutating func unexpectedBehindStatement(from first: Int) -> Reported {
    if case .invalid = token.kind { return unexpected(expected: "the end of the line") }
    let start = tokens[first]
    if case .name(let word) = start.kind, let mistake = foreignStatement(word, from: first) {
      return mistake
    }
    if let mistake = rangeWithColon(from: first) { return mistake }
    if isOperand || isKeyword, index == first + 1, let mistake = misspeltKeyword(at: first) {
      return mistake
    }
    switch token.kind {
    case .symbol(.leftBrace) where previous.span.end == token.span.start && !lineEndsWithBrace:
      return fail(
        "an element is not read with '{'", token.span, hint: "write [ ] around the index or key")
    case .symbol(.leftBrace):
      openBraceBlocks += 1
      return fail(
        "a block does not begin with '{'", token.span,
        hint: "end the line above it with ':' and indent the block")
    case .keyword(.if) where previous.kind.isKeyword(.else):
      return fail("'else if' is one word", token.span, hint: "write elif")
    case .name(let second) where index == first + 1 && peek().isSymbol(.assign):
      if case .name(let word) = start.kind {
        return fail(
          "a name has no space in it", start.span.union(token.span),
          hint: "write \(word)_\(second) = …")
      }
    default:
      break
    }
    if index == first + 1, start.kind.isSymbol(.ellipsis) {
      return fail(
        "'...' is the prompt of Python, not a part of the program", start.span,
        hint: "remove it from every line")
    }
    return unexpected(
      expected: "the end of the line",
      hint: likelyHint == nil && isOperand && brokenQuotes == nil && foreignOperator == nil
        ? "is an operator or a comma missing before it?" : nil)
  }

  private mutating func foreignStatement(_ word: String, from first: Int) -> Reported? {
    guard let mistake = ForeignWord.table[word], index == first + 1 || index == first + 2 else {
      return nil
    }
    let span = tokens[first].span
    if mistake.hasForeignBlock, at(.colon) {
      skipsNextBlock = true
      return fail(mistake.message, span, hint: mistake.hint)
    }
    guard isOperand || at(.leftParenthesis) || at(.star) || at(.slash) || isKeyword else {
      return nil
    }
    skipsNextBlock = mistake.hasForeignBlock
    openBraceBlocks += lineEndsWithBrace ? 1 : 0
    let rest = source.text(Span(Int(tokens[first + 1].span.start), lineEnd))
    return fail(mistake.message, span, hint: mistake.hint(with: rest))
  }

  /// A word before a value that only other languages have: `new Point(3)`.
  var foreignOperator: Diagnostic? {
    guard case .name(let word) = previous.kind, let mistake = ForeignWord.operators[word], isOperand
    else { return nil }
    let rest = source.text(Span(Int(token.span.start), lineEnd))
    return diagnostic(mistake.message, previous.span, hint: mistake.hint(with: rest))
  }

  /// A text that goes on behind a quote that was not meant to end it.
  var brokenQuotes: Diagnostic? {
    guard previous.span.end == token.span.start, isOperand || isKeyword else { return nil }
    switch previous.kind {
    case .string, .formattedEnd: break
    default: return nil
    }
    let quote = source.text[Int(previous.span.end) - 1] == UInt8(ascii: "'") ? "'" : "\""
    return diagnostic(
      "the string ends before '\(source.text(token.span))'", token.span,
      context: previous.kind.isString ? previous.span : nil,
      hint:
        "inside a string write \\\(quote), or put the whole between \(quote == "'" ? "\"" : "'")")
  }

  /// A bracket that was forgotten, or the comma behind an element at the end of a line.
  var unclosedBracket: Diagnostic? {
    guard let bracket = openBrackets.last, case .symbol(let symbol) = bracket.kind,
      let closing = symbol.closing?.rawValue
    else { return nil }
    if at(.colon), symbol != .leftBrace {
      if case .newline = peek() { return missing(closing, before: ":", bracket, symbol) }
      if !isClosedLater(symbol), lineBeginsBlock {
        return missing(closing, before: ":", bracket, symbol)
      }
      if symbol == .leftParenthesis, case .name(let name) = previous.kind {
        return diagnostic(
          "expected ')' or ',', found ':'", token.span,
          hint: "an argument takes its name with '=': \(name)=…")
      }
    }
    guard startsLine(token), !at(.assign) else { return nil }
    if isOperand, isClosedLater(symbol) {
      let end = Int(previous.span.end)
      return diagnostic(
        "expected ',' or '\(closing)' behind this value", Span(end, end),
        hint: "is a comma missing at the end of the line?")
    }
    return diagnostic(
      "'\(symbol.rawValue)' is never closed", bracket.span, hint: "'\(closing)' closes it")
  }

  private func missing(
    _ closing: String, before next: String, _ bracket: Token, _ symbol: Symbol
  ) -> Diagnostic {
    diagnostic(
      "'\(symbol.rawValue)' is never closed", bracket.span,
      hint: "'\(closing)' is missing before '\(next)'")
  }

  /// Whether the current line begins with a word that ends in `:`.
  private var lineBeginsBlock: Bool {
    var first = index
    while first > 0, !tokens[first - 1].kind.beginsLine { first -= 1 }
    guard case .keyword(let keyword) = tokens[first].kind else { return false }
    switch keyword {
    case .if, .elif, .while, .for, .def, .with, .class, .except: return true
    default: return false
    }
  }

  /// Whether the closing bracket comes further on.
  private func isClosedLater(_ opening: Symbol) -> Bool {
    var depth = 0
    for ahead in tokens[index...] {
      switch ahead.kind {
      case .symbol(.leftParenthesis), .symbol(.leftBracket), .symbol(.leftBrace): depth += 1
      case .symbol(let symbol)
      where symbol == .rightParenthesis || symbol == .rightBracket || symbol == .rightBrace:
        if depth == 0 { return symbol == opening.closing }
        depth -= 1
      case .newline, .invalid, .end: return false
      default: break
      }
    }
    return false
  }

  /// Whether the current token begins a value and is no bracket.
  var isOperand: Bool {
    switch token.kind {
    case .name, .int, .float, .string, .bytes, .formattedStart: true
    case .keyword(let keyword): keyword == .none || keyword == .yes || keyword == .no
    default: false
    }
  }

  private var isKeyword: Bool { if case .keyword = token.kind { true } else { false } }

  private func diagnostic(
    _ message: String, _ span: Span, context: Span? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic("SyntaxError", message, source: source, span: span, context: context, hint: hint)
  }

  /// Where the text of the current statement's line ends.
  var lineEnd: Int {
    var ahead = index
    while !tokens[ahead].kind.endsStatement, ahead < tokens.count - 1 { ahead += 1 }
    var last = tokens[max(ahead - 1, index)]
    if last.kind.isSymbol(.leftBrace), ahead - 1 > index { last = tokens[ahead - 2] }
    return Int(last.span.end)
  }

  /// Whether the current line ends in `{`, as a block of another language does.
  var lineEndsWithBrace: Bool {
    let rest = source.text[Int(token.span.start)...].prefix { $0 != UInt8(ascii: "\n") }
    return rest.last { $0 > UInt8(ascii: " ") } == UInt8(ascii: "{")
  }

  /// Whether this is a loop of C: `for (i = 0; …`.
  var isCounting: Bool {
    guard at(.leftParenthesis) else { return false }
    for ahead in index..<tokens.count {
      switch tokens[ahead].kind {
      case .symbol(.semicolon): return true
      case .newline, .end, .keyword(.in), .symbol(.colon): return false
      default: continue
      }
    }
    return false
  }

  /// What begins a comment in other languages, at the start of the current line.
  var foreignComment: String { at(.doubleSlash) ? "//" : "/*" }

  /// The `:` that ends a block's header.
  mutating func headerColon(_ word: String) throws(Reported) {
    if take(.colon) { return }
    switch token.kind {
    case .newline, .end:
      // A bracket that is still open is the better explanation, and the lexer gives it.
      throw fail("expected ':' at the end of the '\(word)' line", token.span)
    case .symbol(.assign):
      throw fail(
        "'=' assigns and cannot stand in '\(word)'", token.span,
        hint: word == "with" ? "write with … as x:" : "'==' compares")
    case .symbol(.leftBrace):
      openBraceBlocks += 1
      throw fail(
        "a block does not begin with '{'", token.span,
        hint: "write ':' and indent the block on the lines below")
    case .keyword(.if) where word == "else":
      throw fail("'else if' is one word", token.span, hint: "write elif")
    case .name("then"), .name("do"):
      throw fail(
        "'\(word)' takes no '\(source.text(token.span))'", token.span,
        hint: "end the line with ':' instead")
    default:
      throw unexpected(expected: "':'")
    }
  }
}
