import Glibc

/// Plain bytes: searching them, and where they stand.
enum Memory {
  static let largePageSize = 1 << 21

  /// Asks the system to give a long stretch of memory in large pages, before it is first touched: most of the
  /// time that new memory costs is for each of its pages.
  static func preferLargePages<T>(_ start: UnsafeMutablePointer<T>, count: Int) {
    let size = count &* MemoryLayout<T>.stride
    if size >= 2 * largePageSize { preferLargePages(UnsafeMutableRawPointer(start), size) }
  }

  @inline(never)
  static func preferLargePages(_ start: UnsafeMutableRawPointer, _ size: Int) {
    let first = start.alignedUp(toMultipleOf: largePageSize)
    let end = (start + size).alignedDown(toMultipleOf: largePageSize)
    // It is a wish: whether it was granted makes no difference but to the time.
    if first < end { madvise(first, end - first, MADV_HUGEPAGE) }
  }

  /// Where `part` begins first in `whole`, in time proportional to their lengths.
  ///
  /// `spend` counts the bytes looked at and may throw.
  static func firstRange(
    of part: UnsafeRawBufferPointer, in whole: UnsafeRawBufferPointer, spend: (Int) throws -> Void
  ) throws -> Int? {
    guard let first = part.first, let wanted = part.baseAddress else { return 0 }
    guard let start = whole.baseAddress, whole.count >= part.count else { return nil }
    let last = whole.count - part.count
    var position = 0
    var compared = 0
    while position <= last,
      let found = memchr(start + position, Int32(first), last - position + 1)
    {
      try spend(UnsafeRawPointer(found) - start - position + 8)
      position = UnsafeRawPointer(found) - start
      if memcmp(found, wanted, part.count) == 0 { return position }
      compared &+= part.count
      // Texts that nearly repeat themselves would take the product of the lengths.
      if compared > 1 << 16, compared / 8 > position {
        return try repetitive(part, in: whole, from: position + 1, spend: spend)
      }
      position += 1
    }
    return nil
  }

  /// The same by Knuth, Morris and Pratt's method (1977), which looks at no byte twice.
  private static func repetitive(
    _ part: UnsafeRawBufferPointer, in whole: UnsafeRawBufferPointer, from start: Int,
    spend: (Int) throws -> Void
  ) throws -> Int? {
    // For each beginning of the part, the longest shorter beginning that also ends it.
    var borders = [0]
    borders.reserveCapacity(part.count)
    var length = 0
    for i in 1..<max(part.count, 1) {
      try spend(1)
      while length > 0, part[i] != part[length] { length = borders[length - 1] }
      if part[i] == part[length] { length += 1 }
      borders.append(length)
    }
    var matched = 0
    for i in start..<whole.count {
      try spend(1)
      while matched > 0, whole[i] != part[matched] { matched = borders[matched - 1] }
      if whole[i] == part[matched] { matched += 1 }
      if matched == part.count { return i - part.count + 1 }
    }
    return nil
  }
}
