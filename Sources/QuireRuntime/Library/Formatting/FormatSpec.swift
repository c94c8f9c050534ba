/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`: how a value is laid out as text.
struct FormatSpec {
  enum Alignment: Unicode.Scalar {
    case left = "<"
    case right = ">"
    case centre = "^"
    /// Padding between sign and digits.
    case inside = "="
  }

  static let maximumPrecision = 100_000
  static let maximumWidth = 10_000_000

  var fill: Unicode.Scalar = " "
  var alignment: Alignment?
  /// `+`, `-` or a space.
  var sign: Unicode.Scalar = "-"
  var dropsNegativeZero = false
  var isAlternate = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?

  init() {}

  init(_ text: String) throws {
    var rest = text.unicodeScalars[...]
    if let second = rest.dropFirst().first, let alignment = Alignment(rawValue: second),
      let first = rest.first
    {
      fill = first
      self.alignment = alignment
      rest = rest.dropFirst(2)
    } else if let first = rest.first, let alignment = Alignment(rawValue: first) {
      self.alignment = alignment
      rest = rest.dropFirst()
    }
    func take(_ wanted: Unicode.Scalar...) -> Unicode.Scalar? {
      guard let first = rest.first, wanted.contains(first) else { return nil }
      rest = rest.dropFirst()
      return first
    }
    if let sign = take("+", "-", " ") { self.sign = sign }
    dropsNegativeZero = take("z") != nil
    isAlternate = take("#") != nil
    if take("0") != nil, alignment == nil {
      fill = "0"
      alignment = .inside
    }
    width = try FormatSpec.number(&rest, "width") ?? 0
    try FormatSpec.check(width: width)
    grouping = take(",", "_")
    if take(".") != nil {
      guard let precision = try FormatSpec.number(&rest, "precision") else {
        throw ScriptError(
          .value, "the format \"\(text)\" has no precision behind its point",
          hint: "two digits are written .2f")
      }
      guard precision <= FormatSpec.maximumPrecision else {
        throw ScriptError(
          .value, "a precision is at most \(FormatSpec.maximumPrecision), got \(precision)")
      }
      self.precision = precision
    }
    type = rest.popFirst()
    guard rest.isEmpty else {
      throw ScriptError(
        .value, "\"\(text)\" is not a format",
        hint: "a format is [fill][<>^=][+][#][0][width][,][.precision][type], as in \"{:>8.2f}\"")
    }
  }

  static func check(width: Int) throws {
    guard width > maximumWidth else { return }
    throw ScriptError(
      .value, "a format is at most \(maximumWidth) characters wide, got \(width)",
      hint: "longer texts are made by repeating: \" \" * n")
  }

  private static func number(
    _ rest: inout Substring.UnicodeScalarView, _ what: String
  ) throws -> Int? {
    var value: Int?
    while let first = rest.first, let digit = first.decimalDigit {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(digit)
      if overflow || overflow2 {
        throw ScriptError(.value, "the \(what) of the format is too large")
      }
      value = sum
      rest = rest.dropFirst()
    }
    return value
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII digit.
  var decimalDigit: Int? {
    value >= 0x30 && value <= 0x39 ? Int(value) - 0x30 : nil
  }
}

// MARK: Laying out

extension FormatSpec {
  /// Text, cut to the precision and padded to the width.
  func format(text: String, _ interpreter: Interpreter) throws -> String {
    switch type {
    case nil, "s": break
    case let type?:
      throw unfit(
        type, "string",
        "dfegFEG%".unicodeScalars.contains(type)
          ? (Double(text) == nil
            ? "\"\(type)\" is for numbers: text stands without a format"
            : "float(\(HintText.here)) makes a number of text")
          : "text takes s, a width and a precision")
    }
    if alignment == .inside || grouping != nil || sign != "-" {
      throw ScriptError(.value, "signs, \"=\" and \",\" format numbers, got string")
    }
    let cut = precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
    return try pad(cut, "", interpreter, defaultAlignment: .left)
  }

  /// An int or bool.
  func format(integer value: Value, _ interpreter: Interpreter) throws -> String {
    switch type {
    case "e", "E", "f", "F", "g", "G", "%":
      return try format(interpreter.number(value) ?? 0, interpreter)
    default: break
    }
    if precision != nil {
      throw ScriptError(
        .value, "a precision formats floats, got int", hint: "end the format with f: \"{:.2f}\"")
    }
    if type == "c" {
      guard let code = value.integer.flatMap({ UInt32(exactly: $0) }),
        let scalar = Unicode.Scalar(code)
      else {
        throw ScriptError(
          .value, "\(try interpreter.text(of: value)) is not the number of a character")
      }
      return try pad(String(Character(scalar)), "", interpreter, defaultAlignment: .left)
    }
    let (radix, prefix): (Int, String)
    switch type {
    case nil, "d", "n": (radix, prefix) = (10, "")
    case "b": (radix, prefix) = (2, "0b")
    case "o": (radix, prefix) = (8, "0o")
    case "x": (radix, prefix) = (16, "0x")
    case "X": (radix, prefix) = (16, "0X")
    case let type?: throw unfit(type, "int", "ints take b c d n o x X and the formats of floats")
    }
    let (small, isNegative) = try interpreter.digits(of: value, radix: radix)
    let digits = type == "X" ? small.uppercased() : small
    return try number(
      digits, "", isNegative: isNegative, prefix: isAlternate ? prefix : "",
      groupSize: radix == 10 ? 3 : 4, interpreter)
  }

  func format(_ value: Double, _ interpreter: Interpreter) throws -> String {
    let magnitude = value.magnitude
    var text: String
    let upper = type == "E" || type == "F" || type == "G"
    let mark = isAlternate ? "#" : ""
    switch type {
    case nil:
      text =
        precision.map { NumberText.general(magnitude, precision: $0) }
        ?? NumberText.shortest(magnitude)
    case "e", "E": text = NumberText.formatted("%\(mark).*e", precision ?? 6, magnitude)
    case "f", "F": text = NumberText.formatted("%\(mark).*f", precision ?? 6, magnitude)
    case "g", "G", "n": text = NumberText.formatted("%\(mark).*g", precision ?? 6, magnitude)
    case "%": text = NumberText.formatted("%\(mark).*f", precision ?? 6, magnitude * 100) + "%"
    case let type?:
      throw unfit(
        type, "float",
        type == "d"
          ? ".0f rounds; int(\(HintText.here)) drops the fraction" : "floats take e f g n % E F G")
    }
    if upper { text = text.uppercased() }
    var isNegative = value.sign == .minus && !value.isNaN
    if dropsNegativeZero,
      !text.unicodeScalars.contains(where: { "123456789".unicodeScalars.contains($0) })
    {
      isNegative = isNegative && value.isInfinite
    }
    let whole = text.unicodeScalars.prefix { $0.decimalDigit != nil }
    return try number(
      String(whole), String(text.unicodeScalars.dropFirst(whole.count)), isNegative: isNegative,
      prefix: "", groupSize: 3, interpreter)
  }

  /// Sign, prefix, whole digits in groups, and the rest; zeros fill inside the groups.
  private func number(
    _ whole: String, _ rest: String, isNegative: Bool, prefix: String, groupSize: Int,
    _ interpreter: Interpreter
  ) throws -> String {
    let sign = isNegative ? "-" : self.sign == "-" ? "" : String(Character(self.sign))
    var whole = whole
    if let grouping, !whole.isEmpty {
      if grouping == ",", groupSize == 4 {
        throw ScriptError(
          .value, "\",\" groups decimal digits, not those of \(type.map(String.init) ?? "d")",
          hint: "\"_\" groups these")
      }
      let isFilled = fill == "0" && alignment == .inside
      if isFilled { try interpreter.reserve(text: width) }
      let fixed = sign.utf8.count + prefix.utf8.count + rest.unicodeScalars.count
      whole = group(whole, grouping, groupSize, minimum: isFilled ? width - fixed : 0)
    }
    return try pad(whole + rest, sign + prefix, interpreter, defaultAlignment: .right)
  }

  private func group(
    _ digits: String, _ separator: Unicode.Scalar, _ size: Int, minimum: Int
  ) -> String {
    var reversed: [UInt8] = []
    var count = 0
    var source = digits.utf8.reversed().makeIterator()
    var next = source.next()
    while next != nil || reversed.count < minimum {
      if count > 0, count % size == 0 { reversed.append(UInt8(ascii: separator)) }
      reversed.append(next ?? UInt8(ascii: "0"))
      count += 1
      next = source.next()
    }
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }

  private func pad(
    _ body: String, _ prefix: String, _ interpreter: Interpreter, defaultAlignment: Alignment
  ) throws -> String {
    let missing = width - prefix.unicodeScalars.count - body.unicodeScalars.count
    guard missing > 0 else { return prefix + body }
    let (bytes, overflow) = missing.multipliedReportingOverflow(by: UTF8.width(fill))
    try interpreter.reserve(text: overflow ? Int.max : bytes)
    func filling(_ count: Int) -> String {
      if fill.isASCII {
        let byte = UInt8(ascii: fill)
        return String(unsafeUninitializedCapacity: count) {
          $0.initialize(repeating: byte)
          return count
        }
      }
      return String(repeating: String(Character(fill)), count: count)
    }
    switch alignment ?? defaultAlignment {
    case .left: return prefix + body + filling(missing)
    case .right: return filling(missing) + prefix + body
    case .inside: return prefix + filling(missing) + body
    case .centre: return filling(missing / 2) + prefix + body + filling(missing - missing / 2)
    }
  }

  private func unfit(_ type: Unicode.Scalar, _ owner: String, _ hint: String) -> ScriptError {
    ScriptError(.value, "\"\(type)\" does not format \(owner) values", hint: hint)
  }
}

extension Interpreter {
  /// `format(value, spec)`, and what stands behind `:` in an f-string.
  func formatted(_ value: Value, spec: Value) throws -> Value {
    guard case .string(let text) = spec else { return make(try self.text(of: value)) }
    if text.count > 0 {
      let start = builder.count
      if try formatSpecs.with(
        text, read: { try FormatSpec($0.text) }, { $0.writePlain(value, to: builder) })
      {
        return .string(builder.take(from: start, heap))
      }
    }
    return make(try formatted(value, spec: text.text))
  }

  /// A value laid out as a format says.
  package func formatted(_ value: Value, spec: String) throws -> String {
    if case .host(let host) = value, let hook = host.object.type.hooks.format {
      return try hook(self, value, spec)
    }
    if case .instance(let object) = value, let text = try instanceFormat(object.object, spec) {
      return text
    }
    if spec.isEmpty { return try text(of: value) }
    let format = try FormatSpec(spec)
    switch value {
    case .string(let string): return try format.format(text: string.object.text, self)
    case .int, .bool, .bigInt: return try format.format(integer: value, self)
    case .double(let value): return try format.format(value, self)
    case .host:
      if let number = try number(value) { return try format.format(number, self) }
    default: break
    }
    let error = ScriptError(
      .type, "\(value.typeName) values have no formats",
      hint: value.coreType == .list || value.coreType == .tuple
        ? "[f\"{x:\(spec)}\" for x in \(HintText.here)] formats each element"
        : value.coreType == .instance
          ? "format a part of it, or its text: {x!s:\(spec)}"
          : "format a part of it, or leave out \":\(spec)\"")
    throw value.isNull ? error.asking(.itself) : error
  }
}
