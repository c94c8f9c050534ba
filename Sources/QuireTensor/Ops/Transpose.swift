/// The axes in another order.
package struct Transpose: Op {
  /// For each axis of the result the axis of the input.
  package let order: [Int]

  /// `order` must name every axis once, none negative; `Tensor.transposed` checks that.
  init(_ order: [Int]) { self.order = order }

  package var name: String { "transpose" }
  package var summary: String { "The axes in another order." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    Shape(order.map { inputs[0].dims[$0] })
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let strides = inputs[0].shape.strides
    return try StridedView(
      offset: 0, dims: try shape(of: [inputs[0].shape]).dims, strides: order.map { strides[$0] }
    ).gather(inputs[0], operation: name)
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    var inverse = order
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return [try pass.gradient.transposed(inverse)]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    let x = try Tensor((0..<24).map(Double.init), shape: [2, 3, 4])
    return [OpSample(Transpose([2, 0, 1]), x), OpSample(Transpose([1, 2, 0]), x)]
  }
}
