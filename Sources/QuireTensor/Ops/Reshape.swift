/// The same elements in the same order under another shape; no bytes are copied.
package struct Reshape: Op {
  package let target: Shape

  package init(_ target: Shape) { self.target = target }

  package var name: String { "reshape" }
  package var summary: String { "The same elements in order under another shape." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    let count = try inputs[0].elementCount(operation: name)
    guard try target.elementCount(operation: name) == count else {
      throw TensorError(
        .shape, name,
        "reshape: shape \(inputs[0]) has \(count) elements, \(target) needs "
          + "\(try target.elementCount())",
        hint: hint(count), argument: "shape")
    }
    return target
  }

  /// A shape near the target that holds this many elements.
  private func hint(_ count: Int) -> String {
    for open in target.dims.indices {
      let others = target.dims.indices.filter { $0 != open }.map { target.dims[$0] }
      let product = others.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
      guard product > 0, count % product == 0 else { continue }
      var dims = target.dims
      dims[open] = -1
      let written = dims.map(String.init).joined(separator: ", ")
      dims[open] = count / product
      return "reshape(\(written)) would give \(Shape(dims))"
    }
    return "the product of the extents must be \(count); one of them may be -1"
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    Tensor(sharing: inputs[0], shape: try shape(of: [inputs[0].shape]))
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    [try pass.gradient.reshaped(pass.inputs[0].shape)]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    [OpSample(Reshape([3, 2]), try Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3]))]
  }
}
