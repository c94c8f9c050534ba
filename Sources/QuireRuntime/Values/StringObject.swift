/// A string: UTF-8 bytes with their number of code points.
package final class StringObject: Object {
  package let bytes: UnsafeMutablePointer<UInt8>
  package let count: Int
  /// The number of code points: what `len` and indices count.
  package let scalarCount: Int
  private var cachedHash = 0

  package var isASCII: Bool { scalarCount == count }

  /// Fills `count` bytes with valid UTF-8.
  init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.count = count
    bytes = .allocate(capacity: max(1, count))
    fill(bytes)
    var continuations = 0
    for i in 0..<count where bytes[i] & 0xC0 == 0x80 { continuations += 1 }
    scalarCount = count - continuations
  }

  convenience init(_ text: String) {
    self.init(count: text.utf8.count) { bytes in
      for (i, byte) in text.utf8.enumerated() { bytes[i] = byte }
    }
  }

  deinit { bytes.deallocate() }

  package var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }

  package var text: String { String(decoding: utf8, as: UTF8.self) }

  override var byteCount: Int { 64 + count }

  /// FNV-1a over the bytes, never 0.
  var hash: Int {
    if cachedHash == 0 {
      var h: UInt64 = 0xcbf2_9ce4_8422_2325
      for i in 0..<count { h = (h ^ UInt64(bytes[i])) &* 0x100_0000_01b3 }
      h ^= h >> 29
      cachedHash = h == 0 ? 1 : Int(bitPattern: UInt(h))
    }
    return cachedHash
  }

  func equals(_ other: StringObject) -> Bool {
    if self === other { return true }
    if count != other.count { return false }
    for i in 0..<count where bytes[i] != other.bytes[i] { return false }
    return true
  }

  /// Order by code points, which is the order of UTF-8 bytes.
  func precedes(_ other: StringObject) -> Bool {
    let shared = min(count, other.count)
    var i = 0
    while i < shared {
      if bytes[i] != other.bytes[i] { return bytes[i] < other.bytes[i] }
      i += 1
    }
    return count < other.count
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
