import BigInt
import Glibc

/// Between integers and floats, rounded once, to the nearest and ties to even.
extension BigInt {
  /// A finite float without its fraction.
  init(truncating value: Double) {
    let whole = value.rounded(.towardZero)
    guard let exponent = Int(exactly: whole.exponent), exponent > 62 else {
      self = BigInt(Int(exactly: whole) ?? 0)
      return
    }
    let significand = BigInt(whole.significandBitPattern | 1 << 52) << (exponent - 52)
    self = whole < 0 ? -significand : significand
  }

  /// The nearest float; infinite beyond the range.
  var nearestDouble: Double {
    let size = magnitude.nearestDouble
    return sign == .minus ? -size : size
  }

  /// The order of this integer and a float that is not NaN, compared exactly.
  func isLess(than other: Double, orEqual: Bool) -> Bool {
    if other.isInfinite { return other > 0 }
    let whole = BigInt(truncating: other)
    if self != whole { return self < whole }
    let fraction = other - other.rounded(.towardZero)
    return orEqual ? fraction >= 0 : fraction > 0
  }

  /// Whether a float is this integer.
  func equals(_ other: Double) -> Bool {
    other.isFinite && other.rounded() == other && self == BigInt(truncating: other)
  }

  /// The hash of an integer beyond 64 bits: that of the float it equals, if one does.
  var keyHash: Int {
    let value = nearestDouble
    if value.isFinite, equals(value) { return value.keyHash }
    var hash = sign == .minus ? 0x2545_F491 : 0x4F6C_DD1D
    for word in magnitude.words {
      hash = (hash ^ Int(bitPattern: word)) &* 0x5851_F42D_4C95_7F2D
      hash ^= hash >> 29
    }
    return hash
  }
}

extension BigUInt {
  /// The nearest float; infinite beyond the range.
  var nearestDouble: Double {
    let excess = bitWidth - 64
    guard excess > 0 else { return Double(words.first ?? 0) }
    // What is cut off matters only as far as it is not 0.
    let isInexact = trailingZeroBitCount < excess
    let top = (self >> excess).words.first ?? 0
    return scalbn(Double(isInexact ? top | 1 : top), Int32(clamping: excess))
  }
}

extension Double {
  /// The hash of a float that is no integer of 64 bits.
  var keyHash: Int {
    if isNaN { return 0x7FF8 }
    // Few digits leave the low bits empty, by which a table looks first.
    let product = UInt(bitPattern) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: product ^ (product >> 32))
  }
}

extension Interpreter {
  /// The quotient of two integers as the nearest float; the divisor is not 0.
  /// - Throws: OverflowError when it is too large.
  func quotient(_ p: BigInt, _ q: BigInt) throws -> Double {
    let (x, y) = (p.magnitude, q.magnitude)
    if x.isZero { return 0 }
    let magnitude = x.bitWidth - y.bitWidth
    if magnitude > 1025 { throw quotientTooLarge() }
    // At least two bits more than a float holds, but none below the smallest float's last two.
    let shift = max(magnitude, -1021) - 55
    let divided = try quotientAndRemainder(
      shift < 0 ? x << -shift : x, shift > 0 ? y << shift : y)
    let quotient = divided.remainder.isZero ? divided.quotient : divided.quotient | 1
    let bits = quotient.words.first ?? 0
    let extra = max(quotient.bitWidth - 53, -1074 - shift)
    var kept = bits >> UInt(extra)
    let half = UInt(1) << UInt(extra - 1)
    let cut = bits & (half << 1 - 1)
    if cut > half || cut == half && kept & 1 == 1 { kept += 1 }
    let result = scalbn(Double(kept), Int32(clamping: shift + extra))
    guard result.isFinite else { throw quotientTooLarge() }
    return (p.sign == .minus) != (q.sign == .minus) ? -result : result
  }

  private func quotientTooLarge() -> ScriptError {
    ScriptError(
      .overflow, "the quotient of the integers is too large for a float",
      hint: "x // y keeps it exact")
  }
}
