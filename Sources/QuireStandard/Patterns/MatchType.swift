import QuireRuntime

/// What a pattern found in a text.
final class Match {
  let subject: Subject
  let regex: Regex
  let pattern: Value
  /// Start and end in bytes of the whole and of each group; -1 for a group that took no part.
  let places: [Int]
  /// The part of the text that was searched, in code points.
  let searched: Range<Int>

  init(
    _ subject: Subject, _ regex: Regex, _ pattern: Value, _ places: [Int], _ searched: Range<Int>
  ) {
    self.subject = subject
    self.regex = regex
    self.pattern = pattern
    self.places = places
    self.searched = searched
  }

  /// Start and end of a group in code points, -1 for one that took no part.
  func span(_ group: Int) -> (start: Int, end: Int) {
    guard places[2 * group] >= 0 else { return (-1, -1) }
    let start = subject.scalar(at: places[2 * group])
    return (start, subject.scalar(at: max(places[2 * group], places[2 * group + 1])))
  }
}

/// `re.Match`.
enum MatchType {
  private static let itself = Parameter("self", .any)
  private static let group = Parameter(
    "group", .any, default: .int(0), "its number or name; 0 is the whole")

  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.getItem = { interpreter, value, index in
      let match = try match(value)
      return match.subject.text(match.places, group: try group(index, of: match), interpreter)
        ?? .null
    }
    hooks.truth = { _, _ in true }
    hooks.text = { interpreter, value in
      let match = try match(value)
      let (start, end) = match.span(0)
      let text = match.subject.text(match.places, group: 0, interpreter) ?? .null
      return "<re.Match object; span=(\(start), \(end)), "
        + "match=\(try interpreter.representation(of: text))>"
    }
    hooks.references = { object in
      guard let match = object as? Match else { return [] }
      return [match.subject.value, match.pattern]
    }
    return TypeRecord(
      "Match", "What a pattern found: m[0] is its text, m[1] that of the first group.",
      methods: methods, properties: properties, hooks: hooks)
  }()

  static func make(
    _ subject: Subject, _ regex: Regex, _ pattern: Value, _ places: [Int], _ searched: Range<Int>,
    _ interpreter: Interpreter
  ) -> Value {
    interpreter.makeHost(
      Match(subject, regex, pattern, places, searched), record,
      bytes: 192 + 8 * places.count)
  }

  private static func match(_ value: Value) throws -> Match {
    guard case .host(let host) = value, let match = host.object.object as? Match else {
      throw ScriptError(.type, "a match is expected, got \(value.typeName)")
    }
    return match
  }

  /// The number of a group that a program names.
  private static func group(_ value: Value, of match: Match) throws -> Int {
    switch value {
    case .int(let number) where number >= 0 && number <= match.regex.groupCount: return number
    case .bool(let flag) where match.regex.groupCount >= 1 || !flag: return flag ? 1 : 0
    case .string(let name):
      if let number = match.regex.group(named: name.object.text) { return number }
      let names = match.regex.groupNames.map(\.name)
      throw ScriptError(
        .index, "no such group",
        hint: names.isEmpty
          ? "no group has a name: (?P<name>…)"
          : "its groups are called \(names.joined(separator: ", "))")
    default:
      throw ScriptError(
        .index, "no such group",
        hint:
          "it has \(match.regex.groupCount == 1 ? "1 group" : "\(match.regex.groupCount) groups"); 0 is the whole match"
      )
    }
  }

  private static let methods: [Builtin] = [
    Builtin(
      "group", "The text of the match or of one of its groups; of several, a tuple.",
      [itself, .variadic("groups", .any, "numbers or names; 0, or none, is the whole")],
      returns: "str"
    ) { call in
      let match = try match(call[0])
      let texts = try (call.rest.isEmpty ? [.int(0)] : Array(call.rest)).map { wanted in
        match.subject.text(
          match.places, group: try group(wanted, of: match), call.interpreter) ?? .null
      }
      return texts.count == 1 ? texts[0] : call.interpreter.makeTuple(texts)
    },
    Builtin(
      "groups", "The texts of all groups.",
      [
        itself, Parameter("default", .any, default: .null, "what stands for one that took no part"),
      ],
      returns: "tuple"
    ) { call in
      let match = try match(call[0])
      let missing = call[1]
      let groups = match.regex.groupCount
      return call.interpreter.makeTuple(
        (0..<groups).map {
          match.subject.text(match.places, group: $0 + 1, call.interpreter) ?? missing
        })
    },
    Builtin(
      "groupdict", "The texts of the groups with names, by these.",
      [
        itself, Parameter("default", .any, default: .null, "what stands for one that took no part"),
      ],
      returns: "dict"
    ) { call in
      let match = try match(call[0])
      let missing = call[1]
      return try call.interpreter.makeDict(
        match.regex.groupNames.map {
          (
            call.interpreter.make($0.name),
            match.subject.text(match.places, group: $0.group, call.interpreter) ?? missing
          )
        })
    },
    Builtin(
      "start", "Where the match or a group begins; -1 for one that took no part.",
      [itself, group], returns: "int"
    ) { call in
      let match = try match(call[0])
      return .int(match.span(try group(call[1], of: match)).start)
    },
    Builtin(
      "end", "Where the match or a group ends; -1 for one that took no part.",
      [itself, group], returns: "int"
    ) { call in
      let match = try match(call[0])
      return .int(match.span(try group(call[1], of: match)).end)
    },
    Builtin(
      "span", "Where the match or a group begins and ends.", [itself, group], returns: "tuple"
    ) { call in
      let match = try match(call[0])
      let (start, end) = match.span(try group(call[1], of: match))
      return call.interpreter.makeTuple([.int(start), .int(end)])
    },
    Builtin(
      "expand", "A text with \\1 and \\g<name> in it replaced by the groups.",
      [itself, Parameter("template", .string, "the text")], returns: "str"
    ) { call in
      let match = try match(call[0])
      var out: [UInt8] = []
      try Replacement(try call.string(1), for: match.regex, argument: 1)
        .write(match.places, of: match.subject, to: &out, call.interpreter)
      return call.interpreter.make(bytes: out)
    },
  ]

  private static let properties: [TypeRecord.Property] = [
    TypeRecord.Property("string", "The text that was searched.") { _, value in
      try match(value).subject.value
    },
    TypeRecord.Property("re", "The pattern.") { _, value in
      try match(value).pattern
    },
    TypeRecord.Property("pos", "Where the search began.") { _, value in
      .int(try match(value).searched.lowerBound)
    },
    TypeRecord.Property("endpos", "Where the search ended.") { _, value in
      .int(try match(value).searched.upperBound)
    },
    TypeRecord.Property("lastindex", "The group that closed last; None without one.") { _, value in
      let match = try match(value)
      return match.regex.lastGroup(of: match.places).map { .int($0) } ?? .null
    },
    TypeRecord.Property("lastgroup", "The name of the group that closed last.") {
      interpreter, value in
      let match = try match(value)
      return match.regex.lastGroup(of: match.places).flatMap(match.regex.name(ofGroup:))
        .map { interpreter.make($0) } ?? .null
    },
  ]
}
