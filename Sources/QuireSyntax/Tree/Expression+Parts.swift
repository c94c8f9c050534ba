extension Expression {
  /// The expressions directly inside this one, in the order written.
  package var parts: [Expression] {
    switch kind {
    case .none, .ellipsis, .bool, .int, .longInt, .float, .string, .bytes, .name: []
    case .formatted(let pieces): pieces.flatMap(\.parts)
    case .list(let items), .tuple(let items), .set(let items): items
    case .dict(let items): items.flatMap { ($0.key.map { [$0] } ?? []) + [$0.value] }
    case .unary(_, let x), .not(let x), .attribute(let x, _), .starred(let x): [x]
    case .binary(_, let x, let y), .and(let x, let y), .or(let x, let y),
      .subscripted(let x, let y):
      [x, y]
    case .comparison(let first, let links): [first] + links.map(\.operand)
    case .conditional(let condition, let then, let otherwise): [then, condition, otherwise]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .slice(let lower, let upper, let step): [lower, upper, step].compactMap { $0 }
    case .lambda(let function):
      function.parameters.compactMap(\.defaultValue) + function.body.flatMap(\.expressions)
    case .comprehension(let comprehension): comprehension.parts
    }
  }

  /// The first expression at any depth, this one included, that fits.
  package func first(where fits: (Expression) -> Bool) -> Expression? {
    if fits(self) { return self }
    for part in parts {
      if let found = part.first(where: fits) { return found }
    }
    return nil
  }
}

extension FormattedPiece {
  fileprivate var parts: [Expression] {
    switch self {
    case .text: []
    case .value(let value): [value.value] + value.spec.flatMap(\.parts)
    }
  }
}

extension Comprehension {
  fileprivate var parts: [Expression] {
    let elements: [Expression] =
      switch element {
      case .list(let e), .set(let e), .generator(let e): [e]
      case .dict(let key, let value): [key, value]
      }
    return elements
      + clauses.flatMap { clause in
        switch clause {
        case .loop(let target, let iterable): [target, iterable]
        case .condition(let condition): [condition]
        }
      }
  }
}
