import QuireSyntax

extension FunctionCompiler {
  func compile(_ body: [Statement]) throws {
    for statement in body {
      try unit.countStatement()
      try scoped { try compile(statement) }
    }
  }

  private func compile(_ statement: Statement) throws {
    let span = statement.span
    switch statement.kind {
    case .expression(let e): _ = try expression(e)
    case .assign(let targets, let value): try assign(targets, value)
    case .augmented(let target, let op, let value): try augment(target, op, value, span)
    case .annotated(let target, let annotation, let value):
      if let value { try assign(value, to: target, annotated: annotation) }
    case .conditional(let condition, let then, let otherwise):
      try conditional(condition, then, otherwise)
    case .whileLoop(let condition, let body, let otherwise):
      try whileLoop(condition, body, otherwise)
    case .forLoop(let target, let iterable, let body, let otherwise):
      try forLoop(target, iterable, body, otherwise)
    case .function(let function, let decorators): try define(function, decorators, span)
    case .classDefinition(let definition, let decorators):
      try define(definition, decorators, span)
    case .returns(let value): try returns(value, span)
    case .breaks: try leaveLoop(span, { $0.breaks.append($1) })
    case .continues: try leaveLoop(span, { $0.continues.append($1) })
    case .pass: break
    case .global(let names): try refuseParameters(names, "global", span)
    case .nonlocal(let names):
      try refuseParameters(names, "nonlocal", span)
      for name in names where !isEnclosed(name.text) {
        throw fail("no enclosing function has a variable \"\(name.text)\"", name.span)
      }
    case .delete(let targets): for target in targets { try delete(target) }
    case .assert(let condition, let message): try assertion(condition, message)
    case .raise(let value): try raise(value, span)
    case .attempt(let attempt): try compile(attempt, span)
    case .with(let items, let body): try with(items[...], body)
    case .importModules(let modules): for module in modules { try importModule(module) }
    case .importNames(let module, let names): try importNames(module, names)
    }
  }

  /// A parameter belongs to its function.
  private func refuseParameters(_ names: [Name], _ word: String, _ span: Span) throws {
    for name in names where scopes[0][name.text] != nil {
      throw fail(
        "\"\(name.text)\" is a parameter and cannot be \(word)", name.span,
        hint: "give the parameter another name")
    }
  }

  // MARK: Branches and loops

  private func conditional(
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement]
  ) throws {
    let toElse = try scoped { try self.condition(condition, jumpWhen: false) }
    let before = assigned
    try compile(then)
    let afterThen = assigned
    assigned = before
    if otherwise.isEmpty {
      try land(toElse)
    } else {
      let toEnd = jump(.jump, condition.span)
      try land(toElse)
      try compile(otherwise)
      try land(toEnd)
    }
    assigned =
      then.alwaysLeaves
      ? assigned
      : otherwise.alwaysLeaves ? afterThen : assigned.intersection(afterThen)
  }

  private func whileLoop(
    _ condition: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws {
    let block = Block(.loop)
    let before = assigned
    let toCondition = condition.isTrueLiteral ? nil : jump(.jump, condition.span)
    let start = code.count
    blocks.append(block)
    try compile(body)
    blocks.removeLast()
    try land(block.continues)
    assigned = before
    if let toCondition {
      try land(toCondition)
      try land(try scoped { try self.condition(condition, jumpWhen: true) }, at: start)
    } else {
      try land(jump(.loop, condition.span), at: start)
    }
    try compile(otherwise)
    assigned = before
    try land(block.breaks)
  }

  private func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws {
    let block = Block(.loop)
    let before = assigned
    try loop(over: iterable) { element in
      try store(element, in: target)
      blocks.append(block)
      try compile(body)
      blocks.removeLast()
      try land(block.continues)
    }
    assigned = before
    try compile(otherwise)
    assigned = before
    try land(block.breaks)
  }

}

extension Expression {
  var isStarred: Bool { if case .starred = kind { true } else { false } }
  var isTrueLiteral: Bool {
    switch kind {
    case .bool(true): true
    case .int(let i): i != 0
    case .longInt: true
    default: false
    }
  }
}

extension [Statement] {
  /// Whether control never reaches the end.
  var alwaysLeaves: Bool {
    switch last?.kind {
    case .returns, .breaks, .continues, .raise: true
    default: false
    }
  }
}
