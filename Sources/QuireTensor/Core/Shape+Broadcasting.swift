extension Shape {
  /// The shape to which both `a` and `b` can be stretched, by NumPy's rule: aligned at the last
  /// axis, extents must be equal or 1.
  /// - Throws: `.shape` naming both shapes.
  package static func broadcast(
    _ a: Shape, _ b: Shape, operation: String
  ) throws(TensorError) -> Shape {
    if a == b { return a }
    let rank = max(a.rank, b.rank)
    var dims = [Int](repeating: 1, count: rank)
    for axis in 0..<rank {
      let x = a.extent(alignedTo: axis, of: rank)
      let y = b.extent(alignedTo: axis, of: rank)
      guard x == y || x == 1 || y == 1 else {
        throw TensorError(
          .shape, operation, "\(operation): shapes \(a) and \(b) do not broadcast together",
          hint: columnHint(a, b)
            ?? "extents are compared from the last axis and must be equal or 1, found \(x) and \(y)"
        )
      }
      dims[axis] = x == 1 ? y : x
    }
    return Shape(dims)
  }

  /// The remedy where one is a vector along the other's first axis instead of its last.
  private static func columnHint(_ a: Shape, _ b: Shape) -> String? {
    let (vector, other) = a.rank < b.rank ? (a, b) : (b, a)
    guard vector.rank == 1, other.rank == 2, vector.dims[0] == other.dims[0] else { return nil }
    return "x[:, None] makes the vector a column of shape [\(vector.dims[0]), 1]"
  }

  /// Whether broadcasting stretches this shape to exactly `target`.
  func stretches(to target: Shape) -> Bool {
    rank <= target.rank
      && zip(dims.reversed(), target.dims.reversed()).allSatisfy { $0 == $1 || $0 == 1 }
  }

  /// Strides in elements with which a tensor of this shape is read as one of shape `target`: zero
  /// along every axis that is stretched.
  func broadcastStrides(to target: Shape) -> [Int] {
    let own = strides
    let missing = target.rank - rank
    return target.dims.indices.map { axis in
      axis < missing || dims[axis - missing] == 1 ? 0 : own[axis - missing]
    }
  }

  private func extent(alignedTo axis: Int, of rank: Int) -> Int {
    let own = axis - (rank - self.rank)
    return own < 0 ? 1 : dims[own]
  }
}
