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

  /// Copies bytes; few of them without a call.
  @inline(__always)
  static func copy(
    _ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int
  ) {
    if count > 16 { return target.update(from: source, count: count) }
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    // The two halves overlap where the count is between two powers of 2.
    func halves<T: BitwiseCopyable>(_ type: T.Type) {
      let last = count &- MemoryLayout<T>.size
      let (head, tail) = (from.loadUnaligned(as: T.self), (from + last).loadUnaligned(as: T.self))
      to.storeBytes(of: head, as: T.self)
      (to + last).storeBytes(of: tail, as: T.self)
    }
    if count >= 8 {
      halves(UInt64.self)
    } else if count >= 4 {
      halves(UInt32.self)
    } else if count > 1 {
      halves(UInt16.self)
    } else if count == 1 {
      target.pointee = source.pointee
    }
  }

  /// The number of code points in valid UTF-8: of bytes that do not continue one.
  @inline(__always)
  static func scalarCount(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    var result = count
    var i = 0
    while i &+ 8 <= count {
      let word = UnsafeRawPointer(bytes + i).loadUnaligned(as: UInt64.self)
      result &-= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      i &+= 8
    }
    while i < count {
      if bytes[i] & 0xC0 == 0x80 { result &-= 1 }
      i &+= 1
    }
    return result
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
    while position <= last {
      guard let found = memchr(start + position, Int32(first), last - position + 1) else {
        try spend((last - position) >> 6)
        return nil
      }
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
