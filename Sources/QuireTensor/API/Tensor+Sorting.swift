extension Tensor {
  /// The places that would put an axis in rising order, equals in their order and NaN last.
  package func argsort(axis: Int = -1) throws(TensorError) -> Tensor {
    let axis = try shape.axis(axis, operation: "argsort")
    guard axis == rank - 1 else {
      return try detached.swapped(axis, -1).argsort(axis: -1).swapped(axis, -1)
    }
    let n = shape.dims[axis]
    let result = try Tensor(uninitialized: shape, .int64, operation: "argsort")
    guard count > 0 else { return result }
    let places = UnsafeMutableBufferPointer(
      start: result.storage.address.assumingMemoryBound(to: Int.self), count: count)
    let keys =
      dtype == .int64
      ? try Cancellation.map(count, "sort") { PlaceSort.key(integer(at: $0)) }
      : try Cancellation.map(count, "sort") { PlaceSort.key(double(at: $0)) }
    try PlaceSort.sort(places, rows: count / n, by: keys)
    return result
  }

  /// An axis in rising order, NaN last.
  package func sorted(axis: Int = -1) throws(TensorError) -> Tensor {
    try takeAlong(argsort(axis: axis), axis: axis)
  }

  /// The different elements in rising order.
  package func unique() throws(TensorError) -> Tensor { try uniqueCounts().values }

  /// The different elements in rising order, and how often each occurs.
  package func uniqueCounts() throws(TensorError) -> (values: Tensor, counts: Tensor) {
    let ordered = try detached.reshaped([count]).sorted()
    var starts: [Int] = []
    try Cancellation.pieces(of: count, "unique") { piece in
      for position in piece where position == 0 || ordered.differs(position, position - 1) {
        starts.append(position)
      }
    }
    let counts = zip(starts, starts.dropFirst() + [count]).map { $1 - $0 }
    return (try ordered.take(Tensor(starts), axis: 0), try Tensor(counts))
  }

  private func differs(_ a: Int, _ b: Int) -> Bool {
    if dtype == .int64 { return integer(at: a) != integer(at: b) }
    let (x, y) = (double(at: a), double(at: b))
    return x != y && !(x.isNaN && y.isNaN)
  }
}
