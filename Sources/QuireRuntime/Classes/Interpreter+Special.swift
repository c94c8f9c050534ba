import QuireSyntax

/// What operators, comparisons and built-ins ask of instances.
extension Interpreter {
  func isNotImplemented(_ value: Value) -> Bool {
    guard case .host = value else { return false }
    return isSame(value, notImplemented)
  }

  /// Whether the right side of an operator is asked first: it refines what the left side is.
  private func refines(_ y: Value, _ x: Value, _ method: SpecialMethod) -> Bool {
    guard case .instance(let b) = y, case .instance(let a) = x,
      a.with({ ObjectIdentifier($0.type) }) != b.with({ ObjectIdentifier($0.type) }),
      b.object.type.derives(from: a.object.type)
    else { return false }
    return !isSame(special(method, of: x), special(method, of: y))
  }

  /// `x op y` where one side is an instance; nil when neither knows the other.
  @inline(never)
  func instances(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    let isRightFirst = refines(y, x, op.reflectedMethod)
    if !isRightFirst {
      let method = special(op.method, of: x)
      if !method.isUndefined {
        let result = try send(method, x, y)
        if !isNotImplemented(result) { return result }
      }
    }
    let method = special(op.reflectedMethod, of: y)
    if !method.isUndefined {
      let result = try send(method, y, x)
      if !isNotImplemented(result) { return result }
    }
    return isRightFirst ? try asked(special(op.method, of: x), x, y) : nil
  }

  /// What a method says of another value; nil when it does not know it.
  func asked(_ method: Value, _ x: Value, _ y: Value) throws -> Value? {
    if method.isUndefined { return nil }
    let result = try send(method, x, y)
    return isNotImplemented(result) ? nil : result
  }

  /// The error of an operation that a class does not say the meaning of.
  func unanswered(_ what: String, _ x: Value, _ y: Value, _ method: SpecialMethod?) -> ScriptError {
    let owner = x.coreType == .instance ? x : y
    let sign = x.coreType == .instance ? method?.name : nil
    var hint: String?
    if let sign, special(method ?? .call, of: x).isUndefined {
      hint = "a method \(sign)(self, other) in \(owner.typeName) says what it means"
    }
    return ScriptError(.type, what, hint: hint)
  }

  /// `x op= y` where `x` is an instance; nil when it does not change in place.
  func instanceInPlace(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    try asked(special(op.inPlaceMethod, of: x), x, y)
  }

  /// `x op y` where one side is an instance; nil when neither knows the other.
  @inline(never)
  func instances(_ op: ComparisonOperator, _ x: Value, _ y: Value) throws -> Value? {
    guard let method = op.method, let reflected = op.reflected.method else { return nil }
    let isRightFirst = refines(y, x, reflected)
    if isRightFirst, let answer = try asked(special(reflected, of: y), y, x) { return answer }
    if let answer = try compared(op, method, x, y) { return answer }
    if !isRightFirst, let answer = try compared(op.reflected, reflected, y, x) { return answer }
    switch op {
    case .equal: return .bool(isSame(x, y))
    case .notEqual: return .bool(!isSame(x, y))
    default: return nil
    }
  }

  private func compared(
    _ op: ComparisonOperator, _ method: SpecialMethod, _ x: Value, _ y: Value
  ) throws -> Value? {
    let function = special(method, of: x)
    guard op == .notEqual, function.isUndefined else { return try asked(function, x, y) }
    return try asked(special(.equal, of: x), x, y).map { .bool(try !isTrue($0)) }
  }

  /// `-x`, `+x`, `~x`.
  func instance(_ op: UnaryOperator, _ x: Value) throws -> Value? {
    let method = special(op.method, of: x)
    return method.isUndefined ? nil : try send(method, x)
  }

  /// Whether an instance counts as true.
  func isTrueInstance(_ x: Value) throws -> Bool {
    let method = special(.truth, of: x)
    if !method.isUndefined {
      guard case .bool(let truth) = try send(method, x) else {
        throw ScriptError(.type, "__bool__() of \(x.typeName) returns a bool")
      }
      return truth
    }
    return special(.length, of: x).isUndefined ? true : try instanceLength(x) > 0
  }

  func instanceLength(_ x: Value) throws -> Int {
    let method = special(.length, of: x)
    guard !method.isUndefined else {
      throw ScriptError(
        .type, "\(x.typeName) values have no length", hint: "a method __len__(self) gives them one")
    }
    guard case .int(let length) = try send(method, x), length >= 0 else {
      throw ScriptError(.type, "__len__() of \(x.typeName) returns an int that is not negative")
    }
    return length
  }

  /// The number that an instance is, where a number is wanted; nil when it is none.
  func instanceNumber(_ x: Value, _ methods: SpecialMethod...) throws -> Value? {
    for method in methods {
      let function = special(method, of: x)
      if function.isUndefined { continue }
      let result = try send(function, x)
      switch result {
      case .int, .bigInt, .double, .bool: return result
      default:
        throw ScriptError(
          .type, "\(method.name)() of \(x.typeName) returns a number, got \(result.typeName)")
      }
    }
    return nil
  }

  /// `divmod(x, y)` where one side is an instance; nil when neither knows the other.
  func instanceDivmod(_ x: Value, _ y: Value) throws -> Value? {
    try asked(special(.divmod, of: x), x, y) ?? asked(special(.reflectedDivmod, of: y), y, x)
  }

  /// An index, or a slice's parts, as plain ints.
  func plainIndex(_ index: Value) throws -> Value {
    switch index {
    case .instance: return try instanceNumber(index, .index) ?? index
    case .slice(let slice):
      let parts = [slice.object.lower, slice.object.upper, slice.object.step]
      guard parts.contains(where: { $0.coreType == .instance }) else { return index }
      let plain = try parts.map(plainIndex)
      return makeSlice(plain[0], plain[1], plain[2])
    default: return index
    }
  }

  /// The hash of an instance as a key.
  func instanceHash(_ object: InstanceObject) throws -> Int {
    let value = Value.instance(.passUnretained(object))
    let method = object.type.special(.hash)
    if method.isUndefined { return Int(bitPattern: ObjectIdentifier(object)) >> 4 }
    if method.isNull {
      throw ScriptError(
        .type, "\(object.type.name) objects cannot be keys of a dict or elements of a set",
        hint: "a class with __eq__ needs __hash__ too: def __hash__(self): return hash(…)")
    }
    let result = try send(method, value)
    guard result.coreType == .int || result.coreType == .bool else {
      throw ScriptError(.type, "__hash__() of \(object.type.name) returns an int")
    }
    return try result.hashValue()
  }
}
