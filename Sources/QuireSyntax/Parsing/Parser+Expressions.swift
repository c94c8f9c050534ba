/// Operators, from the loosest to the tightest.
extension Parser {
  /// One expression without commas: a lambda, a choice, or anything tighter.
  mutating func expression() throws(Reported) -> Expression {
    try nested("expressions are") { (parser) throws(Reported) in
      if parser.at(.lambda) { return try parser.lambda() }
      let value = try parser.disjunction()
      guard parser.at(.if) else { return value }
      return try parser.choice(of: value)
    }
  }

  /// What may stand behind `if` in a comprehension.
  mutating func expressionWithoutChoice() throws(Reported) -> Expression {
    try nested("expressions are") { (parser) throws(Reported) in
      parser.at(.lambda) ? try parser.lambda(hasChoice: false) : try parser.disjunction()
    }
  }

  private mutating func choice(of value: Expression) throws(Reported) -> Expression {
    let keyword = advance().span
    let condition = try disjunction()
    guard take(.else) else {
      if at(.for) {
        throw fail(
          "the condition of a comprehension stands behind its 'for'", keyword,
          hint: "write [x for x in xs if condition]")
      }
      throw unexpected(expected: "'else'", hint: "a choice is written: a if condition else b")
    }
    let otherwise = try expression()
    return try node(
      .conditional(condition: condition, then: value, otherwise: otherwise),
      value.span.union(otherwise.span))
  }

  mutating func disjunction() throws(Reported) -> Expression {
    var left = try conjunction()
    while take(.or) {
      try requireOperand()
      let right = try conjunction()
      left = try node(.or(left, right), left.span.union(right.span))
    }
    return left
  }

  private mutating func conjunction() throws(Reported) -> Expression {
    var left = try inversion()
    while take(.and) {
      try requireOperand()
      let right = try inversion()
      left = try node(.and(left, right), left.span.union(right.span))
    }
    return left
  }

  private mutating func inversion() throws(Reported) -> Expression {
    var starts: [Span] = []
    while at(.not) {
      starts.append(advance().span)
      try requireOperand()
    }
    var value = try comparison()
    for start in starts.reversed() {
      value = try node(.not(value), start.union(value.span))
    }
    return value
  }

  private mutating func comparison() throws(Reported) -> Expression {
    let first = try binary(1)
    var links: [ComparisonLink] = []
    while let op = takeComparison() {
      try requireOperand()
      links.append(ComparisonLink(op, try binary(1)))
    }
    guard let last = links.last else { return first }
    return try node(.comparison(first, links), first.span.union(last.operand.span))
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    switch token.kind {
    case .symbol(let symbol):
      guard let op = symbol.comparison else { return nil }
      advance()
      return op
    case .keyword(.in):
      advance()
      return .isIn
    case .keyword(.not) where peek().isKeyword(.in):
      advance()
      advance()
      return .isNotIn
    case .keyword(.is):
      advance()
      return take(.not) ? .isNotSame : .isSame
    default:
      return nil
    }
  }

  /// Operators that bind at least as tightly as `minimum`; all of them group to the left.
  mutating func binary(_ minimum: Int) throws(Reported) -> Expression {
    var left = try unary()
    while case .symbol(let symbol) = token.kind, let (op, precedence) = symbol.binary,
      precedence >= minimum
    {
      advance()
      try refuseIncrement(of: left)
      try requireOperand()
      let right = try binary(precedence + 1)
      left = try node(.binary(op, left, right), left.span.union(right.span))
    }
    return left
  }

  /// `x++` stands for an increment in other languages.
  private mutating func refuseIncrement(of operand: Expression) throws(Reported) {
    guard case .symbol(let symbol) = token.kind, symbol == .plus || symbol == .minus,
      previous.kind.isSymbol(symbol), previous.span.end == token.span.start,
      peek().endsStatement
    else { return }
    throw fail(
      "Quire does not have '\(symbol.rawValue)\(symbol.rawValue)'",
      previous.span.union(token.span),
      hint: "write \(source.text(operand.span)) \(symbol.rawValue)= 1")
  }

  /// Reports an operator that nothing follows.
  private mutating func requireOperand() throws(Reported) {
    if beginsExpression, !at(.star) { return }
    throw unexpected(expected: "a value behind '\(source.text(previous.span))'")
  }

  private mutating func unary() throws(Reported) -> Expression {
    var operators: [(op: UnaryOperator, span: Span)] = []
    while case .symbol(let symbol) = token.kind, let op = symbol.unary {
      operators.append((op, advance().span))
      try requireOperand()
    }
    var value = try power()
    for (op, start) in operators.reversed() {
      value = try node(.unary(op, value), start.union(value.span))
    }
    return value
  }

  private mutating func power() throws(Reported) -> Expression {
    let base = try postfix()
    guard take(.doubleStar) else { return base }
    try requireOperand()
    let exponent = try nested("powers are") { (parser) throws(Reported) in try parser.unary() }
    return try node(.binary(.power, base, exponent), base.span.union(exponent.span))
  }

  // MARK: Lists without brackets

  /// Expressions between commas: one, or a tuple of them.
  mutating func expressionList(_ expected: String) throws(Reported) -> Expression {
    let value = try starredList(expected)
    try refuseBareStar(value)
    return value
  }

  /// As `expressionList`, and a lone `*x` is let through for the caller to judge.
  mutating func starredList(_ expected: String) throws(Reported) -> Expression {
    let first = try starredElement(expected)
    guard at(.comma) else { return first }
    var items = [first]
    while take(.comma), beginsExpression { items.append(try starredElement(expected)) }
    return try node(.tuple(items), span(from: first.span))
  }

  mutating func starredElement(_ expected: String) throws(Reported) -> Expression {
    guard at(.star) else {
      guard beginsExpression else { throw unexpected(expected: expected) }
      return try expression()
    }
    let start = advance().span
    let value = try starOperand()
    return try node(.starred(value), start.union(value.span))
  }

  /// What `*` and `**` spread out.
  mutating func starOperand() throws(Reported) -> Expression {
    try nested("expressions are") { (parser) throws(Reported) in try parser.binary(1) }
  }

  /// The variables of a `for`, checked.
  mutating func targetList() throws(Reported) -> Expression {
    let first = try targetElement()
    var target = first
    if at(.comma) {
      var items = [first]
      while take(.comma), !at(.in) { items.append(try targetElement()) }
      target = try node(.tuple(items), span(from: first.span))
    }
    try checkTarget(target, .loop)
    return target
  }

  mutating func targetElement() throws(Reported) -> Expression {
    guard beginsExpression else {
      if case .keyword = token.kind { return try node(.name(try name("a name").text), token.span) }
      throw unexpected(expected: "a name")
    }
    guard at(.star) else { return try binary(1) }
    let start = advance().span
    let value = try starOperand()
    return try node(.starred(value), start.union(value.span))
  }

  /// Whether the current token can begin an expression; a wrong token counts, for the sake of its message.
  var beginsExpression: Bool {
    switch token.kind {
    case .name, .int, .longInt, .float, .string, .bytes, .formattedStart, .invalid: true
    case .keyword(let keyword):
      switch keyword {
      case .none, .yes, .no, .not, .lambda, .yield, .await, .async: true
      default: peek().isSymbol(.assign)
      }
    case .symbol(let symbol):
      switch symbol {
      case .leftParenthesis, .leftBracket, .leftBrace, .plus, .minus, .tilde, .ellipsis, .star:
        true
      default: false
      }
    case .formattedText, .formattedEnd, .newline, .indent, .dedent, .end: false
    }
  }
}
