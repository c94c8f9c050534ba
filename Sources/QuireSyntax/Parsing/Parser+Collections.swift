/// Everything in round, square and curly brackets that is not a call or a subscript.
extension Parser {
  /// `(x)`, `(a, b)`, `()`, `(x for x in xs)`.
  mutating func parenthesised() throws(Reported) -> Expression {
    let opening = advance()
    openBrackets.append(opening)
    if at(.rightParenthesis) {
      advance()
      openBrackets.removeLast()
      return try node(.tuple([]), span(from: opening.span))
    }
    let first = try starredElement("an expression or ')'")
    let kind: Expression.Kind
    if at(.for) {
      kind = try comprehension(.generator(first), from: first.span).kind
    } else if at(.comma) {
      kind = .tuple(try items(after: first, until: .rightParenthesis))
    } else {
      try refuseBareStar(first)
      kind = first.kind
    }
    guard take(.rightParenthesis) else { throw unexpected(expected: "')' or ','") }
    openBrackets.removeLast()
    return try node(kind, span(from: opening.span))
  }

  /// `[a, b]`, `[x for x in xs]`.
  mutating func list() throws(Reported) -> Expression {
    let opening = advance()
    openBrackets.append(opening)
    let kind: Expression.Kind
    if at(.rightBracket) {
      kind = .list([])
    } else {
      let first = try starredElement("an expression or ']'")
      if at(.for) {
        try refuseStarredElement(first)
        kind = try comprehension(.list(first), from: first.span).kind
      } else {
        kind = .list(try items(after: first, until: .rightBracket))
      }
    }
    guard take(.rightBracket) else { throw unexpected(expected: "']' or ','") }
    openBrackets.removeLast()
    return try node(kind, span(from: opening.span))
  }

  /// The elements of a bracket whose first has been read.
  private mutating func items(
    after first: Expression, until end: Symbol
  ) throws(Reported) -> [Expression] {
    var items = [first]
    while take(.comma), !at(end) { items.append(try starredElement("an expression")) }
    return items
  }

  /// `{}`, `{key: value}`, `{a, b}` and their comprehensions.
  mutating func braces() throws(Reported) -> Expression {
    let opening = advance()
    openBrackets.append(opening)
    let kind = try bracesKind()
    guard take(.rightBrace) else { throw unexpected(expected: "'}' or ','") }
    openBrackets.removeLast()
    return try node(kind, span(from: opening.span))
  }

  private mutating func bracesKind() throws(Reported) -> Expression.Kind {
    if at(.rightBrace) { return .dict([]) }
    if at(.doubleStar) { return .dict(try dictionaryItems()) }
    let first = try starredElement("an expression or '}'")
    guard at(.colon) else {
      if at(.for) {
        try refuseStarredElement(first)
        return try comprehension(.set(first), from: first.span).kind
      }
      return .set(try items(after: first, until: .rightBrace))
    }
    try refuseStarredElement(first)
    advance()
    let value = try dictionaryValue(of: first)
    if at(.for) {
      return try comprehension(.dict(key: first, value: value), from: first.span).kind
    }
    let item = DictionaryItem(key: first, value: value)
    guard take(.comma) else { return .dict([item]) }
    return .dict([item] + (try dictionaryItems()))
  }

  private mutating func dictionaryItems() throws(Reported) -> [DictionaryItem] {
    var items: [DictionaryItem] = []
    while !at(.rightBrace) {
      if take(.doubleStar) {
        items.append(DictionaryItem(key: nil, value: try starOperand()))
      } else {
        let key = try expression()
        guard take(.colon) else {
          throw unexpected(expected: "':' and a value for the key '\(source.text(key.span))'")
        }
        items.append(DictionaryItem(key: key, value: try dictionaryValue(of: key)))
      }
      guard take(.comma) else { break }
    }
    return items
  }

  private mutating func dictionaryValue(of key: Expression) throws(Reported) -> Expression {
    guard beginsExpression else {
      throw unexpected(expected: "a value for the key '\(source.text(key.span))'")
    }
    return try expression()
  }

  private mutating func refuseStarredElement(_ element: Expression) throws(Reported) {
    guard case .starred = element.kind else { return }
    throw fail("'*' cannot stand here", element.span)
  }

  // MARK: Comprehensions

  /// The `for` and `if` clauses behind an element that has been read.
  mutating func comprehension(
    _ element: Comprehension.Element, from start: Span
  ) throws(Reported) -> Expression {
    var clauses: [Comprehension.Clause] = []
    while true {
      if take(.for) {
        let target = try targetList()
        guard take(.in) else {
          throw unexpected(expected: "'in'", hint: "write [x for x in xs]")
        }
        clauses.append(.loop(target: target, iterable: try expressionWithoutChoice()))
      } else if take(.if) {
        clauses.append(.condition(try expressionWithoutChoice()))
        if at(.else) {
          throw fail(
            "the condition of a comprehension has no 'else'", token.span,
            hint: "write [a if condition else b for x in xs]")
        }
      } else if at(.async) {
        throw unexpected(expected: "'for'")
      } else {
        break
      }
    }
    let comprehension = Comprehension(element: element, clauses: clauses)
    return try node(.comprehension(comprehension), span(from: start))
  }
}
