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
    let hidden = record.fixed.first?.name == "self" ? 1 : 0
    var slots = [Value](repeating: .undefined, count: record.fixed.count)
    for (i, value) in positional.prefix(record.positionalCount).enumerated() { slots[i] = value }
    let surplus = Array(positional.dropFirst(record.positionalCount))
    if !surplus.isEmpty, record.variadic == nil {
      throw ScriptError(
        .type,
        "\(record.name)() takes "
          + (record.positionalCount - hidden == 0
            ? "no positional arguments"
            : "\(record.fixed.dropFirst(hidden).contains { $0.defaultValue != nil || $0.isOptional } ? "at most " : "")\(plural(record.positionalCount - hidden, "argument"))")
          + ", got \(positional.count - hidden)", hint: "its signature is \(record.signature)",
        argument: record.positionalCount)
    }
    var options: DictObject?
    for (name, value) in named {
      if let index = record.fixed.firstIndex(where: { $0.name == name }), index >= hidden {
        guard slots[index].isUndefined else {
          throw ScriptError(.type, "\(record.name)() got the argument \(name) twice", keyword: name)
        }
        slots[index] = value
      } else if record.variadicKeyword != nil {
        if options == nil { options = DictObject() }
        try options?.set(.string(intern(name)), value)
      } else {
        throw unknownKeyword(
          name, record.name, known: record.fixed.dropFirst(hidden).map(\.name))
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
          throw missing(object.record, base, fixedCount)
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
  private func missing(_ record: Builtin, _ base: UnsafeMutablePointer<Value>, _ count: Int)
    -> ScriptError
  {
    let names = (0..<count).filter {
      base[$0].isUndefined && record.fixed[$0].defaultValue == nil && !record.fixed[$0].isOptional
    }.map { record.fixed[$0].name }
    return missingArguments(names, record.name, record.signature)
  }

  @inline(never)
  private func wrongType(_ record: Builtin, _ parameter: Parameter, _ value: Value, at index: Int)
    -> ScriptError
  {
    if parameter.name == "self" {
      return ScriptError(
        .type, "\(record.name)() is a method of \(parameter.type.name), not of \(value.typeName)")
    }
    return ScriptError(
      .type,
      "\(record.name)() expected \(parameter.type.name) for \(parameter.name), got \(value.typeName)",
      argument: index, keyword: parameter.name)
  }
}
