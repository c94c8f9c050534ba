import CQuireKernels

/// Running sums along an axis.
package struct CumulativeSum: Op {
  package let axis: Int

  package init(axis: Int) { self.axis = axis }

  package var name: String { "cumsum" }
  package var summary: String { "Running sums along an axis." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    _ = try inputs[0].axis(axis, operation: name)
    return inputs[0]
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try inputs[0].cumulated(QUIRE_SUM, axis: axis, operation: name)
  }

  /// An element flows into every later sum: running sums from the other end.
  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try pass.gradient.flipped([axis]).cumulativeSum(axis: axis).flipped([axis])]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    let x = try Tensor([1.5, -0.7, 2.2, 0.4, 3.1, -1.2], shape: [2, 3])
    return [OpSample(CumulativeSum(axis: 0), x), OpSample(CumulativeSum(axis: -1), x)]
  }
}
