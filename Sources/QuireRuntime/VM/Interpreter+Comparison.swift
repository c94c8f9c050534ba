import QuireSyntax

extension Interpreter {
  @inline(never)
  func compareSlow(_ op: ComparisonOperator, _ x: Value, _ y: Value) throws -> Value {
    for side in [x, y] {
      if case .host(let host) = side, let hook = host.object.type.hooks.compare,
        let result = try hook(self, op, x, y)
      {
        return result
      }
    }
    switch op {
    case .equal: return .bool(try x.equals(y))
    case .notEqual: return .bool(try !x.equals(y))
    default: return .bool(try isOrdered(x, y, orEqual: op == .lessOrEqual))
    }
  }

  /// Whether two values are equal: as `==`, with a tensor's answer taken as a truth value.
  package func areEqual(_ x: Value, _ y: Value) throws -> Bool {
    try isTrue(compareSlow(.equal, x, y))
  }

  /// `x < y`, or `x <= y`.
  package func isOrdered(_ x: Value, _ y: Value, orEqual: Bool = false, depth: Int = 0) throws
    -> Bool
  {
    switch (x, y) {
    case (.int(let p), .int(let q)): return orEqual ? p <= q : p < q
    case (.double(let p), .double(let q)): return orEqual ? p <= q : p < q
    case (.int(let p), .double(let q)):
      if q.isNaN { return false }
      if let exact = Int(exactly: q.rounded(.towardZero)) {
        if p != exact { return p < exact }
        let fraction = q - q.rounded(.towardZero)
        return orEqual ? fraction >= 0 : fraction > 0
      }
      return q > 0
    case (.double(let p), .int):
      return p.isNaN ? false : try !isOrdered(y, x, orEqual: !orEqual, depth: depth)
    case (.bool(let p), _): return try isOrdered(.int(p ? 1 : 0), y, orEqual: orEqual, depth: depth)
    case (_, .bool(let q)): return try isOrdered(x, .int(q ? 1 : 0), orEqual: orEqual, depth: depth)
    case (.string(let p), .string(let q)):
      let (p, q) = (p.object, q.object)
      return orEqual ? !q.precedes(p) : p.precedes(q)
    case (.list(let p), .list(let q)):
      return try isOrdered(p.object.values, q.object.values, orEqual, depth)
    case (.tuple(let p), .tuple(let q)):
      return try isOrdered(p.object.values, q.object.values, orEqual, depth)
    case (.bytes(let p), .bytes(let q)):
      let (p, q) = (p.object.bytes, q.object.bytes)
      return orEqual ? !q.lexicographicallyPrecedes(p) : p.lexicographicallyPrecedes(q)
    case (.set(let p), .set(let q)):
      let (p, q) = (p.object, q.object)
      return try (orEqual ? p.count <= q.count : p.count < q.count)
        && p.values.allSatisfy { try q.contains($0) }
    case (.host, _), (_, .host):
      if let p = try number(x), let q = try number(y) { return orEqual ? p <= q : p < q }
    default: break
    }
    let error = ScriptError(
      .type, "\(x.typeName) and \(y.typeName) have no order",
      hint: OperatorAdvice.orderHint(x, y))
    throw x.isNull || y.isNull ? error.asking(.eitherSide) : error
  }

  private func isOrdered(
    _ p: UnsafeMutableBufferPointer<Value>, _ q: UnsafeMutableBufferPointer<Value>, _ orEqual: Bool,
    _ depth: Int
  ) throws -> Bool {
    try Value.checkDepth(depth)
    for i in 0..<min(p.count, q.count) where try !p[i].equals(q[i]) {
      return try isOrdered(p[i], q[i], orEqual: false, depth: depth + 1)
    }
    return orEqual ? p.count <= q.count : p.count < q.count
  }

  func isSame(_ x: Value, _ y: Value) -> Bool {
    switch (x, y) {
    case (.null, .null), (.ellipsis, .ellipsis): return true
    case (.bool(let p), .bool(let q)): return p == q
    case (.int(let p), .int(let q)): return p == q
    case (.type(let p), .type(let q)): return p.object.record === q.object.record
    case (.double(let p), .double(let q)): return p.bitPattern == q.bitPattern
    default:
      guard let p = x.object, let q = y.object else { return false }
      return p.toOpaque() == q.toOpaque()
    }
  }
}
