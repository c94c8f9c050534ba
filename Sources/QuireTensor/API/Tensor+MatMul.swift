extension Tensor {
  /// The product as NumPy's `@`: of matrices, of stacks of them, and with vectors, which count as a
  /// row on the left and a column on the right.
  /// - Throws: `.shape` when the inner extents differ or an operand is a single number.
  package func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank > 0, other.rank > 0 else {
      throw TensorError(
        .shape, "matmul",
        "matmul: expected vectors or matrices, found shapes \(shape) and \(other.shape)",
        hint: "use * to scale by a number")
    }
    let inner = (shape.dims[rank - 1], other.shape.dims[Swift.max(0, other.rank - 2)])
    guard inner.0 == inner.1 else {
      throw MatMul.mismatch(shape, other.shape, inner.0, inner.1)
    }
    if rank == 1 {
      let product = try expanded(axis: 0).matmul(other)
      return try other.rank == 1
        ? product.reshaped([]) : product.squeezed(axes: [product.rank - 2])
    }
    if other.rank == 1 {
      return try matmul(other.expanded(axis: 1)).squeezed(axes: [-1])
    }
    if other.rank == 2, rank > 2 {
      // One product of all rows is faster than one a matrix, and so is its gradient.
      let n = other.shape.dims[1]
      let rows = shape.dims.dropLast().reduce(1, &*)
      return try reshaped([rows, inner.0]).matmul(other)
        .reshaped(Shape(shape.dims.dropLast() + [n]))
    }
    return try MatMul()(self, other)
  }

  /// NumPy's `dot`: the sum over the last axis of the first and the last but one of the second.
  package func dot(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 { return try self * other }
    guard rank > 2 || other.rank > 2, other.rank > 1 else { return try matmul(other) }
    throw TensorError(
      .shape, "dot", "dot: shapes \(shape) and \(other.shape) have more than two axes",
      hint: "use @, which multiplies stacks of matrices")
  }

  /// The products of every element of this tensor with every element of another.
  package func outer(_ other: Tensor) throws(TensorError) -> Tensor {
    try reshaped([count, 1]) * other.reshaped([1, other.count])
  }
}
