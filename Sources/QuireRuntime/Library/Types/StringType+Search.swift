extension StringType {
  private static let bounds = [
    Parameter("start", .int, default: .null, "where to begin"),
    Parameter("end", .int, default: .null, "where to stop"),
  ]

  static let search: [Builtin] = [
    Builtin(
      "find", "The index where a text begins first, or -1.",
      [itself, Parameter("sub", .string, "what to look for")] + bounds, returns: "int",
      examples: [#""banana".find("an") => 1"#, #""banana".find("x") => -1"#]
    ) { .int(try position($0, isLast: false) ?? -1) },
    Builtin(
      "rfind", "The index where a text begins last, or -1.",
      [itself, Parameter("sub", .string, "what to look for")] + bounds, returns: "int",
      examples: [#""banana".rfind("an") => 3"#]
    ) { .int(try position($0, isLast: true) ?? -1) },
    Builtin(
      "index", "The index where a text begins first; an error when it is nowhere.",
      [itself, Parameter("sub", .string, "what to look for")] + bounds, returns: "int",
      examples: [#""banana".index("n") => 2"#]
    ) { .int(try found($0, isLast: false)) },
    Builtin(
      "rindex", "The index where a text begins last; an error when it is nowhere.",
      [itself, Parameter("sub", .string, "what to look for")] + bounds, returns: "int",
      examples: [#""banana".rindex("n") => 4"#]
    ) { .int(try found($0, isLast: true)) },
    Builtin(
      "count", "How often a text stands in the string, without overlaps.",
      [itself, Parameter("sub", .string, "what to count")] + bounds, returns: "int",
      examples: [#""banana".count("a") => 3"#, #""abc".count("") => 4"#], body: count),
    Builtin(
      "startswith", "Whether the string begins with a text, or with one of several.",
      [itself, Parameter("prefix", .string | .tuple, "a text, or a tuple of them")] + bounds,
      returns: "bool", examples: [#""banana".startswith(("x", "ban")) => True"#]
    ) { call in
      .bool(try hasEnd(call) { $0.hasPrefix($1, at: $2.lowerBound, limit: $2.upperBound) })
    },
    Builtin(
      "endswith", "Whether the string ends with a text, or with one of several.",
      [itself, Parameter("suffix", .string | .tuple, "a text, or a tuple of them")] + bounds,
      returns: "bool", examples: [#""photo.png".endswith(".png") => True"#]
    ) { call in
      .bool(
        try hasEnd(call) { text, end, range in
          let offset = range.upperBound - end.count
          return offset >= range.lowerBound
            && text.hasPrefix(end, at: offset, limit: range.upperBound)
        })
    },
  ]

  private static func range(_ call: Call, _ text: StringObject) -> Range<Int>? {
    guard
      let scalars = call.interpreter.bounds(call[2], call[3], count: text.scalarCount)
    else { return nil }
    return text.byteRange(scalars)
  }

  private static func position(_ call: Call, isLast: Bool) throws -> Int? {
    let text = try call.stringObject(0)
    let part = try call.stringObject(1)
    guard let range = range(call, text) else { return nil }
    let offset =
      try isLast
      ? text.lastRange(of: part, in: range, call.interpreter)
      : text.firstRange(of: part, in: range, call.interpreter)
    guard let offset else { return nil }
    return text.scalarIndex(ofByte: offset)
  }

  private static func found(_ call: Call, isLast: Bool) throws -> Int {
    if let index = try position(call, isLast: isLast) { return index }
    let shown = try call.interpreter.representation(of: call[1])
    throw call.fail(
      .value, "\(shown) is not in the string", at: 1, hint: "find() gives -1 instead of an error")
  }

  private static func count(_ call: Call) throws -> Value {
    let text = try call.stringObject(0)
    let part = try call.stringObject(1)
    guard let range = range(call, text) else { return .int(0) }
    if part.count == 0 {
      return .int(
        text.scalarIndex(ofByte: range.upperBound) - text.scalarIndex(ofByte: range.lowerBound) + 1)
    }
    var count = 0
    var start = range.lowerBound
    while let found = try text.firstRange(
      of: part, in: start..<range.upperBound, call.interpreter)
    {
      count += 1
      start = found + part.count
      try call.interpreter.spend(8)
    }
    return .int(count)
  }

  private static func hasEnd(
    _ call: Call, _ test: (StringObject, StringObject, Range<Int>) -> Bool
  ) throws -> Bool {
    let text = try call.stringObject(0)
    guard let range = range(call, text) else { return false }
    if case .tuple(let tuple) = call[1] {
      for value in tuple.object.values {
        guard case .string(let end) = value else {
          throw call.fail(
            .type, "\(call.builtin.name)() takes texts, got a tuple with \(value.typeName)", at: 1)
        }
        if test(text, end.object, range) { return true }
      }
      return false
    }
    return test(text, try call.stringObject(1), range)
  }
}
