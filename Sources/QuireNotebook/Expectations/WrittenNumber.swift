import Glibc

/// A number as someone wrote it: its digits say how exactly it is meant.
struct WrittenNumber: Equatable {
  /// The value as read.
  let value: Double
  /// The number as an integer, when it is written without a point and an exponent.
  let integer: Int?
  /// The digits behind the point.
  let decimals: Int
  /// The power of ten behind `e`; nil when none is written.
  let exponent: Int?
  /// A point with nothing behind it, as NumPy shows whole floats: exactly this number.
  let isWhole: Bool

  /// How far a value may be from the one written.
  enum Tolerance: Equatable {
    /// Half a unit of the last digit written.
    case digits
    case absolute(Double)
    /// A fraction of the number written.
    case relative(Double)
  }

  /// Reads `8.00`, `-1e-3`, `1_000`, `inf`, `-inf`, `nan`.
  init?(_ text: some StringProtocol) {
    var bytes = text.utf8.filter { $0 != UInt8(ascii: "_") }[...]
    let sign = bytes.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      bytes = bytes.dropFirst().drop { $0 == 32 }
    }
    let isNegative = sign == UInt8(ascii: "-")
    let digits = String(decoding: bytes, as: UTF8.self)
    if digits == "inf" || digits == "nan" {
      value = digits == "nan" ? .nan : isNegative ? -.infinity : .infinity
      (integer, decimals, exponent, isWhole) = (nil, 0, nil, true)
      return
    }
    let parts = digits.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let mantissa = parts[0].split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isNumber = mantissa.allSatisfy { $0.utf8.allSatisfy { $0 &- 48 < 10 } }
    guard isNumber, mantissa.contains(where: { !$0.isEmpty }) else { return nil }
    // Swift wants digits on both sides of the point.
    let whole = mantissa[0].isEmpty ? "0" : mantissa[0]
    let fraction = mantissa.count > 1 && !mantissa[1].isEmpty ? mantissa[1] : "0"
    if parts.count > 1 {
      guard let power = Int(parts[1]) else { return nil }
      exponent = power
    } else {
      exponent = nil
    }
    let standard = "\(isNegative ? "-" : "")\(whole).\(fraction)e\(exponent ?? 0)"
    guard let number = Double(standard) else { return nil }
    value = number
    decimals = mantissa.count > 1 ? mantissa[1].utf8.count : 0
    integer = mantissa.count == 1 && exponent == nil ? Int((isNegative ? "-" : "") + whole) : nil
    isWhole = mantissa.count > 1 && mantissa[1].isEmpty && exponent == nil
  }

  /// The digits of an integer of any length, its sign before them; nil for other numbers.
  static func digits(_ text: String) -> String? {
    let sign = text.first == "-" ? "-" : ""
    let digits = text.drop { "+- ".contains($0) }.filter { $0 != "_" }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    return sign + digits
  }

  /// How far away a value may be.
  func allowance(_ tolerance: Tolerance) -> Double {
    switch tolerance {
    case .absolute(let distance): distance
    case .relative(let fraction): fraction * abs(value)
    case .digits where isWhole: 1e-6 * abs(value)
    case .digits where integer != nil: 0
    case .digits: 0.5 * Glibc.pow(10, Double(exponent ?? 0) - Double(decimals))
    }
  }

  func accepts(_ found: Double, _ tolerance: Tolerance = .digits) -> Bool {
    if value.isNaN || found.isNaN { return value.isNaN && found.isNaN }
    if found == value { return true }
    guard value.isFinite, found.isFinite else { return false }
    // What is written in decimal is not exact in binary.
    return abs(found - value) <= allowance(tolerance) * (1 + 1e-9)
  }

  /// Another number with as many digits as this one was written with, or as many more as it needs to hold.
  func rewritten(_ found: Double, _ tolerance: Tolerance = .digits) -> String {
    guard found.isFinite else { return found.isNaN ? "nan" : found < 0 ? "-inf" : "inf" }
    guard value.isFinite else { return "\(found)" }
    let form = exponent == nil ? "%.*f" : "%.*e"
    for digits in decimals...max(decimals, 17) {
      let text = Self.format(form, digits, found) + (isWhole && digits == 0 ? "." : "")
      if WrittenNumber(text)?.accepts(found, tolerance) == true { return text }
    }
    return "\(found)"
  }

  /// `printf` with a precision; the exponent as Python writes it.
  static func format(_ format: String, _ precision: Int, _ value: Double) -> String {
    withVaList([Int32(clamping: precision), value]) { arguments in
      var buffer = [CChar](repeating: 0, count: 512)
      let count = vsnprintf(&buffer, buffer.count, format, arguments)
      let bytes = buffer.prefix(max(0, min(Int(count), buffer.count - 1)))
      return String(decoding: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

extension WrittenNumber.Tolerance {
  /// Takes ` ± 0.05`, ` +- 5%` from the end of a text.
  static func split(_ text: String) -> (text: String, tolerance: WrittenNumber.Tolerance) {
    for sign in ["±", "+-", "+/-"] {
      guard let range = text.ranges(of: sign).last else { continue }
      let head = text[..<range.lowerBound]
      var tail = text[range.upperBound...].trimmed
      let isPercent = tail.hasSuffix("%")
      if isPercent { tail = tail.dropLast().trimmed }
      guard let number = WrittenNumber(tail), number.value.isFinite, number.value >= 0 else {
        continue
      }
      return (
        head.trimmedEnd, isPercent ? .relative(number.value / 100) : .absolute(number.value)
      )
    }
    return (text, .digits)
  }
}

extension StringProtocol {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
