import Glibc

/// A finite number as the fewest decimal digits that name it among its type's numbers.
struct Decimal {
  let isNegative: Bool
  /// Without leading or trailing zeros but for zero itself, which is "0".
  let digits: [UInt8]
  /// The power of ten of the first digit.
  let exponent: Int
  private let value: Double

  init(_ value: Double, single: Bool) {
    self.value = value
    // Swift's own text of a float is its shortest.
    let text = single ? Float(value).description : value.description
    isNegative = text.utf8.first == UInt8(ascii: "-")
    var mantissa: [UInt8] = []
    var point: Int?
    var power = 0
    var bytes = text.utf8.drop { $0 == UInt8(ascii: "-") }[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "e") {
        power = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") { point = mantissa.count } else { mantissa.append(byte) }
    }
    let zeros = mantissa.prefix { $0 == UInt8(ascii: "0") }.count
    exponent = zeros == mantissa.count ? 0 : (point ?? mantissa.count) - zeros - 1 + power
    var kept = Array(mantissa[zeros...])
    while kept.last == UInt8(ascii: "0") { kept.removeLast() }
    digits = kept.isEmpty ? [UInt8(ascii: "0")] : kept
  }

  /// The parts before and after the point, the second with at most `precision` digits and no
  /// trailing zeros; the first carries the sign.
  func positional(precision: Int) -> (whole: String, fraction: String) {
    if digits.count - 1 - exponent > precision {
      let text = Self.print("%.*f", precision, value)
      let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
      return (Self.text(text[..<point]), Self.trimmed(text[point...].dropFirst()))
    }
    let sign = isNegative ? "-" : ""
    if exponent < 0 {
      let zeros = String(repeating: "0", count: -exponent - 1)
      return digits == [UInt8(ascii: "0")]
        ? (sign + "0", "") : (sign + "0", zeros + Self.text(digits[...]))
    }
    let whole = digits.prefix(exponent + 1)
    let padding = String(repeating: "0", count: exponent + 1 - whole.count)
    return (
      sign + Self.text(whole) + padding, Self.trimmed(digits.dropFirst(exponent + 1))
    )
  }

  /// The mantissa's parts around the point, the second with at most `precision` digits and no
  /// trailing zeros, and the exponent; with at least `least` digits, taken from the exact value
  /// where the shortest text has fewer.
  func scientific(
    precision: Int, least: Int = 0
  ) -> (whole: String, fraction: String, exponent: Int) {
    let wanted = digits.count - 1
    if wanted > precision || wanted < least {
      let text = Self.print("%.*e", wanted < least ? least : precision, value)
      let end = text.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
      let point = text.firstIndex(of: UInt8(ascii: ".")) ?? end
      return (
        Self.text(text[..<point]), Self.trimmed(text[point..<end].dropFirst()),
        Int(Self.text(text[end...].dropFirst())) ?? 0
      )
    }
    return (
      (isNegative ? "-" : "") + Self.text(digits.prefix(1)), Self.text(digits.dropFirst()),
      exponent
    )
  }

  private static func trimmed(_ digits: ArraySlice<UInt8>) -> String {
    var digits = digits
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return text(digits)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func print(_ format: String, _ precision: Int, _ value: Double) -> [UInt8] {
    // The longest double has 309 digits before its point.
    var buffer = [CChar](repeating: 0, count: 352)
    let size = buffer.count
    let length = withVaList([Int32(precision), value]) { vsnprintf(&buffer, size, format, $0) }
    return buffer.prefix(Int(max(0, min(length, 351)))).map { UInt8(bitPattern: $0) }
  }
}
