/// What scripts find without an import.
extension ScriptSession {
  /// Makes a function for scripts; named as a built-in of theirs, it takes its place.
  ///
  /// ```swift
  /// try session.define("greet", ["name", HostParameter("times", default: 1)], help: "Says hello.") {
  ///   (name: String, times: Int) in String(repeating: "Hello \(name). ", count: times)
  /// }
  /// ```
  /// - Parameters:
  ///   - parameters: The closure's, in their order.
  ///   - help: What `help` shows.
  ///   - body: What it throws becomes an error of the script: a ``ScriptFailure`` one of its kind, any other
  ///     a `RuntimeError`.
  /// - Throws: when the closure takes more or fewer arguments than there are parameters.
  public func define<each Argument: ScriptConvertible, Result: ScriptConvertible>(
    _ name: String, _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping (repeat each Argument) throws -> Result
  ) throws(ScriptFailure) {
    // Only this session calls it, which runs on one thread at a time.
    nonisolated(unsafe) let body = body
    try add(
      .function(
        HostFunction(name, parameters, help: help).builtin {
          (_, arguments: repeat each Argument) in
          try body(repeat each arguments).scriptValue
        }))
  }

  /// Makes a function for scripts that returns None.
  public func define<each Argument: ScriptConvertible>(
    _ name: String, _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping (repeat each Argument) throws -> Void
  ) throws(ScriptFailure) {
    try define(name, parameters, help: help) { (arguments: repeat each Argument) in
      try body(repeat each arguments)
      return ScriptValue.none
    }
  }

  /// Puts a Swift class within reach of scripts under the name of its type, which makes objects if the
  /// type has an initializer.
  /// - Throws: when the closure of a member takes more or fewer arguments than it has parameters.
  public func define<Object: HostClass>(_ type: Object.Type) throws(ScriptFailure) {
    if let failure = Object.scriptType.failure { throw failure }
    try add(.type(Object.scriptType.record))
  }

  private func add(_ member: NativeModule.Member) throws(ScriptFailure) {
    try using { session throws in try session.interpreter.redefine(member, in: session.session.main)
    }
  }
}
