import BigInt

/// The greatest common divisor by Lehmer's method: Knuth, "The Art of Computer Programming" 4.5.2, algorithm L.
extension Interpreter {
  func greatestDivisor(_ p: BigUInt, _ q: BigUInt) throws -> BigUInt {
    var (a, b) = p < q ? (q, p) : (p, q)
    while b.bitWidth > 64 {
      try spend(64 + 8 * b.words.count)
      let step = Self.leadingSteps(a, b)
      if step.b == 0 {
        (a, b) = (b, try quotientAndRemainder(a, b).remainder)
      } else {
        (a, b) = (Self.combination(a, step.a, b, step.b), Self.combination(a, step.c, b, step.d))
      }
    }
    guard !b.isZero else { return a }
    var x = b.words[0]
    var y = try quotientAndRemainder(a, b).remainder.words.first ?? 0
    while y != 0 { (x, y) = (y, x % y) }
    return BigUInt(x)
  }

  /// The steps of Euclid's algorithm that the leading bits alone decide, as factors of both numbers.
  private static func leadingSteps(_ a: BigUInt, _ b: BigUInt) -> (a: Int, b: Int, c: Int, d: Int) {
    let shift = a.bitWidth - 62
    var x = Int((a >> shift).words.first ?? 0)
    var y = Int((b >> shift).words.first ?? 0)
    var (a, b, c, d) = (1, 0, 0, 1)
    while y + c != 0, y + d != 0 {
      let quotient = (x + a) / (y + c)
      guard quotient == (x + b) / (y + d) else { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (x, y) = (y, x - quotient * y)
    }
    return (a, b, c, d)
  }

  /// `|a p + b q|`, the factors of opposite signs.
  private static func combination(_ p: BigUInt, _ a: Int, _ q: BigUInt, _ b: Int) -> BigUInt {
    let (x, y) = (p.multiplied(byWord: a.magnitude), q.multiplied(byWord: b.magnitude))
    return x > y ? x - y : y - x
  }
}
