import QuireRuntime

/// Code, and the plain value that it has.
struct Answer: @unchecked Sendable {
  let code: String
  let value: ScriptValue

  init(_ code: String, _ value: ScriptValue) {
    self.code = code
    self.value = value
  }
}
