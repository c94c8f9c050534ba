import Glibc

/// A string: UTF-8 bytes with their number of code points, in one cell of the `StringArena`.
///
/// A reference like a `Ref`: copying one counts nothing.
package struct StringObject {
  struct Header {
    var count: Int
    var scalarCount: Int
    /// 0 as long as nobody asked for it.
    var hash: Int
    /// The last collection that reached it.
    var mark: UInt32
    /// The call of a built-in from the loop in which it was made.
    var stamp: UInt16
    var form: Form
    /// The string that stands for a name or literal of the program: one for each text.
    var isInterned: Bool
  }

  enum Form: UInt8 {
    /// The bytes follow the header.
    case inline
    /// The bytes are the first ones of a `StringBuffer`, whose address follows the header.
    case shared
    /// A cell without a string.
    case free
  }

  let header: UnsafeMutablePointer<Header>

  /// The number of bytes.
  package var count: Int { header.pointee.count }

  /// The number of code points: what `len` and indices count.
  package var scalarCount: Int { header.pointee.scalarCount }

  package var isASCII: Bool { scalarCount == count }

  package var bytes: UnsafeMutablePointer<UInt8> {
    let body = UnsafeMutableRawPointer(header + 1)
    if header.pointee.form == .shared {
      return body.load(as: UnsafeMutablePointer<StringBuffer>.self).bytes
    }
    return body.assumingMemoryBound(to: UInt8.self)
  }

  /// The bytes of a string that was just made.
  @inline(__always)
  var inlineBytes: UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(header + 1).assumingMemoryBound(to: UInt8.self)
  }

  package var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Never 0.
  var hash: Int {
    let known = header.pointee.hash
    return known == 0 ? computeHash() : known
  }

  @inline(never)
  private func computeHash() -> Int {
    let hash = ByteHash.of(UnsafeRawBufferPointer(utf8))
    header.pointee.hash = hash == 0 ? 1 : hash
    return header.pointee.hash
  }

  func equals(_ other: StringObject) -> Bool {
    header == other.header
      || (count == other.count && memcmp(bytes, other.bytes, count) == 0)
  }

  /// Order by code points, which is the order of UTF-8 bytes.
  func precedes(_ other: StringObject) -> Bool {
    let order = memcmp(bytes, other.bytes, min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }

  /// The byte offset of the code point with this index, `scalarCount` included.
  package func byteOffset(ofScalar index: Int) -> Int {
    if isASCII { return index }
    let bytes = bytes
    var seen = 0
    for i in 0..<count where bytes[i] & 0xC0 != 0x80 {
      if seen == index { return i }
      seen += 1
    }
    return count
  }

  /// The number of bytes of the code point that starts at a byte offset.
  package func scalarWidth(at offset: Int) -> Int {
    switch bytes[offset] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}

/// The same names as of a `Ref`, so that all kinds of values read alike.
extension StringObject {
  @inline(__always)
  package func with<R>(_ body: (StringObject) throws -> R) rethrows -> R { try body(self) }

  package var object: StringObject { self }

  package func toOpaque() -> UnsafeMutableRawPointer { UnsafeMutableRawPointer(header) }
}

/// Memory that strings share: each sees the bytes that were there when it was made, and the one that reaches
/// to the end may be appended to where it is.
struct StringBuffer {
  /// How many strings share it.
  var users: Int
  let capacity: Int
  var used: Int

  static func make(capacity: Int) -> UnsafeMutablePointer<StringBuffer> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<StringBuffer>.stride + capacity,
      alignment: MemoryLayout<StringBuffer>.alignment)
    Memory.preferLargePages(memory.assumingMemoryBound(to: UInt8.self), count: capacity)
    let buffer = memory.bindMemory(to: StringBuffer.self, capacity: 1)
    buffer.initialize(to: StringBuffer(users: 0, capacity: capacity, used: 0))
    return buffer
  }
}

extension UnsafeMutablePointer<StringBuffer> {
  var bytes: UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(self + 1).assumingMemoryBound(to: UInt8.self)
  }
}
