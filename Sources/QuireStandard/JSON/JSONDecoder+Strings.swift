import QuireRuntime

extension JSONDecoder {
  /// A string whose opening quote stands before `position`.
  ///
  /// Half of a surrogate pair is no character: U+FFFD stands for it.
  mutating func string() throws -> Value {
    let opening = position - 1
    var start = position
    var out: [UInt8] = []
    while true {
      let plain = position
      while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
      {
        position += 1
      }
      try interpreter.spend(position - plain + 1)
      guard let byte = current else { throw fail("Unterminated string starting at", at: opening) }
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else {
        throw fail("Invalid control character at", at: position)
      }
      out += bytes[start..<position]
      position += 1
      try escape(opening, into: &out)
      start = position
    }
    let end = position
    position += 1
    if out.isEmpty { return interpreter.make(bytes: bytes[start..<end]) }
    out += bytes[start..<end]
    return interpreter.make(bytes: out)
  }

  private mutating func escape(_ opening: Int, into out: inout [UInt8]) throws {
    guard let letter = current else { throw fail("Unterminated string starting at", at: opening) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(letter)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      var scalar = try unit(at: position)
      position += 4
      if (0xD800..<0xDC00).contains(scalar), position + 1 < bytes.count,
        bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
      {
        let second = try unit(at: position + 2)
        if (0xDC00..<0xE000).contains(second) {
          position += 6
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (second - 0xDC00)
        }
      }
      out += String(UnicodeScalar(scalar) ?? "\u{FFFD}").utf8
    default: throw fail("Invalid \\escape", at: position - 2)
    }
  }

  /// Four hexadecimal digits.
  private func unit(at start: Int) throws -> UInt32 {
    guard start + 4 < bytes.count else { throw fail("Invalid \\uXXXX escape", at: start - 1) }
    var unit: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = Self.hexDigit(byte) else {
        throw fail("Invalid \\uXXXX escape", at: start - 1)
      }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    if (0x30...0x39).contains(byte) { return UInt32(byte - 0x30) }
    let letter = byte | 0x20
    return (0x61...0x66).contains(letter) ? UInt32(letter - 0x61 + 10) : nil
  }
}
