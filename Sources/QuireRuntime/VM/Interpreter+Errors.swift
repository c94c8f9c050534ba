import QuireSyntax

extension Interpreter {
  /// An error with its place and trace, made when it leaves the instruction that met it.
  func located(
    _ error: any Error, _ code: Ref<Code>, _ pc: UnsafeMutablePointer<Instruction>,
    downTo floor: Int
  ) -> ScriptError {
    var failure: ScriptError
    var (reference, pc) = (code, pc)
    if frameCount > floor, code.toOpaque() == constructor.object.code.toOpaque() {
      // What `__init__` returned is the business of whoever called the class.
      reference = frames[frameCount - 1].closure.object.code
      pc = frames[frameCount - 1].pc
    }
    switch error {
    case let error as ScriptError: failure = error
    case let error as any ScriptErrorConvertible: failure = error.scriptError
    case let error as Diagnostic: failure = Self.scriptError(of: error)
    case let error as Session.Failure where !error.diagnostics.isEmpty:
      // A mistake in the text of an imported module.
      failure = Self.scriptError(of: error.diagnostics[0])
    default: failure = ScriptError(.runtime, "\(error)")
    }
    failure = stopped(failure)
    let code = reference.object
    let position = pc - code.instructions - 1
    if failure.source == nil {
      failure.source = code.source
      place(&failure, code, position)
    }
    // An error raised again, at the end of a with block or by the program, has its trace already.
    let isRaisedAgain =
      position >= 0 && code.instructions[position].op == .raise && !failure.trace.isEmpty
    if !isRaisedAgain { appendTrace(&failure, code, position, downTo: floor) }
    return failure
  }

  /// The error itself, or the one for which the program stops: a lower layer that was stopped in the
  /// middle of its work reports that in its own way.
  package func stopped(_ failure: ScriptError) -> ScriptError {
    guard failure.source == nil || failure.kind.isCatchable else { return failure }
    return stopReason() ?? failure
  }

  private static func scriptError(of diagnostic: Diagnostic) -> ScriptError {
    var failure = ScriptError(
      ErrorKind(rawValue: diagnostic.kind) ?? .syntax, diagnostic.message, hint: diagnostic.hint)
    failure.source = diagnostic.source
    failure.span = diagnostic.span
    failure.context = diagnostic.context
    failure.label = diagnostic.label
    failure.trace = diagnostic.trace
    if failure.trace.isEmpty, let source = diagnostic.source {
      let line = source.position(of: Int(diagnostic.span?.start ?? 0)).line
      failure.trace = [
        TraceFrame(function: nil, cell: source.cell, file: source.name, line: line)
      ]
    }
    return failure
  }

  /// Points an error at the instruction's expression, or at the argument that is at fault.
  private func place(_ failure: inout ScriptError, _ code: Code, _ position: Int) {
    guard code.spans.indices.contains(position) else { return }
    let place = code.spans[position]
    failure.span = place.span
    failure.context = place.context
    let instruction = code.instructions[position]
    if placeAtName(&failure, code, instruction) { return }
    switch instruction.op {
    case .call, .callMethod:
      let site = code.callSites[Int(instruction.c)]
      failure.span = site.callee
      if let argument = argumentSpan(failure, site) {
        failure.context = site.callee
        failure.span = argument
        if let label = failure.label {
          let text = code.source.text(argument)
          failure.label =
            text.count <= 24 && !text.contains("\n") ? "\(text) is \(label)" : "is \(label)"
        }
      } else {
        failure.context = place.span
      }
    case .callSpread: failure.span = code.callSites[Int(instruction.c)].callee
    default: break
    }
  }

  /// Points an error about the name of a keyword argument at that name.
  private func placeAtName(
    _ failure: inout ScriptError, _ code: Code, _ instruction: Instruction
  ) -> Bool {
    guard failure.isAboutName, instruction.op == .call || instruction.op == .callMethod else {
      return false
    }
    let site = code.callSites[Int(instruction.c)]
    guard let index = site.keywords.firstIndex(where: { $0.object.text == failure.keyword }) else {
      return false
    }
    failure.span = site.keywordSpans[index]
    failure.context = site.callee
    return true
  }

  private func argumentSpan(_ failure: ScriptError, _ site: Code.CallSite) -> Span? {
    let positional = site.arguments.count - site.keywords.count
    if let keyword = failure.keyword,
      let index = site.keywords.firstIndex(where: { $0.object.text == keyword })
    {
      return site.arguments[positional + index]
    }
    guard let index = failure.argument, index >= 0, index < positional else { return nil }
    let first = site.arguments[index]
    guard let last = failure.lastArgument, last > index, last < positional else { return first }
    return Span(Int(first.start), Int(site.arguments[last].end))
  }

  /// Adds the frames that are active, innermost first; frames of outer runs follow when the error passes them.
  private func appendTrace(
    _ failure: inout ScriptError, _ code: Code, _ position: Int, downTo floor: Int
  ) {
    struct Site: Hashable {
      let code: ObjectIdentifier
      let position: Int
    }
    // A deep recursion stands at few places many times.
    var known: [Site: TraceFrame] = [:]
    func frame(_ code: Code, _ position: Int) -> TraceFrame {
      let site = Site(code: ObjectIdentifier(code), position: position)
      if let frame = known[site] { return frame }
      let span = code.spans.indices.contains(position) ? code.spans[position].span : Span(0, 0)
      let frame = TraceFrame(
        function: code.name.isEmpty ? nil : code.name, cell: code.source.cell,
        file: code.source.name, line: code.source.position(of: Int(span.start)).line)
      known[site] = frame
      return frame
    }
    failure.trace.append(frame(code, position))
    var i = frameCount - 1
    while i >= floor {
      let code = frames[i].closure.object.code.object
      if code !== constructor.object.code.object {
        failure.trace.append(frame(code, frames[i].pc - code.instructions - 1))
      }
      i -= 1
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
    case .error(let error): return error.object.error
    case .instance(let instance):
      if let error = try raised(instance.object) { return error }
    case .class(let type) where type.object.native.flatMap(ErrorTypes.kind(of:)) != nil:
      return try raised(call(value, [], [], at: callbackTop))
    case .type(let type):
      if let kind = ErrorKind(rawValue: type.object.record.name) { return ScriptError(kind, "") }
    default: break
    }
    let message = value.coreType == .string ? shortText(of: value) : nil
    return ScriptError(
      .type, "raise needs an error, got \(value.typeName)",
      hint: "write raise ValueError(\(message ?? "\"what is wrong\""))")
  }

  func matches(_ error: Value, _ wanted: Value) throws -> Bool {
    switch wanted {
    case .tuple(let kinds):
      return try kinds.object.values.contains { try matches(error, $0) }
    case .type, .class: return derives(typeValue(of: error), from: wanted)
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
      hint: "'with' takes what opens and closes, such as GradientTape()")
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
