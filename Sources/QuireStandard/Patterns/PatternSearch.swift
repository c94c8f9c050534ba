import QuireRuntime

/// What a pattern does to texts: the same for the module's functions and a pattern's methods.
struct PatternSearch {
  let interpreter: Interpreter
  let pattern: Value
  let regex: Regex

  init(_ pattern: Value, _ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    self.pattern = pattern
    regex = try PatternType.regex(pattern)
  }

  /// A text, with the byte offset from which it is searched.
  private func subject(_ value: Value, from start: Int = 0, to end: Int = Int.max) throws
    -> (subject: Subject, start: Int, searched: Range<Int>)
  {
    guard let subject = Subject(value, end: end) else {
      throw ScriptError(.type, "a pattern searches texts, got \(value.typeName)")
    }
    let length = subject.string.scalarCount
    let upper = max(0, min(end, length))
    let lower = max(0, min(start, length))
    return (
      subject, subject.string.byteOffset(ofScalar: lower), lower..<max(lower, upper)
    )
  }

  func first(
    _ value: Value, _ mode: Regex.Mode, from start: Int = 0, to end: Int = Int.max
  ) throws -> Value {
    let (subject, offset, searched) = try subject(value, from: start, to: end)
    guard offset <= subject.end,
      let places = try regex.firstMatch(in: subject.bytes, from: offset, mode, interpreter)
    else { return .null }
    return MatchType.make(subject, regex, pattern, places, searched, interpreter)
  }

  func stream(_ value: Value, from start: Int = 0, to end: Int = Int.max) throws -> Value {
    let (subject, offset, searched) = try subject(value, from: start, to: end)
    let matches = subject.matches(of: regex, from: offset, interpreter)
    let (regex, pattern, interpreter) = (regex, pattern, interpreter)
    return interpreter.makeIterator(sources: [value, pattern]) {
      try matches.next().map { MatchType.make(subject, regex, pattern, $0, searched, interpreter) }
    }
  }

  func all(_ value: Value, from start: Int = 0, to end: Int = Int.max) throws -> Value {
    let (subject, offset, _) = try subject(value, from: start, to: end)
    let matches = subject.matches(of: regex, from: offset, interpreter)
    let empty = interpreter.make("")
    var found: [Value] = []
    while let places = try matches.next() {
      func text(_ group: Int) -> Value {
        subject.text(places, group: group, interpreter) ?? empty
      }
      switch regex.groupCount {
      case 0: found.append(text(0))
      case 1: found.append(text(1))
      default: found.append(interpreter.makeTuple((1...regex.groupCount).map(text)))
      }
      try interpreter.pace(found.count)
    }
    return try interpreter.makeLongList(found)
  }

  func split(_ value: Value, most: Int) throws -> Value {
    let (subject, offset, _) = try subject(value)
    let matches = subject.matches(of: regex, from: offset, interpreter)
    var parts: [Value] = []
    var cuts = 0
    var end = 0
    while most >= 0, most == 0 || cuts < most, let places = try matches.next() {
      parts.append(interpreter.slice(subject.string, end..<places[0]))
      for group in 0..<regex.groupCount {
        parts.append(subject.text(places, group: group + 1, interpreter) ?? .null)
      }
      end = places[1]
      cuts += 1
      try interpreter.pace(cuts)
    }
    parts.append(interpreter.slice(subject.string, end..<subject.end))
    return try interpreter.makeLongList(parts)
  }

  /// - Parameter argument: Which argument of the call `replacement` is, for errors.
  func replace(
    _ value: Value, by replacement: Value, most: Int, argument: Int
  ) throws -> (text: Value, count: Int) {
    let (subject, offset, searched) = try subject(value)
    var template: Replacement?
    if case .string(let text) = replacement {
      template = try Replacement(text.object.text, for: regex, argument: argument)
    }
    let matches = subject.matches(of: regex, from: offset, interpreter)
    var out: [UInt8] = []
    var count = 0
    var end = 0
    while most >= 0, most == 0 || count < most, let places = try matches.next() {
      out += subject.string.utf8[end..<places[0]]
      if let template {
        try template.write(places, of: subject, to: &out, interpreter)
      } else {
        let match = MatchType.make(subject, regex, pattern, places, searched, interpreter)
        let text = try interpreter.call(replacement, [match])
        guard case .string(let text) = text else {
          throw ScriptError(
            .type, "the function that replaces matches must return a text, got \(text.typeName)",
            hint: "return str(…)")
        }
        try interpreter.reserve(out.count, adding: text.object.count)
        out += text.object.utf8
      }
      end = places[1]
      count += 1
      try interpreter.spend(16)
      if count & 0xFFF == 0 { try interpreter.reserve(text: out.count) }
    }
    if count == 0 { return (value, 0) }
    out += subject.string.utf8[end..<subject.end]
    try interpreter.reserve(text: out.count)
    return (interpreter.make(bytes: out), count)
  }
}
