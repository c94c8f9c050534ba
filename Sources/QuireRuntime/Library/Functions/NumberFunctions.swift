/// Built-in functions on numbers.
enum NumberFunctions {
  static let all: [Builtin] = [
    Builtin(
      "abs", "The distance from 0.", [Parameter("x", .any, "a number")], returns: "number",
      examples: ["abs(-3) => 3", "abs(-1.5) => 1.5"], body: absolute),
    Builtin(
      "round", "The nearest number with so many digits behind the point; ties go to the even one.",
      [
        Parameter("x", .any, "a number"),
        Parameter("ndigits", .int, default: .null, "how many; a whole number when left out"),
      ], returns: "number",
      examples: ["round(2.5) => 2", "round(3.14159, 2) => 3.14", "round(1250, -2) => 1200"],
      body: round),
    Builtin(
      "divmod", "The quotient rounded down and the remainder.",
      [Parameter("x", .any, "a number"), Parameter("y", .any, "the divisor")], returns: "tuple",
      examples: ["divmod(7, 3) => (2, 1)", "divmod(-7, 3) => (-3, 2)"]
    ) { call in
      let interpreter = call.interpreter
      if let answer = try interpreter.instanceDivmod(call[0], call[1]) { return answer }
      return interpreter.makeTuple([
        try interpreter.binary(.floorDivide, call[0], call[1]),
        try interpreter.binary(.modulo, call[0], call[1]),
      ])
    },
    Builtin(
      "pow", "A power; with a third argument its remainder.",
      [
        Parameter("base", .any, "a number"), Parameter("exp", .any, "the exponent"),
        Parameter("mod", .int, default: .null, "the divisor of the remainder"),
      ], returns: "number", examples: ["pow(2, 10) => 1024", "pow(3, 200, 7) => 2"], body: power),
    Builtin(
      "min", "The smallest of several values, or of the elements of one.", extremeParameters,
      returns: "any", examples: ["min(3, 1, 2) => 1", #"min(["bb", "a"], key=len) => "a""#]
    ) { call in try extreme(call) { try call.interpreter.precedes($0, $1) } },
    Builtin(
      "max", "The greatest of several values, or of the elements of one.", extremeParameters,
      returns: "any", examples: ["max([3, 1, 2]) => 3", "max([], default=0) => 0"]
    ) { call in try extreme(call) { try call.interpreter.precedes($1, $0) } },
    Builtin(
      "sum", "The sum of the elements.",
      [
        Parameter("values", .iterable, "the elements"),
        Parameter("start", .any, default: .int(0), "what to add to"),
      ], returns: "number", examples: ["sum([1, 2, 3]) => 6", "sum([0.5], 1) => 1.5"], body: sum),
  ]

  private static let extremeParameters = [
    Parameter.variadic("values", .any, "the values, or one iterable"),
    Parameter("key", .callable, default: .null, "gives what to compare of a value").keywordOnly,
    Parameter.optional("default", .any, "what to return for no elements").keywordOnly,
  ]

  private static func absolute(_ call: Call) throws -> Value {
    switch call[0] {
    case .int(let value):
      guard value != Int.min else {
        throw call.fail(.overflow, "abs(\(value)) does not fit a 64-bit integer", at: 0)
      }
      return .int(Swift.abs(value))
    case .double(let value): return .double(value.magnitude)
    case .bool(let value): return .int(value ? 1 : 0)
    default: return try delegated(call, to: ["abs", "__abs__"])
    }
  }

  /// What a Swift object's own method of that name says.
  private static func delegated(_ call: Call, to names: [String]) throws -> Value {
    if case .instance = call[0] {
      let method = call.interpreter.special(.absolute, of: call[0])
      if !method.isUndefined { return try call.interpreter.send(method, call[0]) }
    }
    if case .host = call[0] {
      for name in names {
        if let method = try call.interpreter.optionalAttribute(call[0], name) {
          return try call.interpreter.call(method, [])
        }
      }
    }
    throw call.mismatch(0, "a number")
  }

  private static func round(_ call: Call) throws -> Value {
    let digits = try call.optionalInt(1)
    switch call[0] {
    case .bool(let value): return .int(value ? 1 : 0)
    case .int(let value):
      guard let digits, digits < 0 else { return call[0] }
      guard let rounded = Rounding.integer(value, zeros: digits == Int.min ? Int.max : -digits)
      else {
        throw call.fail(.overflow, "the rounded number does not fit a 64-bit integer", at: 0)
      }
      return .int(rounded)
    default: break
    }
    if case .instance = call[0] {
      let method = call.interpreter.special(.round, of: call[0])
      if !method.isUndefined {
        return try call.interpreter.send(method, call[0], digits.map { .int($0) } ?? .undefined)
      }
    }
    if case .host = call[0], let method = try call.interpreter.optionalAttribute(call[0], "round") {
      return try call.interpreter.call(method, digits.map { [.int($0)] } ?? [])
    }
    let value = try call.double(0)
    guard let digits else {
      guard value.isFinite, let whole = Int(exactly: value.rounded(.toNearestOrEven)) else {
        throw call.fail(
          value.isNaN ? .value : .overflow,
          "\(Interpreter.text(of: value)) cannot be rounded to a 64-bit integer", at: 0)
      }
      return .int(whole)
    }
    return .double(Rounding.float(value, digits: digits))
  }

  private static func power(_ call: Call) throws -> Value {
    guard let modulus = try call.optionalInt(2) else {
      return try call.interpreter.binary(.power, call[0], call[1])
    }
    let exponent = try call.int(1)
    guard modulus != 0 else { throw call.fail(.zeroDivision, "the divisor is 0", at: 2) }
    guard exponent >= 0 else {
      throw call.fail(
        .value, "the exponent is not negative where a remainder is wanted, got \(exponent)", at: 1)
    }
    let divisor = modulus.magnitude
    func times(_ a: UInt, _ b: UInt) -> UInt {
      divisor.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
    }
    let base = try call.int(0)
    var factor = base.magnitude % divisor
    if base < 0, factor > 0 { factor = divisor - factor }
    var result = 1 % divisor
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = times(result, factor) }
      factor = times(factor, factor)
      rest >>= 1
    }
    // The remainder has the sign of the divisor.
    if modulus < 0, result > 0 { return .int(-Int(clamping: divisor - result)) }
    return .int(Int(clamping: result))
  }

  private static func extreme(
    _ call: Call, _ precedes: (Value, Value) throws -> Bool
  ) throws -> Value {
    let interpreter = call.interpreter
    let single = call.rest.count == 1
    let values = try single ? interpreter.values(of: call.rest[0]) : Array(call.rest)
    if values.isEmpty {
      if call.has(1) { return call[1] }
      throw ScriptError(
        .value, "\(call.builtin.name)() of no values",
        hint: "\(call.builtin.name)(xs, default=0) gives a value then")
    }
    let hasKey = !call.isAbsent(0)
    _ = hasKey ? interpreter.held(values) : interpreter.heldObjects(values)
    var best = values[0]
    var bestKey = hasKey ? try interpreter.call(call[0], [best]) : best
    for value in values.dropFirst() {
      try interpreter.spend()
      let key = hasKey ? try interpreter.call(call[0], [value]) : value
      if try precedes(key, bestKey) { (best, bestKey) = (value, key) }
    }
    return best
  }

  /// What adds up a list with a text in it.
  private static func mixed(_ values: Value, _ text: Value) -> String {
    if OperatorAdvice.isNumeric(text) {
      return "sum(float(x) for x in \(HintText.here)) adds the numbers in texts"
    }
    guard case .list(let list) = values,
      !list.object.values.allSatisfy({ $0.coreType == .string })
    else { return "\"\".join(\(HintText.here)) joins texts" }
    return "texts stand among the numbers: leave them out"
  }

  private static func sum(_ call: Call) throws -> Value {
    if case .string = call[1] {
      throw call.fail(
        .type, "sum() adds numbers, not text", at: 1, hint: "\"\".join(xs) joins texts")
    }
    let interpreter = call.interpreter
    let step = try interpreter.stream(of: call[0])
    var total = call[1]
    while let value = try step() {
      if case .string = value {
        throw call.fail(
          .type, "sum() adds numbers, not text", at: 0,
          hint: mixed(call[0], value))
      }
      if case .list = value, case .int = total {
        throw call.fail(
          .type, "sum() adds numbers, not lists", at: 0,
          hint: "sum(\(HintText.here), []) joins lists")
      }
      total = try interpreter.binary(.add, total, value)
      try interpreter.spend(2)
    }
    return total
  }
}

/// Rounding to decimal places, exactly as the digits say.
enum Rounding {
  /// A float rounded to so many digits behind the point, or before it when negative.
  static func float(_ value: Double, digits: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    if digits > 323 { return value }
    if digits >= 0 {
      return Double(NumberText.formatted("%.*f", digits, value)) ?? value
    }
    if digits < -308 { return value.sign == .minus ? -0.0 : 0 }
    // The digits before the point are exact in the C library's text.
    var digitsOfWhole = Array(NumberText.formatted("%.*f", 0, value.magnitude.rounded(.down)).utf8)
    let isExact = value.magnitude.rounded(.down) == value.magnitude
    let zeros = -digits
    if digitsOfWhole.count < zeros { return value.sign == .minus ? -0.0 : 0 }
    let cut = digitsOfWhole.count - zeros
    let removed = digitsOfWhole[cut...]
    let isHalf =
      removed.first == UInt8(ascii: "5") && removed.dropFirst().allSatisfy { $0 == 48 } && isExact
    let isUp = removed.first.map { $0 >= UInt8(ascii: "5") } ?? false
    let isOdd = cut > 0 && digitsOfWhole[cut - 1] & 1 == 1
    for i in cut..<digitsOfWhole.count { digitsOfWhole[i] = 48 }
    let base = Double(String(decoding: digitsOfWhole, as: UTF8.self)) ?? value.magnitude
    var rounded = base
    if isUp, !isHalf || isOdd {
      var i = cut - 1
      while i >= 0, digitsOfWhole[i] == UInt8(ascii: "9") {
        digitsOfWhole[i] = 48
        i -= 1
      }
      if i >= 0 { digitsOfWhole[i] += 1 } else { digitsOfWhole.insert(UInt8(ascii: "1"), at: 0) }
      rounded = Double(String(decoding: digitsOfWhole, as: UTF8.self)) ?? base
    }
    return value.sign == .minus ? -rounded : rounded
  }

  /// A whole number rounded so that it ends in so many zeros; nil when it does not fit.
  static func integer(_ value: Int, zeros: Int) -> Int? {
    if zeros > 19 { return 0 }
    var unit: Int128 = 1
    for _ in 0..<zeros { unit *= 10 }
    let wide = Int128(value)
    var quotient = wide.magnitude / unit.magnitude
    let rest = wide.magnitude % unit.magnitude
    let twice = rest * 2
    if twice > unit.magnitude || twice == unit.magnitude && quotient & 1 == 1 { quotient += 1 }
    let rounded = Int128(quotient) * unit
    return Int(exactly: value < 0 ? -rounded : rounded)
  }
}
