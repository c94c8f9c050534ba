import BigInt

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
      return interpreter.makePair(
        try interpreter.binary(.floorDivide, call[0], call[1]),
        try interpreter.binary(.modulo, call[0], call[1]))
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
    ) { call in try extreme(call, isGreatest: false) },
    Builtin(
      "max", "The greatest of several values, or of the elements of one.", extremeParameters,
      returns: "any", examples: ["max([3, 1, 2]) => 3", "max([], default=0) => 0"]
    ) { call in try extreme(call, isGreatest: true) },
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
    case .int(let value) where value != Int.min: return .int(Swift.abs(value))
    case .int, .bigInt: return call.interpreter.make(BigInt(try call.integer(0).magnitude))
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
    case .int, .bigInt:
      guard let digits, digits < 0 else { return call[0] }
      return try call.interpreter.rounded(
        call.integer(0), zeros: Int(clamping: digits.magnitude))
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
      return try call.whole(value.rounded(.toNearestOrEven), at: 0)
    }
    return .double(Rounding.float(value, digits: digits))
  }

  private static func power(_ call: Call) throws -> Value {
    let interpreter = call.interpreter
    if call.isAbsent(2) { return try interpreter.binary(.power, call[0], call[1]) }
    if case .int(let base) = call[0], case .int(let exponent) = call[1],
      case .int(let divisor) = call[2], exponent >= 0, divisor != 0
    {
      return .int(Interpreter.shortPower(base, exponent, modulo: divisor))
    }
    for index in 0..<2 where call[index].integer == nil {
      throw call.fail(
        .type, "with a divisor pow() takes whole numbers, got \(call[index].typeName)", at: index)
    }
    return interpreter.make(
      try interpreter.power(call.integer(0), call.integer(1), modulo: call.integer(2)))
  }

  /// Whether the first of two values comes before the second.
  @inline(__always)
  private static func precedes(
    _ x: Value, _ y: Value, isGreatest: Bool, _ interpreter: Interpreter
  ) throws -> Bool {
    switch (x, y) {
    case (.int(let p), .int(let q)): isGreatest ? q < p : p < q
    case (.double(let p), .double(let q)) where p == p && q == q: isGreatest ? q < p : p < q
    default: try isGreatest ? interpreter.precedes(y, x) : interpreter.precedes(x, y)
    }
  }

  private static func extreme(_ call: Call, isGreatest: Bool) throws -> Value {
    let interpreter = call.interpreter
    if call.restCount > 1, call.isAbsent(0) {
      let rest = call.rest
      var best = rest[0]
      for i in 1..<rest.count
      where try precedes(rest[i], best, isGreatest: isGreatest, interpreter) {
        best = rest[i]
      }
      return best
    }
    let values = try call.rest.count == 1 ? interpreter.values(of: call.rest[0]) : Array(call.rest)
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
      if try precedes(key, bestKey, isGreatest: isGreatest, interpreter) {
        (best, bestKey) = (value, key)
      }
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

  /// The sum of ints that fits, or of floats; nil for all else, which the general way adds up.
  private static func plainSum(_ list: ListObject, from start: Int, _ interpreter: Interpreter)
    throws -> Value?
  {
    guard let first = list.values.first else { return .int(start) }
    try interpreter.spend(2 * list.count)
    if case .double = first {
      var total = Double(start)
      for value in list.values {
        guard case .double(let value) = value else { return nil }
        total += value
      }
      return .double(total)
    }
    var total = start
    for value in list.values {
      guard case .int(let value) = value else { return nil }
      let (next, overflow) = total.addingReportingOverflow(value)
      if overflow { return nil }
      total = next
    }
    return .int(total)
  }

  private static func sum(_ call: Call) throws -> Value {
    if case .string = call[1] {
      throw call.fail(
        .type, "sum() adds numbers, not text", at: 1, hint: "\"\".join(xs) joins texts")
    }
    let interpreter = call.interpreter
    var total = call[1]
    if case .list(let list) = call[0], case .int(let start) = total,
      let plain = try plainSum(list.object, from: start, interpreter)
    {
      return plain
    }
    let step = try interpreter.stream(of: call[0])
    while let value = try step() {
      if case .string = value {
        throw call.fail(
          .type, "sum() adds numbers, not text", at: 0,
          hint: mixed(call[0], value))
      }
      if case .list = value, total.coreType == .int {
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
}

extension Interpreter {
  /// A whole number rounded so that it ends in so many zeros; ties go to the even digit.
  fileprivate func rounded(_ value: BigInt, zeros: Int) throws -> Value {
    // Every digit has more than three bits.
    if zeros > value.magnitude.bitWidth / 3 + 1 { return .int(0) }
    let unit = try power(10, BigInt(zeros)).magnitude
    var (quotient, rest) = try quotientAndRemainder(value.magnitude, unit)
    rest <<= 1
    if rest > unit || rest == unit && !quotient.isMultiple(of: 2) { quotient += 1 }
    return make(BigInt(sign: value.sign, magnitude: try product(quotient, unit)))
  }
}
