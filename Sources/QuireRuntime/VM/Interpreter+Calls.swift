import QuireSyntax

extension Interpreter {
  /// Room for a frame of a function whose registers begin at `base`.
  @inline(__always)
  func enter(_ base: UnsafeMutablePointer<Value>, _ code: Ref<Code>) throws {
    if frameCount >= Interpreter.maximumDepth
      || base + (code.with { $0.registerCount } &+ 64) > softEnd
    {
      try extendStack(base + (code.with { $0.registerCount } &+ 64))
    }
  }

  @inline(never)
  func extendStack(_ needed: UnsafeMutablePointer<Value>) throws {
    if frameCount >= Interpreter.maximumDepth || needed + 4096 > stack + Interpreter.stackSize {
      throw ScriptError(
        .recursion, "calls are nested more than \(frameCount) deep",
        hint: "a function that calls itself needs a case that returns without a call")
    }
    growStack(to: needed)
  }

  func growStack(to needed: UnsafeMutablePointer<Value>) {
    let end = max(softEnd, min(needed + 4096, stack + Interpreter.stackSize))
    softEnd.initialize(repeating: .null, count: end - softEnd)
    softEnd = end
  }

  /// Makes a closure with the defaults in the registers behind `target`.
  func makeClosure(
    _ code: Code, _ parent: Ref<ClosureObject>, _ registers: UnsafeMutablePointer<Value>,
    _ target: Int
  ) {
    let closure = ClosureObject(code)
    for (n, capture) in code.captures.enumerated() {
      closure.cells[n] =
        capture.isRegister ? registers[capture.index] : parent.with { $0.cells[capture.index] }
    }
    var source = target + 1
    for (n, hasDefault) in code.parameters.hasDefault.enumerated() where hasDefault {
      closure.defaults[n] = registers[source]
      source += 1
    }
    registers[target] = .closure(heap.track(closure, byteCount: closure.byteCount))
  }

  // MARK: Arguments of functions of the program

  /// Puts `count` arguments at `base`, the last ones named, in the order of the function's parameters.
  @inline(never)
  func arrange(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ closure: Ref<ClosureObject>,
    _ site: UnsafeMutablePointer<Code.CallSite>, bound: Int
  ) throws {
    if try arrangePlainly(base, count, closure, site) { return }
    let keywords = keywords(site.pointee)
    let values = Array(UnsafeBufferPointer(start: base, count: count))
    let positional = Array(values.prefix(count - keywords.count))
    let named = zip(keywords, values.suffix(keywords.count)).map { ($0.object.text, $1) }
    try bind(positional, named, closure.object, at: base, bound: bound)
  }

  func bind(
    _ positional: [Value], _ named: [(name: String, value: Value)], _ closure: ClosureObject,
    at base: UnsafeMutablePointer<Value>, bound: Int
  ) throws {
    let code = closure.code.object
    var p = code.parameters
    p.boundCount = bound
    if base + (code.registerCount + 64) > softEnd {
      try extendStack(base + (code.registerCount + 64))
    }
    if bound == 1, p.positionalCount == 0, p.variadic == nil {
      throw ScriptError(
        .type, "\(p.name)() has no parameter for the object it is called on",
        hint: p.isMethod
          ? "the first parameter of a method is the object: def \(p.name)(self)" : nil)
    }
    let places: [Int?]
    do throws(ScriptError) {
      places = try p.places(positional: positional.count, keywords: named.lazy.map(\.name))
    } catch {
      var error = error
      error.argument = error.argument.map { $0 - bound }
      throw error
    }
    var slots = [Value](repeating: .undefined, count: p.names.count)
    for (i, value) in positional.prefix(p.positionalCount).enumerated() { slots[i] = value }
    let options = DictObject()
    for ((name, value), place) in zip(named, places) {
      if let place { slots[place] = value } else { try options.set(.string(intern(name)), value) }
    }
    if var missing = p.missing(isFilled: { !slots[$0].isUndefined }) {
      if p.isMethod, bound == 0, p.names.first == "self", slots[0].isUndefined {
        missing.hint = "it is a method: call it on an object, x.\(p.name)(…)"
      }
      throw missing
    }
    for i in slots.indices where slots[i].isUndefined { slots[i] = closure.defaults[i] }
    for (i, value) in slots.enumerated() { base[i] = value }
    var next = slots.count
    if p.variadic != nil {
      base[next] = makeTuple(Array(positional.dropFirst(p.positionalCount)))
      next += 1
    }
    if p.variadicKeyword != nil {
      base[next] = .dict(heap.track(options, byteCount: options.byteCount))
    }
  }

  // MARK: Calls of everything else

  /// Moves the callee and its arguments one register down: `loadMethod` found no method.
  func shiftCallee(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
    for i in 0...count { base[i] = base[i + 1] }
  }

  @inline(never)
  func callSlow(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ site: Code.CallSite
  ) throws -> Value {
    let keywords = keywords(site)
    let values = Array(UnsafeBufferPointer(start: base + 1, count: count))
    let positional = Array(values.prefix(count - keywords.count))
    let named = zip(keywords, values.suffix(keywords.count)).map {
      (name: $0.object.text, value: $1)
    }
    return try call(
      base[0], positional, named, at: base + 1, consumedAtOnce: site.isConsumedAtOnce)
  }

  /// The names of the last arguments of a call: as written, or as a `**` spread them.
  private func keywords(_ site: Code.CallSite) -> [StringObject] {
    if !site.isSpread { return site.keywords }
    defer { spreadKeywords = [] }
    return spreadKeywords
  }

  /// Calls anything with arguments in arrays; registers from `base` on are free.
  func call(
    _ callee: Value, _ positional: [Value], _ named: [(name: String, value: Value)],
    at base: UnsafeMutablePointer<Value>, consumedAtOnce: Bool = false, bound: Int = 0
  ) throws -> Value {
    switch callee {
    case .closure(let closure):
      return try nested(base) {
        let code = closure.with { $0.code }
        if named.isEmpty, code.with({ $0.simpleArity }) == positional.count {
          try enter(base, code)
          for (i, value) in positional.enumerated() { base[i] = value }
        } else {
          try bind(positional, named, closure.object, at: base, bound: bound)
          try enter(base, code)
        }
        return try run(closure, base)
      }
    case .builtin(let builtin):
      return try callBuiltin(builtin, positional, named, at: base, consumedAtOnce)
    case .type(let type):
      guard let builtin = constructor(of: type) else {
        throw ScriptError(.type, "\(type.object.record.name) values cannot be made by a call")
      }
      return try callBuiltin(builtin, positional, named, at: base, consumedAtOnce)
    case .class(let type): return try construct(type, positional, named, at: base)
    case .method(let method):
      return try call(
        method.object.function, [method.object.receiver] + positional, named, at: base,
        consumedAtOnce: consumedAtOnce, bound: 1)
    case .instance:
      let function = special(.call, of: callee)
      if function.isUndefined { break }
      return try call(function, [callee] + positional, named, at: base, bound: 1)
    case .host(let object):
      guard let hook = object.object.type.hooks.call else { break }
      let record = Builtin(
        object.object.type.name, "",
        [Parameter("self"), .variadic("arguments"), .variadicKeyword("options")], body: hook)
      guard case .builtin(let builtin) = makeBuiltin(record, receiver: callee) else { return .null }
      return try callBuiltin(builtin, positional, named, at: base, consumedAtOnce)
    default: break
    }
    var error = ScriptError(
      .type, "\(callee.typeName) values cannot be called", hint: callHint(callee))
    error.question = callee.isNull ? .origin(.itself) : .callee(callee.typeName)
    throw error
  }

  /// What was probably meant by brackets behind a value that is no function.
  private func callHint(_ callee: Value) -> String? {
    switch callee {
    case .int, .bigInt, .double: return "a product is written \(HintText.here) * (…)"
    case .list, .dict, .tuple: return "\(HintText.here)[…] reads one element"
    case .module(let module):
      let name = module.object.name
      if optionalMember(module.object, name) { return "call its function: \(name).\(name)()" }
      return "call one of its functions; dir(\(HintText.here)) lists them"
    case .instance: return "a method __call__(self, …) in its class makes it callable"
    case .string, .bool: return "remove the brackets behind it"
    default: return nil
    }
  }

  private func optionalMember(_ module: ModuleObject, _ name: String) -> Bool {
    (try? member(of: module, name)) != nil
  }

  /// Spreads the list and dict behind a callee into arguments in a row, named ones last; returns their number.
  ///
  /// The names go into `spreadKeywords`, where the call that follows at once finds them.
  func spread(_ base: UnsafeMutablePointer<Value>) throws -> Int {
    guard case .list(let list) = base[1], case .dict(let dict) = base[2] else { return 0 }
    let positional = list.object
    let named = dict.object.pairs
    spreadKeywords = try named.map { pair in
      guard case .string(let name) = pair.key else {
        throw ScriptError(
          .type, "keyword arguments need names, got a key of type \(pair.key.typeName)")
      }
      return name
    }
    let total = positional.count + named.count
    if base + (total + 64) > softEnd { try extendStack(base + (total + 64)) }
    for i in 0..<positional.count { base[1 + i] = positional.items[i] }
    for (i, pair) in named.enumerated() { base[1 + positional.count + i] = pair.value }
    return total
  }

  // MARK: Calling back

  /// Calls a function of the program from a built-in.
  package func call(
    _ callee: Value, _ arguments: [Value], named: [(name: String, value: Value)] = []
  )
    throws -> Value
  {
    try spend(64)
    return try call(callee, arguments, named, at: callbackTop)
  }

  /// Runs a function of the program inside a built-in; such calls use the thread's stack, so their depth is bounded.
  func nested(_ base: UnsafeMutablePointer<Value>, _ body: () throws -> Value) throws -> Value {
    if nativeDepth > 100 || NativeStack.isLow() {
      throw ScriptError(
        .recursion, "functions that call back into the program are nested too deeply")
    }
    // A call straight from the loop has no built-in around it to keep new objects alive.
    let savedTop = callbackTop
    if nativeDepth == 0 { heap.pin() }
    nativeDepth += 1
    defer {
      callbackTop = savedTop
      nativeDepth -= 1
    }
    return try body()
  }

  func plural(_ count: Int, _ noun: String) -> String { count.counted(noun) }
}

extension Int {
  /// `no arguments`, `1 argument`, `2 arguments`.
  func counted(_ noun: String) -> String {
    self == 1 ? "1 \(noun)" : "\(self == 0 ? "no" : String(self)) \(noun)s"
  }
}
