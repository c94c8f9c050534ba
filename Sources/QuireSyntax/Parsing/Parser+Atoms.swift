/// Names, literals, brackets, and what is hung on them: calls, attributes, subscripts.
extension Parser {
  mutating func postfix() throws(Reported) -> Expression {
    var value = try atom()
    while case .symbol(let symbol) = token.kind {
      switch symbol {
      case .dot:
        advance()
        let name = try name("a name behind '.'")
        value = try node(.attribute(value, name), span(from: value.span))
      case .leftParenthesis:
        openBrackets.append(advance())
        let arguments = try arguments()
        guard take(.rightParenthesis) else { throw unexpected(expected: "')' or ','") }
        openBrackets.removeLast()
        value = try node(.call(value, arguments), span(from: value.span))
      case .leftBracket:
        openBrackets.append(advance())
        let index = try subscriptIndex()
        guard take(.rightBracket) else { throw unexpected(expected: "']' or ','") }
        openBrackets.removeLast()
        value = try node(.subscripted(value, index), span(from: value.span))
      default:
        return value
      }
    }
    return value
  }

  private mutating func atom() throws(Reported) -> Expression {
    let start = token.span
    switch token.kind {
    case .name(let name):
      advance()
      return try node(.name(name), start)
    case .int(let value):
      advance()
      return try node(.int(value), start)
    case .longInt(let value):
      advance()
      return try node(.longInt(value), start)
    case .float(let value):
      advance()
      return try node(.float(value), start)
    case .string, .bytes, .formattedStart:
      return try strings()
    case .keyword(.none):
      advance()
      return try node(.none, start)
    case .keyword(.yes):
      advance()
      return try node(.bool(true), start)
    case .keyword(.no):
      advance()
      return try node(.bool(false), start)
    case .symbol(.ellipsis):
      advance()
      return try node(.ellipsis, start)
    case .symbol(.leftParenthesis):
      return try parenthesised()
    case .symbol(.leftBracket):
      return try list()
    case .symbol(.leftBrace):
      return try braces()
    default:
      throw unexpected(expected: "an expression")
    }
  }

  // MARK: Calls

  private mutating func arguments() throws(Reported) -> [Argument] {
    var arguments: [Argument] = []
    var keywords: Set<String> = []
    var hasKeyword = false
    var hasMapping = false
    while !at(.rightParenthesis) {
      let start = token.span
      if take(.doubleStar) {
        arguments.append(Argument(.keywordSpread, try expression()))
        hasMapping = true
      } else if take(.star) {
        if hasMapping { report("'*' stands before '**' in a call", start) }
        arguments.append(Argument(.spread, try expression()))
      } else if case .name(let text) = token.kind, peek().isSymbol(.assign) {
        advance()
        advance()
        if !keywords.insert(text).inserted {
          report("the argument '\(text)' is given twice", start)
        }
        guard !at(.comma), !at(.rightParenthesis) else {
          throw unexpected(expected: "a value for '\(text)'")
        }
        arguments.append(Argument(.keyword(Name(text, start)), try expression()))
        hasKeyword = true
      } else {
        let value = try positional(isFirst: arguments.isEmpty)
        if hasKeyword || hasMapping {
          report(
            "an argument without a name stands behind one with a name", value.span,
            hint: "move it to the front, or name it")
        }
        arguments.append(Argument(.positional, value))
      }
      guard take(.comma) else { break }
    }
    return arguments
  }

  /// An argument without a name; a generator expression may do without brackets of its own.
  private mutating func positional(isFirst: Bool) throws(Reported) -> Expression {
    let value = try expression()
    if at(.for) {
      let generator = try comprehension(.generator(value), from: value.span)
      guard isFirst, at(.rightParenthesis) || at(.comma) && peek().isSymbol(.rightParenthesis)
      else {
        throw fail(
          "a generator expression beside other arguments needs brackets", generator.span,
          hint: "write [\(source.text(generator.span))]")
      }
      return generator
    }
    if at(.assign) {
      throw fail(
        "the name of an argument is a plain name", value.span, hint: "'==' compares")
    }
    return value
  }

  // MARK: Subscripts

  private mutating func subscriptIndex() throws(Reported) -> Expression {
    if at(.rightBracket) {
      throw fail("the index is missing", token.span, hint: "a copy of everything is x[:]")
    }
    let first = try subscriptPart()
    guard at(.comma) else {
      if case .starred = first.kind { return try node(.tuple([first]), first.span) }
      return first
    }
    var parts = [first]
    while take(.comma), !at(.rightBracket) { parts.append(try subscriptPart()) }
    return try node(.tuple(parts), span(from: first.span))
  }

  private mutating func subscriptPart() throws(Reported) -> Expression {
    let start = token.span
    if at(.star) { return try starredElement("an index") }
    let lower = at(.colon) ? nil : try expression()
    guard at(.colon) else {
      return try lower ?? node(.slice(lower: nil, upper: nil, step: nil), start)
    }
    advance()
    let upper = try sliceBound()
    let step = take(.colon) ? try sliceBound() : nil
    return try node(.slice(lower: lower, upper: upper, step: step), span(from: start))
  }

  private mutating func sliceBound() throws(Reported) -> Expression? {
    at(.colon) || at(.comma) || at(.rightBracket) ? nil : try expression()
  }
}
