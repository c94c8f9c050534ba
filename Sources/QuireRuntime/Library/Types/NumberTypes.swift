import BigInt
import Glibc

/// `int`, `float` and `bool`.
enum NumberTypes {
  static let bool = TypeRecord(
    core: .bool, "True or False; in arithmetic 1 and 0.",
    constructor: Builtin(
      "bool", "Whether a value counts as true: not 0, not empty, not None.",
      [Parameter("value", .any, default: .bool(false), "the value")], returns: "bool",
      examples: ["bool([]) => False", "bool(2) => True"]
    ) { .bool(try $0.bool(0)) })

  static let int = TypeRecord(
    core: .int, "A whole number of any size.",
    constructor: Builtin(
      "int", "A whole number: of a float without its fraction, or of text.",
      [
        Parameter("value", .any, default: .int(0), "a number or text"),
        Parameter("base", .int, default: .null, "the base of the text's digits; 10 when left out"),
      ], returns: "int",
      examples: [#"int("42") => 42"#, "int(-3.7) => -3", #"int("ff", 16) => 255"#],
      body: makeInt),
    methods: [
      Builtin(
        "bit_length", "How many bits the number needs.", [Parameter("self", .int)], returns: "int",
        examples: ["(255).bit_length() => 8", "(10**100).bit_length() => 333"]
      ) { call in
        if case .int(let value) = call[0] {
          return .int(Int.bitWidth - value.magnitude.leadingZeroBitCount)
        }
        return .int(try call.integer(0).magnitude.bitWidth)
      },
      Builtin(
        "bit_count", "How many bits are set.", [Parameter("self", .int)], returns: "int",
        examples: ["(255).bit_count() => 8"]
      ) { call in
        if case .int(let value) = call[0] { return .int(value.magnitude.nonzeroBitCount) }
        let words = try call.integer(0).magnitude.words
        try call.interpreter.spend(words.count)
        return .int(words.reduce(0) { $0 + $1.nonzeroBitCount })
      },
      IntegerBytes.toBytes, IntegerBytes.fromBytes,
      Builtin(
        "as_integer_ratio", "The number as a fraction of two whole numbers: itself and 1.",
        [Parameter("self", .int)], returns: "tuple", examples: ["(5).as_integer_ratio() => (5, 1)"]
      ) { $0.interpreter.makeTuple([$0.interpreter.make(try $0.integer(0)), .int(1)]) },
      Builtin(
        "is_integer", "Whether the number has no fraction: True.", [Parameter("self", .int)],
        returns: "bool", examples: ["(2).is_integer() => True"]
      ) { _ in .bool(true) },
    ])

  static let float = TypeRecord(
    core: .float, "A number with a fraction: IEEE 754, 64 bits.",
    constructor: Builtin(
      "float", "A float of a number or of text.",
      [Parameter("value", .any, default: .float(0), "a number or text")], returns: "float",
      examples: [#"float("1e-3") => 0.001"#, "float(3) => 3.0", #"float("-inf") => -inf"#],
      body: makeFloat),
    methods: [
      Builtin(
        "is_integer", "Whether the number has no fraction.", [Parameter("self", .float)],
        returns: "bool", examples: ["(2.0).is_integer() => True"]
      ) { call in
        let value = try call.double(0)
        return .bool(value.isFinite && value.rounded() == value)
      },
      Builtin(
        "as_integer_ratio", "The number as a fraction of two whole numbers, exactly.",
        [Parameter("self", .float)], returns: "tuple",
        examples: ["(0.75).as_integer_ratio() => (3, 4)"], body: ratio),
    ])

  private static func ratio(_ call: Call) throws -> Value {
    let value = try call.double(0)
    // NaN and infinities are refused.
    _ = try call.whole(value, at: 0)
    var (numerator, places) = (value, 0)
    while numerator.rounded() != numerator {
      numerator *= 2
      places += 1
    }
    return call.interpreter.makeTuple([
      call.interpreter.make(truncating: numerator), call.interpreter.make(BigInt(1) << places),
    ])
  }

  // MARK: Reading numbers

  private static func makeInt(_ call: Call) throws -> Value {
    if case .string(let text) = call[0] {
      if call.isAbsent(1), let value = plainInteger(text.utf8) { return .int(value) }
      return try integer(text.object.text, base: try call.optionalInt(1) ?? 10, call)
    }
    guard call.isAbsent(1) else {
      throw call.fail(.type, "a base goes with text, got \(call[0].typeName)", at: 1)
    }
    switch call[0] {
    case .int, .bigInt: return call[0]
    case .bool(let value): return .int(value ? 1 : 0)
    case .instance:
      if let value = try call.interpreter.instanceNumber(call[0], .int, .index, .truncated),
        value.coreType != .float
      {
        return try call.interpreter.binary(.add, value, .int(0))
      }
    default: break
    }
    guard let number = try call.interpreter.number(call[0]) else {
      throw notNumber(call)
    }
    return try call.whole(number, at: 0)
  }

  /// No float is written so long, and reading one would take long.
  private static func checkLength(_ count: Int, _ call: Call) throws {
    guard count > 1 << 20 else { return }
    throw call.fail(.value, "a text of \(count >> 20) MiB is no number", at: 0)
  }

  /// `[white space][sign][prefix]digits[white space]`, digits in groups with `_`.
  private static func integer(_ text: String, base: Int, _ call: Call) throws -> Value {
    guard base == 0 || (2...36).contains(base) else {
      throw call.fail(.value, "a base is from 2 to 36, or 0, got \(base)", at: 1)
    }
    try call.interpreter.spend(text.utf8.count)
    var digits = trimmed(text)
    var isNegative = false
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      digits.removeFirst()
    }
    var radix = base
    let prefixes: [UInt8: Int] = [
      UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2,
    ]
    if digits.count > 1, digits[0] == UInt8(ascii: "0"), let known = prefixes[digits[1] | 0x20],
      base == 0 || base == known
    {
      radix = known
      digits.removeFirst(2)
      if digits.first == UInt8(ascii: "_") { digits.removeFirst() }
    } else if base == 0 {
      radix = 10
      if digits.count > 1, digits[0] == UInt8(ascii: "0"),
        digits.contains(where: { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: "_") })
      {
        throw unreadable(text, call, base)
      }
    }
    guard hasProperUnderscores(digits) else { throw unreadable(text, call, base) }
    let plain = digits.filter { $0 != UInt8(ascii: "_") }
    let isRead = !plain.isEmpty && plain.allSatisfy { digit($0).map { $0 < radix } ?? false }
    guard isRead else { throw unreadable(text, call, base) }
    let sign = isNegative ? "-" : ""
    if let value = Int(sign + String(decoding: plain, as: UTF8.self), radix: radix) {
      return .int(value)
    }
    let size = try call.interpreter.integer(digits: plain, radix: radix)
    return call.interpreter.make(BigInt(sign: isNegative ? .minus : .plus, magnitude: size))
  }

  /// Up to 18 decimal digits with or without a sign, and nothing else.
  private static func plainInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    var i = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
    guard bytes.count > i, bytes.count - i <= 18 else { return nil }
    var value = 0
    while i < bytes.count {
      let digit = bytes[i] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      i += 1
    }
    return first == UInt8(ascii: "-") ? -value : value
  }

  /// Digits with or without a sign, a point, and an exponent, and nothing else: as the C library reads them.
  private static func plainReal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let isPlain = bytes.allSatisfy {
      $0 &- 48 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "+")
    }
    guard isPlain, !bytes.isEmpty, bytes.count < 64 else { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text -> Double? in
      for (i, byte) in bytes.enumerated() { text[i] = CChar(bitPattern: byte) }
      text[bytes.count] = 0
      guard let start = text.baseAddress else { return nil }
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(start, &end)
      return end == start + bytes.count ? value : nil
    }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 55
    default: nil
    }
  }

  private static func hasProperUnderscores(_ digits: [UInt8]) -> Bool {
    let underscore = UInt8(ascii: "_")
    return digits.first != underscore && digits.last != underscore
      && !zip(digits, digits.dropFirst()).contains { $0 == underscore && $1 == underscore }
  }

  private static func trimmed(_ text: String) -> [UInt8] {
    let scalars = text.unicodeScalars.drop(while: StringType.isSpace)
    var end = scalars.endIndex
    while end > scalars.startIndex, StringType.isSpace(scalars[scalars.index(before: end)]) {
      end = scalars.index(before: end)
    }
    if scalars[..<end].allSatisfy(\.isASCII) { return Array(String(scalars[..<end]).utf8) }
    // Digits of other scripts count as their values, as in Python.
    return scalars[..<end].flatMap { scalar -> [UInt8] in
      if scalar.value >= 0x80, scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue
      {
        return [48 + UInt8(value)]
      }
      return Array(String(Character(scalar)).utf8)
    }
  }

  private static func unreadable(_ text: String, _ call: Call, _ base: Int) -> ScriptError {
    let shown = (try? call.interpreter.representation(of: call[0])) ?? text
    let isFloat = Double(String(decoding: trimmed(text), as: UTF8.self)) != nil
    return call.fail(
      .value,
      base == 10
        ? "\(shown) is not a whole number" : "\(shown) is not a whole number in base \(base)",
      at: 0,
      hint: base != 10
        ? nil : isFloat ? "int(float(\(HintText.here))) drops the fraction" : textHint(text))
  }

  /// What keeps a text from being a number.
  private static func textHint(_ text: String) -> String? {
    let plain = String(decoding: trimmed(text), as: UTF8.self)
    if plain.isEmpty { return "the text is empty: test it first with 'if'" }
    let number = plain.prefix { $0.isNumber || "+-.,".contains($0) }
    guard number.contains(where: \.isNumber) else { return nil }
    if number.count < plain.count { return "the number alone would do: \"\(number)\"" }
    let parts = plain.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].count != 3, !plain.contains(".") {
      return "the fraction stands behind a point: \(HintText.here).replace(\",\", \".\")"
    }
    return parts.count > 1 ? "\(HintText.here).replace(\",\", \"\") removes the commas" : nil
  }

  private static func notNumber(_ call: Call) -> ScriptError {
    let value = call[0]
    var hint: String?
    switch value.coreType {
    case .list, .tuple:
      hint = "[\(call.builtin.name)(x) for x in \(HintText.here)] makes a number of each"
    case .function, .builtin: hint = "\(HintText.here) is a function: call it, \(HintText.here)()"
    default: break
    }
    return call.fail(
      .type, "\(call.builtin.name)() takes a number or text, got \(value.typeName)", at: 0,
      hint: hint
    ).asking(value.isNull ? .itself : nil)
  }

  private static func makeFloat(_ call: Call) throws -> Value {
    if case .string(let text) = call[0] {
      if let value = plainReal(text.utf8) { return .double(value) }
      try checkLength(text.object.count, call)
      let bytes = trimmed(text.object.text)
      guard let value = real(bytes) else {
        throw call.fail(
          .value, "\(try call.interpreter.representation(of: call[0])) is not a number", at: 0,
          hint: textHint(text.object.text))
      }
      return .double(value)
    }
    guard let number = try call.interpreter.number(call[0]) else {
      throw notNumber(call)
    }
    return .double(number)
  }

  private static func real(_ bytes: [UInt8]) -> Double? {
    guard hasProperUnderscores(bytes) else { return nil }
    for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      guard digit(bytes[i - 1]).map({ $0 < 10 }) ?? false,
        digit(bytes[i + 1]).map({ $0 < 10 }) ?? false
      else { return nil }
    }
    var text = String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
      .lowercased()
    switch text {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "nan", "+nan", "-nan": return .nan
    default: break
    }
    // Swift reads neither "5." nor ".5", and reads hexadecimal, which Python does not.
    guard text.utf8.allSatisfy({ $0 &- 48 < 10 || "+-.e".utf8.contains($0) }) else { return nil }
    if text.hasPrefix("+") { text.removeFirst() }
    let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, mantissa.utf8.contains(where: { $0 &- 48 < 10 }) else {
      return nil
    }
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    var digits = String(mantissa.dropFirst(sign.count))
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasSuffix(".") { digits += "0" }
    return Double(sign + digits + (parts.count > 1 ? "e" + parts[1] : ""))
  }
}
