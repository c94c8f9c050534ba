import BigInt
import Glibc

/// The functions of `math` that give or take whole numbers.
extension MathModule {
  static let whole: [Builtin] = [
    rounding(
      "floor", "The greatest whole number that is not above x.", "math.floor(-1.5) => -2", .down),
    rounding("ceil", "The smallest whole number that is not below x.", "math.ceil(1.2) => 2", .up),
    rounding("trunc", "x without its fraction.", "math.trunc(-1.9) => -1", .towardZero),
    Builtin(
      "gcd", "The greatest common divisor.", [.variadic("numbers", .int, "whole numbers")],
      returns: "int", examples: ["math.gcd(12, 18) => 6"]
    ) { call in
      if let result = short(call, 0, { $0.greatestDivisor($1) }) { return result }
      var result = BigUInt()
      for number in try integers(call) {
        result = try call.interpreter.greatestDivisor(result, number)
      }
      return call.interpreter.make(BigInt(result))
    },
    Builtin(
      "lcm", "The least common multiple.", [.variadic("numbers", .int, "whole numbers")],
      returns: "int", examples: ["math.lcm(4, 6) => 12"]
    ) { call in
      let interpreter = call.interpreter
      let multiple = { (a: UInt, b: UInt) -> UInt? in
        if a == 0 || b == 0 { return 0 }
        let (product, overflow) = (a / a.greatestDivisor(b)).multipliedReportingOverflow(by: b)
        return overflow ? nil : product
      }
      if let result = short(call, 1, multiple) { return result }
      var result = BigUInt(1)
      for number in try integers(call) {
        if number.isZero { return .int(0) }
        let divisor = try interpreter.greatestDivisor(result, number)
        result = try interpreter.product(
          interpreter.quotientAndRemainder(result, divisor).quotient, number)
      }
      return interpreter.make(BigInt(result))
    },
    Builtin(
      "factorial", "The product of 1 to n.", [Parameter("n", .int, "not negative")], returns: "int",
      examples: ["math.factorial(5) => 120", "math.factorial(25) => 15511210043330985984000000"]
    ) { call in
      if case .int(let n) = call[0], n >= 0, n <= 20, let result = UInt(n).fallingProduct(UInt(n)) {
        return call.interpreter.make(magnitude: result)
      }
      let n = Int(clamping: try notNegative(call, 0))
      try reserveFactorial(n, call)
      return call.interpreter.make(BigInt(try call.interpreter.product(from: 1, count: n)))
    },
    Builtin(
      "comb", "In how many ways k of n things can be chosen.",
      [Parameter("n", .int, "not negative"), Parameter("k", .int, "not negative")], returns: "int",
      examples: ["math.comb(5, 2) => 10"]
    ) { call in
      if case .int(let n) = call[0], case .int(let k) = call[1], k >= 0, n >= k,
        let result = UInt(n).choices(UInt(k))
      {
        return call.interpreter.make(magnitude: result)
      }
      let (n, k) = (try notNegative(call, 0), try notNegative(call, 1))
      guard k <= n else { return .int(0) }
      let least = min(k, n - k)
      let above = try fallingProduct(n, least, call)
      let below = try call.interpreter.product(from: 1, count: Int(clamping: least))
      return call.interpreter.make(
        BigInt(try call.interpreter.quotientAndRemainder(above, below).quotient))
    },
    Builtin(
      "perm", "In how many ways k of n things can be put in a row.",
      [
        Parameter("n", .int, "not negative"),
        Parameter("k", .int, default: .null, "not negative; n when left out"),
      ],
      returns: "int", examples: ["math.perm(5, 2) => 20"]
    ) { call in
      if case .int(let n) = call[0], case .int(let k) = call[1], k >= 0, n >= k,
        let result = UInt(n).fallingProduct(UInt(k))
      {
        return call.interpreter.make(magnitude: result)
      }
      let n = try notNegative(call, 0)
      let k = call.isAbsent(1) ? n : try notNegative(call, 1)
      guard k <= n else { return .int(0) }
      return call.interpreter.make(BigInt(try fallingProduct(n, k, call)))
    },
    Builtin(
      "isqrt", "The square root without its fraction.", [Parameter("n", .int, "not negative")],
      returns: "int", examples: ["math.isqrt(17) => 4"]
    ) { call in
      if case .int(let n) = call[0], n >= 0 { return .int(Int(UInt(n).wholeRoot)) }
      return call.interpreter.make(BigInt(try call.interpreter.squareRoot(notNegative(call, 0))))
    },
  ]

  /// What a function of two gives of all arguments, one after the other; nil where one takes more than 64 bits.
  private static func short(_ call: Call, _ start: UInt, _ next: (UInt, UInt) -> UInt?) -> Value? {
    var result = start
    for value in call.rest {
      guard case .int(let number) = value, let step = next(result, number.magnitude) else {
        return nil
      }
      result = step
    }
    return call.interpreter.make(magnitude: result)
  }

  private static func rounding(
    _ name: String, _ summary: String, _ example: String, _ rule: FloatingPointRoundingRule
  ) -> Builtin {
    Builtin(name, summary, [Parameter("x", .any, "a number")], returns: "int", examples: [example])
    { call in
      switch call[0] {
      case .int, .bigInt: call[0]
      default: try call.whole(call.double(0).rounded(rule), at: 0)
      }
    }
  }

  private static func integers(_ call: Call) throws -> [BigUInt] {
    try call.rest.map { value in
      guard let number = value.integer else {
        throw ScriptError(
          .type, "\(call.builtin.name)() takes whole numbers, got \(value.typeName)")
      }
      return number.magnitude
    }
  }

  private static func notNegative(_ call: Call, _ index: Int) throws -> BigUInt {
    let value = try call.integer(index)
    guard value.sign == .plus else {
      throw call.fail(
        .value,
        "\(call.builtin.name)() takes numbers that are not negative, "
          + "got \(try call.interpreter.text(of: call[index]))", at: index)
    }
    return value.magnitude
  }

  /// Checks that n! may be made.
  private static func reserveFactorial(_ n: Int, _ call: Call) throws {
    let bits = lgamma(Double(n) + 1) / M_LN2
    try call.interpreter.reserve(bits: Int(min(bits * 0.999, 1e18)))
  }

  /// `n (n - 1) … (n - k + 1)`.
  private static func fallingProduct(_ n: BigUInt, _ k: BigUInt, _ call: Call) throws -> BigUInt {
    // Every factor is at least n - k + 1, and all together at least k!.
    try reserveFactorial(Int(clamping: k), call)
    let (bits, overflow) = (n - k + 1).bitWidth.advanced(by: -1)
      .multipliedReportingOverflow(by: Int(clamping: k))
    try call.interpreter.reserve(bits: overflow ? Int.max : bits)
    return try call.interpreter.product(from: n - k + 1, count: Int(clamping: k))
  }
}
