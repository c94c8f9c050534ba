/// A function bound to what it was read from.
package final class MethodObject: Object {
  package let function: Value
  package let receiver: Value

  init(_ function: Value, of receiver: Value) {
    self.function = function
    self.receiver = receiver
  }

  override func visit(_ mark: (Value) -> Void) {
    mark(function)
    mark(receiver)
  }
}
