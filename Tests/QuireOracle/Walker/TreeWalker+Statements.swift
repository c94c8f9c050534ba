import QuireSyntax

extension TreeWalker {
  /// How a statement ended.
  enum Flow {
    case on
    case breaks
    case continues
    case returns(Thing)
  }

  func run(_ statements: [Statement], _ scope: Scope) throws -> Flow {
    for statement in statements {
      try step()
      let flow = try run(statement, scope)
      guard case .on = flow else { return flow }
    }
    return .on
  }

  private func run(_ statement: Statement, _ scope: Scope) throws -> Flow {
    switch statement.kind {
    case .expression(let expression): _ = try value(expression, scope)
    case .assign(let targets, let expression):
      let new = try value(expression, scope)
      for target in targets { try assign(new, to: target, scope) }
    case .augmented(let target, let op, let operand):
      try augment(target, op, operand, scope)
    case .annotated(let target, _, let expression):
      if let expression { try assign(value(expression, scope), to: target, scope) }
    case .conditional(let condition, let then, let otherwise):
      return try run(truth(value(condition, scope)) ? then : otherwise, scope)
    case .whileLoop(let condition, let body, let otherwise):
      while try truth(value(condition, scope)) {
        switch try run(body, scope) {
        case .on, .continues: try step()
        case .breaks: return .on
        case .returns(let result): return .returns(result)
        }
      }
      return try run(otherwise, scope)
    case .forLoop(let target, let iterable, let body, let otherwise):
      let next = try elements(of: iterable, scope)
      while let element = try next() {
        try step()
        try assign(element, to: target, scope)
        switch try run(body, scope) {
        case .on, .continues: break
        case .breaks: return .on
        case .returns(let result): return .returns(result)
        }
      }
      return try run(otherwise, scope)
    case .function(let function, let decorators):
      let wrappers = try decorators.map { try value($0, scope) }
      var result = try closure(function, scope)
      for wrapper in wrappers.reversed() { result = try call(wrapper, Given(positional: [result])) }
      if let name = function.name { scope[name.text] = result }
    case .classDefinition(let definition, let decorators):
      guard decorators.isEmpty else { throw OutOfSubset("decorated class") }
      scope[definition.name.text] = try blueprint(definition, scope)
    case .returns(let expression):
      return .returns(try expression.map { try value($0, scope) } ?? .none)
    case .breaks: return .breaks
    case .continues: return .continues
    case .pass, .global, .nonlocal: break
    case .delete(let targets): for target in targets { try delete(target, scope) }
    case .assert(let condition, let message):
      if try !truth(value(condition, scope)) {
        throw Failure("AssertionError", try message.map { try text(of: value($0, scope)) } ?? "")
      }
    case .raise(let expression): try raise(expression, scope)
    case .attempt(let attempt): return try run(attempt, scope)
    case .with, .importModules, .importNames: throw OutOfSubset("statement")
    }
    return .on
  }

  private func raise(_ expression: Expression?, _ scope: Scope) throws {
    guard let expression else { throw handled.last ?? Failure("RuntimeError") }
    switch try value(expression, scope) {
    case .error(let failure): throw failure
    case .native(let kind) where Self.errorKinds.contains(kind): throw Failure(kind)
    default: throw Failure("TypeError")
    }
  }

  private func run(_ attempt: Attempt, _ scope: Scope) throws -> Flow {
    let result: Result<Flow, Failure>
    do {
      result = .success(try guarded(attempt, scope))
    } catch let failure as Failure {
      result = .failure(failure)
    }
    let last = try run(attempt.finally, scope)
    guard case .on = last else { return last }
    return try result.get()
  }

  private func guarded(_ attempt: Attempt, _ scope: Scope) throws -> Flow {
    let flow: Flow
    do {
      flow = try run(attempt.body, scope)
    } catch let failure as Failure {
      for handler in attempt.handlers where try catches(handler, failure, scope) {
        if let name = handler.name { scope[name.text] = .error(failure) }
        handled.append(failure)
        defer {
          handled.removeLast()
          if let name = handler.name { scope[name.text] = nil }
        }
        return try run(handler.body, scope)
      }
      throw failure
    }
    guard case .on = flow else { return flow }
    return try run(attempt.otherwise, scope)
  }

  private func catches(
    _ handler: Attempt.Handler, _ failure: Failure, _ scope: Scope
  ) throws -> Bool {
    guard let expression = handler.kind else { return true }
    let kinds: [Thing]
    switch try value(expression, scope) {
    case .tuple(let several): kinds = several
    case let one: kinds = [one]
    }
    return try kinds.contains { kind in
      guard case .native(let name) = kind, Self.errorKinds.contains(name) else {
        throw Failure("TypeError")
      }
      return name == "Exception" || name == failure.kind
    }
  }

  static let errorKinds: Set<String> = [
    "Exception", "ValueError", "TypeError", "NameError", "AttributeError", "KeyError", "IndexError",
    "ZeroDivisionError", "AssertionError", "RuntimeError",
  ]

  private func blueprint(_ definition: ClassDefinition, _ scope: Scope) throws -> Thing {
    var base: Blueprint?
    if let expression = definition.base {
      guard case .blueprint(let found) = try value(expression, scope) else {
        throw OutOfSubset("base")
      }
      base = found
    }
    let members = Scope(.blueprint, names: BoundNames(body: definition.body), parent: scope)
    _ = try run(definition.body, members)
    let result = Blueprint(name: definition.name.text, base: base, members: members)
    for case .function(let method) in members.values.values where method.owner == nil {
      method.owner = result
    }
    return .blueprint(result)
  }
}
