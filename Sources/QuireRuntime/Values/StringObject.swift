import Glibc

/// Memory that strings share: each sees the bytes that were there when it was made, and the one that reaches
/// to the end may be appended to where it is.
private final class StringBuffer {
  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int
  var used: Int

  init(capacity: Int, used: Int) {
    bytes = .allocate(capacity: max(1, capacity))
    self.capacity = capacity
    self.used = used
  }

  deinit { bytes.deallocate() }
}

/// A string: UTF-8 bytes with their number of code points.
package final class StringObject: Object {
  package let bytes: UnsafeMutablePointer<UInt8>
  package let count: Int
  /// The number of code points: what `len` and indices count.
  package let scalarCount: Int
  private var cachedHash = 0
  /// The memory of a string built by appending; others own theirs alone.
  private var buffer: StringBuffer?

  package var isASCII: Bool { scalarCount == count }

  /// Fills `count` bytes with valid UTF-8.
  init(count: Int, fill: (UnsafeMutablePointer<UInt8>) throws -> Void) rethrows {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, count))
    do {
      try fill(bytes)
    } catch {
      bytes.deallocate()
      throw error
    }
    self.count = count
    self.bytes = bytes
    var continuations = 0
    for i in 0..<count where bytes[i] & 0xC0 == 0x80 { continuations += 1 }
    scalarCount = count - continuations
  }

  convenience init(_ text: String) {
    var text = text
    self.init(count: text.utf8.count) { bytes in
      text.withUTF8 { utf8 in
        if let start = utf8.baseAddress { bytes.update(from: start, count: utf8.count) }
      }
    }
  }

  /// `first + second`. A long first string that ends its buffer is continued in place, so building a text
  /// piece by piece takes time proportional to its length.
  init(_ first: StringObject, _ second: StringObject) {
    count = first.count + second.count
    scalarCount = first.scalarCount + second.scalarCount
    if let shared = first.buffer, shared.used == first.count, shared.capacity >= count {
      bytes = shared.bytes
      shared.used = count
      buffer = shared
    } else if first.count >= 64 {
      let shared = StringBuffer(capacity: count * 2, used: count)
      bytes = shared.bytes
      bytes.update(from: first.bytes, count: first.count)
      buffer = shared
    } else {
      bytes = .allocate(capacity: max(1, count))
      bytes.update(from: first.bytes, count: first.count)
    }
    (bytes + first.count).update(from: second.bytes, count: second.count)
  }

  deinit { if buffer == nil { bytes.deallocate() } }

  package var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  package var text: String { String(decoding: utf8, as: UTF8.self) }

  override var byteCount: Int { 64 + count }

  /// Never 0.
  var hash: Int {
    if cachedHash == 0 {
      let hash = ByteHash.of(UnsafeRawBufferPointer(start: bytes, count: count))
      cachedHash = hash == 0 ? 1 : hash
    }
    return cachedHash
  }

  func equals(_ other: StringObject) -> Bool {
    self === other || (count == other.count && memcmp(bytes, other.bytes, count) == 0)
  }

  /// Order by code points, which is the order of UTF-8 bytes.
  func precedes(_ other: StringObject) -> Bool {
    let order = memcmp(bytes, other.bytes, min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }

  /// The byte offset of the code point with this index, `scalarCount` included.
  package func byteOffset(ofScalar index: Int) -> Int {
    if isASCII { return index }
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
