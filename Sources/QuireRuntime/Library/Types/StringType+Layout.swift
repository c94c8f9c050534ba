extension StringType {
  private static let width = Parameter("width", .int, "the least number of characters")
  private static let fill = Parameter(
    "fillchar", .string, default: .string(" "), "the character to fill with")

  static let layout: [Builtin] = [
    Builtin(
      "ljust", "The text, filled up on the right.", [itself, width, fill], returns: "str",
      examples: [#""ab".ljust(4) => "ab  ""#]
    ) { try filled($0, .left) },
    Builtin(
      "rjust", "The text, filled up on the left.", [itself, width, fill], returns: "str",
      examples: [#""ab".rjust(4, ".") => "..ab""#]
    ) { try filled($0, .right) },
    Builtin(
      "center", "The text in the middle.", [itself, width, fill], returns: "str",
      examples: [#""ab".center(6, "*") => "**ab**""#]
    ) { try filled($0, .centre) },
    Builtin(
      "zfill", "The text, filled up with zeros behind its sign.", [itself, width], returns: "str",
      examples: [#""-5".zfill(4) => "-005""#]
    ) { call in
      let text = try call.stringObject(0)
      let missing = try missing(call, text)
      let hasSign =
        text.count > 0 && (text.bytes[0] == UInt8(ascii: "-") || text.bytes[0] == UInt8(ascii: "+"))
      let head = hasSign ? 1 : 0
      return call.interpreter.make(byteCount: text.count + missing) { bytes in
        bytes.update(from: text.bytes, count: head)
        for i in 0..<missing { bytes[head + i] = UInt8(ascii: "0") }
        (bytes + head + missing).update(from: text.bytes + head, count: text.count - head)
      }
    },
    Builtin(
      "format", "The text with its {fields} filled in.",
      [
        itself, .variadic("values", .any, "values for {} and {0}"),
        .variadicKeyword("named", .any, "values for {name}"),
      ], returns: "str",
      examples: [
        #""{} + {}".format(1, 2) => "1 + 2""#,
        #""{name!r:>5}|{0:.2f}".format(1.5, name="a") => "  \"a\"|1.50""#,
      ]
    ) { call in
      let text = try call.stringObject(0)
      let interpreter = call.interpreter
      if let made = try interpreter.filled(text, call.rest) { return made }
      var format = StringFormat(call.interpreter, positional: Array(call.rest), named: call.options)
      return call.interpreter.make(bytes: try format.render(Array(text.utf8)))
    },
  ]

  private static func missing(_ call: Call, _ text: StringObject) throws -> Int {
    let width = try call.int(1)
    guard width > text.scalarCount else { return 0 }
    let missing = width - text.scalarCount
    try call.interpreter.reserve(text: missing > Int.max / 4 ? Int.max : missing * 4)
    return missing
  }

  private static func filled(_ call: Call, _ alignment: FormatSpec.Alignment) throws -> Value {
    let text = try call.stringObject(0)
    let fill = try call.stringObject(2)
    guard fill.scalarCount == 1 else {
      throw call.fail(
        .type, "the text is filled with one character, got \(fill.scalarCount)", at: 2)
    }
    let missing = try missing(call, text)
    let before: Int
    switch alignment {
    case .left, .inside: before = 0
    case .right: before = missing
    // An odd space goes where Python puts it.
    case .centre: before = missing / 2 + (missing & (try call.int(1)) & 1)
    }
    return call.interpreter.make(byteCount: text.count + missing * fill.count) { bytes in
      var offset = 0
      func put(_ source: StringObject) {
        (bytes + offset).update(from: source.bytes, count: source.count)
        offset += source.count
      }
      for _ in 0..<before { put(fill) }
      put(text)
      for _ in before..<missing { put(fill) }
    }
  }
}
