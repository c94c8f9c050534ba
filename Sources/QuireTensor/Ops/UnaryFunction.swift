import CQuireKernels

/// A function of one number that tensors apply to every element.
package struct UnaryFunction: Sendable {
  /// Which types of elements it takes and gives.
  package enum Domain: Sendable {
    /// Any number to the same type.
    case numbers
    /// Floats; integers are converted.
    case floats
    /// Floats; integers stay as they are, being rounded already.
    case rounding
    /// Floats to bool; integers are converted.
    case test
  }

  package let name: String
  package let summary: String
  let code: quire_unary_op
  let domain: Domain
  /// Points where it is smooth.
  let samples: [Double]
  /// The gradient at input x from result y and the result's gradient g; nil means zero.
  let gradient: @Sendable (_ x: Tensor, _ y: Tensor, _ g: Tensor) throws(TensorError) -> Tensor?

  init(
    _ name: String, _ summary: String, _ code: quire_unary_op, _ domain: Domain = .floats,
    samples: [Double] = [-1.4, -0.4, 0.3, 1.9],
    gradient:
      @escaping @Sendable (_ x: Tensor, _ y: Tensor, _ g: Tensor) throws(TensorError) -> Tensor? =
      { _, _, _ in nil }
  ) {
    self.name = name
    self.summary = summary
    self.code = code
    self.domain = domain
    self.samples = samples
    self.gradient = gradient
  }
}
