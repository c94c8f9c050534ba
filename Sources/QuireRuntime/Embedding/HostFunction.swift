/// What scripts see of a Swift closure that they call.
struct HostFunction: Sendable {
  let name: String
  let parameters: [HostParameter]
  let help: String

  init(_ name: String, _ parameters: [HostParameter], help: String) {
    self.name = name
    self.parameters = parameters
    self.help = help
  }

  /// The closure as a built-in: its arguments are converted to the types that it takes.
  /// - Parameter hasReceiver: Whether the first argument of a call is the object of a method.
  /// - Throws: when names and arguments are not equally many.
  func builtin<each Argument: ScriptConvertible>(
    hasReceiver: Bool = false,
    _ body: @escaping @Sendable (Call, repeat each Argument) throws -> ScriptValue
  ) throws(ScriptFailure) -> Builtin {
    var accepted: [any ScriptConvertible.Type] = []
    for type in repeat (each Argument).self { accepted.append(type) }
    guard accepted.count == parameters.count else {
      throw ScriptFailure(
        .value,
        "\(name)() has \(parameters.count.counted("parameter")), but its closure takes "
          + accepted.count.counted("argument"))
    }
    var records = zip(parameters, accepted).map { $0.parameter($1) }
    if hasReceiver { records.insert(Parameter("self"), at: 0) }
    let forms = parameters.map(\.form)
    return Builtin(name, help, records) { call in
      let reader = ArgumentReader(call, forms, first: hasReceiver ? 1 : 0)
      do {
        return try call.interpreter.value(
          of: body(call, repeat reader.next((each Argument).self)))
      } catch let failure as ScriptFailure {
        throw failure.scriptError(in: call.interpreter)
      }
    }
  }
}
