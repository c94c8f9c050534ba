/// Tensors one after the other along an axis.
package struct Concatenate: Op {
  package let axis: Int

  package init(axis: Int) { self.axis = axis }

  package var name: String { "concatenate" }
  package var summary: String { "Tensors one after the other along an axis." }

  package func shape(of inputs: [Shape]) throws(TensorError) -> Shape {
    guard let first = inputs.first else {
      throw TensorError(
        .value, name, "concatenate: expected at least one tensor, found none",
        argument: "arrays")
    }
    guard first.rank > 0 else {
      throw TensorError(
        .shape, name, "concatenate: single numbers have no axis to join along",
        hint: "use stack", argument: "arrays")
    }
    let axis = try first.axis(axis, operation: name)
    var dims = first.dims
    for next in inputs.dropFirst() {
      let fits =
        next.rank == first.rank
        && dims.indices.allSatisfy { $0 == axis || next.dims[$0] == first.dims[$0] }
      guard fits else {
        throw TensorError(
          .shape, name,
          "concatenate: expected shapes that differ only along axis \(axis), found \(first) and "
            + "\(next)", hint: hint(first, next), argument: "arrays")
      }
      let (sum, overflow) = dims[axis].addingReportingOverflow(next.dims[axis])
      dims[axis] = overflow ? Int.max : sum
    }
    return Shape(dims)
  }

  /// How two shapes that do not join along the axis could be joined.
  private func hint(_ first: Shape, _ next: Shape) -> String? {
    guard first.rank == next.rank else {
      let lower = first.rank < next.rank ? first : next
      return "all need the same number of axes: x[None] gives the one of shape \(lower) the shape "
        + "\(Shape([1] + lower.dims))"
    }
    let odd = first.dims.indices.filter { first.dims[$0] != next.dims[$0] }
    return odd.count == 1
      ? "along axis \(odd[0]) they fit: axis=\(odd[0])"
      : "they differ along axes " + odd.map(String.init).joined(separator: " and ")
  }

  package func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let shape = try shape(of: inputs.map(\.shape))
    let axis = try shape.axis(axis, operation: name)
    let dtype = inputs.dropFirst().reduce(inputs[0].dtype) { DType.promoted($0, $1.dtype) }
    var result = try Tensor(uninitialized: shape, dtype, operation: name)
    let strides = shape.strides
    var offset = 0
    for input in inputs {
      let view = StridedView(offset: offset, dims: input.shape.dims, strides: strides)
      try view.scatter(input.cast(to: dtype), into: &result)
      offset += input.shape.dims[axis] &* strides[axis]
    }
    return result
  }

  package func backward(_ pass: BackwardPass) throws(TensorError) -> [Tensor?] {
    let axis = try pass.output.shape.axis(axis, operation: name)
    var flows: [Tensor?] = []
    var start = 0
    for (input, wanted) in zip(pass.inputs, pass.wanted) {
      let stop = start + input.shape.dims[axis]
      flows.append(
        wanted ? try pass.gradient.sliced(axis: axis, start: start, stop: stop) : nil)
      start = stop
    }
    return flows
  }

  package static func samples() throws(TensorError) -> [OpSample] {
    let a = try Tensor([1.0, 2, 3, 4], shape: [2, 2])
    let b = try Tensor([5.0, 6], shape: [2, 1])
    return [OpSample(Concatenate(axis: 1), a, b), OpSample(Concatenate(axis: -2), a, a)]
  }
}
