/// Work with the machine while nothing runs.
extension Interpreter {
  /// Calls something. While nothing runs, a function of the program is the top of a run of its own: what it
  /// makes is freed as in a program.
  func callFromOutside(
    _ callee: Value, _ positional: [Value], _ named: [(name: String, value: Value)]
  ) throws -> Value {
    guard runDepth == 0, nativeDepth == 0, case .closure(let closure) = callee else {
      return try call(callee, positional, named: named)
    }
    try bind(positional, named, closure.object, at: stack + 1, bound: 0)
    return try runTopLevel(closure)
  }
}
