import BigInt
import QuireSyntax

/// Operators out of line: numbers of mixed kinds, overflow, host objects.
extension Interpreter {
  /// `x op y` as the program would compute it.
  package func binary(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    switch op {
    case .add: try add(x, y)
    case .subtract: try subtract(x, y)
    case .multiply: try multiply(x, y)
    default: try binarySlow(op, x, y)
    }
  }

  /// The type of a Swift object, or of a dict or tuple that does more than one.
  func refinedType(_ value: Value) -> TypeRecord? {
    switch value {
    case .host(let host): host.with { $0.type }
    case .dict(let dict): dict.with { $0.type?.object.record }
    case .tuple(let tuple): tuple.with { $0.type?.object.record }
    default: nil
    }
  }

  @inline(never)
  func binarySlow(
    _ op: BinaryOperator, _ x: Value, _ y: Value, _ isInPlace: Bool = false
  ) throws -> Value {
    switch (x, y) {
    case (.int(let p), .int(let q)): return try integers(op, p, q)
    case (.bool(let p), .bool(let q)):
      switch op {
      case .bitAnd: return .bool(p && q)
      case .bitOr: return .bool(p || q)
      case .bitXor: return .bool(p != q)
      default: return try integers(op, p ? 1 : 0, q ? 1 : 0)
      }
    case (.bool(let p), .int), (.bool(let p), .double), (.bool(let p), .bigInt):
      return try binarySlow(op, .int(p ? 1 : 0), y)
    case (.int, .bool(let q)), (.double, .bool(let q)), (.bigInt, .bool(let q)):
      return try binarySlow(op, x, .int(q ? 1 : 0))
    case (.double(let p), .double(let q)): if let result = try doubles(op, p, q) { return result }
    case (.double(let p), .int(let q)):
      if let result = try doubles(op, p, Double(q)) { return result }
    case (.int(let p), .double(let q)):
      if let result = try doubles(op, Double(p), q) { return result }
    case (.bigInt(let p), .bigInt(let q)):
      return try integers(op, p.object.value, q.object.value)
    case (.bigInt(let p), .int(let q)): return try integers(op, p.object.value, BigInt(q))
    case (.int(let p), .bigInt(let q)): return try integers(op, BigInt(p), q.object.value)
    case (.bigInt(let p), .double(let q)):
      if let result = try doubles(op, try float(p.object.value), q) { return result }
    case (.double(let p), .bigInt(let q)):
      if let result = try doubles(op, p, try float(q.object.value)) { return result }
    case (.string(let p), _): if let result = try texts(op, p, y) { return result }
    default: break
    }
    if x.coreType == .instance || y.coreType == .instance {
      if isInPlace, let result = try instanceInPlace(op, x, y) { return result }
      if let result = try instances(op, x, y) { return result }
      throw unanswered(
        "\"\(op.rawValue)\" does not work between \(x.typeName) and \(y.typeName)", x, y, op.method)
    }
    for side in [x, y] {
      if let hook = refinedType(side)?.hooks.binary, let result = try hook(self, op, x, y) {
        return result
      }
    }
    if let result = try containers(op, x, y) { return result }
    throw unsupported(op, x, y)
  }

  private func unsupported(_ op: BinaryOperator, _ x: Value, _ y: Value) -> ScriptError {
    let error = ScriptError(
      .type, "\"\(op.rawValue)\" does not work between \(x.typeName) and \(y.typeName)",
      hint: OperatorAdvice.hint(op, x, y))
    return x.isNull ? error.asking(.before) : y.isNull ? error.asking(.itself) : error
  }

  private func integers(_ op: BinaryOperator, _ p: Int, _ q: Int) throws -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .add: result = p.addingReportingOverflow(q)
    case .subtract: result = p.subtractingReportingOverflow(q)
    case .multiply: result = p.multipliedReportingOverflow(by: q)
    case .divide:
      if q == 0 { throw divisionByZero() }
      if p.magnitude <= 1 << 53, q.magnitude <= 1 << 53 { return .double(Double(p) / Double(q)) }
      result = (0, true)
    case .floorDivide:
      if q == 0 { throw divisionByZero() }
      result = p.dividedReportingOverflow(by: q)
      if !result.overflow, p % q != 0, (p < 0) != (q < 0) { return .int(result.partialValue - 1) }
    case .modulo:
      if q == 0 { throw divisionByZero() }
      if q == -1 { return .int(0) }
      let r = p % q
      return .int(r != 0 && (r < 0) != (q < 0) ? r + q : r)
    case .power:
      if q >= 0, let power = Interpreter.shortPower(p, q) { return .int(power) }
      result = (0, true)
    case .bitAnd: return .int(p & q)
    case .bitOr: return .int(p | q)
    case .bitXor: return .int(p ^ q)
    case .shiftLeft:
      // A negative count is an error that the long way throws.
      let shifted = q >= 0 && q < 64 ? p << q : 0
      result = (shifted, q < 0 || (q < 64 ? shifted >> q : 0) != p)
    case .shiftRight:
      if q >= 0 { return .int(p >> min(q, 63)) }
      result = (0, true)
    case .matmul: throw unsupported(.matmul, .int(p), .int(q))
    }
    if result.overflow { return try integers(op, BigInt(p), BigInt(q)) }
    return .int(result.partialValue)
  }

  /// What does not fit 64 bits.
  @inline(never)
  private func integers(_ op: BinaryOperator, _ p: BigInt, _ q: BigInt) throws -> Value {
    try spend((p.magnitude.words.count + q.magnitude.words.count) >> 2)
    switch op {
    case .add:
      try reserve(bits: max(p.magnitude.bitWidth, q.magnitude.bitWidth))
      return make(p + q)
    case .subtract:
      try reserve(bits: max(p.magnitude.bitWidth, q.magnitude.bitWidth))
      return make(p - q)
    case .multiply: return make(try product(p, q))
    case .divide:
      if q.isZero { throw divisionByZero() }
      return .double(try quotient(p, q))
    case .floorDivide:
      if q.isZero { throw divisionByZero() }
      return make(try divmod(p, q).quotient)
    case .modulo:
      if q.isZero { throw divisionByZero() }
      return make(try divmod(p, q).remainder)
    case .power:
      guard q.sign == .minus, !q.isZero else { return make(try power(p, q)) }
      if p.isZero { throw divisionByZero() }
      return .double(try float(p).raised(to: try float(q)))
    case .bitAnd: return make(p & q)
    case .bitOr: return make(p | q)
    case .bitXor: return make(p ^ q)
    case .shiftLeft, .shiftRight:
      if q.sign == .minus {
        throw ScriptError(.value, "a shift cannot be negative, got \(try text(of: make(q)))")
      }
      return make(op == .shiftLeft ? try shiftedLeft(p, by: q) : shiftedRight(p, by: q))
    case .matmul: throw unsupported(.matmul, make(p), make(q))
    }
  }

  /// A power that fits 64 bits.
  private static func shortPower(_ p: Int, _ q: Int) -> Int? {
    var result = 1
    var base = p
    var exponent = q
    while exponent > 0 {
      if exponent & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return nil }
        result = product
      }
      exponent >>= 1
      if exponent > 0 {
        let (square, overflow) = base.multipliedReportingOverflow(by: base)
        if overflow { return nil }
        base = square
      }
    }
    return result
  }

  private func doubles(_ op: BinaryOperator, _ p: Double, _ q: Double) throws -> Value? {
    switch op {
    case .add: return .double(p + q)
    case .subtract: return .double(p - q)
    case .multiply: return .double(p * q)
    case .divide:
      if q == 0 { throw divisionByZero() }
      return .double(p / q)
    case .floorDivide:
      if q == 0 { throw divisionByZero() }
      return .double(Interpreter.divmod(p, q).quotient)
    case .modulo:
      if q == 0 { throw divisionByZero() }
      return .double(Interpreter.divmod(p, q).remainder)
    case .power:
      if p == 0, q < 0 { throw divisionByZero() }
      if p < 0, q.rounded() != q, p.isFinite, q.isFinite {
        throw ScriptError(
          .value, "a negative number has no real power \(Interpreter.text(of: q))",
          hint: "abs(x) ** y, or a whole exponent")
      }
      let result = p.raised(to: q)
      if result.isInfinite, p.isFinite, q.isFinite {
        throw ScriptError(.overflow, "the power is too large for a float")
      }
      return .double(result)
    default: return nil
    }
  }

  /// Quotient rounded down and remainder with the divisor's sign, by the exact remainder as CPython and NumPy
  /// compute them.
  static func divmod(_ p: Double, _ q: Double) -> (quotient: Double, remainder: Double) {
    var remainder = p.truncatingRemainder(dividingBy: q)
    var quotient = (p - remainder) / q
    if remainder != 0 {
      if (q < 0) != (remainder < 0) {
        remainder += q
        quotient -= 1
      }
    } else {
      remainder = Double(signOf: q, magnitudeOf: 0.0)
    }
    if quotient != 0 {
      let floor = quotient.rounded(.down)
      quotient = quotient - floor > 0.5 ? floor + 1 : floor
    } else {
      quotient = Double(signOf: p / q, magnitudeOf: 0.0)
    }
    return (quotient, remainder)
  }

  func divisionByZero() -> ScriptError {
    ScriptError(
      .zeroDivision, "division by zero", hint: "test the divisor first: a / b if b != 0 else 0")
  }

  @inline(never)
  func unarySlow(_ op: UnaryOperator, _ x: Value) throws -> Value {
    switch (op, x) {
    case (.minus, .int(let i)):
      return i == Int.min ? make(-BigInt(i)) : .int(-i)
    case (.minus, .bigInt(let i)):
      try spend(i.object.value.magnitude.words.count >> 2)
      return make(-i.object.value)
    case (.plus, .bigInt): return x
    case (.invert, .bigInt(let i)):
      try spend(i.object.value.magnitude.words.count >> 2)
      return make(-i.object.value - 1)
    case (.minus, .double(let d)): return .double(-d)
    case (.plus, .int), (.plus, .double): return x
    case (.invert, .int(let i)): return .int(~i)
    case (_, .bool(let b)): return try unarySlow(op, .int(b ? 1 : 0))
    case (_, .host(let host)):
      if let hook = host.object.type.hooks.unary { return try hook(self, op, x) }
    case (_, .instance): if let result = try instance(op, x) { return result }
    default: break
    }
    throw ScriptError(
      .type, "\"\(op.rawValue)\" does not work on \(x.typeName)",
      hint: x.coreType == .string ? "int() or float() makes a number of text" : nil)
  }
}
