/// Memory for the attributes of instances: what one instance gives back the next one takes.
final class SlotPool {
  /// The first free piece of each size; each piece holds the address of the next one.
  private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private static let sizes = 7

  init() {
    free = .allocate(capacity: SlotPool.sizes)
    free.initialize(repeating: nil, count: SlotPool.sizes)
  }

  deinit {
    for size in 0..<SlotPool.sizes {
      while let piece = free[size] {
        free[size] = piece.load(as: UnsafeMutableRawPointer?.self)
        piece.deallocate()
      }
    }
    free.deallocate()
  }

  /// Memory for so many values, a power of two.
  @inline(__always)
  func take(_ capacity: Int) -> UnsafeMutablePointer<Value> {
    let size = capacity.trailingZeroBitCount
    if size < SlotPool.sizes, let piece = free[size] {
      free[size] = piece.load(as: UnsafeMutableRawPointer?.self)
      return piece.assumingMemoryBound(to: Value.self)
    }
    return UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Value>.stride &* capacity, alignment: MemoryLayout<Value>.alignment
    ).assumingMemoryBound(to: Value.self)
  }

  @inline(__always)
  func give(_ slots: UnsafeMutablePointer<Value>, _ capacity: Int) {
    let size = capacity.trailingZeroBitCount
    let piece = UnsafeMutableRawPointer(slots)
    guard size < SlotPool.sizes else { return piece.deallocate() }
    piece.storeBytes(of: free[size], as: UnsafeMutableRawPointer?.self)
    free[size] = piece
  }
}
