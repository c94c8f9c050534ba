import CQuireKernels

/// The product over axes.
package struct Product: Op {
  let reduction: Reduction

  package init(axes: [Int]? = nil, keepDims: Bool = false) {
    reduction = Reduction(name: "prod", axes: axes, keepDims: keepDims)
  }

  package var name: String { "prod" }
  package var summary: String { "The product over axes." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    try reduction.shape(of: inputs[0])
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try reduction.run(
      QUIRE_PROD, inputs[0], to: inputs[0].dtype.accumulator, hasNeutral: true)
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let x = pass.inputs[0]
    let gradient = try reduction.restored(pass.gradient, for: x)
    let zero = try x.equal(.weak(0.0))
    guard try zero.any().item() != 0 else {
      return [try gradient * reduction.restored(pass.output, for: x) / x]
    }
    // Division would lose the gradient at a zero: the product of the others is that with ones for
    // the zeros, where no other zero stands.
    let axes = try x.shape.axes(reduction.axes, operation: name)
    let filled = try Tensor.select(zero, .weak(1.0), x)
    let others = try filled.product(axes: axes, keepDims: true) / filled
    let zeros = try zero.sum(axes: axes, keepDims: true) - zero.astype(.int64)
    return [try Tensor.select(zeros.equal(.weak(0)), gradient * others, .weak(0.0))]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    let zeros = try Tensor([0.0, 2, 3, 0, 0, 4], shape: [2, 3])
    return try reductionSamples { Product(axes: $0, keepDims: $1) } + [
      OpSample(Product(axes: [1]), zeros)
    ]
  }
}
