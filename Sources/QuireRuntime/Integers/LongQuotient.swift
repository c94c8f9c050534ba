import BigInt

/// Division of long numbers through products of half their length: Burnikel and Ziegler, "Fast recursive
/// division" (1998).
struct LongQuotient {
  typealias Result = (quotient: BigUInt, remainder: BigUInt)

  let product: LongProduct

  /// Words of a divisor below which the package's own division is as fast.
  private static let threshold = 80

  func divide(_ a: BigUInt, by b: BigUInt) throws -> Result {
    if a < b { return (0, a) }
    let count = b.words.count
    if count < Self.threshold {
      return try divide(a, by: b, inPieces: 4096, spending: count * 2048)
    }
    // The divisor gets a length that can be halved, and its highest bit set.
    var halvings = 0
    while count >> halvings > Self.threshold { halvings += 1 }
    let words = ((count - 1) >> halvings + 1) << halvings
    let shift = words * 64 - b.bitWidth
    let divisor = b << shift
    let result = try divide(a << shift, by: divisor, inPieces: words, spending: 0) {
      try twoByOne($0, divisor, words)
    }
    return (result.quotient, result.remainder >> shift)
  }

  /// Digit by digit, from the highest: a digit has so many words.
  private func divide(
    _ a: BigUInt, by b: BigUInt, inPieces words: Int, spending steps: Int,
    step: ((BigUInt) throws -> Result)? = nil
  ) throws -> Result {
    var digits: [BigUInt] = []
    var rest = a
    while !rest.isZero {
      let (high, low) = Self.split(rest, at: words)
      digits.append(low)
      rest = high
    }
    var quotient: [UInt] = []
    var remainder = BigUInt()
    for digit in digits.reversed() {
      try product.spend(steps)
      let part = remainder << (words * 64) | digit
      let result = try step.map { try $0(part) } ?? part.quotientAndRemainder(dividingBy: b)
      remainder = result.remainder
      // Gathered from the highest word down.
      let found = Array(result.quotient.words)
      quotient.append(contentsOf: repeatElement(0, count: max(0, words - found.count)))
      quotient.append(contentsOf: found.reversed())
    }
    return (BigUInt(words: quotient.reversed()), remainder)
  }

  /// `a` of twice as many words as `b`, the quotient of as many.
  private func twoByOne(_ a: BigUInt, _ b: BigUInt, _ words: Int) throws -> Result {
    guard words > Self.threshold, words % 2 == 0 else {
      try product.spend(words * words * 2)
      return a.quotientAndRemainder(dividingBy: b)
    }
    let half = words / 2
    let (high, low) = Self.split(a, at: half)
    let first = try threeByTwo(high, b, half)
    let second = try threeByTwo(first.remainder << (half * 64) | low, b, half)
    return (first.quotient << (half * 64) | second.quotient, second.remainder)
  }

  /// `a` of three parts of so many words, `b` of two.
  private func threeByTwo(_ a: BigUInt, _ b: BigUInt, _ words: Int) throws -> Result {
    let (high, low) = Self.split(a, at: words)
    let (bHigh, bLow) = Self.split(b, at: words)
    var estimate: Result
    if high >> (words * 64) < bHigh {
      estimate = try twoByOne(high, bHigh, words)
    } else {
      let most = BigUInt(1) << (words * 64) - 1
      estimate = (most, high + bHigh - bHigh << (words * 64))
    }
    var remainder = estimate.remainder << (words * 64) | low
    let excess = try product.product(estimate.quotient, bLow)
    // The estimate is at most two too large.
    while remainder < excess {
      estimate.quotient -= 1
      remainder += b
    }
    return (estimate.quotient, remainder - excess)
  }

  private static func split(_ x: BigUInt, at words: Int) -> (high: BigUInt, low: BigUInt) {
    let all = x.words
    guard all.count > words else { return (0, x) }
    return (BigUInt(words: Array(all[words...])), BigUInt(words: Array(all[..<words])))
  }
}
