/// A parameter that a notebook does not have, or a value it cannot take.
package struct ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
  package var message: String
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  package var description: String { hint.map { "\(message)\nhint: \($0)" } ?? message }
}
