import QuireSyntax

/// Errors of classes of the program.
extension Interpreter {
  /// The error that raising an instance starts; nil when its class is no kind of error.
  func raised(_ instance: InstanceObject) throws -> ScriptError? {
    guard case .error(let native) = instance.native else { return nil }
    var error = native.object.error
    error.message = try text(of: .instance(.passUnretained(instance)))
    error.instance = .passUnretained(instance)
    error.className = instance.type.name
    return error
  }

  /// What `except … as e` binds.
  func caught(_ failure: ScriptError) -> Value {
    guard let instance = failure.instance else {
      return makeError(failure)
    }
    if case .error(let native) = instance.object.native {
      // It knows its place and trace from now on.
      instance.object.native = makeError(failure, arguments: native.object.arguments)
    }
    return .instance(instance)
  }

  /// The message of an error that was made with these arguments.
  func message(_ error: ErrorObject) throws -> String {
    guard error.error.message.isEmpty, case .tuple(let arguments) = error.arguments else {
      return error.error.missing.map(message) ?? error.error.message
    }
    return try arguments.object.values.map(text(of:)).joined(separator: " ")
  }

  /// The type of a value, or its class.
  func typeValue(of value: Value) -> Value {
    if case .instance(let instance) = value { return .class(.passUnretained(instance.object.type)) }
    return .type(type(of: value))
  }

  /// Runs `__exit__` for an error; true when it is to be forgotten.
  func exitContext(_ context: Value, error: Value) throws -> Bool {
    let method = special(.exit, of: context)
    guard !method.isUndefined else {
      try exitContext(context)
      return false
    }
    let result = try call(
      method, [context, typeValue(of: error), error, .null], [], at: callbackTop, bound: 1)
    guard try isTrue(result) else { return false }
    if case .error(let error) = error { return error.object.error.kind.isCatchable }
    return true
  }

  // MARK: Values made once

  func keptNotImplemented() -> Value {
    let value = makeHost(NotImplementedMark(), ClassTypes.notImplemented)
    permanent.append(value)
    return value
  }

  /// Code with the new instance in its first register and what `__init__` returned in its second.
  func makeConstructor() -> Ref<ClosureObject> {
    let module = ModuleObject(name: "", summary: "")
    let code = Code(
      name: "", source: SourceFile(name: "", text: ""), line: 1, module: module,
      instructions: [Instruction(.initialized, 1), Instruction(.ret, 0)], constants: [],
      children: [], parameters: FunctionSignature(), registerCount: 3, captures: [], callSites: [],
      callPlaces: [], attributeSites: [], handlers: [], spans: [], docstring: nil)
    let closure = heap.track(ClosureObject(code), byteCount: 128)
    permanent += [.module(keep(module)), .closure(closure)]
    return closure
  }

  private final class NotImplementedMark {}
}

/// Instances as text.
extension Interpreter {
  /// What `str(x)` gives.
  func instanceText(_ object: InstanceObject) throws -> String {
    let method = object.type.special(.text)
    if !method.isUndefined { return try textMade(by: method, .text, object) }
    if case .error(let error) = object.native, object.type.special(.representation).isUndefined {
      return try message(error.object)
    }
    return try instanceRepresentation(object)
  }

  /// What `repr(x)` gives.
  func instanceRepresentation(_ object: InstanceObject) throws -> String {
    let method = object.type.special(.representation)
    return method.isUndefined
      ? try defaultText(of: .instance(.passUnretained(object)))
      : try textMade(by: method, .representation, object)
  }

  private func textMade(by function: Value, _ method: SpecialMethod, _ object: InstanceObject)
    throws
    -> String
  {
    let result = try send(function, .instance(.passUnretained(object)))
    guard case .string(let text) = result else {
      throw ScriptError(
        .type, "\(method.name)() of \(object.type.name) returns a str, got \(result.typeName)",
        hint: result.isNull ? "print shows a text; return it instead" : nil)
    }
    return text.object.text
  }

  /// The text of an object that says nothing of itself.
  func defaultText(of value: Value) throws -> String {
    guard case .instance(let object) = value else { return try representation(of: value) }
    guard case .error(let error) = object.object.native else {
      return "<\(object.object.type.name) object>"
    }
    guard case .tuple(let arguments) = error.object.arguments else {
      return object.object.type.name
    }
    let shown = try arguments.object.values.map(representation(of:))
    return "\(object.object.type.name)(\(shown.joined(separator: ", ")))"
  }
}
