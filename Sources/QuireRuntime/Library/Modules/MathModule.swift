import BigInt
import Glibc

/// `math`: functions of real numbers.
enum MathModule {
  static let module = NativeModule(
    "math", "Functions of real numbers.",
    constants + functions.map { .function($0) } + (whole + parts).map { .function($0) })

  private static let constants: [NativeModule.Member] = [
    constant("pi", "The circumference of a circle of diameter 1.", .pi),
    constant("e", "The base of natural logarithms.", M_E),
    constant("tau", "Two pi.", 2 * .pi),
    constant("inf", "Infinity.", .infinity),
    constant("nan", "Not a number.", .nan),
  ]

  private static func constant(_ name: String, _ summary: String, _ value: Double)
    -> NativeModule.Member
  {
    .constant(name: name, summary: summary) { _ in .double(value) }
  }

  /// Functions of one float that are defined wherever the C library's are.
  private static let functions: [Builtin] =
    [
      unary("sqrt", "The square root.", "math.sqrt(9) => 3.0") { $0.squareRoot() },
      unary("cbrt", "The cube root.", "math.cbrt(8) => 2.0", cbrt),
      unary("exp", "e to the power of x.", "math.exp(0) => 1.0", exp),
      unary("exp2", "2 to the power of x.", "math.exp2(3) => 8.0", exp2),
      unary("expm1", "exp(x) - 1, exact for small x.", "math.expm1(0) => 0.0", expm1),
      logarithmic("log2", "The logarithm to base 2.", "math.log2(8) => 3.0", log2),
      logarithmic("log10", "The logarithm to base 10.", "math.log10(1000) => 3.0", log10),
      unary("log1p", "log(1 + x), exact for small x.", "math.log1p(0) => 0.0", log1p),
      unary("sin", "The sine of an angle in radians.", "math.sin(0) => 0.0", sin),
      unary("cos", "The cosine of an angle in radians.", "math.cos(0) => 1.0", cos),
      unary("tan", "The tangent of an angle in radians.", "math.tan(0) => 0.0", tan),
      unary("asin", "The angle whose sine is x.", "math.asin(0) => 0.0", asin),
      unary("acos", "The angle whose cosine is x.", "math.acos(1) => 0.0", acos),
      unary("atan", "The angle whose tangent is x.", "math.atan(0) => 0.0", atan),
      unary("sinh", "The hyperbolic sine.", "math.sinh(0) => 0.0", sinh),
      unary("cosh", "The hyperbolic cosine.", "math.cosh(0) => 1.0", cosh),
      unary("tanh", "The hyperbolic tangent.", "math.tanh(0) => 0.0", tanh),
      unary("asinh", "The inverse of sinh.", "math.asinh(0) => 0.0", asinh),
      unary("acosh", "The inverse of cosh.", "math.acosh(1) => 0.0", acosh),
      unary("atanh", "The inverse of tanh.", "math.atanh(0) => 0.0", atanh),
      unary("erf", "The error function.", "math.erf(0) => 0.0", erf),
      unary("erfc", "1 - erf(x), exact for large x.", "math.erfc(0) => 1.0", erfc),
      unary("gamma", "The gamma function: (n - 1)! at whole n.", "math.gamma(5) => 24.0", tgamma),
      unary(
        "lgamma", "The logarithm of the absolute value of gamma.", "math.lgamma(2) => 0.0", lgamma),
      unary("fabs", "The absolute value, as a float.", "math.fabs(-2) => 2.0") { $0.magnitude },
      unary("degrees", "Radians as degrees.", "math.degrees(math.pi) => 180.0") {
        $0 * (180 / .pi)
      },
      unary("radians", "Degrees as radians.", "math.radians(180) == math.pi => True") {
        $0 * (.pi / 180)
      },
      test("isnan", "Whether x is not a number.", "math.isnan(math.nan) => True") { $0.isNaN },
      test("isinf", "Whether x is infinite.", "math.isinf(-math.inf) => True") { $0.isInfinite },
      test(
        "isfinite", "Whether x is neither infinite nor not a number.", "math.isfinite(1) => True"
      ) { $0.isFinite },
      binary(
        "atan2", "The angle of the point (x, y), in all four quadrants.", "y", "x",
        "math.atan2(0, 1) => 0.0", atan2),
      binary(
        "copysign", "The size of x with the sign of y.", "x", "y", "math.copysign(2, -0.0) => -2.0",
        copysign),
      binary(
        "fmod", "The remainder of x / y with the sign of x.", "x", "y", "math.fmod(-7, 3) => -1.0",
        fmod),
      binary(
        "pow", "x to the power of y, as floats.", "x", "y", "math.pow(2, 3) => 8.0", Glibc.pow),
      binary(
        "remainder", "x less the nearest multiple of y.", "x", "y", "math.remainder(7, 4) => -1.0",
        remainder),
      logarithm, hypotenuse, distance, closeness, exactSum, product,
    ]

  private static let x = Parameter("x", .any, "a number")

  private static func unary(
    _ name: String, _ summary: String, _ example: String,
    _ function: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(name, summary, [x], returns: "float", examples: [example]) { call in
      .double(try checked(function(try call.double(0)), call))
    }
  }

  /// A logarithm, also of integers that are too large for a float.
  private static func logarithmic(
    _ name: String, _ summary: String, _ example: String,
    _ function: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(name, summary, [x], returns: "float", examples: [example]) { call in
      if let result = longLogarithm(of: call[0], function) { return .double(result) }
      return .double(try checked(function(try call.double(0)), call))
    }
  }

  /// Nil for what is no integer beyond 64 bits, or not above 0.
  private static func longLogarithm(of value: Value, _ function: (Double) -> Double) -> Double? {
    guard case .bigInt(let object) = value, object.object.value.sign == .plus else { return nil }
    let size = object.object.value.magnitude
    let nearest = size.nearestDouble
    if nearest.isFinite { return function(nearest) }
    let fraction = scalbn((size >> (size.bitWidth - 64)).nearestDouble, -64)
    return function(fraction) + Double(size.bitWidth) * function(2)
  }

  private static func test(
    _ name: String, _ summary: String, _ example: String,
    _ holds: @escaping @Sendable (Double) -> Bool
  ) -> Builtin {
    Builtin(name, summary, [x], returns: "bool", examples: [example]) {
      .bool(holds(try $0.double(0)))
    }
  }

  private static func binary(
    _ name: String, _ summary: String, _ first: String, _ second: String, _ example: String,
    _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> Builtin {
    Builtin(
      name, summary, [Parameter(first, .any, "a number"), Parameter(second, .any, "a number")],
      returns: "float", examples: [example]
    ) { call in .double(try checked(function(try call.double(0), try call.double(1)), call)) }
  }

  /// The numbers for which a function is defined.
  private static let domains: [String: String] = [
    "sqrt": "from 0 up", "acos": "from -1 to 1", "asin": "from -1 to 1", "acosh": "from 1 up",
    "atanh": "between -1 and 1", "log2": "above 0", "log10": "above 0", "log1p": "above -1",
  ]

  /// Not a number from numbers, or infinity from finite ones, is an error as in Python.
  private static func checked(_ result: Double, _ call: Call) throws -> Double {
    guard !result.isFinite else { return result }
    let inputs = try (0..<call.builtin.parameters.count).map { try call.double($0) }
    let shown = inputs.map(Interpreter.text(of:)).joined(separator: ", ")
    if result.isNaN, !inputs.contains(where: \.isNaN) {
      throw call.fail(
        .value, "\(call.builtin.name)(\(shown)) is not defined", at: 0,
        hint: domains[call.builtin.name].map { "it takes numbers \($0)" })
    }
    if result.isInfinite, inputs.allSatisfy(\.isFinite) {
      let isPole =
        ["log2", "log10", "log1p", "gamma", "lgamma", "atanh", "pow"].contains(call.builtin.name)
        && (inputs[0] <= 0 || inputs[0] == 1)
      throw isPole
        ? call.fail(.value, "\(call.builtin.name)(\(shown)) is not defined", at: 0)
        : call.fail(.overflow, "\(call.builtin.name)(\(shown)) is too large for a float", at: 0)
    }
    return result
  }

  private static let logarithm = Builtin(
    "log", "The natural logarithm, or the one to a base.",
    [x, Parameter("base", .any, default: .null, "the base; e when left out")], returns: "float",
    examples: ["math.log(1) => 0.0", "math.log(8, 2) => 3.0"]
  ) { call in
    func natural(_ index: Int) throws -> Double {
      if let result = longLogarithm(of: call[index], log) { return result }
      let value = try call.double(index)
      guard value > 0 || value.isNaN else {
        throw call.fail(
          .value, "log(\(Interpreter.text(of: value))) is not defined", at: index,
          hint: "numbers above 0 have one")
      }
      return log(value)
    }
    let value = try natural(0)
    if call.isAbsent(1) { return .double(value) }
    let base = try natural(1)
    guard base != 0 else {
      throw call.fail(.zeroDivision, "there are no logarithms to base 1", at: 1)
    }
    return .double(value / base)
  }

  private static let hypotenuse = Builtin(
    "hypot", "The length of a vector.", [.variadic("coordinates", .any, "its coordinates")],
    returns: "float", examples: ["math.hypot(3, 4) => 5.0"]
  ) { call in
    .double(length(try call.rest.map { try real($0, call) }))
  }

  private static let distance = Builtin(
    "dist", "The distance between two points.",
    [Parameter("p", .iterable, "a point"), Parameter("q", .iterable, "another")], returns: "float",
    examples: ["math.dist([0, 0], [3, 4]) => 5.0"]
  ) { call in
    let p = try call.values(0).map { try real($0, call) }
    let q = try call.values(1).map { try real($0, call) }
    guard p.count == q.count else {
      throw call.fail(.value, "the points have \(p.count) and \(q.count) coordinates", at: 1)
    }
    return .double(length(zip(p, q).map { $0 - $1 }))
  }

  /// Scaled, so that squares neither overflow nor vanish.
  private static func length(_ coordinates: [Double]) -> Double {
    if coordinates.contains(where: \.isInfinite) { return .infinity }
    if coordinates.count == 2 { return hypot(coordinates[0], coordinates[1]) }
    let largest = coordinates.map(\.magnitude).max() ?? 0
    if largest == 0 || largest.isNaN { return largest }
    return largest * coordinates.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  private static let closeness = Builtin(
    "isclose", "Whether two numbers are equal within a tolerance.",
    [
      Parameter("a", .any, "a number"), Parameter("b", .any, "another"),
      Parameter("rel_tol", .float, default: .float(1e-9), "relative to the larger").keywordOnly,
      Parameter("abs_tol", .float, default: .float(0), "absolute").keywordOnly,
    ], returns: "bool", examples: ["math.isclose(0.1 + 0.2, 0.3) => True"]
  ) { call in
    let (a, b) = (try call.double(0), try call.double(1))
    if a == b { return .bool(true) }
    if a.isInfinite || b.isInfinite { return .bool(false) }
    let tolerance = max(try call.double(2) * max(a.magnitude, b.magnitude), try call.double(3))
    return .bool((a - b).magnitude <= tolerance)
  }

  /// Shewchuk, "Adaptive precision floating-point arithmetic" (1997): the exact sum, rounded once.
  private static let exactSum = Builtin(
    "fsum", "The sum of the elements without rounding on the way.",
    [Parameter("values", .iterable, "numbers")], returns: "float",
    examples: ["math.fsum([0.1] * 10) => 1.0"]
  ) { call in
    var partials: [Double] = []
    var special = 0.0
    for value in try call.values(0) {
      var x = try real(value, call)
      guard x.isFinite else {
        special += x
        continue
      }
      var kept: [Double] = []
      for var y in partials {
        if x.magnitude < y.magnitude { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 { kept.append(low) }
        x = high
      }
      kept.append(x)
      partials = kept
    }
    if special != 0 || special.isNaN { return .double(special) }
    guard var sum = partials.popLast() else { return .double(0) }
    while let part = partials.popLast() {
      let high = sum + part
      let low = part - (high - sum)
      sum = high
      if low != 0 {
        // Half-way cases round to even by what is still to come.
        if let next = partials.last, (low < 0) == (next < 0) {
          let double = low * 2
          if high + double - high == double { sum = high + double }
        }
        break
      }
    }
    guard sum.isFinite else { throw ScriptError(.overflow, "the sum is too large for a float") }
    return .double(sum)
  }

  private static let product = Builtin(
    "prod", "The product of the elements.",
    [
      Parameter("values", .iterable, "numbers"),
      Parameter("start", .any, default: .int(1), "what to multiply").keywordOnly,
    ], returns: "number", examples: ["math.prod([2, 3, 4]) => 24"]
  ) { call in
    try call.values(0).reduce(call[1]) { try call.interpreter.binary(.multiply, $0, $1) }
  }

  static func real(_ value: Value, _ call: Call) throws -> Double {
    if let number = try call.interpreter.number(value) { return number }
    throw ScriptError(.type, "\(call.builtin.name)() takes numbers, got \(value.typeName)")
  }
}
