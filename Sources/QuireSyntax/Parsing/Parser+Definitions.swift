extension Parser {
  /// Decorators and the function or class behind them.
  mutating func decorated() throws(Reported) -> Statement {
    let start = token.span
    var decorators: [Expression] = []
    while take(.at) {
      decorators.append(try expression())
      guard takeNewline() else { throw unexpected(expected: "the end of the line") }
    }
    if at(.def) { return try function(decorators: decorators, from: start) }
    if at(.class) { return try classDefinition(decorators: decorators, from: start) }
    if case .invalid = token.kind { throw unexpected(expected: "a function") }
    if at(.async) { throw unexpected(expected: "a function") }
    throw fail(
      "a decorator stands before a function or class", start,
      hint: "write def or class on the next line", isIncomplete: isAtTextEnd)
  }

  mutating func function(
    decorators: [Expression], from start: Span
  ) throws(Reported) -> Statement {
    let opener = advance().span
    let name = try name("a name for the function")
    guard at(.leftParenthesis) else {
      throw unexpected(
        expected: "'(' behind the function's name",
        hint: at(.colon) ? "without parameters write def \(name.text)():" : nil)
    }
    openBrackets.append(advance())
    let parameters = try parameters(until: .rightParenthesis, areAnnotated: true)
    guard take(.rightParenthesis) else { throw unexpected(expected: "')' or ','") }
    openBrackets.removeLast()
    let returns = take(.arrow) ? try expression() : nil
    let body = try block("def", opener: opener) {
      $0 = Surroundings(isInFunction: true)
    }
    let documented = withoutDocstring(body)
    let function = Function(
      name: name, parameters: parameters, returns: returns, docstring: documented.docstring,
      body: documented.body)
    return Statement(.function(function, decorators: decorators), span(from: start))
  }

  mutating func classDefinition(
    decorators: [Expression], from start: Span
  ) throws(Reported) -> Statement {
    let opener = advance().span
    let name = try name("a name for the class")
    var base: Expression?
    if at(.leftParenthesis) {
      openBrackets.append(advance())
      if !at(.rightParenthesis) {
        if case .name = token.kind, peek().isSymbol(.assign) {
          throw fail("Quire classes have no metaclasses or keywords", token.span)
        }
        base = try expression()
        if take(.comma), !at(.rightParenthesis) {
          throw fail(
            "a class has one base class", token.span,
            hint: "keep the other object in an attribute and call its methods")
        }
      }
      guard take(.rightParenthesis) else { throw unexpected(expected: "')'") }
      openBrackets.removeLast()
    }
    let body = try block("class", opener: opener) {
      $0 = Surroundings(isInClass: true)
    }
    let documented = withoutDocstring(body)
    let definition = ClassDefinition(
      name: name, base: base, docstring: documented.docstring, body: documented.body)
    return Statement(.classDefinition(definition, decorators: decorators), span(from: start))
  }

  private func withoutDocstring(
    _ body: [Statement]
  ) -> (docstring: String?, body: [Statement]) {
    guard case .expression(let expression)? = body.first?.kind,
      case .string(let text) = expression.kind
    else { return (nil, body) }
    return (text, Array(body.dropFirst()))
  }

  mutating func lambda(hasChoice: Bool = true) throws(Reported) -> Expression {
    if peek().isSymbol(.assign) { throw keywordAsName(.lambda) }
    let start = advance().span
    let parameters = try parameters(until: .colon, areAnnotated: false)
    guard take(.colon) else { throw unexpected(expected: "':' or ','") }
    let value = try nested("lambdas are") { (parser) throws(Reported) in
      hasChoice ? try parser.expression() : try parser.expressionWithoutChoice()
    }
    let function = Function(
      name: nil, parameters: parameters, returns: nil, docstring: nil,
      body: [Statement(.returns(value), value.span)])
    return try node(.lambda(function), span(from: start))
  }

  // MARK: Parameters

  mutating func parameters(
    until end: Symbol, areAnnotated: Bool
  ) throws(Reported) -> [Function.Parameter] {
    var list = ParameterList()
    repeat {
      if at(end) { break }
      try parameter(into: &list, areAnnotated: areAnnotated)
    } while take(.comma)
    if let star = list.bareStar, list.parameters.last?.form != .keywordOnly,
      !list.parameters.contains(where: { $0.form == .keywordOnly })
    {
      report(
        "'*' separates the parameters that are given by name, and none follow", star)
    }
    return list.parameters
  }

  /// The parameters read so far and what may still follow.
  private struct ParameterList {
    var parameters: [Function.Parameter] = []
    var names: Set<String> = []
    var isAfterStar = false
    var bareStar: Span?
    var hasSlash = false
    var hasDefault = false

    /// Marks what stands before `/`.
    mutating func makePositionalOnly() {
      parameters = parameters.map {
        Function.Parameter(
          form: .positionalOnly, name: $0.name, annotation: $0.annotation,
          defaultValue: $0.defaultValue)
      }
    }
  }

  private mutating func parameter(
    into list: inout ParameterList, areAnnotated: Bool
  ) throws(Reported) {
    let start = token.span
    if list.parameters.last?.form == .variadicKeyword {
      throw fail("no parameter follows '**'", start)
    }
    if take(.slash) {
      if list.hasSlash || list.isAfterStar || list.parameters.isEmpty {
        throw fail(
          "'/' stands once, behind the parameters that have no keyword and before '*'", start)
      }
      list.hasSlash = true
      list.makePositionalOnly()
      return
    }
    var form = list.isAfterStar ? Function.Parameter.Form.keywordOnly : .ordinary
    if take(.doubleStar) {
      form = .variadicKeyword
    } else if take(.star) {
      if list.isAfterStar { throw fail("'*' stands once among the parameters", start) }
      list.isAfterStar = true
      if at(.comma) || at(.rightParenthesis) || at(.colon) {
        list.bareStar = start
        return
      }
      form = .variadic
    }
    let name = try name("a name for a parameter")
    if !list.names.insert(name.text).inserted {
      report("there are two parameters '\(name.text)'", name.span)
    }
    if areAnnotated, case .name(let next) = token.kind, ForeignWord.types.contains(name.text) {
      throw fail(
        "the type of a parameter stands behind its name", name.span.union(token.span),
        hint: "write \(next): \(name.text)")
    }
    let annotation = areAnnotated && take(.colon) ? try expression() : nil
    var defaultValue: Expression?
    if at(.assign), form == .variadic || form == .variadicKeyword {
      throw fail("'\(name.text)' takes what is left and has no default", token.span)
    }
    if take(.assign) { defaultValue = try expression() }
    if form == .ordinary {
      if defaultValue == nil, list.hasDefault {
        report(
          "'\(name.text)' needs a default, because the parameter before it has one", name.span,
          hint: "give it one, \(name.text)=…, or move it to the front")
      }
      list.hasDefault = list.hasDefault || defaultValue != nil
    }
    list.parameters.append(
      Function.Parameter(
        form: form, name: name, annotation: annotation, defaultValue: defaultValue))
  }
}
