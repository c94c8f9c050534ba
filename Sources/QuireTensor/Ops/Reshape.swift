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
        hint: "one extent may be -1 to be worked out from the others")
    }
    return target
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
