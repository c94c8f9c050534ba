import QuireSyntax

/// Calls of classes, methods and instances.
extension Interpreter {
  /// An instance without attributes.
  func makeInstance(_ type: Ref<ClassObject>) -> Ref<InstanceObject>? {
    type.with { type in
      guard let shape = type.emptyShape else { return nil }
      if let object = heap.reuseInstance() {
        object.with { $0.begin(type, shape) }
        heap.grew(by: 96 &+ 16 &* object.with { $0.capacity })
        return object
      }
      let object = InstanceObject(type, shape, heap.slots)
      return heap.track(object, byteCount: 96 &+ 16 &* object.capacity)
    }
  }

  /// Prepares the call of what is no function: afterwards a function stands in `base[shift]`, with one
  /// argument more behind it, and `shift` is returned; -1 when it is called in another way.
  ///
  /// For a class `shift` is 2: the new instance stands in `base[1]`, the first register of the frame of
  /// `constructor`, to which `__init__` returns.
  @inline(never)
  func redirect(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ code: Ref<Code>, _ site: Int
  ) throws -> Int {
    let receiver: Value
    let function: Value
    switch base[0] {
    case .method(let method):
      (function, receiver) = method.with { ($0.function, $0.receiver) }
    case .instance: (function, receiver) = (special(.call, of: base[0]), base[0])
    case .class(let type):
      let initializer = type.with { $0.special(.initialize) }
      guard case .closure = initializer, let instance = makeInstance(type) else { return -1 }
      if type.with({ $0.native != nil }) {
        let named = code.with { $0.callSites[site].keywords.count }
        let given = UnsafeBufferPointer(start: base + 1, count: max(0, count - named))
        try makeNative(instance.object, Array(given), [], at: base + (count + 64))
      }
      for i in stride(from: count, through: 1, by: -1) { base[i + 3] = base[i] }
      base[1] = .instance(instance)
      base[2] = initializer
      base[3] = .instance(instance)
      return 2
    default: return -1
    }
    guard case .closure = function else { return -1 }
    for i in stride(from: count, through: 1, by: -1) { base[i + 1] = base[i] }
    base[0] = function
    base[1] = receiver
    return 0
  }

  /// Makes an instance with arguments in arrays.
  func construct(
    _ type: Ref<ClassObject>, _ positional: [Value], _ named: [(name: String, value: Value)],
    at base: UnsafeMutablePointer<Value>
  ) throws -> Value {
    guard let instance = makeInstance(type) else { return .null }
    let value = Value.instance(instance)
    // Nothing else refers to it while its methods run.
    if base + 64 > softEnd { try extendStack(base + 64) }
    base[0] = value
    let initializer = type.object.special(.initialize)
    if initializer.isUndefined {
      if type.object.native != nil {
        try makeNative(instance.object, positional, named, at: base + 1)
      } else if !positional.isEmpty || !named.isEmpty {
        throw ScriptError(
          .type, "\(type.object.name)() takes no arguments, got \(positional.count + named.count)",
          hint: "a method __init__(self, …) takes the arguments of a class")
      }
      return value
    }
    if type.object.native != nil {
      try makeNative(instance.object, positional, [], at: base + 1)
    }
    return try nested(base) {
      let result = try call(initializer, [value] + positional, named, at: base + 1, bound: 1)
      try checkInitialized(result)
      return value
    }
  }

  func checkInitialized(_ result: Value) throws {
    guard !result.isNull else { return }
    throw ScriptError(
      .type, "__init__() returns nothing, but this one returned a value of type \(result.typeName)",
      hint: "a call of the class gives the new object; leave the return out")
  }

  // MARK: What Quire's own types give

  /// Gives an instance of a class that refines a type of Quire's own its value of that type.
  private func makeNative(
    _ instance: InstanceObject, _ positional: [Value], _ named: [(name: String, value: Value)],
    at base: UnsafeMutablePointer<Value>
  ) throws {
    guard let native = instance.type.native else { return }
    if let kind = ErrorTypes.kind(of: native) {
      guard named.isEmpty else {
        throw ScriptError(
          .type, "\(instance.type.name)() takes no keyword arguments",
          hint: "a method __init__(self, …) names what the class takes")
      }
      instance.native = .error(positional.withUnsafeBufferPointer { makeError(kind, $0) })
    } else if let constructor = native.constructor,
      case .builtin(let builtin) = makeBuiltin(constructor)
    {
      instance.native = try callBuiltin(builtin, positional, named, at: base, false)
    }
  }

  /// `super().__init__(…)` where no class of the program is left.
  func initializeNative(
    _ value: Value, _ positional: [Value], _ named: [(name: String, value: Value)]
  ) throws {
    guard case .instance(let instance) = value, instance.object.type.native != nil else {
      guard positional.isEmpty, named.isEmpty else {
        throw ScriptError(
          .type,
          "__init__() takes no arguments here, got \(positional.count + named.count)",
          hint: "no class above has an __init__ of its own")
      }
      return
    }
    try makeNative(instance.object, positional, named, at: callbackTop)
  }

  // MARK: Calling methods from within the machine

  /// Calls a function of the program with one to three arguments, without arrays where it is plain.
  @inline(never)
  func send(_ function: Value, _ x: Value, _ y: Value = .undefined, _ z: Value = .undefined) throws
    -> Value
  {
    let count = y.isUndefined ? 1 : z.isUndefined ? 2 : 3
    guard case .closure(let closure) = function,
      closure.with({ $0.code.with { $0.simpleArity } }) == count
    else {
      return try call(function, Array([x, y, z].prefix(count)), [], at: callbackTop, bound: 1)
    }
    let base = callbackTop
    let code = closure.with { $0.code }
    if base + 64 > softEnd { try extendStack(base + 64) }
    base[0] = function
    base[1] = x
    if count > 1 { base[2] = y }
    if count > 2 { base[3] = z }
    return try nested(base) {
      try enter(base + 1, code)
      try tick(base + 1, code)
      return try run(closure, base + 1)
    }
  }
}
