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
  private func asked(_ method: Value, _ x: Value, _ y: Value) throws -> Value? {
    if method.isUndefined { return nil }
    let result = try send(method, x, y)
    return isNotImplemented(result) ? nil : result
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
      case .int, .double, .bool: return result
      default:
        throw ScriptError(
          .type, "\(method.name)() of \(x.typeName) returns a number, got \(result.typeName)")
      }
    }
    return nil
  }

  /// The hash of an instance as a key.
  func instanceHash(_ object: InstanceObject) throws -> Int {
    let value = Value.instance(.passUnretained(object))
    let method = object.type.special(.hash)
    if method.isUndefined { return Int(bitPattern: ObjectIdentifier(object)) >> 4 }
    if method.isNull {
      throw ScriptError(
        .type, "a \(object.type.name) cannot be a key of a dict or an element of a set",
        hint: "a class with __eq__ needs __hash__ too: def __hash__(self): return hash(…)")
    }
    let result = try send(method, value)
    guard result.coreType == .int || result.coreType == .bool else {
      throw ScriptError(.type, "__hash__() of \(object.type.name) returns an int")
    }
    return try result.hashValue()
  }

  // MARK: Containers

  func instanceItem(_ object: Value, _ index: Value) throws -> Value? {
    try asked(special(.getItem, of: object), object, index)
  }

  func instanceContains(_ object: Value, _ element: Value) throws -> Bool? {
    let method = special(.contains, of: object)
    return method.isUndefined ? nil : try isTrue(send(method, object, element))
  }

  /// What walks an instance: an iterator of its own, or its elements by their indices.
  func instanceStream(_ value: Value) throws -> () throws -> Value? {
    let iterate = special(.iterate, of: value)
    if !iterate.isUndefined {
      let walker = try send(iterate, value)
      if special(.next, of: walker).isUndefined {
        guard case .instance = walker else { return try anchored(walker, stream(of: walker)) }
        throw ScriptError(
          .type,
          "__iter__() of \(value.typeName) returned a \(walker.typeName), which has no __next__",
          hint: "return iter(…) of a list, or an object with a method __next__(self)")
      }
      return anchored(walker) { [unowned(unsafe) self] in try nextElement(of: walker) }
    }
    if !special(.next, of: value).isUndefined {
      return { [unowned(unsafe) self] in try nextElement(of: value) }
    }
    guard !special(.getItem, of: value).isUndefined else {
      throw ScriptError(
        .type, "\(value.typeName) values cannot be walked by a loop",
        hint: "a method __iter__(self) that returns iter(…) of a list makes them so")
    }
    var position = 0
    return { [unowned(unsafe) self] in
      do {
        position += 1
        return try instanceItem(value, .int(position - 1))
      } catch let error as ScriptError where error.kind == .index || error.kind == .stopIteration {
        return nil
      }
    }
  }

  /// `__next__` of an instance; nil at its end.
  func nextElement(of walker: Value) throws -> Value? {
    do {
      return try send(special(.next, of: walker), walker)
    } catch let error as ScriptError where error.kind == .stopIteration {
      return nil
    }
  }

  /// Keeps a value alive as long as a closure that reads from it.
  private func anchored(_ value: Value, _ step: @escaping () throws -> Value?) -> () throws ->
    Value?
  {
    let anchor = Anchors.Anchor(value, in: anchors)
    return { try withExtendedLifetime(anchor) { try step() } }
  }

  /// Does work of the machine that gathers values while methods of the program run: what is made
  /// meanwhile stays alive.
  func pinning<R>(_ body: () throws -> R) rethrows -> R {
    if nativeDepth > 0 { return try body() }
    let saved = pinned
    pinned = heap.pin()
    nativeDepth += 1
    defer {
      pinned = saved
      nativeDepth -= 1
    }
    return try body()
  }

  /// Values that only Swift variables hold while methods of the program may run.
  func heldObjects(_ values: [Value]) -> [Value] {
    values.contains(where: \.mayRunCode) ? held(values) : values
  }
}

extension Value {
  /// Whether comparing or hashing it may run methods of the program.
  var mayRunCode: Bool {
    switch self {
    case .instance: true
    case .tuple(let tuple): tuple.with { $0.values.contains(where: \.mayRunCode) }
    default: false
    }
  }
}

/// Values that Swift closures hold on to.
final class Anchors {
  private(set) var values: [ObjectIdentifier: Value] = [:]

  final class Anchor {
    private let anchors: Anchors

    init(_ value: Value, in anchors: Anchors) {
      self.anchors = anchors
      anchors.values[ObjectIdentifier(self)] = value
    }

    deinit { anchors.values[ObjectIdentifier(self)] = nil }
  }
}
