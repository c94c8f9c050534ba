extension Statement {
  /// The expressions that stand directly in this statement, not in its blocks.
  package var expressions: [Expression] {
    switch kind {
    case .expression(let e): [e]
    case .assign(let targets, let value): targets + [value]
    case .augmented(let target, _, let value): [target, value]
    case .annotated(let target, _, let value): [target] + (value.map { [$0] } ?? [])
    case .conditional(let condition, _, _), .whileLoop(let condition, _, _): [condition]
    case .forLoop(let target, let iterable, _, _): [target, iterable]
    case .function(let function, let decorators):
      decorators + function.parameters.compactMap(\.defaultValue)
    case .classDefinition(_, let decorators): decorators
    case .returns(let value), .raise(let value): value.map { [$0] } ?? []
    case .delete(let targets): targets
    case .assert(let condition, let message): [condition] + (message.map { [$0] } ?? [])
    case .attempt(let attempt): attempt.handlers.compactMap(\.kind)
    case .with(let items, _): items.flatMap { [$0.context] + ($0.target.map { [$0] } ?? []) }
    case .breaks, .continues, .pass, .global, .nonlocal, .importModules, .importNames: []
    }
  }

  /// The statements of its blocks, of functions and classes too.
  package var inner: [Statement] {
    switch kind {
    case .conditional(_, let then, let otherwise): then + otherwise
    case .whileLoop(_, let body, let otherwise), .forLoop(_, _, let body, let otherwise):
      body + otherwise
    case .function(let function, _): function.body
    case .classDefinition(let definition, _): definition.body
    case .attempt(let attempt):
      attempt.body + attempt.handlers.flatMap(\.body) + attempt.otherwise + attempt.finally
    case .with(_, let body): body
    default: []
    }
  }

  /// The function that the statement defines.
  package var definedFunction: Function? {
    if case .function(let function, _) = kind { function } else { nil }
  }
}
