/// The rounded sizes in which blocks are handed out: 64 bytes, then four steps a doubling, so that
/// at most a quarter of a block is unused.
struct SizeClass: Hashable {
  static let count = 4 * 58

  let index: Int
  let byteCount: Int

  /// The smallest class that holds `request` bytes; nil when none can.
  init?(holding request: Int) {
    guard request > 64 else {
      (index, byteCount) = (0, 64)
      return
    }
    guard request <= 1 << 60 else { return nil }
    // With 2^k < request <= 2^(k+1), the steps are 2^(k-2); they stay multiples of 64 by rounding.
    let k = Int.bitWidth - 1 - (request - 1).leadingZeroBitCount
    let step = 1 << (k - 2)
    let quarter = (request - 1 - (1 << k)) / step
    let exact = (1 << k) + (quarter + 1) * step
    index = (k - 6) * 4 + quarter + 1
    byteCount = (exact + 63) & ~63
  }
}
