import QuireSyntax

extension Interpreter {
  @inline(never)
  func compareSlow(_ op: ComparisonOperator, _ x: Value, _ y: Value) throws -> Value {
    if x.coreType == .instance || y.coreType == .instance {
      if let result = try instances(op, x, y) { return result }
      throw unanswered("\(x.typeName) and \(y.typeName) have no order", x, y, op.method)
    }
    for side in [x, y] {
      guard let hook = refinedType(side)?.hooks.compare else { continue }
      // What the hook compares may hold what is compared here.
      comparisonDepth += 1
      defer { comparisonDepth -= 1 }
      try Value.checkDepth(comparisonDepth)
      try spend(4)
      if let result = try hook(self, op, x, y) { return result }
    }
    switch op {
    case .equal: return .bool(try isEqual(x, y))
    case .notEqual: return .bool(try !isEqual(x, y))
    default: return .bool(try isOrdered(x, y, orEqual: op == .lessOrEqual))
    }
  }

  /// `x == y`; long lists, tuples and dicts are compared so that they can be interrupted.
  private func isEqual(_ x: Value, _ y: Value) throws -> Bool {
    switch (x, y) {
    case (.string(let p), .string(let q)):
      if p.object.count == q.object.count { try spend(p.object.count >> 8) }
      return try x.equals(y)
    case (.bigInt(let p), .bigInt):
      try spend(p.object.value.magnitude.words.count >> 2)
      return try x.equals(y)
    case (.bytes(let p), .bytes(let q)):
      if p.object.bytes.count == q.object.bytes.count { try spend(p.object.bytes.count >> 8) }
      return try x.equals(y)
    case (.list(let p), .list(let q)) where p.object.count > 4096:
      return try isEqual(p.object, q.object)
    case (.tuple(let p), .tuple(let q)) where p.object.count > 4096:
      return try isEqual(p.object, q.object)
    case (.dict(let p), .dict(let q)) where p.object.count > 4096:
      guard p.object.count == q.object.count else { return false }
      return try p.object.pairs.allSatisfy { pair in
        try spend(16)
        return try q.object.get(pair.key).map { try equals(pair.value, $0) } ?? false
      }
    default: return try equals(x, y)
    }
  }

  /// `x == y`, counted as work.
  private func equals(_ x: Value, _ y: Value) throws -> Bool {
    var walk = Walk()
    let isEqual = try x.equals(y, &walk)
    try spend(walk.elements)
    return isEqual
  }

  private func isEqual(_ p: some Sequenced, _ q: some Sequenced) throws -> Bool {
    guard p.count == q.count else { return false }
    for i in 0..<p.count {
      try spend(2)
      // Methods of the program may have changed the lists.
      guard i < p.count, i < q.count else { return false }
      if try !equals(p.items[i], q.items[i]) { return false }
    }
    return true
  }

  /// `x op y`, for a type that compares what it holds: such values may hold each other.
  package func compared(_ op: ComparisonOperator, _ x: Value, _ y: Value) throws -> Value {
    switch op {
    case .greater: return try compareSlow(.less, y, x)
    case .greaterOrEqual: return try compareSlow(.lessOrEqual, y, x)
    default: return try compareSlow(op, x, y)
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
    case (.bigInt(let p), .double(let q)):
      return q.isNaN ? false : p.object.value.isLess(than: q, orEqual: orEqual)
    case (.double(let p), .bigInt):
      return p.isNaN ? false : try !isOrdered(y, x, orEqual: !orEqual, depth: depth)
    case (.bigInt(let p), .bigInt(let q)):
      let (p, q) = (p.object.value, q.object.value)
      try spend(min(p.magnitude.words.count, q.magnitude.words.count) >> 2)
      return orEqual ? p <= q : p < q
    case (.bigInt(let p), .int): return p.object.value.sign == .minus
    case (.int, .bigInt(let q)): return q.object.value.sign == .plus
    case (.bool(let p), _): return try isOrdered(.int(p ? 1 : 0), y, orEqual: orEqual, depth: depth)
    case (_, .bool(let q)): return try isOrdered(x, .int(q ? 1 : 0), orEqual: orEqual, depth: depth)
    case (.string(let p), .string(let q)):
      let (p, q) = (p.object, q.object)
      try spend(min(p.count, q.count) >> 8)
      return orEqual ? !q.precedes(p) : p.precedes(q)
    case (.list(let p), .list(let q)):
      return try isOrdered(p.object, q.object, orEqual, depth)
    case (.tuple(let p), .tuple(let q)):
      return try isOrdered(p.object, q.object, orEqual, depth)
    case (.bytes(let p), .bytes(let q)):
      let (p, q) = (p.object.bytes, q.object.bytes)
      try spend(min(p.count, q.count) >> 4)
      return orEqual ? !q.lexicographicallyPrecedes(p) : p.lexicographicallyPrecedes(q)
    case (.set(let p), .set(let q)):
      let (p, q) = (p.object, q.object)
      return try (orEqual ? p.count <= q.count : p.count < q.count)
        && p.values.allSatisfy {
          try spend(16)
          return try q.contains($0)
        }
    case (.instance, _), (_, .instance):
      if let result = try instances(orEqual ? .lessOrEqual : .less, x, y) {
        return try isTrue(result)
      }
    case (.host, _), (_, .host):
      if let p = try number(x), let q = try number(y) { return orEqual ? p <= q : p < q }
    default: break
    }
    var error = ScriptError.unordered(x, y)
    // Elements of what is compared are not what is written.
    if depth > 0 { error.question = nil }
    throw error
  }

  private func isOrdered(
    _ p: some Sequenced, _ q: some Sequenced, _ orEqual: Bool, _ depth: Int
  ) throws -> Bool {
    try Value.checkDepth(depth)
    var i = 0
    // Methods of the program may change the lists.
    while i < p.count, i < q.count {
      let (x, y) = (p.items[i], q.items[i])
      try spend()
      if try !equals(x, y) { return try isOrdered(x, y, orEqual: orEqual, depth: depth + 1) }
      i += 1
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
    case (.string(let p), .string(let q)): return p.header == q.header
    default:
      guard let p = x.object, let q = y.object else { return false }
      return p.toOpaque() == q.toOpaque()
    }
  }
}
