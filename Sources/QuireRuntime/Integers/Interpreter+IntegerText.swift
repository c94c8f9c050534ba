import BigInt

/// Integers of any size as digits, and back. Long ones are halved again and again.
extension Interpreter {
  /// The digits of an integer's size in a base from 2 to 36, in small letters.
  func digits(of value: BigUInt, radix: Int = 10) throws -> String {
    if value.isZero { return "0" }
    if radix & (radix - 1) == 0 {
      return try bitDigits(of: value, each: radix.trailingZeroBitCount)
    }
    guard value.bitWidth > Self.shortBits else { return String(value, radix: radix) }
    try reserve(text: value.bitWidth / 2)
    var powers = [BigUInt(radix).power(Self.shortDigits)]
    while let last = powers.last, last.bitWidth * 2 - 1 <= value.bitWidth {
      powers.append(try product(last, last))
    }
    var out: [UInt8] = []
    try write(value, powers[...], radix, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Numbers of so many bits, which have more than so many digits, go by the package's own conversion.
  private static var shortBits: Int { 4096 }
  private static var shortDigits: Int { 512 }

  /// Writes digits behind those that stand already, with the zeros between.
  private func write(
    _ value: BigUInt, _ powers: ArraySlice<BigUInt>, _ radix: Int, to out: inout [UInt8]
  ) throws {
    guard let power = powers.last else {
      let text = String(value, radix: radix).utf8
      try spend(text.count * 8)
      if !out.isEmpty { out += repeatElement(48, count: Self.shortDigits - text.count) }
      // A part that is all zeros at the front is no digit yet.
      if !out.isEmpty || !value.isZero { out += text }
      return
    }
    let (high, low) = try quotientAndRemainder(value, power)
    if !out.isEmpty || !high.isZero { try write(high, powers.dropLast(), radix, to: &out) }
    try write(low, powers.dropLast(), radix, to: &out)
  }

  /// Digits of so many bits each.
  private func bitDigits(of value: BigUInt, each width: Int) throws -> String {
    let words = Array(value.words)
    let count = (value.bitWidth + width - 1) / width
    try reserve(text: count)
    let mask = UInt(1) << UInt(width) - 1
    var out: [UInt8] = []
    out.reserveCapacity(count)
    for place in (0..<count).reversed() {
      try spend()
      let (word, bit) = (place * width).quotientAndRemainder(dividingBy: 64)
      var digit = words[word] >> UInt(bit)
      if bit + width > 64, word + 1 < words.count { digit |= words[word + 1] << UInt(64 - bit) }
      let code = UInt8(digit & mask)
      out.append(code < 10 ? 48 + code : 87 + code)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The size and sign of an int or bool as digits.
  func digits(of value: Value, radix: Int = 10) throws -> (digits: String, isNegative: Bool) {
    switch value {
    case .int(let small): return (String(small.magnitude, radix: radix), small < 0)
    case .bigInt(let long):
      let long = long.object.value
      return (try digits(of: long.magnitude, radix: radix), long.sign == .minus)
    case .bool(let flag): return (flag ? "1" : "0", false)
    default: throw ScriptError(.type, "\(value.typeName) values have no digits")
    }
  }

  /// An integer as a message shows it: at most so many digits.
  package func briefly(_ value: Value) throws -> String {
    let bits = value.integer?.magnitude.bitWidth ?? 0
    return bits < 128 ? try text(of: value) : "an integer of \(bits) bits"
  }

  /// The integer of digits that are all smaller than the base, as ASCII.
  func integer(digits: [UInt8], radix: Int) throws -> BigUInt {
    // Rounded down, so that only what does not fit is refused.
    let bits = digits.count.multipliedReportingOverflow(by: Int(radix - 1).bitsBelow)
    try reserve(bits: bits.overflow ? Int.max : bits.partialValue)
    if digits.count <= Self.shortDigits {
      return Self.short(digits[...], radix)
    }
    var powers = [BigUInt(radix).power(Self.shortDigits)]
    while let last = powers.last, Self.shortDigits << powers.count < digits.count {
      powers.append(try product(last, last))
    }
    return try read(digits[...], powers[...], radix)
  }

  /// Word by word: twelve digits fit one in every base.
  private static func short(_ digits: ArraySlice<UInt8>, _ radix: Int) -> BigUInt {
    var result = BigUInt()
    var rest = digits
    while !rest.isEmpty {
      var (word, unit) = (UInt(0), UInt(1))
      for digit in rest.prefix(12) {
        word = word * UInt(radix) + UInt(digit < 58 ? digit - 48 : (digit | 0x20) - 87)
        unit *= UInt(radix)
      }
      result.multiply(byWord: unit)
      result += BigUInt(word)
      rest = rest.dropFirst(12)
    }
    return result
  }

  private func read(_ digits: ArraySlice<UInt8>, _ powers: ArraySlice<BigUInt>, _ radix: Int) throws
    -> BigUInt
  {
    guard let power = powers.last else {
      try spend(digits.count * 8)
      return Self.short(digits, radix)
    }
    let place = digits.count - Self.shortDigits << (powers.count - 1)
    guard place > 0 else { return try read(digits, powers.dropLast(), radix) }
    let middle = digits.startIndex + place
    let high = try read(digits[..<middle], powers.dropLast(), radix)
    return try product(high, power) + read(digits[middle...], powers.dropLast(), radix)
  }
}

extension Int {
  /// The bits that every digit up to this one needs at least, on average: log2 of the base, rounded down.
  fileprivate var bitsBelow: Int { Int.bitWidth - 1 - (self + 1).leadingZeroBitCount }
}
