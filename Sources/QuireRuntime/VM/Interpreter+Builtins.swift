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
    let places: [Int?]
    do {
      places = try record.places(positional: positional.count, keywords: named.lazy.map(\.name))
    } catch {
      throw attributed(error, record)
    }
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
    return try invoke(
      builtin, base, slots.count, surplus.count, consumedAtOnce, given: slots.count)
  }

  /// Runs a built-in whose arguments stand in order at `base`: fills defaults, checks types.
  ///
  /// - Parameter given: How many places come from the program; those behind them hold their defaults.
  @inline(__always)
  func invoke(
    _ builtin: Ref<BuiltinObject>, _ base: UnsafeMutablePointer<Value>, _ fixedCount: Int,
    _ restCount: Int, _ consumedAtOnce: Bool, given: Int
  ) throws -> Value {
    let savedTop = callbackTop
    callbackTop = base + (fixedCount &+ restCount &+ 1)
    if nativeDepth == 0 { heap.pin() }
    nativeDepth &+= 1
    defer {
      callbackTop = savedTop
      nativeDepth &-= 1
    }
    return try builtin.with { object in
      do {
        try check(object, base, given)
        if restCount > 0 { try checkRest(object, base + fixedCount, fixedCount, restCount) }
        let value = try object.record.run(
          Call(
            interpreter: self, object: builtin, base: base, fixedCount: fixedCount,
            restCount: restCount, isConsumedAtOnce: consumedAtOnce))
        // A slice of steps may be as many calls, each of some milliseconds.
        if interruption.isDue { try poll() }
        return value
      } catch {
        throw attributed(
          error,
          Call(
            interpreter: self, object: builtin, base: base, fixedCount: fixedCount,
            restCount: restCount, isConsumedAtOnce: consumedAtOnce))
      }
    }
  }

  @inline(__always)
  private func check(
    _ object: BuiltinObject, _ base: UnsafeMutablePointer<Value>, _ count: Int
  ) throws {
    var i = 0
    while i < count {
      let kind = base[i].typeBit
      if object.plainMasks[i] >> kind & 1 == 0 { try complete(object, base, at: i) }
      i &+= 1
    }
  }

  /// Gives an argument its default, or the number that it stands for.
  @inline(never)
  private func complete(
    _ object: BuiltinObject, _ base: UnsafeMutablePointer<Value>, at i: Int
  ) throws {
    if base[i].isUndefined {
      base[i] = object.defaults[i]
      if base[i].isUndefined, !object.record.fixed[i].isOptional {
        throw missing(object.record, base)
      }
      return
    }
    let type = object.record.fixed[i].type
    if type.accepts(base[i]) { return }
    guard let number = try plainNumber(base[i], type) else {
      throw wrongType(object.record, base, at: i)
    }
    base[i] = number
  }

  @inline(__always)
  private func checkRest(
    _ object: BuiltinObject, _ rest: UnsafeMutablePointer<Value>, _ index: Int, _ count: Int
  ) throws {
    var i = 0
    while i < count {
      let kind = rest[i].typeBit
      if object.restMask >> kind & 1 == 0 { try checkRest(object, rest[i], at: index &+ i) }
      i &+= 1
    }
  }

  @inline(never)
  private func checkRest(_ object: BuiltinObject, _ value: Value, at index: Int) throws {
    guard let variadic = object.record.variadic, !variadic.type.accepts(value) else { return }
    throw wrongType(object.record, variadic, value, at: index)
  }

  /// The number that an object stands for, where a built-in wants a number.
  @inline(never)
  private func plainNumber(_ value: Value, _ type: ParameterType) throws -> Value? {
    if case .instance = value {
      let wantsFloat = type.accepts(CoreType.float)
      guard type.accepts(CoreType.int),
        let number = try wantsFloat
          ? instanceNumber(value, .float, .index) : instanceNumber(value, .index)
      else { return nil }
      return type.accepts(number) ? number : nil
    }
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

  /// The error of an argument in a place of its own: two that stand in each other's places are told.
  @inline(never)
  private func wrongType(
    _ record: Builtin, _ base: UnsafeMutablePointer<Value>, at index: Int
  ) -> ScriptError {
    let fixed = record.fixed
    var error = wrongType(record, fixed[index], base[index], at: index)
    guard error.hint == nil, index < record.positionalCount else { return error }
    let other = (index + 1..<max(index + 1, record.positionalCount)).first {
      !base[$0].isUndefined && fixed[index].type.accepts(base[$0])
        && fixed[$0].type.accepts(base[index])
    }
    if let other {
      let names = fixed[record.unnamedCount...other].map(\.name).joined(separator: ", ")
      error.hint = "the order is \(record.name)(\(names))"
    }
    return error
  }

  @inline(never)
  func wrongType(_ record: Builtin, _ parameter: Parameter, _ value: Value, at index: Int)
    -> ScriptError
  {
    if parameter.name == "self" {
      return ScriptError(
        .type,
        "\(record.name)() is a method of \(ParameterType.inMessages(parameter.type.name)), not of \(value.typeName)"
      )
    }
    let conversion = conversion(of: value, to: parameter.type)
    var error = record.wrongType(
      parameter, value.typeName, at: index, conversion: conversion
    ).asking(value.isNull ? .itself : nil)
    if value.coreType == .string, let conversion { error.hint = conversion }
    return error
  }
}

extension Builtin {
  /// The error of an argument of a type that its parameter does not accept.
  func wrongType(
    _ parameter: Parameter, _ typeName: String, at index: Int, conversion: String? = nil
  ) -> ScriptError {
    ScriptError(
      .type,
      "\(name)() expected \(ParameterType.inMessages(parameter.type.name)) for \(parameter.name), got \(typeName)",
      hint: parameter.hint ?? conversion, argument: index, keyword: parameter.name)
  }
}

extension Interpreter {
  /// What makes a value one of the wanted type, where it is plain.
  func conversion(of value: Value, to type: ParameterType) -> String? {
    let wantsInt = type.accepts(.int(0)) && !type.accepts(.double(0))
    let wantsNumber = type.accepts(.int(0)) || type.accepts(.double(0))
    switch value {
    case .double(let number) where wantsInt:
      return Int(exactly: number).map { "write \($0) without the fraction, or int(x)" }
        ?? "int(\(HintText.here)) cuts the fraction off, round(\(HintText.here)) rounds"
    case .string(let text) where wantsNumber:
      let text = text.object.text
      if wantsInt ? Int(text) != nil : Double(text) != nil { return "without quotes: \(text)" }
      return nil
    case .host(let host) where wantsNumber:
      return host.object.type.hooks.number == nil
        ? nil : "x.item() is the number of a single element"
    case .list, .tuple:
      return type.accepts(.string(intern(""))) || !wantsNumber
        ? ConversionAdvice.hint(wanted: type, given: value)
        : wantsInt
          ? "one number is expected, not several; len(\(HintText.here)) counts them"
          : "one number is expected, not several"
    default: return ConversionAdvice.hint(wanted: type, given: value)
    }
  }
}

// MARK: The argument at fault

extension Interpreter {
  /// An error of a built-in with its argument counted as written, and told apart beside the caret.
  ///
  /// Errors of code that the built-in called back have their place already; an argument of a call
  /// inside the built-in is none of this call's.
  @inline(never)
  private func attributed(_ error: any Error, _ call: Call) -> any Error {
    var failure: ScriptError
    switch error {
    case let error as ScriptError: failure = error
    case let error as any ScriptErrorConvertible: failure = error.scriptError
    default: return error
    }
    guard !failure.isPlaced else { return failure }
    if failure.isAttributed {
      failure.argument = nil
      failure.keyword = nil
      failure.label = nil
      return failure
    }
    failure.isAttributed = true
    let record = call.builtin
    if failure.argument == nil, let name = failure.keyword {
      failure.argument = record.fixed.firstIndex { $0.name == name }
      if failure.argument == nil, record.variadic?.name == name, call.restCount > 0 {
        failure.argument = call.fixedCount
        failure.lastArgument = call.fixedCount + call.restCount - 1
      }
    }
    guard let index = failure.argument else { return failure }
    if failure.keyword == nil, index < record.fixed.count {
      failure.keyword = record.fixed[index].name
    }
    if failure.kind == .shape, failure.label == nil, failure.lastArgument == nil,
      index < call.fixedCount + call.restCount
    {
      failure.label = brief(call.base[index])
    }
    failure.argument = record.writtenIndex(index)
    failure.lastArgument = failure.lastArgument.flatMap(record.writtenIndex)
    return failure
  }

  /// The same before the arguments are in their places.
  @inline(never)
  private func attributed(_ error: ScriptError, _ record: Builtin) -> ScriptError {
    var failure = error
    failure.isAttributed = true
    failure.argument = error.argument.map { $0 - record.unnamedCount }
    return failure
  }

  /// What a value of a Swift object's type is, in a word beside a caret.
  package func brief(_ value: Value) -> String? {
    guard case .host(let host) = value, let hook = host.object.type.hooks.brief else { return nil }
    return hook(value)
  }
}

extension Builtin {
  /// Where the argument with this index in a `Call` is written, counted from 0 without `self`;
  /// nil for one that can only be named.
  fileprivate func writtenIndex(_ index: Int) -> Int? {
    if index >= fixed.count { return positionalCount - unnamedCount + index - fixed.count }
    return fixed[index].form == .ordinary ? index - unnamedCount : nil
  }
}
