import CQuireKernels

/// The greatest or the least element over axes; NaN is found before any number.
package struct Extreme: Op {
  package enum Side: String, CaseIterable, Sendable { case max, min }

  package let side: Side
  let reduction: Reduction

  package init(_ side: Side, axes: [Int]? = nil, keepDims: Bool = false) {
    self.side = side
    reduction = Reduction(name: side.rawValue, axes: axes, keepDims: keepDims)
  }

  package var name: String { side.rawValue }
  package var summary: String {
    side == .max ? "The greatest element over axes." : "The least element over axes."
  }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    try reduction.shape(of: inputs[0])
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try reduction.run(
      side == .max ? QUIRE_MAX : QUIRE_MIN, inputs[0], to: inputs[0].dtype, hasNeutral: false)
  }

  /// Equals share the gradient.
  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let x = pass.inputs[0]
    let axes = try x.shape.axes(reduction.axes, operation: name)
    let chosen = try x.equal(reduction.restored(pass.output, for: x)).astype(x.dtype)
    let share =
      try reduction.restored(pass.gradient, for: x)
      / chosen.sum(axes: axes, keepDims: true)
    return [try chosen * share]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    try reductionSamples { Extreme(.max, axes: $0, keepDims: $1) }
      + reductionSamples { Extreme(.min, axes: $0, keepDims: $1) }
  }
}
