extension Parser {
  /// One line of simple statements, or one compound statement with its blocks.
  mutating func statement() throws(Reported) -> [Statement] {
    switch token.kind {
    case .indent:
      return try unexpectedIndent()
    case .dedent:
      advance()
      return []
    case .newline:
      advance()
      return []
    case .keyword(let keyword) where !peek().isSymbol(.assign):
      if let compound = try compoundStatement(keyword) { return [compound] }
    case .symbol(.at):
      return [try decorated()]
    default:
      break
    }
    return try simpleStatements()
  }

  private mutating func compoundStatement(_ keyword: Keyword) throws(Reported) -> Statement? {
    switch keyword {
    case .if: try conditional()
    case .while: try whileLoop()
    case .for: try forLoop()
    case .def: try function(decorators: [], from: token.span)
    case .class: try classDefinition(decorators: [], from: token.span)
    case .try: try attempt()
    case .with: try with()
    default: nil
    }
  }

  private mutating func unexpectedIndent() throws(Reported) -> [Statement] {
    let span = token.span
    advance()
    report(
      "this line is indented, but no block begins here", span,
      hint: "align it with the lines above, or end the line above with ':'")
    var statements: [Statement] = []
    while !isAtEnd, !token.kind.isDedent { statements += statementOrRecovery() }
    if token.kind.isDedent { advance() }
    return statements
  }

  /// Statements between semicolons, up to the end of the line.
  mutating func simpleStatements() throws(Reported) -> [Statement] {
    var statements: [Statement] = []
    repeat {
      if !statements.isEmpty, token.kind.endsStatement { break }
      let first = index
      statements.append(try simpleStatement())
      guard token.kind.endsStatement else { throw unexpectedBehindStatement(from: first) }
    } while take(.semicolon)
    _ = takeNewline()
    return statements
  }

  private mutating func simpleStatement() throws(Reported) -> Statement {
    let start = token.span
    switch token.kind {
    case .name("assert") where !isAssertAName:
      return try assert()
    case .name("load") where !bindsLoad && isLoadStatement:
      return try load()
    case .keyword(let keyword):
      guard !peek().isSymbol(.assign) else { throw unexpected(expected: "a statement") }
      switch keyword {
      case .pass: return bare(.pass)
      case .break: return try loopJump(.breaks, "break")
      case .continue: return try loopJump(.continues, "continue")
      case .return: return try returns()
      case .raise: return try raise()
      case .global: return try scopeDeclaration(isGlobal: true)
      case .nonlocal: return try scopeDeclaration(isGlobal: false)
      case .del: return try delete()
      case .import: return try importModules()
      case .from: return try importNames()
      case .else, .elif, .except, .finally: throw strayBranch(keyword)
      default: break
      }
    case .symbol(.doubleSlash),
      .symbol(.slash) where peek().isSymbol(.star),
      .symbol(.slash) where peek().isSymbol(.doubleStar):
      throw fail(
        "'\(foreignComment)' does not begin a comment", start, hint: "a comment begins with #")
    case .symbol(.shiftRight) where peek().isSymbol(.greater):
      throw fail(
        "'>>>' is the prompt of Python, not a part of the program",
        start.union(tokens[index + 1].span), hint: "remove it from every line")
    case .symbol(.percent):
      throw fail("Quire does not have notebook magics in programs", start, hint: "remove the line")
    case .invalid where source.text(start) == "!":
      throw fail(
        "Quire does not run commands of the shell", start,
        hint: "remove the line; 'not' negates a condition")
    default:
      break
    }
    return try expressionStatement()
  }

  private mutating func bare(_ kind: Statement.Kind) -> Statement {
    let span = advance().span
    return Statement(kind, span)
  }

  private mutating func loopJump(
    _ kind: Statement.Kind, _ word: String
  ) throws(Reported) -> Statement {
    if !surroundings.isInLoop { report("'\(word)' stands outside of a loop", token.span) }
    return bare(kind)
  }

  private mutating func returns() throws(Reported) -> Statement {
    let start = advance().span
    if !surroundings.isInFunction {
      report(
        "'return' stands outside of a function", start,
        hint: "at the top level print(…) shows a value, and a name keeps it")
    }
    let value = token.kind.endsStatement ? nil : try expressionList("a value")
    return Statement(.returns(value), span(from: start))
  }

  private mutating func raise() throws(Reported) -> Statement {
    let start = advance().span
    if token.kind.endsStatement { return Statement(.raise(nil), start) }
    let value = try expression()
    if at(.comma) {
      let message = source.text(Span(Int(tokens[index + 1].span.start), lineEnd))
      throw fail(
        "'raise' takes one error", token.span,
        hint: "the message goes in brackets: raise \(source.text(value.span))(\(message))")
    }
    // The cause of `raise … from cause` is read and dropped: errors carry no causes.
    if take(.from) { _ = try expression() }
    return Statement(.raise(value), span(from: start))
  }

  private mutating func scopeDeclaration(isGlobal: Bool) throws(Reported) -> Statement {
    let start = advance().span
    var names: [Name] = []
    repeat { names.append(try name("a name")) } while take(.comma)
    if !isGlobal, !surroundings.isInFunction {
      report("'nonlocal' stands outside of a function", start)
    }
    return Statement(isGlobal ? .global(names) : .nonlocal(names), span(from: start))
  }

  private mutating func delete() throws(Reported) -> Statement {
    let start = advance().span
    var targets: [Expression] = []
    repeat {
      if token.kind.endsStatement, !targets.isEmpty { break }
      let target = try expression()
      try checkTarget(target, .delete)
      targets.append(target)
    } while take(.comma)
    return Statement(.delete(targets), span(from: start))
  }

  /// `assert` is a name when `.`, `=`, `,` or a closing bracket follows.
  private var isAssertAName: Bool {
    switch peek() {
    case .symbol(.dot), .symbol(.assign), .symbol(.comma), .symbol(.rightParenthesis),
      .symbol(.rightBracket), .symbol(.rightBrace):
      true
    default:
      false
    }
  }

  private mutating func assert() throws(Reported) -> Statement {
    let start = advance().span
    let condition = try expression()
    if case .tuple(let parts) = condition.kind, parts.count == 2, token.kind.endsStatement {
      report(
        "a tuple is always true, so this never fails", condition.span,
        hint: "write assert \(source.text(parts[0].span)), \(source.text(parts[1].span))")
    }
    let message = take(.comma) ? try expression() : nil
    return Statement(.assert(condition: condition, message: message), span(from: start))
  }

  private mutating func strayBranch(_ keyword: Keyword) -> Reported {
    let word = keyword.rawValue
    let owner =
      switch keyword {
      case .else: "an 'if', 'for', 'while' or 'try'"
      case .elif: "an 'if'"
      default: "a 'try'"
      }
    return fail(
      "'\(word)' belongs to no block above it", token.span,
      hint: "it stands at the same indentation as \(owner)")
  }

  /// A name that must stand here.
  mutating func name(_ expected: String) throws(Reported) -> Name {
    switch token.kind {
    case .name(let text):
      return Name(text, advance().span)
    case .keyword(let keyword) where keyword != .yield && keyword != .await:
      throw keywordAsName(keyword)
    default:
      throw unexpected(expected: expected)
    }
  }
}
