import CQuireKernels

/// A way to read a contiguous tensor: where to begin and how far each axis steps, in elements.
struct StridedView: Hashable, Sendable {
  var offset: Int
  var dims: [Int]
  var strides: [Int]

  /// The number of elements read; the extents are those of a tensor that exists or a part of one.
  var count: Int { dims.reduce(1, &*) }

  /// The elements in the view's order.
  func gather(_ tensor: Tensor, operation: String) throws(TensorError) -> Tensor {
    let shape = Shape(dims)
    if readsAll(of: tensor) {
      return Tensor(sharing: tensor, shape: shape)
    }
    let result = try Tensor(uninitialized: shape, tensor.dtype, operation: operation)
    guard result.count > 0 else { return result }
    let joined = joined()
    quire_gather_view(
      Int32(tensor.dtype.byteSize),
      tensor.storage.address + offset * tensor.dtype.byteSize, result.storage.address,
      Int32(joined.dims.count), joined.dims, joined.strides)
    try Cancellation.check(operation)
    return result
  }

  /// Writes the elements of `source` to where this view reads; where it reads an element twice the
  /// last one stays.
  func scatter(_ source: Tensor, into tensor: inout Tensor) throws(TensorError) {
    try tensor.makeUnique(operation: "assign")
    guard source.count > 0 else { return }
    let joined = joined()
    quire_scatter_view(
      Int32(tensor.dtype.byteSize), source.storage.address,
      tensor.storage.address + offset * tensor.dtype.byteSize, Int32(joined.dims.count),
      joined.dims, joined.strides)
    try Cancellation.check("assign")
  }

  /// True when the view is the tensor in its own order.
  private func readsAll(of tensor: Tensor) -> Bool {
    guard offset == 0, count == tensor.count else { return false }
    var running = 1
    for axis in dims.indices.reversed() where dims[axis] != 1 {
      guard strides[axis] == running else { return count == 0 }
      running = running &* dims[axis]
    }
    return true
  }

  /// The same elements with extents of 1 dropped and neighbouring axes joined where one runs on
  /// into the other.
  private func joined() -> (dims: [Int], strides: [Int]) {
    var result: (dims: [Int], strides: [Int]) = ([], [])
    for axis in dims.indices where dims[axis] != 1 {
      if let last = result.dims.indices.last,
        result.strides[last] == strides[axis] &* dims[axis]
      {
        result.dims[last] = result.dims[last] &* dims[axis]
        result.strides[last] = strides[axis]
      } else {
        result.dims.append(dims[axis])
        result.strides.append(strides[axis])
      }
    }
    return result
  }
}
