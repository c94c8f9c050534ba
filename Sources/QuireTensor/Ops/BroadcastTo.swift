/// The elements repeated along axes of extent 1 and along new leading axes.
package struct BroadcastTo: Op {
  package let target: Shape

  package init(_ target: Shape) { self.target = target }

  package var name: String { "broadcast_to" }
  package var summary: String { "The elements repeated to fill another shape." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    guard inputs[0].stretches(to: target) else {
      throw TensorError(
        .shape, name, "broadcast_to: shape \(inputs[0]) does not stretch to \(target)",
        hint: "only extents of 1 stretch, and new axes come in front", argument: "shape")
    }
    return target
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    _ = try shape(of: [inputs[0].shape])
    return try StridedView(
      offset: 0, dims: target.dims, strides: inputs[0].shape.broadcastStrides(to: target)
    ).gather(inputs[0], operation: name)
  }

  /// The tape sums over what was stretched.
  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] { [pass.gradient] }

  package static func samples() throws(TensorError) -> [OpSample] {
    [OpSample(BroadcastTo([2, 3, 2]), try Tensor([1.0, 2, 3], shape: [3, 1]))]
  }
}
