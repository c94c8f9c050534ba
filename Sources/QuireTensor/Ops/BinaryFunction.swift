import CQuireKernels

/// A function of two numbers that tensors apply to every pair of elements.
package struct BinaryFunction: Sendable {
  package enum Kind: Sendable {
    /// The common type to itself.
    case arithmetic
    /// Floats; integers are converted.
    case floats
    /// The common type to bool.
    case comparison
  }

  /// What a gradient is computed from.
  struct Pass {
    let a: Tensor, b: Tensor, y: Tensor, g: Tensor
  }

  typealias Gradient = @Sendable (Pass) throws(TensorError) -> Tensor?

  package let name: String
  package let summary: String
  let code: quire_binary_op
  let kind: Kind
  /// What computes it on bools; nil means that they are converted to int64.
  let onBools: quire_binary_op?
  let samples: (a: [Double], b: [Double])
  let left: Gradient
  let right: Gradient

  init(
    _ name: String, _ summary: String, _ code: quire_binary_op, _ kind: Kind = .arithmetic,
    onBools: quire_binary_op? = nil,
    samples: (a: [Double], b: [Double]) = ([-1.5, 0.4, 2.5], [0.7, -1.2, 1.6]),
    left: @escaping Gradient = { _ in nil }, right: @escaping Gradient = { _ in nil }
  ) {
    self.name = name
    self.summary = summary
    self.code = code
    self.kind = kind
    self.onBools = onBools
    self.samples = samples
    self.left = left
    self.right = right
  }
}
