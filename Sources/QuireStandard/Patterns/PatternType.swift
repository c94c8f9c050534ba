import QuireRuntime

/// `re.Pattern`: a compiled pattern.
enum PatternType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { interpreter, value in
      let regex = try regex(value)
      let flags = PatternFlags.table.filter { regex.flags.contains($0.flag) }
        .map { "re.\($0.names[1])" }
      let shown =
        [try interpreter.quoted(regex.pattern)]
        + (flags.isEmpty ? [] : [flags.joined(separator: "|")])
      return "re.compile(\(shown.joined(separator: ", ")))"
    }
    return TypeRecord(
      "Pattern", "A compiled pattern.", methods: methods, properties: properties, hooks: hooks)
  }()

  static func make(_ regex: Regex, _ interpreter: Interpreter) -> Value {
    interpreter.makeHost(regex, record, bytes: 320 + 64 * regex.pattern.utf8.count)
  }

  static func regex(_ value: Value) throws -> Regex {
    guard case .host(let host) = value, let regex = host.object.object as? Regex else {
      throw ScriptError(.type, "a pattern is expected, got \(value.typeName)")
    }
    return regex
  }

  private static let itself = Parameter("self", .any)
  private static let string = Parameter("string", .string, "the text")
  private static let range = [
    Parameter("pos", .int, default: .int(0), "where to begin"),
    Parameter("endpos", .int, default: .int(Int.max), "where the text ends for the search"),
  ]

  private static func method(
    _ name: String, _ summary: String, _ parameters: [Parameter], returns: String,
    _ body: @escaping @Sendable (PatternSearch, Call) throws -> Value
  ) -> Builtin {
    Builtin(name, summary, [itself] + parameters, returns: returns) { call in
      try body(PatternSearch(call[0], call.interpreter), call)
    }
  }

  private static let methods: [Builtin] = [
    method(
      "match", "The match at the beginning of a text; None without one.", [string] + range,
      returns: "Match"
    ) { try $0.first($1[1], .anchored, from: $1.int(2), to: $1.int(3)) },
    method(
      "fullmatch", "The match that takes the whole text; None without one.", [string] + range,
      returns: "Match"
    ) { try $0.first($1[1], [.anchored, .toTheEnd], from: $1.int(2), to: $1.int(3)) },
    method(
      "search", "The first match anywhere in a text; None without one.", [string] + range,
      returns: "Match"
    ) { try $0.first($1[1], [], from: $1.int(2), to: $1.int(3)) },
    method(
      "findall", "The texts of all matches, or of their groups.", [string] + range,
      returns: "list"
    ) { try $0.all($1[1], from: $1.int(2), to: $1.int(3)) },
    method(
      "finditer", "A stream of all matches.", [string] + range, returns: "iterator"
    ) { try $0.stream($1[1], from: $1.int(2), to: $1.int(3)) },
    method(
      "split", "The parts of a text between the matches, and the groups of these.",
      [string, Parameter("maxsplit", .int, default: .int(0), "how many cuts at most; 0 is all")],
      returns: "list"
    ) { try $0.split($1[1], most: $1.int(2)) },
    method(
      "sub", "A text with the matches replaced.", RegexModule.replacing, returns: "str"
    ) { try $0.replace($1[2], by: $1[1], most: $1.int(3), argument: 1).text },
    method(
      "subn", "The same, with the number of replacements.", RegexModule.replacing,
      returns: "tuple"
    ) { search, call in
      let (text, count) = try search.replace(call[2], by: call[1], most: call.int(3), argument: 1)
      return call.interpreter.makeTuple([text, .int(count)])
    },
  ]

  private static let properties: [TypeRecord.Property] = [
    TypeRecord.Property("pattern", "Its text.") { interpreter, value in
      interpreter.make(try regex(value).pattern)
    },
    TypeRecord.Property("flags", "Its flags as a number.") { _, value in
      let flags = try regex(value).flags
      return .int((flags.contains(.ascii) ? flags : flags.union(.unicode)).rawValue)
    },
    TypeRecord.Property("groups", "The number of groups.") { _, value in
      .int(try regex(value).groupCount)
    },
    TypeRecord.Property("groupindex", "The numbers of the groups with names.") {
      interpreter, value in
      try interpreter.makeDict(
        try regex(value).groupNames.map { (interpreter.make($0.name), .int($0.group)) })
    },
  ]
}
