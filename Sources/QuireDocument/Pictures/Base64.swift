/// Bytes as text by RFC 4648, section 4.
package enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  private static let invalid: UInt8 = 0xFF
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: invalid, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  package static func text(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: count) { text in
      var place = 0
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for digit in 0..<4 {
          text[place] =
            digit <= group.count ? digits[bits >> (18 - 6 * digit) & 63] : padding
          place += 1
        }
      }
      return place
    }
  }

  /// The bytes with which a text begins, up to `count` of them.
  package static func bytes(_ text: String, first count: Int) -> [UInt8]? {
    bytes(String(text.prefix((count + 2) / 3 * 4))).map { Array($0.prefix(count)) }
  }

  /// The bytes of a text, in which white space means nothing; nil when it is not of this form.
  package static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var bits = 0
    var count = 0
    var ended = false
    for digit in text.utf8 {
      switch digit {
      case 9, 10, 13, 32: continue
      case padding: ended = true
      default:
        let value = values[Int(digit)]
        guard value != invalid, !ended else { return nil }
        bits = bits << 6 | Int(value)
        count += 1
        if count == 4 {
          bytes += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
          bits = 0
          count = 0
        }
      }
    }
    switch count {
    case 0: return bytes
    case 2: return bytes + [UInt8(bits >> 4 & 255)]
    case 3: return bytes + [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
    default: return nil
    }
  }
}
