/// A mistake in an operation on tensors: what was asked, what was expected and found, and a way out.
///
/// It knows nothing of source positions; the caller that has one adds it.
package struct TensorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of mistake it is; callers map it to the language's error kinds.
  package enum Kind: String, CaseIterable, Sendable {
    case shape, dtype, index, value, memory, library, gradient
    /// The memory allowed does not suffice for this beside what is in use.
    case limit
    /// No mistake: whoever watches the work asked for it to stop.
    case cancelled
  }

  package let kind: Kind
  /// The operation as a user knows it, such as `matmul`.
  package let operation: String
  /// A full sentence with the shapes or values expected and found, without a final stop.
  package let message: String
  /// The nearest way to make it work.
  package let hint: String?
  /// The argument at fault under NumPy's or Keras's name for it, such as `axis`; nil when it is the
  /// operation as a whole.
  package var argument: String?

  package init(
    _ kind: Kind, _ operation: String, _ message: String, hint: String? = nil,
    argument: String? = nil
  ) {
    self.kind = kind
    self.operation = operation
    self.message = message
    self.hint = hint
    self.argument = argument
  }

  package var description: String {
    hint.map { "\(message) (hint: \($0))" } ?? message
  }
}
