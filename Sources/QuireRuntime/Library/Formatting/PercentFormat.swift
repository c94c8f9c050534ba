/// `"%5.2f and %s" % (x, y)`.
struct PercentFormat {
  let interpreter: Interpreter
  private let text: [UInt8]
  private let arguments: [Value]
  private let mapping: DictObject?
  private var offset = 0
  private var used = 0

  init(_ interpreter: Interpreter, _ format: String, _ value: Value) {
    self.interpreter = interpreter
    text = Array(format.utf8)
    if case .tuple(let tuple) = value {
      arguments = Array(tuple.object.values)
    } else {
      arguments = [value]
    }
    if case .dict(let dict) = value { mapping = dict.object } else { mapping = nil }
  }

  mutating func render() throws -> String {
    var out: [UInt8] = []
    var usesMapping = false
    while let byte = next() {
      try interpreter.spend()
      guard byte == UInt8(ascii: "%") else {
        out.append(byte)
        continue
      }
      if peek == UInt8(ascii: "%") {
        offset += 1
        out.append(byte)
        continue
      }
      var named: Value?
      if peek == UInt8(ascii: "(") {
        named = try mapped()
        usesMapping = true
      }
      out += try conversion(named).utf8
      try interpreter.reserve(text: out.count)
    }
    if used < arguments.count, !(usesMapping || mapping != nil && used == 0) {
      throw ScriptError(
        .type,
        "the format has \(interpreter.plural(used, "place")) for \(interpreter.plural(arguments.count, "value"))"
      )
    }
    return String(decoding: out, as: UTF8.self)
  }

  private var peek: UInt8 { offset < text.count ? text[offset] : 0 }

  private mutating func next() -> UInt8? {
    guard offset < text.count else { return nil }
    offset += 1
    return text[offset - 1]
  }

  /// The value of `(name)`.
  private mutating func mapped() throws -> Value {
    offset += 1
    let start = offset
    while offset < text.count, peek != UInt8(ascii: ")") { offset += 1 }
    guard offset < text.count else {
      throw ScriptError(.value, "a \"%(\" of the format is never closed")
    }
    let name = String(decoding: text[start..<offset], as: UTF8.self)
    offset += 1
    guard let mapping else {
      throw ScriptError(
        .type, "%(\(name)) needs a dict behind %, got \(arguments.first?.typeName ?? "nothing")")
    }
    guard let value = try mapping.get(interpreter.make(name)) else {
      throw ScriptError(.key, "the dict behind % has no key \"\(name)\"")
    }
    return value
  }

  private mutating func argument() throws -> Value {
    guard used < arguments.count else {
      throw ScriptError(
        .type,
        "the format has more places than the \(interpreter.plural(arguments.count, "value")) behind %",
        hint: arguments.count == 1 ? "several values stand in a tuple: \"…\" % (a, b)" : nil)
    }
    used += 1
    return arguments[used - 1]
  }

  private mutating func conversion(_ named: Value?) throws -> String {
    var spec = FormatSpec()
    var fillsZeros = false
    flags: while true {
      switch peek {
      case UInt8(ascii: "-"): spec.alignment = .left
      case UInt8(ascii: "+"): spec.sign = "+"
      case UInt8(ascii: " "): if spec.sign != "+" { spec.sign = " " }
      case UInt8(ascii: "#"): spec.isAlternate = true
      case UInt8(ascii: "0"): fillsZeros = true
      default: break flags
      }
      offset += 1
    }
    if let width = try number() {
      if width < 0 { spec.alignment = .left }
      spec.width = Int(clamping: width.magnitude)
      try FormatSpec.check(width: spec.width)
    }
    if peek == UInt8(ascii: ".") {
      offset += 1
      let precision = max(try number() ?? 0, 0)
      guard precision <= FormatSpec.maximumPrecision else {
        throw ScriptError(
          .value, "a precision is at most \(FormatSpec.maximumPrecision), got \(precision)")
      }
      spec.precision = precision
    }
    while [UInt8(ascii: "l"), UInt8(ascii: "h"), UInt8(ascii: "L")].contains(peek) { offset += 1 }
    guard let letter = next() else {
      throw ScriptError(.value, "the format ends behind a %", hint: "as text it is written %%")
    }
    let isText = [UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a"), UInt8(ascii: "c")]
      .contains(letter)
    if spec.alignment == nil {
      spec.alignment = fillsZeros && !isText ? .inside : .right
      if fillsZeros, !isText { spec.fill = "0" }
    }
    return try convert(try named ?? argument(), letter, &spec)
  }

  private mutating func number() throws -> Int? {
    if peek == UInt8(ascii: "*") {
      offset += 1
      let value = try argument()
      guard case .int(let number) = value else {
        throw ScriptError(.type, "\"*\" of the format needs an int, got \(value.typeName)")
      }
      return number
    }
    var value: Int?
    while peek &- 48 < 10 {
      let (product, first) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(Int(peek) - 48)
      if first || second { throw ScriptError(.value, "a number of the format is too large") }
      value = sum
      offset += 1
    }
    return value
  }

  private func convert(_ value: Value, _ letter: UInt8, _ spec: inout FormatSpec) throws -> String {
    let type = Unicode.Scalar(letter)
    switch type {
    case "s", "r", "a":
      var shown =
        type == "s" ? try interpreter.text(of: value) : try interpreter.representation(of: value)
      if type == "a" { shown = Interpreter.ascii(shown) }
      spec.sign = "-"
      return try spec.format(text: shown, interpreter)
    case "c":
      if case .string(let string) = value {
        guard string.object.scalarCount == 1 else {
          throw ScriptError(.type, "%c takes one character, got \(string.object.scalarCount)")
        }
        spec.precision = nil
        spec.sign = "-"
        return try spec.format(text: string.object.text, interpreter)
      }
      guard value.coreType == .int || value.coreType == .bool else {
        throw unfit(type, value, "a character or its number")
      }
      spec.type = "c"
      spec.precision = nil
      return try spec.format(integer: try whole(value, type), interpreter)
    case "d", "i", "u":
      spec.type = "d"
      return try digits(try whole(value, type), &spec)
    case "o", "x", "X":
      spec.type = type
      return try digits(try whole(value, type), &spec)
    case "e", "E", "f", "F", "g", "G":
      guard let number = try interpreter.number(value) else { throw unfit(type, value, "a number") }
      spec.type = type
      return try spec.format(number, interpreter)
    default:
      throw ScriptError(
        .value, "\"%\(type)\" is no conversion", hint: "there are %d %s %r %f %e %g %x %o %c and %%"
      )
    }
  }

  /// A precision of integers is the least number of digits.
  private func digits(_ value: Value, _ spec: inout FormatSpec) throws -> String {
    guard let least = spec.precision else { return try spec.format(integer: value, interpreter) }
    spec.precision = nil
    var inner = FormatSpec()
    inner.type = spec.type
    inner.sign = spec.sign
    inner.isAlternate = spec.isAlternate
    inner.fill = "0"
    inner.alignment = .inside
    let bare = try inner.format(integer: value, interpreter)
    let count = bare.unicodeScalars.filter { $0.properties.isASCIIHexDigit }.count
    let prefix = spec.isAlternate && spec.type != "d" ? 1 : 0
    inner.width = bare.unicodeScalars.count + max(0, least - (count - prefix))
    var outer = FormatSpec()
    outer.width = spec.width
    outer.alignment = spec.alignment == .inside ? .right : spec.alignment
    return try outer.format(text: try inner.format(integer: value, interpreter), interpreter)
  }

  private func whole(_ value: Value, _ type: Unicode.Scalar) throws -> Value {
    if value.coreType == .int || value.coreType == .bool { return value }
    guard let number = try interpreter.number(value) else { throw unfit(type, value, "a number") }
    guard number.isFinite else {
      throw ScriptError(
        number.isNaN ? .value : .overflow,
        "%\(type) formats whole numbers, got \(Interpreter.text(of: number))")
    }
    return interpreter.make(truncating: number)
  }

  private func unfit(_ type: Unicode.Scalar, _ value: Value, _ expected: String) -> ScriptError {
    ScriptError(
      .type, "%\(type) formats \(expected), got \(value.typeName)",
      hint: "%s takes every value")
  }
}
