import CQuireKernels

/// Places in a contiguous tensor: runs of equal length, each beginning at a multiple of it.
struct RunList: @unchecked Sendable {
  // Unchecked: the tensor of offsets is never written again.

  /// The number of each run, int64.
  let offsets: Tensor
  /// The elements of a run.
  let length: Int
  /// What the runs one after the other are as a tensor.
  let shape: Shape

  /// The runs' elements.
  func gather(_ tensor: Tensor, operation: String) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: shape, tensor.dtype, operation: operation)
    guard result.count > 0 else { return result }
    quire_gather_runs(
      Int64(length * tensor.dtype.byteSize), tensor.storage.address, addresses,
      result.storage.address, Int64(offsets.count))
    try Cancellation.check(operation)
    return result
  }

  /// Writes `source` over the runs, or its first run over all of them when it has only that.
  func scatter(_ source: Tensor, into tensor: inout Tensor) throws(TensorError) {
    try tensor.makeUnique(operation: "assign")
    guard source.count > 0, offsets.count > 0 else { return }
    quire_scatter_runs(
      Int64(length * tensor.dtype.byteSize), source.storage.address,
      source.count == length ? 0 : 1, addresses, tensor.storage.address, Int64(offsets.count))
    try Cancellation.check("assign")
  }

  /// Adds `source` to the runs, in order.
  func add(_ source: Tensor, into tensor: inout Tensor) throws(TensorError) {
    try tensor.makeUnique(operation: "assign")
    quire_add_runs(
      tensor.dtype.code, Int64(length), source.storage.address, addresses,
      tensor.storage.address, Int64(offsets.count))
    try Cancellation.check("assign")
  }

  private var addresses: UnsafePointer<Int> {
    UnsafePointer(offsets.storage.address.assumingMemoryBound(to: Int.self))
  }
}
