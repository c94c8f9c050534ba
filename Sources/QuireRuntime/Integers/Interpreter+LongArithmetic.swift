import BigInt
import Glibc

/// Arithmetic on integers of any size; what may take long counts its steps and can be interrupted.
extension Interpreter {
  private var longProduct: LongProduct { LongProduct { [unowned self] in try spend($0) } }

  func product(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
    let (p, q) = (a.bitWidth, b.bitWidth)
    try reserve(bits: p + q)
    return min(p, q) < 2048 && max(p, q) < 1 << 16 ? a * b : try longProduct.product(a, b)
  }

  func product(_ a: BigInt, _ b: BigInt) throws -> BigInt {
    BigInt(
      sign: a.sign == b.sign ? .plus : .minus, magnitude: try product(a.magnitude, b.magnitude))
  }

  /// The divisor is not 0.
  func quotientAndRemainder(_ a: BigUInt, _ b: BigUInt) throws -> (
    quotient: BigUInt, remainder: BigUInt
  ) {
    if a.bitWidth < 1 << 14 { return a.quotientAndRemainder(dividingBy: b) }
    return try LongQuotient(product: longProduct).divide(a, by: b)
  }

  /// The quotient rounded down and the remainder with the divisor's sign; the divisor is not 0.
  func divmod(_ p: BigInt, _ q: BigInt) throws -> (quotient: BigInt, remainder: BigInt) {
    let (size, rest) = try quotientAndRemainder(p.magnitude, q.magnitude)
    if p.sign == q.sign {
      return (BigInt(size), BigInt(sign: q.sign, magnitude: rest))
    }
    if rest.isZero { return (-BigInt(size), 0) }
    return (-BigInt(size) - 1, BigInt(sign: q.sign, magnitude: q.magnitude - rest))
  }

  func power(_ base: BigInt, _ exponent: BigInt) throws -> BigInt {
    if exponent.isZero || base == 1 { return 1 }
    if base.isZero { return 0 }
    let isNegative = base.sign == .minus && exponent.magnitude.words[0] & 1 == 1
    let sign: BigInt.Sign = isNegative ? .minus : .plus
    let size = base.magnitude
    if size == 1 { return BigInt(sign: sign, magnitude: 1) }
    guard let count = Int(exactly: exponent) else {
      try reserve(bits: Int.max)
      return 0
    }
    // Powers of 2 inside the base are shifts.
    let twos = size.trailingZeroBitCount
    let odd = size >> twos
    let (least, overflow) = count.multipliedReportingOverflow(by: size.bitWidth - 1)
    try reserve(bits: overflow ? Int.max : least)
    var result = BigUInt(1)
    if odd != 1 {
      for bit in (0..<(Int.bitWidth - count.leadingZeroBitCount)).reversed() {
        result = try product(result, result)
        if count >> bit & 1 == 1 { result = try product(result, odd) }
      }
    }
    return BigInt(sign: sign, magnitude: result << (twos * count))
  }

  /// `p << count` for a count that is not negative.
  func shiftedLeft(_ p: BigInt, by count: BigInt) throws -> BigInt {
    if p.isZero { return 0 }
    let (bits, overflow) = p.magnitude.bitWidth.addingReportingOverflow(
      Int(clamping: count))
    try reserve(bits: overflow ? Int.max : bits)
    return p << Int(clamping: count)
  }

  /// `p >> count`, rounded down, for a count that is not negative.
  func shiftedRight(_ p: BigInt, by count: BigInt) -> BigInt {
    let places = min(Int(clamping: count), p.magnitude.bitWidth)
    if p.sign == .plus { return BigInt(p.magnitude >> places) }
    return -1 - BigInt((p.magnitude - 1) >> places)
  }

  /// The remainder of a power, with the divisor's sign.
  /// - Throws: ZeroDivisionError for the divisor 0, ValueError for a negative exponent without an inverse.
  func power(_ base: BigInt, _ exponent: BigInt, modulo divisor: BigInt) throws -> BigInt {
    if divisor.isZero { throw ScriptError(.zeroDivision, "the divisor is 0", argument: 2) }
    let modulus = BigInt(divisor.magnitude)
    var factor = try divmod(base, modulus).remainder
    if exponent.sign == .minus { factor = try inverse(factor, modulus) }
    var result = try divmod(1, modulus).remainder
    let bits = exponent.magnitude
    for place in (0..<bits.bitWidth).reversed() {
      try spend(16)
      result = try divmod(product(result, result), modulus).remainder
      if bits.words[place / 64] >> UInt(place % 64) & 1 == 1 {
        result = try divmod(product(result, factor), modulus).remainder
      }
    }
    return try divmod(result, divisor).remainder
  }

  /// By Euclid's extended algorithm.
  private func inverse(_ value: BigInt, _ modulus: BigInt) throws -> BigInt {
    var (a, b) = (modulus, value)
    var (x, y) = (BigInt(0), BigInt(1))
    while !b.isZero {
      try spend(64)
      let (quotient, rest) = try divmod(a, b)
      (a, b) = (b, rest)
      (x, y) = (y, x - (try product(quotient, y)))
    }
    guard a == 1 else {
      throw ScriptError(
        .value,
        "the base has no inverse: it and the divisor share the factor \(try text(of: make(a)))",
        argument: 0)
    }
    return try divmod(x, modulus).remainder
  }

  /// The square root without its fraction.
  func squareRoot(_ n: BigUInt) throws -> BigUInt {
    if n.isZero { return n }
    let bits = n.bitWidth
    var root: BigUInt
    if bits <= 64 {
      root = BigUInt(UInt(Double(n.words.first ?? 0).squareRoot())) + 1
    } else {
      // The root of the upper half of the digits is the upper half of the root; Newton's step doubles them.
      let places = bits / 4
      root = (try squareRoot(n >> (2 * places)) + 1) << places
    }
    while true {
      let next = (root + (try quotientAndRemainder(n, root).quotient)) >> 1
      if next >= root { return root }
      root = next
    }
  }

  /// The product of the integers from `first` on.
  func product(from first: BigUInt, count: Int) throws -> BigUInt {
    if count <= 8 {
      try spend(count)
      return (0..<count).reduce(BigUInt(1)) { $0 * (first + BigUInt($1)) }
    }
    let half = count / 2
    return try product(
      product(from: first, count: half),
      product(from: first + BigUInt(half), count: count - half))
  }
}
