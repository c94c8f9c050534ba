import QuireSyntax

/// Which functions of a program may be called where their failure is expected: what stands in a `try` with
/// handlers uses them, or they are handed to another function, which may catch their errors.
struct FailureExpectation {
  private(set) var functions: Set<String> = []

  init(_ statements: [Statement]) {
    var bodies: [String: [Function]] = [:]
    for statement in statements { visit(statement, &bodies) }
    var pending = Array(functions)
    while let name = pending.popLast() {
      for function in bodies[name] ?? [] {
        for used in Names(function.body).used where functions.insert(used).inserted {
          pending.append(used)
        }
      }
    }
  }

  private mutating func visit(_ statement: Statement, _ bodies: inout [String: [Function]]) {
    for expression in statement.expressions { visit(expression) }
    switch statement.kind {
    case .attempt(let attempt) where !attempt.handlers.isEmpty:
      functions.formUnion(Names(attempt.body).used)
    case .with(_, let body): functions.formUnion(Names(body).used)
    case .function(let function, let decorators):
      guard let name = function.name?.text else { break }
      bodies[name, default: []].append(function)
      if !decorators.isEmpty { functions.insert(name) }
    default: break
    }
    for inner in statement.inner { visit(inner, &bodies) }
  }

  private mutating func visit(_ e: Expression) {
    switch e.kind {
    case .call(_, let arguments):
      for argument in arguments { hand(over: argument.value) }
    case .list(let items), .tuple(let items), .set(let items):
      for item in items { hand(over: item) }
    case .dict(let items): for item in items { hand(over: item.value) }
    default: break
    }
    for part in e.parts { visit(part) }
  }

  private mutating func hand(over e: Expression) {
    switch e.kind {
    case .name(let name): functions.insert(name)
    case .lambda(let function): functions.formUnion(Names(function.body).used)
    default: break
    }
  }
}
