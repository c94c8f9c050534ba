extension Interpreter {
  /// A float as Python writes it.
  package static func text(of d: Double) -> String { d.description }

  static func ascii(_ text: String) -> String { text }

  func formatted(_ value: Value, spec: Value) throws -> Value { value }

  func percentFormat(_ format: String, _ arguments: Value) throws -> Value {
    throw ScriptError(.notImplemented, "no % yet")
  }
}
