import QuireSyntax

/// Errors of classes of the program.
extension Interpreter {
  /// The error that raising an instance starts; nil when its class is no kind of error.
  func raised(_ instance: InstanceObject) throws -> ScriptError? {
    guard case .error(let native) = instance.native else { return nil }
    var error = native.object.error
    error.message = try text(of: .instance(.passUnretained(instance)))
    error.raised = .instance(.passUnretained(instance))
    error.className = instance.type.name
    return error
  }

  /// What `except … as e` binds.
  func caught(_ failure: ScriptError) -> Value {
    switch failure.raised {
    case .instance(let instance):
      if case .error(let native) = instance.object.native { native.object.error = failure }
    case .error(let error): error.object.error = failure
    default: return makeError(failure)
    }
    // It knows its place and trace from now on.
    return failure.raised ?? makeError(failure)
  }

  /// The message of an error that was made with these arguments.
  func message(_ error: ErrorObject) throws -> String {
    let known = error.error
    guard known.message.isEmpty, let arguments = arguments(of: error) else {
      return known.missing.map(message) ?? known.message
    }
    return try arguments.map(text(of:)).joined(separator: " ")
  }

  /// What makes an error of a class that is none; nil for all else.
  static func errorClassHint(_ value: Value) -> String? {
    let type: ClassObject
    switch value {
    case .instance(let instance): type = instance.object.type
    case .class(let other): type = other.object
    default: return nil
    }
    guard type.native.flatMap(ErrorTypes.kind(of:)) == nil else { return nil }
    return "class \(type.name)(Exception): makes it a kind of error"
  }

  static func classText(_ value: Value) -> String {
    if case .class(let type) = value { return "class \(type.object.name)" }
    return value.typeName
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
    if case .error(let error) = error { return error.object.kind.isCatchable }
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
