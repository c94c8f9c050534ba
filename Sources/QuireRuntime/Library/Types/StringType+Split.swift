extension StringType {
  private static let separator = Parameter(
    "sep", .string, default: .null, "what stands between the parts; white space when left out")
  private static let most = Parameter(
    "maxsplit", .int, default: .int(-1), "how often to split at most")
  private static let characters = Parameter(
    "chars", .string, default: .null, "characters to remove; white space when left out")

  static let split: [Builtin] = [
    Builtin(
      "split", "The parts between separators, as a list.", [itself, separator, most],
      returns: "list",
      examples: [
        #""a b  c".split() => ["a", "b", "c"]"#, #""1,2,3".split(",", 1) => ["1", "2,3"]"#,
      ]
    ) { try parts($0, fromRight: false) },
    Builtin(
      "rsplit", "As split, counting from the right.", [itself, separator, most], returns: "list",
      examples: [#""1,2,3".rsplit(",", 1) => ["1,2", "3"]"#]
    ) { try parts($0, fromRight: true) },
    Builtin(
      "splitlines", "The lines, as a list.",
      [
        itself, Parameter("keepends", .int, default: .bool(false), "whether lines keep their ends"),
      ],
      returns: "list", examples: [#""a\nb\r\nc".splitlines() => ["a", "b", "c"]"#], body: lines),
    Builtin(
      "partition", "The text before a separator, the separator, and the text behind it.",
      [itself, Parameter("sep", .string, "where to cut")], returns: "tuple",
      examples: [
        #""key=value".partition("=") => ("key", "=", "value")"#,
        #""a".partition("=") => ("a", "", "")"#,
      ]
    ) { try partition($0, isLast: false) },
    Builtin(
      "rpartition", "As partition, at the last separator.",
      [itself, Parameter("sep", .string, "where to cut")], returns: "tuple",
      examples: [#""a.b.c".rpartition(".") => ("a.b", ".", "c")"#]
    ) { try partition($0, isLast: true) },
    Builtin(
      "strip", "The text without white space at both ends.", [itself, characters], returns: "str",
      examples: [#""  hi\n".strip() => "hi""#, #""xxhixx".strip("x") => "hi""#]
    ) { try stripped($0, left: true, right: true) },
    Builtin(
      "lstrip", "The text without white space at its beginning.", [itself, characters],
      returns: "str", examples: [#""  hi ".lstrip() => "hi ""#]
    ) { try stripped($0, left: true, right: false) },
    Builtin(
      "rstrip", "The text without white space at its end.", [itself, characters], returns: "str",
      examples: [#""  hi ".rstrip() => "  hi""#]
    ) { try stripped($0, left: false, right: true) },
    Builtin(
      "elems", "The characters, as a list.", [itself], returns: "list",
      examples: [#""abc".elems() => ["a", "b", "c"]"#]
    ) { call in call.interpreter.makeList(try call.values(0)) },
    Builtin(
      "join", "The texts of a list, with the string between them.",
      [itself, Parameter("parts", .iterable, "the texts")], returns: "str",
      examples: [#"", ".join(["a", "b"]) => "a, b""#], body: join),
  ]

  // MARK: Splitting

  private static func parts(_ call: Call, fromRight: Bool) throws -> Value {
    let text = try call.stringObject(0)
    let given = try call.int(2)
    let limit = given < 0 ? Int.max : given
    var ranges: [Range<Int>]
    if call.isAbsent(1) {
      ranges = try words(text, limit, fromRight, call.interpreter)
    } else {
      let separator = try call.stringObject(1)
      guard separator.count > 0 else {
        throw call.fail(
          .value, "the separator is empty", at: 1, hint: "list(text) gives the characters")
      }
      ranges = try fields(text, separator, limit, fromRight, call.interpreter)
    }
    if fromRight { ranges.reverse() }
    let list = ListObject(capacity: ranges.count)
    for range in ranges {
      list.append(call.interpreter.slice(text, range))
      try call.interpreter.pace(list.count)
    }
    return .list(call.interpreter.heap.track(list, byteCount: list.byteCount))
  }

  private static func fields(
    _ text: StringObject, _ separator: StringObject, _ limit: Int, _ fromRight: Bool,
    _ interpreter: Interpreter
  ) throws -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var rest = 0..<text.count
    while ranges.count < limit,
      let found = try fromRight
        ? text.lastRange(of: separator, in: rest, interpreter)
        : text.firstRange(of: separator, in: rest, interpreter)
    {
      if fromRight {
        ranges.append((found + separator.count)..<rest.upperBound)
        rest = 0..<found
      } else {
        ranges.append(rest.lowerBound..<found)
        rest = (found + separator.count)..<text.count
      }
      try interpreter.pace(ranges.count)
    }
    return ranges + [rest]
  }

  /// Runs without white space; the last takes the rest when the limit is reached.
  private static func words(
    _ text: StringObject, _ limit: Int, _ fromRight: Bool, _ interpreter: Interpreter
  ) throws -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var rest = 0..<text.count
    while true {
      rest = try trimmed(text, rest, left: !fromRight, right: fromRight, interpreter, isSpace)
      if rest.isEmpty { return ranges }
      if ranges.count == limit { return ranges + [rest] }
      let word = try run(text, rest, fromRight: fromRight, interpreter)
      ranges.append(word)
      rest = fromRight ? rest.lowerBound..<word.lowerBound : word.upperBound..<rest.upperBound
      try interpreter.pace(ranges.count)
    }
  }

  /// The word at one end of a range that begins (or ends) with one.
  private static func run(
    _ text: StringObject, _ range: Range<Int>, fromRight: Bool, _ interpreter: Interpreter
  ) throws -> Range<Int> {
    var rest = range
    while !rest.isEmpty {
      let (scalar, width) =
        fromRight ? text.scalar(before: rest.upperBound) : text.scalar(at: rest.lowerBound)
      if isSpace(scalar) { break }
      try interpreter.spend()
      rest =
        fromRight
        ? rest.lowerBound..<(rest.upperBound - width) : (rest.lowerBound + width)..<rest.upperBound
    }
    return fromRight ? rest.upperBound..<range.upperBound : range.lowerBound..<rest.lowerBound
  }

  private static func lines(_ call: Call) throws -> Value {
    let text = try call.stringObject(0)
    let keepsEnds = try call.bool(1)
    var values: [Value] = []
    var start = 0
    var i = 0
    while i < text.count {
      let byte = text.bytes[i]
      guard byte == 10 || byte == 13 else {
        i += 1
        try call.interpreter.spend()
        continue
      }
      let end = i
      i += byte == 13 && i + 1 < text.count && text.bytes[i + 1] == 10 ? 2 : 1
      values.append(call.interpreter.slice(text, start..<(keepsEnds ? i : end)))
      try call.interpreter.pace(values.count)
      start = i
    }
    if start < text.count { values.append(call.interpreter.slice(text, start..<text.count)) }
    return call.interpreter.makeList(values)
  }

  private static func partition(_ call: Call, isLast: Bool) throws -> Value {
    let text = try call.stringObject(0)
    let separator = try call.stringObject(1)
    guard separator.count > 0 else { throw call.fail(.value, "the separator is empty", at: 1) }
    let whole = 0..<text.count
    let empty = call.interpreter.make("")
    guard
      let found = try isLast
        ? text.lastRange(of: separator, in: whole, call.interpreter)
        : text.firstRange(of: separator, in: whole, call.interpreter)
    else {
      return call.interpreter.makeTuple(
        isLast ? [empty, empty, call[0]] : [call[0], empty, empty])
    }
    return call.interpreter.makeTuple([
      call.interpreter.slice(text, 0..<found), call[1],
      call.interpreter.slice(text, (found + separator.count)..<text.count),
    ])
  }

  // MARK: Stripping

  private static func stripped(_ call: Call, left: Bool, right: Bool) throws -> Value {
    let text = try call.stringObject(0)
    var range = 0..<text.count
    if call.isAbsent(1) {
      range = try trimmed(text, range, left: left, right: right, call.interpreter, isSpace)
    } else {
      let wanted = Set(try call.string(1).unicodeScalars)
      range = try trimmed(
        text, range, left: left, right: right, call.interpreter, wanted.contains)
    }
    return range.count == text.count ? call[0] : call.interpreter.slice(text, range)
  }

  private static func trimmed(
    _ text: StringObject, _ range: Range<Int>, left: Bool, right: Bool,
    _ interpreter: Interpreter, _ isUnwanted: (Unicode.Scalar) -> Bool
  ) throws -> Range<Int> {
    var range = range
    while left, !range.isEmpty {
      let (scalar, width) = text.scalar(at: range.lowerBound)
      guard isUnwanted(scalar) else { break }
      try interpreter.spend()
      range = (range.lowerBound + width)..<range.upperBound
    }
    while right, !range.isEmpty {
      let (scalar, width) = text.scalar(before: range.upperBound)
      guard isUnwanted(scalar) else { break }
      try interpreter.spend()
      range = range.lowerBound..<(range.upperBound - width)
    }
    return range
  }

  /// White space as Python sees it.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 28...32: true
    case ..<0x85: false
    default: scalar.properties.isWhitespace
    }
  }

  // MARK: Joining

  private static func join(_ call: Call) throws -> Value {
    let separator = try call.stringObject(0)
    switch call[1] {
    case .list(let list): return try join(call, separator, UnsafeBufferPointer(list.object.values))
    case .tuple(let tuple):
      return try join(call, separator, UnsafeBufferPointer(tuple.object.values))
    default:
      return try call.values(1).withUnsafeBufferPointer { try join(call, separator, $0) }
    }
  }

  private static func join(
    _ call: Call, _ separator: StringObject, _ parts: UnsafeBufferPointer<Value>
  ) throws -> Value {
    var total = 0
    for (i, value) in parts.enumerated() {
      guard case .string(let part) = value else {
        var error = call.fail(
          .type, "join() takes texts, element \(i) is of type \(value.typeName)", at: 1,
          hint: "join([str(x) for x in xs])")
        error.path = [i]
        throw error
      }
      total += part.count + (i > 0 ? separator.count : 0)
    }
    if total > 1 << 20 { try call.interpreter.reserve(text: total) }
    return try call.interpreter.make(byteCount: total) { bytes in
      var offset = 0
      for (i, value) in parts.enumerated() {
        guard case .string(let part) = value else { continue }
        if i > 0 {
          Memory.copy(separator.bytes, to: bytes + offset, count: separator.count)
          offset += separator.count
        }
        Memory.copy(part.bytes, to: bytes + offset, count: part.count)
        offset += part.count
        try call.interpreter.spend(part.count / 16 + 4)
      }
    }
  }
}

extension StringObject {
  /// The code point at a byte offset and the number of its bytes.
  func scalar(at offset: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = scalarWidth(at: offset)
    var value = UInt32(first) & (0xFF >> UInt32(width + 1))
    for i in 1..<width { value = value << 6 | UInt32(bytes[offset + i] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  /// The code point that ends before a byte offset.
  func scalar(before offset: Int) -> (Unicode.Scalar, Int) {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}
