/// Calls whose arguments need no more than to be put in their places in the registers: positional ones, and
/// names that a call site has looked up before.
extension Interpreter {
  /// A call of a function of the program that is about to begin.
  struct PreparedCall {
    let callee: Ref<ClosureObject>
    /// Where its registers begin, with its arguments.
    let base: UnsafeMutablePointer<Value>
    /// Whether it is the `__init__` of a new instance, which stands in `base`.
    let isConstruction: Bool
  }

  /// Brings the callee and the arguments at `base` into the order that a function of the program needs;
  /// nil when something else was called, whose value stands in `base` then.
  @inline(never)
  func prepareCall(
    _ base: UnsafeMutablePointer<Value>, _ instruction: Instruction, _ code: Ref<Code>
  ) throws -> PreparedCall? {
    let site = Int(instruction.c)
    let written = instruction.op == .callSpread ? try spread(base) : Int(instruction.b)
    var count = written
    if instruction.op == .callMethod {
      if base[0].isUndefined { shiftCallee(base, count) } else { count &+= 1 }
    }
    var shift = 0
    switch base[0] {
    case .closure: break
    case .builtin: shift = -1
    default:
      shift = try redirect(base, count, code, site)
      if shift >= 0 { count &+= 1 }
    }
    guard shift >= 0, case .closure(let callee) = base[shift] else {
      base[0] = try callOther(base, count, code.with { $0.callSites + site })
      return nil
    }
    let arguments = base + (shift &+ 1)
    if callee.with({ $0.code.with { $0.simpleArity } }) != count
      || code.with({ $0.callSites[site].hasKeywords })
    {
      try arrange(
        arguments, count, callee, code.with { $0.callSites + site }, bound: count &- written)
    }
    return PreparedCall(callee: callee, base: arguments, isConstruction: shift > 0)
  }

  /// Calls a built-in that takes just the arguments that it is given.
  @inline(never)
  func callPlainly(
    _ builtin: Ref<BuiltinObject>, _ arguments: UnsafeMutablePointer<Value>,
    _ site: UnsafeMutablePointer<Code.CallSite>
  ) throws -> Value {
    let count = builtin.with { $0.arity }
    return try invoke(builtin, arguments, count, 0, site.pointee.isConsumedAtOnce, given: count)
  }

  /// Calls a value that is not a closure, its arguments behind it.
  private func callOther(
    _ base: UnsafeMutablePointer<Value>, _ count: Int,
    _ site: UnsafeMutablePointer<Code.CallSite>
  ) throws -> Value {
    if case .type(let type) = base[0], let kind = type.with({ $0.errorKind }),
      !site.pointee.hasKeywords
    {
      return .error(makeError(kind, UnsafeBufferPointer(start: base + 1, count: count)))
    }
    guard let builtin = plainBuiltin(base[0]), !site.pointee.isSpread else {
      return try callSlow(base, count, site.pointee)
    }
    let names = site.pointee.hasKeywords ? site.pointee.keywords.count : 0
    let (positionalCount, fixed, isVariadic) = builtin.with {
      ($0.positionalCount, $0.fixedCount, $0.isVariadic)
    }
    var count = count
    let receiver = builtin.with { $0.receiver }
    if !receiver.isUndefined {
      var i = count
      while i > 0 {
        base[i + 1] = base[i]
        i -= 1
      }
      base[1] = receiver
      count += 1
    }
    let positional = count - names
    guard positional <= positionalCount || (isVariadic && names == 0),
      let places = try names == 0
        ? [] : site.pointee.places(builtin.with { $0.record }, positional)
    else {
      if !receiver.isUndefined {
        (base + 1).update(from: base + 2, count: count - 1)
        count -= 1
      }
      return try callSlow(base, count, site.pointee)
    }
    let arguments = base + 1
    let rest = max(0, positional - positionalCount)
    if arguments + (fixed + count + 64) > softEnd {
      try extendStack(arguments + (fixed + count + 64))
    }
    var given = fixed
    if names > 0 {
      arrange(arguments, positional, places, in: fixed)
    } else {
      var i = rest
      while i > 0 {
        i -= 1
        arguments[fixed + i] = arguments[positionalCount + i]
      }
      let start = min(positional, positionalCount)
      if start >= builtin.with({ $0.neededCount }) {
        let defaults = builtin.with { $0.defaults }
        i = start
        while i < fixed {
          arguments[i] = defaults[i]
          i += 1
        }
        given = start
      } else {
        clear(arguments, from: start, to: fixed)
      }
    }
    arguments[fixed + rest] = .undefined
    return try invoke(
      builtin, arguments, fixed, rest, site.pointee.isConsumedAtOnce, given: given)
  }

  /// The built-in behind a callee: itself, or what makes values of a type.
  private func plainBuiltin(_ callee: Value) -> Ref<BuiltinObject>? {
    switch callee {
    case .builtin(let builtin): return builtin
    case .type(let type): return constructor(of: type)
    default: return nil
    }
  }

  /// What calling a type calls, made on the first call.
  func constructor(of type: Ref<TypeObject>) -> Ref<BuiltinObject>? {
    if let known = type.with({ $0.constructor }) { return known }
    let type = type.object
    guard let record = type.record.constructor, case .builtin(let made) = makeBuiltin(record) else {
      return nil
    }
    type.constructor = made
    return made
  }

  /// Puts the arguments of a function of the program into the order of its parameters, defaults where
  /// nothing was given; false when this needs more than that.
  func arrangePlainly(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ closure: Ref<ClosureObject>,
    _ site: UnsafeMutablePointer<Code.CallSite>
  ) throws -> Bool {
    let code = closure.with { $0.code }
    let names = site.pointee.hasKeywords ? site.pointee.keywords.count : 0
    let positional = count - names
    guard code.with({ $0.hasOnlyFixed && positional <= $0.positionalCount }),
      !site.pointee.isSpread,
      let places = try names == 0 ? [] : site.pointee.places(code.object, positional)
    else { return false }
    let fixed = code.with { $0.fixedCount }
    if base + (fixed + count + 64) > softEnd { try extendStack(base + (fixed + count + 64)) }
    if names > 0 {
      arrange(base, positional, places, in: fixed)
    } else {
      clear(base, from: positional, to: fixed)
    }
    let defaults = closure.with { $0.defaults }
    for i in positional..<fixed where base[i].isUndefined {
      // One that misses is told by the general way, which needs the arguments as they were.
      if defaults[i].isUndefined {
        if names > 0 { restore(base, positional, places, in: fixed) }
        return false
      }
      base[i] = defaults[i]
    }
    return true
  }

  /// Moves the named arguments, which stand behind the positional ones, to their places.
  private func arrange(
    _ base: UnsafeMutablePointer<Value>, _ positional: Int, _ places: [Int], in fixed: Int
  ) {
    let named = base + fixed + 1
    // Upwards where they overlap.
    var i = places.count
    while i > 0 {
      i -= 1
      named[positional + i] = base[positional + i]
    }
    clear(base, from: positional, to: fixed)
    for (i, place) in places.enumerated() { base[place] = named[positional + i] }
  }

  private func restore(
    _ base: UnsafeMutablePointer<Value>, _ positional: Int, _ places: [Int], in fixed: Int
  ) {
    let named = base + fixed + 1
    for i in places.indices { base[positional + i] = named[positional + i] }
  }

  @inline(__always)
  private func clear(_ base: UnsafeMutablePointer<Value>, from start: Int, to end: Int) {
    var i = start
    while i < end {
      base[i] = .undefined
      i += 1
    }
  }
}

extension Code.CallSite {
  /// Where the named arguments of this call go among the parameters of a callee, as found out last time.
  struct KnownPlaces {
    let callee: AnyObject
    let positional: Int
    let places: [Int]
  }

  /// Nil when one of them goes into `**`.
  fileprivate mutating func places(_ record: Builtin, _ positional: Int) throws -> [Int]? {
    if let known = knownPlaces, known.callee === record, known.positional == positional {
      return known.places
    }
    return lookUp(record, record, positional)
  }

  fileprivate mutating func places(_ code: Code, _ positional: Int) throws -> [Int]? {
    if let known = knownPlaces, known.callee === code, known.positional == positional {
      return known.places
    }
    return lookUp(code.parameters, code, positional)
  }

  private mutating func lookUp(
    _ signature: some CallSignature, _ callee: AnyObject, _ positional: Int
  ) -> [Int]? {
    // A mistake is told by the general way.
    guard
      let found = try? signature.places(
        positional: positional, keywords: keywords.map(\.text))
    else { return nil }
    let places = found.compactMap { $0 }
    guard places.count == found.count else { return nil }
    knownPlaces = KnownPlaces(callee: callee, positional: positional, places: places)
    return places
  }
}
