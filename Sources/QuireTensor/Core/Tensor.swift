import CQuireKernels

/// An array of numbers with a shape: contiguous, row-major, a value that is copied when it is
/// changed while shared.
package struct Tensor {
  package private(set) var storage: Storage
  package let shape: Shape
  package let dtype: DType
  /// The number of elements.
  package let count: Int
  /// True for a plain number, which does not decide a result's type (see `DType.promoted`).
  package var isWeak = false
  /// Where the tapes that track this tensor recorded it; empty for most.
  package internal(set) var links: [TapeLink] = []

  /// A tensor of undefined elements, to be filled by the caller.
  package init(
    uninitialized shape: Shape, _ dtype: DType, operation: String
  ) throws(TensorError) {
    storage = try Storage(shape: shape, dtype: dtype, operation: operation)
    self.shape = shape
    self.dtype = dtype
    count = storage.byteCount / dtype.byteSize
  }

  /// The same bytes under another shape of the same count.
  init(sharing other: Tensor, shape: Shape) {
    storage = other.storage
    self.shape = shape
    dtype = other.dtype
    count = other.count
  }

  package var rank: Int { shape.rank }

  package var byteCount: Int { storage.byteCount }

  /// The same value unknown to any tape.
  package var detached: Tensor {
    guard !links.isEmpty else { return self }
    var copy = self
    copy.links = []
    return copy
  }

  /// Makes the bytes this tensor's own and forgets its history, before they are written.
  mutating func makeUnique(operation: String) throws(TensorError) {
    links = []
    guard !isKnownUniquelyReferenced(&storage) else { return }
    let fresh = try Storage(shape: shape, dtype: dtype, operation: operation)
    quire_gather_view(1, storage.address, fresh.address, 1, [byteCount], [1])
    try Cancellation.check(operation)
    storage = fresh
  }
}
