/// The commonest formats, written straight into a text: `d`, `f`, `%`, `s` and none, with width, sign and `,`.
extension FormatSpec {
  /// Writes a value, or nothing when it takes the general way.
  func writePlain(_ value: Value, to text: TextBuilder) -> Bool {
    let start = text.count
    guard fill.isASCII, width <= 1 << 12, !isAlternate, !dropsNegativeZero, grouping != "_",
      writeBody(value, to: text)
    else {
      text.cut(to: start)
      return false
    }
    let missing: Int
    let defaultAlignment: Alignment
    if case .string(let string) = value {
      missing = width - string.scalarCount
      defaultAlignment = .left
    } else {
      missing = width - (text.count - start)
      defaultAlignment = .right
    }
    guard missing > 0 else { return true }
    let byte = UInt8(truncatingIfNeeded: fill.value)
    switch alignment ?? defaultAlignment {
    case .left: text.append(byte, times: missing)
    case .right: text.insert(byte, times: missing, at: start)
    case .inside:
      let first = text.bytes[start]
      text.insert(byte, times: missing, at: first &- 48 < 10 ? start : start + 1)
    case .centre:
      text.insert(byte, times: missing / 2, at: start)
      text.append(byte, times: missing - missing / 2)
    }
    return true
  }

  private func writeBody(_ value: Value, to text: TextBuilder) -> Bool {
    switch value {
    case .string(let string):
      guard type == nil || type == "s", sign == "-", grouping == nil, precision == nil,
        alignment != .inside
      else { return false }
      text.append(string)
      return true
    case .int(let value):
      switch type {
      case nil, "d":
        guard precision == nil else { return false }
        writeSign(value < 0, text)
        return writeWhole(UInt64(value.magnitude), text)
      case "f", "%": return writeFixed(Double(value), text)
      default: return false
      }
    case .double(let value):
      return (type == "f" || type == "%") && writeFixed(value, text)
    default: return false
    }
  }

  private func writeSign(_ isNegative: Bool, _ text: TextBuilder) {
    if isNegative {
      text.append(UInt8(ascii: "-"))
    } else if sign != "-" {
      text.append(UInt8(truncatingIfNeeded: sign.value))
    }
  }

  /// Digits before the point; zeros that fill up to the width stand in groups too, which is not plain.
  private func writeWhole(_ value: UInt64, _ text: TextBuilder) -> Bool {
    let start = text.count
    text.append(value)
    guard grouping == "," else { return true }
    if fill == "0", alignment == .inside { return false }
    var position = text.count - 3
    while position > start {
      text.insert(UInt8(ascii: ","), times: 1, at: position)
      position -= 3
    }
    return true
  }

  private func writeFixed(_ value: Double, _ text: TextBuilder) -> Bool {
    let digits = precision ?? 6
    let scaled = type == "%" ? value * 100 : value
    guard let (whole, fraction) = NumberText.fixed(scaled.magnitude, digits: digits) else {
      return false
    }
    writeSign(value.sign == .minus, text)
    guard writeWhole(whole, text) else { return false }
    if digits > 0 {
      text.append(UInt8(ascii: "."))
      let start = text.count
      text.append(fraction)
      text.insert(48, times: digits - (text.count - start), at: start)
    }
    if type == "%" { text.append(UInt8(ascii: "%")) }
    return true
  }
}

extension NumberText {
  private static let powers: [UInt64] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// A number that is not negative rounded to so many digits behind the point, half to even, exactly: the digits
  /// before and behind the point. Nil for what is too large, or too many digits.
  static func fixed(_ value: Double, digits: Int) -> (whole: UInt64, fraction: UInt64)? {
    // A double below 2^63 is m · 2^-shift; m · 10^18 has 113 bits.
    guard value < 9.0e18, digits >= 0, digits < powers.count else { return nil }
    let power = powers[digits]
    let exponent = Int(value.exponentBitPattern)
    if exponent == 0 { return value == 0 ? (0, 0) : (0, 0) }
    let significand = value.significandBitPattern | 1 << 52
    let shift = 1075 - exponent
    if shift <= 0 { return (significand << UInt64(-shift), 0) }
    let product = significand.multipliedFullWidth(by: power)
    let scaled = UInt128(product.high) << 64 | UInt128(product.low)
    // Beyond 127 places even the largest product is less than a half.
    guard shift < 127 else { return (0, 0) }
    var quotient = scaled >> UInt128(shift)
    let rest = scaled & (UInt128(1) << UInt128(shift) - 1)
    let half = UInt128(1) << UInt128(shift - 1)
    if rest > half || (rest == half && quotient & 1 == 1) { quotient += 1 }
    if let short = UInt64(exactly: quotient) { return (short / power, short % power) }
    let (whole, fraction) = quotient.quotientAndRemainder(dividingBy: UInt128(power))
    return (UInt64(truncatingIfNeeded: whole), UInt64(truncatingIfNeeded: fraction))
  }
}
