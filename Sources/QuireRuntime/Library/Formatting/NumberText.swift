import Glibc

/// Floats as text: Python's layout of the digits, the C library's rounding.
enum NumberText {
  /// The digits of a finite, not negative number and where its point stands: 0.d₁d₂… · 10^point.
  struct Decimal {
    var digits: [UInt8]
    var point: Int
  }

  /// What `repr` shows: the shortest digits that read back as the same number; an exponent from 1e16 on and
  /// below 1e-4.
  static func shortest(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    let text = value.description
    // Swift and Python write numbers of this size alike.
    if value.magnitude >= 1e-4, value.magnitude < 1e15 { return text }
    let decimal = decimal(of: value.magnitude.description)
    let sign = value.sign == .minus ? "-" : ""
    return sign + layout(decimal, usesExponent: decimal.point <= -4 || decimal.point > 16)
  }

  /// As `%g` but with at least one digit behind the point, as Python formats floats without a letter.
  static func general(_ magnitude: Double, precision: Int) -> String {
    if !magnitude.isFinite { return magnitude.isNaN ? "nan" : "inf" }
    let precision = max(precision, 1)
    let decimal = decimal(of: formatted("%.*e", precision - 1, magnitude))
    return layout(decimal, usesExponent: decimal.point <= -4 || decimal.point >= precision)
  }

  /// A number through the C library: `%.*e`, `%.*f` or `%.*g`.
  static func formatted(_ format: String, _ precision: Int, _ value: Double) -> String {
    var size = 64
    while true {
      var buffer = [CChar](repeating: 0, count: size)
      let needed = withVaList([Int32(clamping: precision), value]) {
        vsnprintf(&buffer, size, format, $0)
      }
      if needed < size {
        return String(
          decoding: buffer.prefix(Int(max(needed, 0))).map(UInt8.init(bitPattern:)), as: UTF8.self)
      }
      size = Int(needed) + 1
    }
  }

  /// Reads `12.5`, `1e-05` or `1.5e+20`.
  private static func decimal(of text: String) -> Decimal {
    var digits: [UInt8] = []
    var point = 0
    var isBehindPoint = false
    var exponent = ""
    var isExponent = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !isExponent:
        digits.append(byte)
        if !isBehindPoint { point += 1 }
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"): isExponent = true
      default: if isExponent { exponent.unicodeScalars.append(UnicodeScalar(byte)) }
      }
    }
    point += Int(exponent) ?? 0
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits == [UInt8(ascii: "0")] { point = 1 }
    return Decimal(digits: digits, point: point)
  }

  private static func layout(_ decimal: Decimal, usesExponent: Bool) -> String {
    var digits = decimal.digits
    let zero = UInt8(ascii: "0")
    let dot = UInt8(ascii: ".")
    if usesExponent {
      let exponent = decimal.point - 1
      if digits.count > 1 { digits.insert(dot, at: 1) }
      let size = String(exponent.magnitude)
      return String(decoding: digits, as: UTF8.self)
        + (exponent < 0 ? "e-" : "e+") + (size.count < 2 ? "0" : "") + size
    }
    if decimal.point <= 0 {
      digits = [zero, dot] + [UInt8](repeating: zero, count: -decimal.point) + digits
    } else if decimal.point >= digits.count {
      digits += [UInt8](repeating: zero, count: decimal.point - digits.count) + [dot, zero]
    } else {
      digits.insert(dot, at: decimal.point)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension Interpreter {
  /// A float as Python writes it.
  package static func text(of value: Double) -> String { NumberText.shortest(value) }

  /// Text with everything beyond ASCII as escapes.
  static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        out.unicodeScalars.append(scalar)
        continue
      }
      let (letter, width) =
        scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
      let digits = String(scalar.value, radix: 16)
      out += "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
    }
    return out
  }
}
