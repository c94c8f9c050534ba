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
      .int(try fits(Int128(try integers(call).reduce(UInt(0)) { divisor($0, $1.magnitude) }), call))
    },
    Builtin(
      "lcm", "The least common multiple.", [.variadic("numbers", .int, "whole numbers")],
      returns: "int", examples: ["math.lcm(4, 6) => 12"]
    ) { call in
      var result: Int128 = 1
      for number in try integers(call) {
        if number == 0 { return .int(0) }
        let other = UInt(try fits(result, call))
        result = result / Int128(divisor(other, number.magnitude)) * Int128(number.magnitude)
      }
      return .int(try fits(result, call))
    },
    Builtin(
      "factorial", "The product of 1 to n.", [Parameter("n", .int, "not negative")], returns: "int",
      examples: ["math.factorial(5) => 120"]
    ) { call in
      let n = try notNegative(call, 0)
      guard n <= 20 else { throw tooLarge(call) }
      return .int((0..<n).reduce(1) { $0 * ($1 + 1) })
    },
    Builtin(
      "comb", "In how many ways k of n things can be chosen.",
      [Parameter("n", .int, "not negative"), Parameter("k", .int, "not negative")], returns: "int",
      examples: ["math.comb(5, 2) => 10"]
    ) { call in
      let (n, k) = (try notNegative(call, 0), try notNegative(call, 1))
      guard k <= n else { return .int(0) }
      var result: Int128 = 1
      for i in 0..<min(k, n - k) {
        let (product, overflow) = result.multipliedReportingOverflow(by: Int128(n - i))
        if overflow { throw tooLarge(call) }
        result = product / Int128(i + 1)
        if result > Int128(Int.max) { throw tooLarge(call) }
      }
      return .int(try fits(result, call))
    },
    Builtin(
      "perm", "In how many ways k of n things can be put in a row.",
      [
        Parameter("n", .int, "not negative"),
        Parameter("k", .int, default: .null, "not negative; n when left out"),
      ],
      returns: "int", examples: ["math.perm(5, 2) => 20"]
    ) { call in
      let n = try notNegative(call, 0)
      let k = call.isAbsent(1) ? n : try notNegative(call, 1)
      guard k <= n else { return .int(0) }
      var result: Int128 = 1
      for i in 0..<k {
        result *= Int128(n - i)
        if result > Int128(Int.max) { throw tooLarge(call) }
      }
      return .int(try fits(result, call))
    },
    Builtin(
      "isqrt", "The square root without its fraction.", [Parameter("n", .int, "not negative")],
      returns: "int", examples: ["math.isqrt(17) => 4"]
    ) { call in
      let n = try notNegative(call, 0)
      var root = Int(Double(n).squareRoot())
      while root.multipliedReportingOverflow(by: root).overflow || root * root > n { root -= 1 }
      while case (let square, let overflow) = (root + 1).multipliedReportingOverflow(by: root + 1),
        !overflow, square <= n
      {
        root += 1
      }
      return .int(root)
    },
  ]

  private static func rounding(
    _ name: String, _ summary: String, _ example: String, _ rule: FloatingPointRoundingRule
  ) -> Builtin {
    Builtin(name, summary, [Parameter("x", .any, "a number")], returns: "int", examples: [example])
    { call in
      if case .int = call[0] { return call[0] }
      let value = try call.double(0)
      guard let whole = Int(exactly: value.rounded(rule)) else {
        throw call.fail(
          value.isNaN ? .value : .overflow,
          "\(Interpreter.text(of: value)) has no 64-bit integer near it", at: 0)
      }
      return .int(whole)
    }
  }

  private static func integers(_ call: Call) throws -> [Int] {
    try call.rest.map { value in
      switch value {
      case .int(let i): i
      case .bool(let b): b ? 1 : 0
      default:
        throw ScriptError(
          .type, "\(call.builtin.name)() takes whole numbers, got \(value.typeName)")
      }
    }
  }

  private static func divisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func notNegative(_ call: Call, _ index: Int) throws -> Int {
    let value = try call.int(index)
    guard value >= 0 else {
      throw call.fail(
        .value, "\(call.builtin.name)() takes numbers that are not negative, got \(value)",
        at: index)
    }
    return value
  }

  private static func fits(_ value: Int128, _ call: Call) throws -> Int {
    guard let result = Int(exactly: value) else { throw tooLarge(call) }
    return result
  }

  private static func tooLarge(_ call: Call) -> ScriptError {
    ScriptError(.overflow, "the result of \(call.builtin.name)() does not fit a 64-bit integer")
  }
}
