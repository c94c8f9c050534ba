/// Recording mistakes and finding the way back into the text.
extension Parser {
  mutating func report(
    _ message: String, _ span: Span, context: Span? = nil, hint: String? = nil,
    isIncomplete: Bool = false
  ) {
    report(
      Diagnostic(
        "SyntaxError", message, source: source, span: span, context: context, hint: hint,
        isIncomplete: isIncomplete))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if let last = diagnostics.last, last.span == diagnostic.span { return }
    if diagnostic.message == "'}' closes nothing", openBraceBlocks > 0 {
      openBraceBlocks -= 1
      return
    }
    diagnostics.append(diagnostic)
  }

  /// Records a mistake; `throw fail(…)` leaves the construct.
  mutating func fail(
    _ message: String, _ span: Span, context: Span? = nil, hint: String? = nil,
    isIncomplete: Bool = false
  ) -> Reported {
    report(message, span, context: context, hint: hint, isIncomplete: isIncomplete)
    return Reported()
  }

  /// Records that the current token is not what stands to reason here.
  mutating func unexpected(expected: String, hint: String? = nil) -> Reported {
    if case .invalid(let diagnostic) = token.kind {
      report(diagnostic)
      return Reported()
    }
    if let keyword = missingFeature {
      return fail(keyword.message, token.span, hint: keyword.hint)
    }
    if let mistake = brokenQuotes ?? unclosedBracket { return fail(mistake) }
    if case .keyword(let keyword) = token.kind, peek().isSymbol(.assign) {
      return keywordAsName(keyword)
    }
    if let mistake = foreignOperator { return fail(mistake) }
    var hint = hint ?? likelyHint
    if hint == nil, isOperand, expected.hasSuffix("','") {
      let isFirstOfBraces = expected.hasPrefix("'}'")
      hint = "is \(isFirstOfBraces ? "':' or ','" : "a comma") missing before it?"
    }
    return fail("expected \(expected), found \(found)", token.span, hint: hint)
  }

  private mutating func fail(_ diagnostic: Diagnostic) -> Reported {
    report(diagnostic)
    return Reported()
  }

  /// Records that a keyword stands where a name is wanted.
  mutating func keywordAsName(_ keyword: Keyword) -> Reported {
    let word = keyword.rawValue
    switch keyword {
    case .none, .yes, .no:
      return fail("'\(word)' is a value and cannot be a name", token.span)
    default:
      return fail(
        "'\(word)' is a keyword and cannot be a name", token.span,
        hint: "add an underscore: \(word)_")
    }
  }

  /// What the current token is, in words.
  var found: String {
    switch token.kind {
    case .newline: "the end of the line"
    case .end: "the end of the text"
    case .indent, .dedent: "a change of indentation"
    case .keyword, .symbol, .name, .int, .longInt, .float: "'\(source.text(token.span))'"
    case .string, .bytes: "a string"
    case .formattedStart, .formattedText, .formattedEnd: "an f-string"
    case .invalid: "something else"
    }
  }

  /// The keywords of features that are left out on purpose.
  private var missingFeature: (message: String, hint: String)? {
    guard case .keyword(let keyword) = token.kind else { return nil }
    return switch keyword {
    case .yield:
      ("Quire does not have generator functions", "build a list and return it")
    case .async, .await:
      ("Quire does not have asynchronous functions", "call the function directly")
    default:
      nil
    }
  }

  /// Whether a token is the first of its line.
  func startsLine(_ token: Token) -> Bool {
    let end = Int(previous.span.end)
    let start = Int(token.span.start)
    guard end < start, start <= source.text.count else { return false }
    return source.text[end..<start].contains(UInt8(ascii: "\n"))
  }

  /// A statement, or after a mistake in it whatever can be read of what hangs on it.
  mutating func statementOrRecovery() -> [Statement] {
    let first = index
    openBrackets.removeAll()
    do {
      return try statement()
    } catch {
      skipLine()
      if index == first { advance() }
      recoverBlocks()
      return []
    }
  }

  private mutating func skipLine() {
    while true {
      switch token.kind {
      case .end, .dedent, .indent: return
      case .newline:
        advance()
        return
      default: advance()
      }
    }
  }

  private mutating func skipBlock() {
    guard token.kind.isIndent else { return }
    var depth = 0
    repeat {
      if token.kind.isIndent { depth += 1 }
      if token.kind.isDedent { depth -= 1 }
      advance()
    } while depth > 0 && !isAtEnd
  }

  /// Reads the blocks that a broken header left behind, for the mistakes in them.
  private mutating func recoverBlocks() {
    let saved = surroundings
    surroundings = Surroundings(isInFunction: true, isInLoop: true)
    defer { surroundings = saved }
    if skipsNextBlock {
      skipsNextBlock = false
      skipBlock()
    }
    while !isAtEnd {
      if case .indent = token.kind, !isNestedTooDeeply {
        nesting += 1
        advance()
        while !isAtEnd, !token.kind.isDedent { _ = statementOrRecovery() }
        if token.kind.isDedent { advance() }
        nesting -= 1
      } else if case .indent = token.kind {
        advance()
      } else if at(.else) || at(.elif) || at(.except) || at(.finally) {
        skipLine()
      } else {
        return
      }
    }
  }
}

extension Token.Kind {
  package func isSymbol(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol) = self { true } else { false }
  }

  package func isKeyword(_ keyword: Keyword) -> Bool {
    if case .keyword(keyword) = self { true } else { false }
  }

  func isName(_ name: String) -> Bool {
    if case .name(name) = self { true } else { false }
  }

  var isString: Bool {
    if case .string = self { true } else { false }
  }

  var isDedent: Bool {
    if case .dedent = self { true } else { false }
  }

  var isIndent: Bool {
    if case .indent = self { true } else { false }
  }

  /// Whether the next token is the first of its line.
  var beginsLine: Bool {
    switch self {
    case .newline, .indent, .dedent: true
    default: false
    }
  }

  /// Whether the line ends here.
  var endsStatement: Bool {
    switch self {
    case .newline, .end, .symbol(.semicolon): true
    default: false
    }
  }
}
