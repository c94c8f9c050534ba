import BigInt

/// Products of long numbers by Karatsuba's method, in small steps that can be interrupted: the package's own
/// multiplication goes over long numbers word by word for much longer, and cannot be stopped.
struct LongProduct {
  typealias Words = UnsafePointer<UInt>
  typealias Target = UnsafeMutablePointer<UInt>

  /// Counts the work; may throw.
  let spend: (Int) throws -> Void

  /// Below it, multiplying every word with every other is faster.
  private static let threshold = 40

  func product(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
    var x = Array(a.words)
    var y = Array(b.words)
    if x.count < y.count { swap(&x, &y) }
    if y.isEmpty { return 0 }
    let result = try [UInt](unsafeUninitializedCapacity: x.count + y.count) { target, count in
      count = x.count + y.count
      try x.withUnsafeBufferPointer { x in
        try y.withUnsafeBufferPointer { y in
          guard let r = target.baseAddress, let p = x.baseAddress, let q = y.baseAddress else {
            return
          }
          try multiply(r, p, x.count, q, y.count)
        }
      }
    }
    return BigUInt(words: result)
  }

  /// `r = x * y`, y not longer than x.
  private func multiply(_ r: Target, _ x: Words, _ xCount: Int, _ y: Words, _ yCount: Int) throws {
    if yCount < Self.threshold {
      r.update(repeating: 0, count: xCount + yCount)
      var start = 0
      while start < xCount {
        let count = min(xCount - start, 1 << 14)
        try spend(count * yCount / 2)
        Self.addProduct(r + start, x + start, count, y, yCount)
        start += count
      }
      return
    }
    let scratch = Target.allocate(capacity: 8 * yCount + 64)
    defer { scratch.deallocate() }
    if xCount == yCount { return try karatsuba(r, x, y, xCount, scratch) }
    // The longer one goes in pieces as long as the shorter.
    r.update(repeating: 0, count: xCount + yCount)
    let part = Target.allocate(capacity: 2 * yCount)
    defer { part.deallocate() }
    var start = 0
    while start + yCount <= xCount {
      try karatsuba(part, x + start, y, yCount, scratch)
      Self.add(r + start, xCount + yCount - start, part, 2 * yCount)
      start += yCount
    }
    let rest = xCount - start
    guard rest > 0 else { return }
    try multiply(part, y, yCount, x + start, rest)
    Self.add(r + start, xCount + yCount - start, part, yCount + rest)
  }

  /// `r = x * y`, both of `count` words: three products of half the length instead of four.
  private func karatsuba(_ r: Target, _ x: Words, _ y: Words, _ count: Int, _ scratch: Target)
    throws
  {
    if count < Self.threshold {
      try spend(count * count / 2)
      r.update(repeating: 0, count: 2 * count)
      return Self.addProduct(r, x, count, y, count)
    }
    let low = (count + 1) / 2
    let high = count - low
    try karatsuba(r, x, y, low, scratch)
    try karatsuba(r + 2 * low, x + low, y + low, high, scratch)
    let isXNegative = Self.difference(scratch, x, low, x + low, high)
    let isYNegative = Self.difference(scratch + low, y, low, y + low, high)
    let middle = scratch + 2 * low
    try karatsuba(middle, scratch, scratch + low, low, scratch + 4 * low)
    let cross = scratch + 4 * low
    cross.update(from: r, count: 2 * low)
    cross[2 * low] = 0
    Self.add(cross, 2 * low + 1, r + 2 * low, 2 * high)
    if isXNegative == isYNegative {
      Self.subtract(cross, 2 * low + 1, middle, 2 * low)
    } else {
      Self.add(cross, 2 * low + 1, middle, 2 * low)
    }
    Self.add(r + low, 2 * count - low, cross, 2 * low + 1)
  }

  // MARK: Loops over words

  /// `r += x * y`; the words of r from the product's length on are not looked at.
  private static func addProduct(
    _ r: Target, _ x: Words, _ xCount: Int, _ y: Words, _ yCount: Int
  ) {
    for j in 0..<yCount {
      let factor = y[j]
      var carry: UInt = 0
      for i in 0..<xCount {
        // At most (2^64 - 1)^2 + 2 (2^64 - 1), which is 2^128 - 1.
        let (high, low) = x[i].multipliedFullWidth(by: factor)
        let (first, isFirst) = low.addingReportingOverflow(carry)
        let (second, isSecond) = first.addingReportingOverflow(r[i &+ j])
        r[i &+ j] = second
        carry = high &+ (isFirst ? 1 : 0) &+ (isSecond ? 1 : 0)
      }
      var place = xCount &+ j
      while carry != 0, place < xCount &+ yCount {
        let (sum, isOver) = r[place].addingReportingOverflow(carry)
        r[place] = sum
        carry = isOver ? 1 : 0
        place &+= 1
      }
    }
  }

  /// `r += x`; what would go beyond r's end is 0.
  private static func add(_ r: Target, _ count: Int, _ x: Words, _ xCount: Int) {
    var carry: UInt = 0
    var i = 0
    while i < count, i < xCount || carry != 0 {
      let (first, isFirst) = r[i].addingReportingOverflow(i < xCount ? x[i] : 0)
      let (second, isSecond) = first.addingReportingOverflow(carry)
      r[i] = second
      carry = isFirst || isSecond ? 1 : 0
      i &+= 1
    }
  }

  /// `r -= x`, not below 0.
  private static func subtract(_ r: Target, _ count: Int, _ x: Words, _ xCount: Int) {
    var borrow: UInt = 0
    var i = 0
    while i < count, i < xCount || borrow != 0 {
      let (first, isFirst) = r[i].subtractingReportingOverflow(i < xCount ? x[i] : 0)
      let (second, isSecond) = first.subtractingReportingOverflow(borrow)
      r[i] = second
      borrow = isFirst || isSecond ? 1 : 0
      i &+= 1
    }
  }

  /// `r = |x - y|`, y not longer than x; whether x is less than y.
  private static func difference(
    _ r: Target, _ x: Words, _ xCount: Int, _ y: Words, _ yCount: Int
  ) -> Bool {
    var i = xCount - 1
    while i >= 0, x[i] == (i < yCount ? y[i] : 0) { i &-= 1 }
    let isNegative = i >= 0 && x[i] < (i < yCount ? y[i] : 0)
    if isNegative {
      r.update(from: y, count: yCount)
      (r + yCount).update(repeating: 0, count: xCount - yCount)
      subtract(r, xCount, x, xCount)
    } else {
      r.update(from: x, count: xCount)
      subtract(r, xCount, y, yCount)
    }
    return isNegative
  }
}
