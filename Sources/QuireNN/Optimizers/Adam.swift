import CQuireKernels
import Glibc
import QuireTensor

/// Steps scaled by running means of the gradients and of their squares (Kingma and Ba, 2015).
///
/// p -= rate · sqrt(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (sqrt(v) + ε), the form of the paper's section 2, as
/// in Keras; PyTorch adds its ε after the correction of v.
package final class Adam: Optimizer {
  package let beta1: Double
  package let beta2: Double
  package let epsilon: Double
  private var stepSize = 0.0

  package override class var kind: String { "Adam" }

  /// - Throws: `.value` unless the rate is at least 0, the betas lie in [0, 1) and epsilon is
  ///   positive.
  package init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7
  ) throws(TensorError) {
    try Self.checkFraction(beta1, "beta_1")
    try Self.checkFraction(beta2, "beta_2")
    guard epsilon > 0, epsilon.isFinite else {
      throw TensorError(
        .value, "Adam", "Adam: expected a positive epsilon, found \(epsilon)",
        argument: "epsilon")
    }
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    try super.init(learningRate: learningRate)
  }

  override var slotCount: Int { 2 }

  override func beginUpdate() {
    let t = Double(iterations)
    stepSize = learningRate * (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t))
  }

  override func update(
    count: Int, dtype: DType, parameters: UnsafeMutableRawPointer,
    gradients: UnsafeRawPointer, slots: [UnsafeMutableRawPointer]
  ) {
    guard slots.count == 2 else { return }
    if dtype == .float64 {
      quire_adam_f64(
        Int64(count), parameters.assumingMemoryBound(to: Double.self),
        gradients.assumingMemoryBound(to: Double.self),
        slots[0].assumingMemoryBound(to: Double.self),
        slots[1].assumingMemoryBound(to: Double.self), stepSize, beta1, beta2, epsilon)
    } else {
      quire_adam_f32(
        Int64(count), parameters.assumingMemoryBound(to: Float.self),
        gradients.assumingMemoryBound(to: Float.self),
        slots[0].assumingMemoryBound(to: Float.self),
        slots[1].assumingMemoryBound(to: Float.self), Float(stepSize), Float(beta1), Float(beta2),
        Float(epsilon))
    }
  }
}
