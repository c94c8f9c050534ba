import QuireSyntax

/// Calls of built-ins: binding, defaults and checks from their records.
extension Interpreter {
  func callBuiltin(
    _ builtin: Ref<BuiltinObject>, _ given: [Value], _ named: [(name: String, value: Value)],
    at base: UnsafeMutablePointer<Value>, _ consumedAtOnce: Bool
  ) throws -> Value {
    let object = builtin.object
    let record = object.record
    let positional = object.receiver.isUndefined ? given : [object.receiver] + given
    let places = try record.places(positional: positional.count, keywords: named.lazy.map(\.name))
    var slots = [Value](repeating: .undefined, count: record.fixed.count)
    for (i, value) in positional.prefix(record.positionalCount).enumerated() { slots[i] = value }
    let surplus = positional.dropFirst(record.positionalCount)
    var options: DictObject?
    for ((name, value), place) in zip(named, places) {
      if let place {
        slots[place] = value
      } else {
        if options == nil { options = DictObject() }
        try options?.set(.string(intern(name)), value)
      }
    }
    let total = slots.count + surplus.count + 1
    if base + total + 64 > softEnd { try extendStack(base + total + 64) }
    for (i, value) in slots.enumerated() { base[i] = value }
    for (i, value) in surplus.enumerated() { base[slots.count + i] = value }
    base[slots.count + surplus.count] =
      options.map {
        .dict(heap.track($0, byteCount: $0.byteCount))
      } ?? .undefined
    return try invoke(builtin, base, slots.count, surplus.count, consumedAtOnce)
  }

  /// Runs a built-in whose arguments stand in order at `base`: fills defaults, checks types.
  @inline(__always)
  func invoke(
    _ builtin: Ref<BuiltinObject>, _ base: UnsafeMutablePointer<Value>, _ fixedCount: Int,
    _ restCount: Int, _ consumedAtOnce: Bool
  ) throws -> Value {
    let savedTop = callbackTop
    let savedPin = pinned
    callbackTop = base + (fixedCount &+ restCount &+ 1)
    if nativeDepth == 0 { pinned = heap.newest }
    nativeDepth &+= 1
    defer {
      callbackTop = savedTop
      pinned = savedPin
      nativeDepth &-= 1
    }
    return try builtin.with { object in
      try check(object, base, fixedCount, restCount)
      return try object.record.body(
        Call(
          interpreter: self, builtin: object.record, base: base, fixedCount: fixedCount,
          restCount: restCount, isConsumedAtOnce: consumedAtOnce))
    }
  }

  @inline(__always)
  private func check(
    _ object: BuiltinObject, _ base: UnsafeMutablePointer<Value>, _ fixedCount: Int,
    _ restCount: Int
  ) throws {
    let fixed = object.record.fixed
    for i in 0..<fixedCount {
      if base[i].isUndefined {
        base[i] = object.defaults[i]
        if base[i].isUndefined, !fixed[i].isOptional {
          throw missing(object.record, base)
        }
      } else if !fixed[i].type.accepts(base[i]) {
        guard let number = plainNumber(base[i], fixed[i].type) else {
          throw wrongType(object.record, fixed[i], base[i], at: i)
        }
        base[i] = number
      }
    }
    if let variadic = object.record.variadic {
      for i in 0..<restCount where !variadic.type.accepts(base[fixedCount + i]) {
        throw wrongType(object.record, variadic, base[fixedCount + i], at: fixedCount + i)
      }
    }
  }

  /// The number that an object stands for, where a built-in wants a number.
  @inline(never)
  private func plainNumber(_ value: Value, _ type: ParameterType) -> Value? {
    guard case .host(let host) = value, let hook = host.object.type.hooks.number,
      let number = try? hook(self, value), type.accepts(number)
    else { return nil }
    return number
  }

  @inline(never)
  private func missing(_ record: Builtin, _ base: UnsafeMutablePointer<Value>) -> ScriptError {
    record.missing { !base[$0].isUndefined }
      ?? ScriptError(.type, "\(record.name)() misses an argument")
  }

  @inline(never)
  private func wrongType(_ record: Builtin, _ parameter: Parameter, _ value: Value, at index: Int)
    -> ScriptError
  {
    if parameter.name == "self" {
      return ScriptError(
        .type, "\(record.name)() is a method of \(parameter.type.name), not of \(value.typeName)")
    }
    return record.wrongType(parameter, value.typeName, at: index)
  }
}

extension Builtin {
  /// The error of an argument of a type that its parameter does not accept.
  func wrongType(_ parameter: Parameter, _ typeName: String, at index: Int) -> ScriptError {
    ScriptError(
      .type,
      "\(name)() expected \(parameter.type.name) for \(parameter.name), got \(typeName)",
      argument: index, keyword: parameter.name)
  }
}
