import QuireSyntax

/// Operators: the common cases inline, everything else out of line.
extension Interpreter {
  @inline(__always)
  func add(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .int(let p) = x, case .int(let q) = y {
      let (sum, overflow) = p.addingReportingOverflow(q)
      if !overflow { return .int(sum) }
    } else if case .double(let p) = x, case .double(let q) = y {
      return .double(p + q)
    }
    return try binarySlow(.add, x, y, isInPlace)
  }

  @inline(__always)
  func subtract(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .int(let p) = x, case .int(let q) = y {
      let (difference, overflow) = p.subtractingReportingOverflow(q)
      if !overflow { return .int(difference) }
    } else if case .double(let p) = x, case .double(let q) = y {
      return .double(p - q)
    }
    return try binarySlow(.subtract, x, y, isInPlace)
  }

  @inline(__always)
  func multiply(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .int(let p) = x, case .int(let q) = y {
      let (product, overflow) = p.multipliedReportingOverflow(by: q)
      if !overflow { return .int(product) }
    } else if case .double(let p) = x, case .double(let q) = y {
      return .double(p * q)
    }
    return try binarySlow(.multiply, x, y, isInPlace)
  }

  @inline(__always)
  func divide(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .double(let p) = x, case .double(let q) = y, q != 0 { return .double(p / q) }
    return try binarySlow(.divide, x, y, isInPlace)
  }

  @inline(__always)
  func floorDivide(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .int(let p) = x, case .int(let q) = y, q > 0 {
      return .int(p >= 0 ? p / q : (p &+ 1) / q &- 1)
    }
    return try binarySlow(.floorDivide, x, y, isInPlace)
  }

  @inline(__always)
  func modulo(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .int(let p) = x, case .int(let q) = y, q > 0 {
      let r = p % q
      return .int(r < 0 ? r &+ q : r)
    }
    return try binarySlow(.modulo, x, y, isInPlace)
  }

  @inline(__always)
  func power(_ x: Value, _ y: Value, _ isInPlace: Bool = false) throws -> Value {
    if case .double(let p) = x {
      if case .double(let q) = y, q == 0.5, p >= 0, p.isFinite { return .double(p.squareRoot()) }
      if case .int(2) = y { return .double(p * p) }
    }
    return try binarySlow(.power, x, y, isInPlace)
  }

  @inline(__always)
  func negate(_ x: Value) throws -> Value {
    if case .double(let d) = x { return .double(-d) }
    return try unarySlow(.minus, x)
  }

  @inline(__always)
  func less(_ x: Value, _ y: Value) throws -> Bool {
    if case .int(let p) = x, case .int(let q) = y { return p < q }
    if case .double(let p) = x, case .double(let q) = y { return p < q }
    return try isTrue(compareSlow(.less, x, y))
  }

  @inline(__always)
  func lessOrEqual(_ x: Value, _ y: Value) throws -> Bool {
    if case .int(let p) = x, case .int(let q) = y { return p <= q }
    if case .double(let p) = x, case .double(let q) = y { return p <= q }
    return try isTrue(compareSlow(.lessOrEqual, x, y))
  }

  @inline(__always)
  func equal(_ x: Value, _ y: Value) throws -> Bool {
    if case .int(let p) = x, case .int(let q) = y { return p == q }
    return try isTrue(compareSlow(.equal, x, y))
  }

  @inline(__always)
  func compare(_ op: ComparisonOperator, _ x: Value, _ y: Value) throws -> Value {
    try compareSlow(op, x, y)
  }

  @inline(__always)
  func truth(_ x: Value) throws -> Bool {
    if case .bool(let b) = x { return b }
    return try isTrue(x)
  }

  // MARK: Out of line

  @inline(never)
  package func isTrue(_ x: Value) throws -> Bool {
    switch x {
    case .bool(let b): b
    case .null, .undefined: false
    case .int(let i): i != 0
    case .double(let d): d != 0
    case .string(let s): s.object.count > 0
    case .list(let l): l.object.count > 0
    case .tuple(let t): t.object.count > 0
    case .dict(let d): d.object.count > 0
    case .set(let s): s.object.count > 0
    case .range(let r): r.object.count > 0
    case .bytes(let b): !b.object.bytes.isEmpty
    case .host(let h):
      if let hook = h.object.type.hooks.truth {
        try hook(self, x)
      } else if let hook = h.object.type.hooks.length {
        try hook(self, x) > 0
      } else {
        true
      }
    case .instance: try isTrueInstance(x)
    default: true
    }
  }

  /// The value as a number, for host objects that are one.
  package func number(_ x: Value) throws -> Double? {
    switch x {
    case .int(let i): return Double(i)
    case .double(let d): return d
    case .bigInt(let i): return try float(i.object.value)
    case .bool(let b): return b ? 1 : 0
    case .host(let h):
      guard let hook = h.object.type.hooks.number else { return nil }
      return try number(hook(self, x))
    case .instance: return try instanceNumber(x, .float, .index).flatMap { try number($0) }
    default: return nil
    }
  }
}
