/// A Swift closure as a built-in: its arguments are converted to the types that it takes.
enum HostFunction {
  /// - Parameters:
  ///   - parameters: As many as the closure takes.
  ///   - hasReceiver: Whether the first argument of a call is the object of a method.
  /// - Throws: when names and arguments are not equally many.
  static func make<each Argument: ScriptConvertible>(
    _ name: String, _ summary: String, _ parameters: [HostParameter],
    hasReceiver: Bool = false,
    _ body: @escaping @Sendable (Call, ArgumentReader) throws -> Value,
    taking types: repeat (each Argument).Type
  ) throws(ScriptFailure) -> Builtin {
    var accepted: [any ScriptConvertible.Type] = []
    for type in repeat each types { accepted.append(type) }
    guard accepted.count == parameters.count else {
      throw ScriptFailure(
        .value,
        "\(name)() has \(parameters.count.counted("parameter")), but its closure takes "
          + accepted.count.counted("argument"))
    }
    var records = zip(parameters, accepted).map { $0.parameter($1) }
    if hasReceiver { records.insert(Parameter("self"), at: 0) }
    let forms = parameters.map(\.form)
    return Builtin(name, summary, records) { call in
      do {
        return try body(call, ArgumentReader(call, forms, first: hasReceiver ? 1 : 0))
      } catch let failure as ScriptFailure {
        throw failure.scriptError(in: call.interpreter)
      }
    }
  }
}
