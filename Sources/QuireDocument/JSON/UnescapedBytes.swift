/// The bytes of JSON strings that stand for themselves.
enum UnescapedBytes {
  /// The place of the first quote, backslash or control character from `start` on, or the end.
  static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var place = start
    // Eight bytes at a time: the high bit of a byte of `found` says that it is one of them, or stands
    // behind one.
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let quote = word ^ everyByte(UInt8(ascii: "\""))
      let backslash = word ^ everyByte(UInt8(ascii: "\\"))
      let found =
        ((quote &- everyByte(1)) & ~quote) | ((backslash &- everyByte(1)) & ~backslash)
        | ((word &- everyByte(32)) & ~word)
      if found & everyByte(128) != 0 { break }
      place += 8
    }
    while place < bytes.count, !isSpecial(bytes[place]) { place += 1 }
    return place
  }

  private static func everyByte(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}
