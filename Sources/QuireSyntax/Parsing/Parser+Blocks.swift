/// Compound statements: a header that ends in `:` and a block.
extension Parser {
  /// The block behind a header: indented lines, or simple statements on the header's line.
  mutating func block(_ word: String, opener: Span) throws(Reported) -> [Statement] {
    try headerColon(word)
    guard takeNewline() else {
      if case .keyword(let keyword) = token.kind, isCompound(keyword) {
        throw fail(
          "'\(keyword.rawValue)' cannot stand behind ':' on one line", token.span,
          hint: "put it on a line of its own, indented")
      }
      return try simpleStatements()
    }
    guard token.kind.isIndent else {
      if case .invalid = token.kind { throw unexpected(expected: "a block") }
      let line = source.position(of: Int(opener.start)).line
      throw fail(
        "expected an indented block behind '\(word)' on line \(line)",
        isAtTextEnd ? previous.span : token.span, context: nil,
        hint: "indent it with four spaces; 'pass' does nothing", isIncomplete: isAtTextEnd)
    }
    return try nested("blocks are") { (parser) throws(Reported) in
      parser.advance()
      var statements: [Statement] = []
      while !parser.isAtEnd, !parser.token.kind.isDedent {
        statements += parser.statementOrRecovery()
      }
      if parser.token.kind.isDedent { parser.advance() }
      return statements
    }
  }

  /// Whether nothing but the ends of blocks is left.
  var isAtTextEnd: Bool {
    var ahead = index
    while tokens[ahead].kind.isDedent { ahead += 1 }
    if case .end = tokens[ahead].kind { return true }
    return false
  }

  private func isCompound(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .if, .while, .for, .def, .class, .try, .with: true
    default: false
    }
  }

  /// Reads a block inside a loop, a function or a class.
  mutating func block(
    _ word: String, opener: Span, in change: (inout Surroundings) -> Void
  ) throws(Reported) -> [Statement] {
    let saved = surroundings
    change(&surroundings)
    defer { surroundings = saved }
    return try block(word, opener: opener)
  }

  mutating func conditional() throws(Reported) -> Statement {
    struct Branch {
      let start: Span
      let condition: Expression
      let body: [Statement]
    }
    let outer = branches
    defer { branches = outer }
    var arms: [Branch] = []
    repeat {
      branches += 1
      guard branches <= deepest else {
        throw fail(
          "more than \(deepest) branches inside each other", token.span,
          hint: "look the value up in a dict instead")
      }
      let start = advance().span
      let condition = try expression()
      let body = try block(arms.isEmpty ? "if" : "elif", opener: start)
      arms.append(Branch(start: start, condition: condition, body: body))
    } while at(.elif)
    var otherwise = try elseBlock()
    if !otherwise.isEmpty, at(.elif) || at(.else) {
      throw fail(
        "'\(source.text(token.span))' stands behind the 'else' of its 'if'", token.span,
        hint: "'else' takes what is left: it comes last, and once")
    }
    let end = previous.span
    for arm in arms.reversed() {
      let kind = Statement.Kind.conditional(
        condition: arm.condition, then: arm.body, otherwise: otherwise)
      otherwise = [Statement(kind, arm.start.union(end))]
    }
    guard let statement = otherwise.first else { throw unexpected(expected: "'if'") }
    return statement
  }

  private mutating func elseBlock() throws(Reported) -> [Statement] {
    guard at(.else) else { return [] }
    let start = advance().span
    return try block("else", opener: start)
  }

  mutating func whileLoop() throws(Reported) -> Statement {
    let start = advance().span
    let condition = try expression()
    let body = try block("while", opener: start) { $0.isInLoop = true }
    let otherwise = try elseBlock()
    return Statement(
      .whileLoop(condition: condition, body: body, otherwise: otherwise), span(from: start))
  }

  mutating func forLoop() throws(Reported) -> Statement {
    let start = advance().span
    if isCounting {
      openBraceBlocks += lineEndsWithBrace ? 1 : 0
      throw fail(
        "'for' takes one value after the other", start,
        hint: "to count write for i in range(n):")
    }
    if at(.in) {
      throw fail("expected a name behind 'for', found 'in'", token.span, hint: "write for x in xs:")
    }
    let target = try targetList()
    guard take(.in) else { throw unexpected(expected: "'in'", hint: "write for x in xs:") }
    let iterable = try starredList("what to loop over")
    let body = try block("for", opener: start) { $0.isInLoop = true }
    let otherwise = try elseBlock()
    return Statement(
      .forLoop(target: target, iterable: iterable, body: body, otherwise: otherwise),
      span(from: start))
  }

  mutating func attempt() throws(Reported) -> Statement {
    let start = advance().span
    let body = try block("try", opener: start)
    var handlers: [Attempt.Handler] = []
    while at(.except) {
      if let last = handlers.last, last.kind == nil {
        report("a bare 'except:' comes last", token.span, hint: "it catches every error")
      }
      handlers.append(try handler())
    }
    var otherwise: [Statement] = []
    if at(.else) {
      if handlers.isEmpty {
        throw fail("'else' of a 'try' needs an 'except' before it", token.span)
      }
      otherwise = try elseBlock()
    }
    var finally: [Statement] = []
    let hasFinally = at(.finally)
    if hasFinally { finally = try block("finally", opener: advance().span) }
    guard !handlers.isEmpty || hasFinally else {
      if case .invalid = token.kind { throw unexpected(expected: "'except'") }
      if case .name(let word) = token.kind, let keyword = Parser.blockWord(near: word) {
        throw fail(
          "'\(word)' is not a keyword", token.span,
          hint: keyword == "except" ? "write except Exception as e:" : "did you mean \(keyword)?")
      }
      throw fail(
        "'try' needs an 'except' or 'finally' block", start,
        hint: "below its block write except Exception as e: and an indented block",
        isIncomplete: isAtTextEnd)
    }
    let attempt = Attempt(
      body: body, handlers: handlers, otherwise: otherwise, finally: finally)
    return Statement(.attempt(attempt), span(from: start))
  }

  private mutating func handler() throws(Reported) -> Attempt.Handler {
    let start = advance().span
    var kind: Expression?
    var name: Name?
    if !at(.colon) {
      let caught = try expression()
      kind = caught
      if at(.comma) {
        let first = source.text(caught.span)
        if case .name(let name) = peek(), peek(2).isSymbol(.colon), name.first?.isLowercase == true
        {
          throw fail(
            "the name of the error stands behind 'as'", token.span,
            hint: "write except \(first) as \(name):")
        }
        throw fail(
          "several kinds of error stand in brackets", token.span,
          hint: "write except (\(first), …) as e:")
      }
      if take(.as) { name = try self.name("a name for the error") }
    }
    let body = try block("except", opener: start)
    return Attempt.Handler(kind: kind, name: name, body: body)
  }

  mutating func with() throws(Reported) -> Statement {
    let start = advance().span
    var items: [WithItem] = []
    if isBracketedWith {
      openBrackets.append(advance())
      repeat {
        if at(.rightParenthesis) { break }
        items.append(try withItem())
      } while take(.comma)
      guard take(.rightParenthesis) else { throw unexpected(expected: "')' or ','") }
      openBrackets.removeLast()
    } else {
      repeat { items.append(try withItem()) } while take(.comma)
    }
    let body = try block("with", opener: start)
    return Statement(.with(items, body: body), span(from: start))
  }

  private mutating func withItem() throws(Reported) -> WithItem {
    let context = try expression()
    guard take(.as) else { return WithItem(context: context, target: nil) }
    let target = try targetElement()
    try checkTarget(target, .assign)
    return WithItem(context: context, target: target)
  }

  /// Whether the bracket behind `with` holds its items, rather than being part of an expression.
  private var isBracketedWith: Bool {
    guard at(.leftParenthesis) else { return false }
    var depth = 0
    var holdsSeveral = false
    for ahead in index..<tokens.count {
      switch tokens[ahead].kind {
      case .symbol(.leftParenthesis), .symbol(.leftBracket), .symbol(.leftBrace): depth += 1
      case .symbol(.rightParenthesis), .symbol(.rightBracket), .symbol(.rightBrace):
        depth -= 1
        if depth == 0 {
          return holdsSeveral && ahead + 1 < tokens.count && tokens[ahead + 1].kind.isSymbol(.colon)
        }
      case .symbol(.comma), .keyword(.as):
        if depth == 1 { holdsSeveral = true }
      case .newline, .invalid, .end:
        return false
      default:
        break
      }
    }
    return false
  }
}
