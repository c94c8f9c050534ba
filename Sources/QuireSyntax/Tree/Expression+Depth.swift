extension Expression {
  /// The depth of the deepest child; walking a tree may recurse because the parser keeps depths small.
  static func depth(below kind: Kind) -> Int32 {
    switch kind {
    case .none, .ellipsis, .bool, .int, .longInt, .float, .string, .bytes, .name:
      0
    case .formatted(let pieces):
      depth(of: pieces)
    case .list(let items), .tuple(let items), .set(let items):
      deepest(items)
    case .dict(let items):
      items.reduce(0) { max($0, $1.key?.depth ?? 0, $1.value.depth) }
    case .unary(_, let operand), .not(let operand), .attribute(let operand, _),
      .starred(let operand):
      operand.depth
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
      .subscripted(let left, let right):
      max(left.depth, right.depth)
    case .comparison(let first, let links):
      links.reduce(first.depth) { max($0, $1.operand.depth) }
    case .conditional(let condition, let then, let otherwise):
      max(condition.depth, then.depth, otherwise.depth)
    case .call(let callee, let arguments):
      arguments.reduce(callee.depth) { max($0, $1.value.depth) }
    case .slice(let lower, let upper, let step):
      max(lower?.depth ?? 0, upper?.depth ?? 0, step?.depth ?? 0)
    case .lambda(let function):
      depth(of: function)
    case .comprehension(let comprehension):
      depth(of: comprehension)
    }
  }

  private static func deepest(_ expressions: [Expression]) -> Int32 {
    expressions.reduce(0) { max($0, $1.depth) }
  }

  private static func depth(of pieces: [FormattedPiece]) -> Int32 {
    pieces.reduce(0) { deepest, piece in
      guard case .value(let value) = piece else { return deepest }
      return max(deepest, value.value.depth, depth(of: value.spec))
    }
  }

  private static func depth(of function: Function) -> Int32 {
    let defaults = function.parameters.reduce(Int32(0)) { max($0, $1.defaultValue?.depth ?? 0) }
    guard case .returns(let value?)? = function.body.first?.kind else { return defaults }
    return max(defaults, value.depth)
  }

  private static func depth(of comprehension: Comprehension) -> Int32 {
    let element: Int32 =
      switch comprehension.element {
      case .list(let value), .set(let value), .generator(let value): value.depth
      case .dict(let key, let value): max(key.depth, value.depth)
      }
    // Each clause stands inside the one before it.
    return comprehension.clauses.reversed().reduce(element) { deepest, clause in
      switch clause {
      case .loop(let target, let iterable): max(deepest, target.depth, iterable.depth) + 1
      case .condition(let condition): max(deepest, condition.depth) + 1
      }
    }
  }
}
