import CQuireKernels

/// A choice between two tensors, element by element.
package struct Select: Op {
  package init() {}

  package var name: String { "where" }
  package var summary: String { "a where the condition holds, else b." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    let choices = try Shape.broadcast(inputs[1], inputs[2], operation: name)
    return try Shape.broadcast(inputs[0], choices, operation: name)
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let shape = try shape(of: inputs.map(\.shape))
    let dtype = try DType.common(inputs[1], inputs[2], operation: name)
    let condition = try fitted(inputs[0].cast(to: .bool), to: shape)
    let a = try fitted(inputs[1].cast(to: dtype), to: shape)
    let b = try fitted(inputs[2].cast(to: dtype), to: shape)
    let result = try Tensor(uninitialized: shape, dtype, operation: name)
    quire_select(
      Int32(dtype.byteSize), condition.storage.address.assumingMemoryBound(to: UInt8.self),
      condition.step, a.storage.address, a.step, b.storage.address, b.step, result.storage.address,
      Int64(result.count))
    return result
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let condition = pass.inputs[0]
    return [
      nil,
      pass.wanted[1] ? try Tensor.select(condition, pass.gradient, .weak(0.0)) : nil,
      pass.wanted[2] ? try Tensor.select(condition, .weak(0.0), pass.gradient) : nil,
    ]
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    let condition = try Tensor([true, false, true])
    return [
      OpSample(Select(), condition, try Tensor([1.0, 2, 3]), try Tensor([4.0, 5, 6])),
      OpSample(
        Select(), condition, try Tensor(scalar: 2.0),
        try Tensor([[1.0], [2.0]].flatMap { $0 }, shape: [2, 1])),
    ]
  }

  /// A single element is read again and again, anything else is stretched first.
  private func fitted(_ tensor: Tensor, to shape: Shape) throws(TensorError) -> Tensor {
    tensor.count == 1 ? tensor : try tensor.broadcast(to: shape)
  }
}

extension Tensor {
  /// How far the next element is for a kernel that reads one element again and again.
  fileprivate var step: Int64 { count == 1 ? 0 : 1 }
}
