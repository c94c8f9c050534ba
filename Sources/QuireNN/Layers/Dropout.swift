import QuireTensor

/// Sets a random part of its input to zero while learning and scales the rest by 1 / (1 - rate), so
/// that the expected sum stays; otherwise hands its input on (Srivastava et al., 2014).
///
/// The mask of the layer's n-th learning call is a function of the seed, the layer and n alone.
package final class Dropout: Layer {
  package let rate: Double
  private let seed: UInt64?
  private var calls = 0

  package override class var kind: String { "Dropout" }
  package override var signature: String { "Dropout(\(rate))" }

  /// - Throws: `.value` unless the rate lies in [0, 1].
  package init(
    _ rate: Double, seed: UInt64? = nil, name: String? = nil, dtype: DType = .float32,
    scope: NameScope
  ) throws(TensorError) {
    guard rate >= 0, rate <= 1 else {
      throw TensorError(
        .value, "Dropout", "Dropout: expected a rate from 0 to 1, found \(rate)",
        hint: rate >= 2 && rate <= 100
          ? "\(rate / 100) drops \(Int(rate.rounded())) percent"
          : "the rate is the part that is dropped",
        argument: "rate")
    }
    self.rate = rate
    self.seed = seed
    super.init(name: name, dtype: dtype, scope: scope)
  }

  override func forward(_ x: Tensor, _ context: CallContext) throws(TensorError) -> Tensor {
    guard context.isTraining, rate > 0 else { return x }
    var mask = try Tensor(uninitialized: x.shape, .float32, operation: name)
    try mask.withMutableBuffer(of: Float.self) { fillNextMask($0) }
    return try x * mask.astype(x.dtype)
  }

  /// What one learning call multiplies its input by.
  func fillNextMask(_ buffer: UnsafeMutableBufferPointer<Float>) {
    var source = (seed.map { RandomSource(seed: $0) } ?? random).stream(calls)
    calls &+= 1
    let keep = 1 - rate
    source.fillMask(buffer, probability: keep, value: keep > 0 ? Float(1 / keep) : 0)
  }
}
