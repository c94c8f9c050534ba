/// What typography asks of a character: whether it is Chinese, and a letter or a mark.
enum CJK: Hashable {
  case letter, punctuation, other

  /// The character that begins at `place`.
  init(at place: Int, in bytes: [UInt8]) {
    guard place < bytes.count else {
      self = .other
      return
    }
    var decoder = UTF8()
    var iterator = bytes[place..<min(place + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      self = .other
      return
    }
    self = CJK(scalar)
  }

  /// The character that ends before `place`.
  init(before place: Int, in bytes: [UInt8]) {
    var start = place - 1
    while start > 0, start > place - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self = start < 0 ? .other : CJK(at: start, in: bytes)
  }

  /// Letters and digits of any script count as letters; only CJK punctuation as punctuation.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x3001...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65,
      0x2018...0x201F, 0x2026, 0x2014, 0x00B7:
      self = .punctuation
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3041...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x3FFFF:
      self = .letter
    default: self = .other
    }
  }

  /// Whether a text has Chinese, Japanese or Korean characters.
  static func isIn(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    text.contains { $0.value >= 0x3041 && CJK($0) == .letter }
  }
}
