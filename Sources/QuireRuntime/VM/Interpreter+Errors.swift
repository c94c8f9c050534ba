import QuireSyntax

extension Interpreter {
  /// What an instruction threw as an error of the language.
  func failure(_ error: any Error) -> ScriptError {
    switch error {
    case let error as ScriptError: stopped(error)
    case let error as any ScriptErrorConvertible: stopped(error.scriptError)
    case let error as Diagnostic: stopped(ScriptError(of: error))
    case let error as Session.Failure where !error.diagnostics.isEmpty:
      // A mistake in the text of an imported module.
      stopped(ScriptError(of: error.diagnostics[0]))
    default: stopped(ScriptError(.runtime, "\(error)"))
    }
  }

  /// Leaves frames, the current one being the last, until one handles the error.
  ///
  /// - Returns: The handler, which finds the error in its register; its frame stands behind the last one.
  /// - Throws: The error, when no frame above `floor` handles it.
  @inline(never)
  func unwind(_ value: Value, downTo floor: Int) throws -> Code.Handler {
    guard let object = errorObject(of: value) else {
      return try unwind(noError(value), downTo: floor)
    }
    let isCatchable = object.with { $0.kind.isCatchable }
    let constructor = constructor.with { $0.code }
    while true {
      frameCount -= 1
      let frame = frames[frameCount]
      let code = frame.closure.with { $0.code }
      let position = frame.pc - code.with { $0.instructions } - 1
      // What `__init__` returned is the business of whoever called the class.
      let isNoted = code.toOpaque() != constructor.toOpaque()
      object.with { $0.leave(frameCount, frame.closure, position, isNoted: isNoted) }
      noteCause(of: object, code, position, frame.registers)
      let handler = code.with {
        $0.handler(at: position, isCatchable: isCatchable, isPastGrace: isPastGrace)
      }
      if let handler {
        if !isCatchable { object.with { noteStop($0, isLeaving: false) } }
        frame.registers[handler.register] = value
        return handler
      }
      if frameCount == floor {
        var error = object.object.error
        if !isCatchable { noteStop(object.object, isLeaving: true) }
        // A built-in made the call: nothing in the program's text did.
        if error.isAboutCall, error.outerSites.isEmpty { error.isAboutCall = false }
        // The frame that called the built-in stands here next.
        error.notedFrame = Int32(truncatingIfNeeded: frameCount + 1)
        object.object.error = error
        throw try leaving(value, object.object)
      }
    }
  }

  /// The error behind a value that was raised.
  func errorObject(of value: Value) -> Ref<ErrorObject>? {
    switch value {
    case .error(let error): return error
    case .instance(let instance):
      if case .error(let error) = instance.object.native { return error }
      return nil
    default: return nil
    }
  }

  private func noError(_ value: Value) -> Value {
    makeError(ScriptError(.type, "raise needs an error, got \(value.typeName)"))
  }

  /// An error that leaves the machine, with its message.
  private func leaving(_ value: Value, _ object: ErrorObject) throws -> ScriptError {
    var error = object.error
    if case .instance(let instance) = value {
      error.message = try text(of: value)
      error.raised = value
      error.className = instance.object.type.name
    } else {
      error.message = try message(object)
    }
    return error
  }

  /// An error that is to be reported, with its place and trace.
  package func settled(_ error: ScriptError) -> ScriptError {
    var error = error
    if let missing = error.missing {
      if error.message.isEmpty { error.message = message(missing) }
      error.hint = error.hint ?? hint(missing)
      error.missing = nil
    }
    guard let first = error.firstSite else { return error }
    if error.source == nil {
      // What is wrong with a call stands where it was called.
      let site = error.isAboutCall ? error.outerSites.first ?? first : first
      let code = site.code
      error.source = code.source
      place(&error, code, site.position)
    }
    error.trace += trace([first] + error.outerSites)
    error.firstSite = nil
    error.outerSites = []
    return error
  }

  /// Notes which error a block was handling that another error leaves.
  private func noteCause(
    of error: Ref<ErrorObject>, _ code: Ref<Code>, _ position: Int,
    _ registers: UnsafeMutablePointer<Value>
  ) {
    guard let register = code.with({ $0.handling(at: position) }),
      case let value = registers[register], let handled = errorObject(of: value)?.object,
      // The same error may be raised again.
      handled !== error.object
    else { return }
    var known = error.object.error
    if known.cause != nil || !known.kind.isCatchable { return }
    known.cause = cause(value, handled, in: known.firstSite?.code.source)
    error.object.error = known
  }

  /// What an error says of the one that was being handled; nil when that has no place.
  private func cause(_ value: Value, _ handled: ErrorObject, in source: SourceFile?) -> String? {
    let error: ScriptError
    do { error = settled(try leaving(value, handled)) } catch {
      // Its own text could not be made.
      return nil
    }
    guard let origin = error.source, let span = error.span else { return nil }
    let line = origin.position(of: Int(span.start)).line
    let place = origin === source ? "line \(line)" : "\(origin.name):\(line)"
    let message = error.message.prefix { $0 != "\n" }
    let name = error.className ?? error.kind.rawValue
    return "while handling \(name)\(message.isEmpty ? "" : ": ")\(message) (\(place))"
  }

  /// The error itself, or the one for which the program stops: a lower layer that was stopped in the
  /// middle of its work reports that in its own way.
  package func stopped(_ failure: ScriptError) -> ScriptError {
    guard !failure.isPlaced || failure.kind.isCatchable else { return failure }
    if let reason = stopReason() { return reason }
    // A layer below has found that the limit of memory leaves no room.
    return failure.kind == .limit && !failure.isPlaced && stop == nil
      ? stopping(for: failure) : failure
  }

  /// Points an error at the instruction's expression, or at the argument that is at fault.
  private func place(_ failure: inout ScriptError, _ code: Code, _ position: Int) {
    guard code.spans.indices.contains(position) else { return }
    let place = code.spans[position]
    failure.span = place.span
    failure.context = place.context
    let instruction = code.instructions[position]
    guard let call = code.callPlace(at: position) else { return }
    let keywords = code.callSites[Int(instruction.c)].keywords
    if placeAtName(&failure, call, keywords) { return }
    failure.span = call.callee
    if instruction.op == .callSpread { return }
    guard let argument = argumentSpan(failure, call, keywords) else {
      failure.context = place.span
      return
    }
    failure.context = call.callee
    failure.span = argument
    if let label = failure.label {
      let text = code.source.text(argument)
      failure.label =
        text.count <= 24 && !text.contains("\n") ? "\(text) is \(label)" : "is \(label)"
    }
  }

  /// Points an error about the name of a keyword argument at that name.
  private func placeAtName(
    _ failure: inout ScriptError, _ call: Code.CallPlace, _ keywords: [StringObject]
  ) -> Bool {
    guard failure.isAboutName,
      let index = keywords.firstIndex(where: { $0.text == failure.keyword }),
      index < call.keywordSpans.count
    else { return false }
    failure.span = call.keywordSpans[index]
    failure.context = call.callee
    return true
  }

  private func argumentSpan(
    _ failure: ScriptError, _ call: Code.CallPlace, _ keywords: [StringObject]
  ) -> Span? {
    let positional = call.arguments.count - keywords.count
    if let keyword = failure.keyword,
      let index = keywords.firstIndex(where: { $0.text == keyword })
    {
      return call.arguments[positional + index]
    }
    guard let index = failure.argument, index >= 0, index < positional else { return nil }
    let first = call.arguments[index]
    guard let last = failure.lastArgument, last > index, last < positional else { return first }
    return Span(Int(first.start), Int(call.arguments[last].end))
  }

  private func trace(_ sites: [ScriptError.Site]) -> [TraceFrame] {
    struct Place: Hashable {
      let code: ObjectIdentifier
      let position: Int
    }
    // A deep recursion stands at few places many times.
    var known: [Place: TraceFrame] = [:]
    return sites.map { site in
      let (code, position) = (site.code, site.position)
      let place = Place(code: ObjectIdentifier(code), position: position)
      if let frame = known[place] { return frame }
      let span = code.spans.indices.contains(position) ? code.spans[position].span : Span(0, 0)
      let frame = TraceFrame(
        function: code.name.isEmpty ? nil : code.name, cell: code.source.cell,
        file: code.source.name, line: code.source.position(of: Int(span.start)).line)
      known[place] = frame
      return frame
    }
  }

  /// A variable was read before it had a value; its name is the source text.
  @inline(never)
  func unassigned(_ code: Ref<Code>, _ pc: UnsafeMutablePointer<Instruction>) -> ScriptError {
    let code = code.object
    let position = pc - code.instructions - 1
    let name =
      code.spans.indices.contains(position)
      ? code.source.text(code.spans[position].span) : "a variable"
    let op = (pc - 1).pointee.op
    let isGlobal = op == .getGlobal || op == .deleteGlobal
    var error = ScriptError(
      .name,
      isGlobal ? "name \"\(name)\" has no value yet" : "\"\(name)\" is read before it has a value")
    error.question = .unassigned(name: name, isGlobal: isGlobal)
    return error
  }

  func deleteGlobal(_ slot: Int, _ code: Ref<Code>, _ pc: UnsafeMutablePointer<Instruction>) throws
  {
    let module = code.object.module
    if module.storage[slot].isUndefined { throw unassigned(code, pc) }
    module.storage[slot] = builtin(module.names[slot]) ?? .undefined
  }

  // MARK: assert, raise, except

  func failedAssertion(
    _ message: Value?, _ operands: UnsafeMutablePointer<Value>, count: Int
  ) throws -> ScriptError {
    var error = ScriptError(
      .assertion, try message.map(text(of:)) ?? "the assertion does not hold")
    if count == 2, message == nil, case .double(let x) = operands[0],
      case .double(let y) = operands[1], x != y, abs(x - y) <= 1e-9 * max(abs(x), abs(y))
    {
      error.hint = "floats are rounded: math.isclose(x, y) compares them with a tolerance"
    }
    error.question = .assertion((0..<count).map { shortText(of: operands[$0]) })
    return error
  }

  /// The representation of a value that fits on the rest of a line; nil for a long one.
  private func shortText(of value: Value) -> String? {
    if let count = try? length(of: value), count > 40 { return nil }
    guard let text = try? representation(of: value), text.count <= 60, !text.contains("\n") else {
      return nil
    }
    return text
  }

  func raised(_ value: Value) throws -> ScriptError {
    switch value {
    case .error(let error):
      var failure = error.object.error
      failure.raised = value
      return failure
    case .instance(let instance):
      if let error = try raised(instance.object) { return error }
    case .class(let type) where type.object.native.flatMap(ErrorTypes.kind(of:)) != nil:
      return try raised(call(value, [], [], at: callbackTop))
    case .type(let type):
      if let kind = ErrorKind(rawValue: type.object.record.name) { return ScriptError(kind, "") }
    default: break
    }
    if let hint = Self.errorClassHint(value) {
      return ScriptError(
        .type, "raise needs an error, got \(Self.classText(value))", hint: hint)
    }
    let message = value.coreType == .string ? shortText(of: value) : nil
    if let hint = Self.errorClassHint(value) {
      return ScriptError(
        .type, "raise needs an error, got \(Self.classText(value))", hint: hint)
    }
    return ScriptError(
      .type, "raise needs an error, got \(value.typeName)",
      hint: "write raise ValueError(\(message ?? "\"what is wrong\""))")
  }

  func matches(_ error: Value, _ wanted: Value) throws -> Bool {
    switch wanted {
    case .tuple(let kinds):
      return try kinds.object.values.contains { try matches(error, $0) }
    case .type(let type):
      if case .error(let error) = error, let kind = type.with({ $0.errorKind }) {
        return error.with { $0.kind }.isKind(of: kind)
      }
      return derives(typeValue(of: error), from: wanted)
    case .class where Self.errorClassHint(wanted) != nil:
      throw ScriptError(
        .type, "except needs an error kind, got \(Self.classText(wanted))",
        hint: Self.errorClassHint(wanted))
    case .class: return derives(typeValue(of: error), from: wanted)
    default:
      throw ScriptError(
        .type, "except needs an error kind, got \(wanted.typeName)",
        hint: wanted.coreType == .string
          ? "write its name without quotes" : "write except Exception: for every error")
    }
  }

  // MARK: with

  func enterContext(_ context: Value) throws -> Value {
    let method = special(.enter, of: context)
    if !method.isUndefined, !special(.exit, of: context).isUndefined {
      return try send(method, context)
    }
    if case .host(let host) = context, let hook = host.object.type.hooks.enter {
      return try hook(self, context)
    }
    throw ScriptError(
      .type, "\(context.typeName) values cannot be used with \"with\"",
      hint: context.coreType == .instance
        ? "its class needs the methods __enter__(self) and __exit__(self, kind, error, trace)"
        : "'with' takes what opens and closes, such as GradientTape()")
  }

  func exitContext(_ context: Value) throws {
    let method = special(.exit, of: context)
    if !method.isUndefined {
      _ = try call(method, [context, .null, .null, .null], [], at: callbackTop, bound: 1)
    }
    if case .host(let host) = context, let hook = host.object.type.hooks.exit {
      try hook(self, context)
    }
  }
}
