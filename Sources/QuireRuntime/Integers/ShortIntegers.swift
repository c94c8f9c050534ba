import BigInt

/// What the functions on integers do where 64 bits hold everything.
extension UInt {
  /// The remainder of a product; both factors are smaller than the modulus.
  @inline(__always)
  fileprivate func times(_ other: UInt, modulo modulus: UInt) -> UInt {
    let product = multipliedFullWidth(by: other)
    if product.high == 0 { return product.low % modulus }
    return modulus.dividingFullWidth(product).remainder
  }

  func greatestDivisor(_ other: UInt) -> UInt {
    var (a, b) = (self, other)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The square root of less than 2^63 without its fraction.
  var wholeRoot: UInt {
    // The float is off by one at most.
    var root = UInt(Double(self).squareRoot())
    while root &* root > self { root -= 1 }
    while (root + 1) &* (root + 1) <= self { root += 1 }
    return root
  }

  /// `self (self - 1) … (self - count + 1)`; nil where it does not fit.
  func fallingProduct(_ count: UInt) -> UInt? {
    var result: UInt = 1
    for i in 0..<count {
      let (product, overflow) = result.multipliedReportingOverflow(by: self - i)
      if overflow { return nil }
      result = product
    }
    return result
  }

  /// In how many ways `count` of so many things can be chosen; nil where it takes more than 64 bits.
  func choices(_ count: UInt) -> UInt? {
    var result: UInt = 1
    for i in 0..<Swift.min(count, self - count) {
      // Each of these products holds `i + 1` as a factor.
      let (product, overflow) = result.multipliedReportingOverflow(by: self - i)
      if overflow { return nil }
      result = product / (i + 1)
    }
    return result
  }
}

extension Interpreter {
  /// The remainder of a power, with the divisor's sign; the exponent is not negative, the divisor not 0.
  static func shortPower(_ base: Int, _ exponent: Int, modulo divisor: Int) -> Int {
    let modulus = divisor.magnitude
    if modulus == 1 { return 0 }
    var factor = base.magnitude % modulus
    if base < 0, factor != 0 { factor = modulus - factor }
    var result: UInt = 1
    var bit = Int.bitWidth - exponent.leadingZeroBitCount
    while bit > 0 {
      bit -= 1
      result = result.times(result, modulo: modulus)
      if exponent >> bit & 1 == 1 { result = result.times(factor, modulo: modulus) }
    }
    let rest = Int(truncatingIfNeeded: result)
    return divisor < 0 && result != 0 ? rest &+ divisor : rest
  }

  /// A magnitude as a value.
  func make(magnitude: UInt) -> Value {
    Int(exactly: magnitude).map(Value.int) ?? make(BigInt(magnitude))
  }
}
