import CQuireKernels

/// The sum over axes, added up in a fixed order.
package struct Sum: Op {
  let reduction: Reduction

  package init(axes: [Int]? = nil, keepDims: Bool = false) {
    reduction = Reduction(name: "sum", axes: axes, keepDims: keepDims)
  }

  package var name: String { "sum" }
  package var summary: String { "The sum over axes." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    try reduction.shape(of: inputs[0])
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try reduction.run(
      QUIRE_SUM, inputs[0], to: inputs[0].dtype.accumulator, hasNeutral: true)
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let x = pass.inputs[0]
    return [try reduction.restored(pass.gradient, for: x).broadcast(to: x.shape)]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    try reductionSamples { Sum(axes: $0, keepDims: $1) }
  }
}

/// The mean over axes.
package struct Mean: Op {
  let reduction: Reduction

  package init(axes: [Int]? = nil, keepDims: Bool = false) {
    reduction = Reduction(name: "mean", axes: axes, keepDims: keepDims)
  }

  package var name: String { "mean" }
  package var summary: String { "The mean over axes; float64 for integers." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    try reduction.shape(of: inputs[0])
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let x = inputs[0]
    guard !x.dtype.isFloat else {
      return try reduction.run(QUIRE_MEAN, x, to: x.dtype, hasNeutral: true)
    }
    let sum = try reduction.run(QUIRE_SUM, x, to: .int64, hasNeutral: true)
    return try sum.cast(to: .float64) / Double(reduction.extent(of: x.shape))
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let x = pass.inputs[0]
    let share = try pass.gradient / Double(reduction.extent(of: x.shape))
    return [try reduction.restored(share, for: x).broadcast(to: x.shape)]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    try reductionSamples { Mean(axes: $0, keepDims: $1) }
  }
}

/// The sample inputs of reducing ops: all axes, one, several apart, kept and not.
func reductionSamples(
  _ op: ([Int]?, Bool) -> any Op
) throws(TensorError) -> [OpSample] {
  let x = try Tensor(
    [1.5, -0.7, 2.2, 0.4, 3.1, -1.2, 0.9, 1.7, -2.6, 0.3, 1.1, 2.9], shape: [2, 3, 2])
  return [
    OpSample(op(nil, false), x), OpSample(op([1], true), x), OpSample(op([0, 2], false), x),
    OpSample(op([-1], false), x),
  ]
}
