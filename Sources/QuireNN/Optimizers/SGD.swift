import CQuireKernels
import QuireTensor

/// Gradient descent, with momentum and Nesterov's look-ahead when asked.
///
/// p -= rate · g; with momentum v = momentum · v - rate · g and p += v (Sutskever et al., 2013).
package final class SGD: Optimizer {
  package let momentum: Double
  package let nesterov: Bool

  package override class var kind: String { "SGD" }

  /// - Throws: `.value` unless the rate is at least 0 and the momentum lies in [0, 1].
  package init(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false
  ) throws(TensorError) {
    guard momentum >= 0, momentum <= 1 else {
      throw TensorError(
        .value, "SGD", "SGD: expected momentum from 0 to 1, found \(momentum)",
        hint: "0.9 is usual",
        argument: "momentum")
    }
    self.momentum = momentum
    self.nesterov = nesterov
    try super.init(learningRate: learningRate)
  }

  override var slotCount: Int { momentum == 0 ? 0 : 1 }

  override func update(
    count: Int, dtype: DType, parameters: UnsafeMutableRawPointer,
    gradients: UnsafeRawPointer, slots: [UnsafeMutableRawPointer]
  ) {
    if dtype == .float64 {
      quire_sgd_f64(
        Int64(count), parameters.assumingMemoryBound(to: Double.self),
        gradients.assumingMemoryBound(to: Double.self),
        slots.first?.assumingMemoryBound(to: Double.self), learningRate, momentum,
        nesterov ? 1 : 0)
    } else {
      quire_sgd_f32(
        Int64(count), parameters.assumingMemoryBound(to: Float.self),
        gradients.assumingMemoryBound(to: Float.self),
        slots.first?.assumingMemoryBound(to: Float.self), Float(learningRate), Float(momentum),
        nesterov ? 1 : 0)
    }
  }
}
