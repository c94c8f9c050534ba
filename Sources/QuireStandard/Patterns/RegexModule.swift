import QuireRuntime

/// `re`: regular expressions, by PCRE2.
enum RegexModule {
  static let module = NativeModule(
    "re", "Regular expressions: patterns that texts match.",
    functions.map { .function($0) } + types + flags)

  private static let types: [NativeModule.Member] = [
    .type(PatternType.record), .type(MatchType.record),
    .constant(name: "error", summary: "What a text that is no pattern raises: a ValueError.") {
      $0.builtin("ValueError") ?? .null
    },
  ]

  private static let flags: [NativeModule.Member] = PatternFlags.table.flatMap { row in
    row.names.map { name in
      .constant(name: name, summary: row.summary) { _ in .int(row.flag.rawValue) }
    }
  }

  /// The patterns that were used last, so that a loop compiles its own once.
  private final class Cache {
    struct Key: Hashable {
      var pattern: String
      var flags: PatternFlags
    }
    var known: [Key: Regex] = [:]
  }

  /// The pattern that an argument is, or is the text of.
  static func pattern(_ call: Call, _ index: Int, flags flagsIndex: Int) throws -> Value {
    let given = try call.int(flagsIndex)
    let flags = PatternFlags(rawValue: given)
    guard case .string = call[index] else {
      _ = try PatternType.regex(call[index])
      if given != 0 {
        throw call.fail(
          .value, "cannot process flags argument with a compiled pattern", at: flagsIndex)
      }
      return call[index]
    }
    guard flags.isSubset(of: .known) else {
      throw call.fail(
        .value, "\(given) are no flags of patterns", at: flagsIndex,
        hint: "flags are joined with |: re.IGNORECASE | re.MULTILINE")
    }
    let text = try call.string(index)
    let cache = call.interpreter.state(Cache.self) { Cache() }
    let key = Cache.Key(pattern: text, flags: flags)
    if let known = cache.known[key] { return PatternType.make(known, call.interpreter) }
    try call.interpreter.spend(4096 + 64 * text.utf8.count)
    let regex = try Regex(text, flags)
    if cache.known.count >= 256 { cache.known.removeAll() }
    cache.known[key] = regex
    return PatternType.make(regex, call.interpreter)
  }

  private static let pattern = Parameter(
    "pattern", .string | .host(PatternType.record), "the pattern: its text, or a compiled one")
  private static let string = Parameter("string", .string, "the text")
  private static let flagsParameter = Parameter(
    "flags", .int, default: .int(0), "flags of the module, joined with |")
  static let replacing = [
    Parameter(
      "repl", .string | .callable,
      "a text, in which \\1 and \\g<name> are groups, or a function of the match"),
    string,
    Parameter("count", .int, default: .int(0), "how many at most; 0 is all"),
  ]

  private static func function(
    _ name: String, _ summary: String, _ parameters: [Parameter], returns: String,
    examples: [String] = [], _ body: @escaping @Sendable (PatternSearch, Call) throws -> Value
  ) -> Builtin {
    let parameters = [pattern] + parameters + [flagsParameter]
    return Builtin(name, summary, parameters, returns: returns, examples: examples) { call in
      let pattern = try pattern(call, 0, flags: parameters.count - 1)
      return try body(PatternSearch(pattern, call.interpreter), call)
    }
  }

  private static let functions: [Builtin] = [
    Builtin(
      "compile", "A compiled pattern.", [pattern, flagsParameter], returns: "Pattern",
      examples: [#"re.compile(r"\d+").findall("1 and 22") => ["1", "22"]"#]
    ) { try pattern($0, 0, flags: 1) },
    function(
      "match", "The match at the beginning of a text; None without one.", [string],
      returns: "Match", examples: [#"re.match(r"(\w+)@(\w+)", "me@home").group(2) => "home""#]
    ) { try $0.first($1[1], .anchored) },
    function(
      "fullmatch", "The match that takes the whole text; None without one.", [string],
      returns: "Match", examples: [#"re.fullmatch("a+", "aab") == None => True"#]
    ) { try $0.first($1[1], [.anchored, .toTheEnd]) },
    function(
      "search", "The first match anywhere in a text; None without one.", [string],
      returns: "Match", examples: [#"re.search(r"\d+", "abc 123").span() => (4, 7)"#]
    ) { try $0.first($1[1], []) },
    function(
      "findall", "The texts of all matches, or of their groups.", [string], returns: "list",
      examples: [#"re.findall(r"(\w)=(\d)", "a=1, b=2") => [("a", "1"), ("b", "2")]"#]
    ) { try $0.all($1[1]) },
    function(
      "finditer", "A stream of all matches.", [string], returns: "iterator",
      examples: [#"[m.start() for m in re.finditer("a", "banana")] => [1, 3, 5]"#]
    ) { try $0.stream($1[1]) },
    function(
      "split", "The parts of a text between the matches, and the groups of these.",
      [string, Parameter("maxsplit", .int, default: .int(0), "how many cuts at most; 0 is all")],
      returns: "list", examples: [#"re.split(r"[,;]\s*", "a, b;c") => ["a", "b", "c"]"#]
    ) { try $0.split($1[1], most: $1.int(2)) },
    function(
      "sub", "A text with the matches replaced.", replacing, returns: "str",
      examples: [#"re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world") => "world hello""#]
    ) { try $0.replace($1[2], by: $1[1], most: $1.int(3), argument: 1).text },
    function(
      "subn", "A text with the matches replaced, and their number.", replacing, returns: "tuple",
      examples: [#"re.subn("a", "o", "banana") => ("bonono", 3)"#]
    ) { search, call in
      let (text, count) = try search.replace(call[2], by: call[1], most: call.int(3), argument: 1)
      return call.interpreter.makeTuple([text, .int(count)])
    },
    Builtin(
      "escape", "A text as a pattern that matches just it.",
      [Parameter("pattern", .string, "the text")], returns: "str",
      examples: [#"re.escape("1+1") => "1\\+1""#]
    ) { call in
      let special = "()[]{}?*+-|^$\\.&~# \t\n\r\u{B}\u{C}".unicodeScalars
      var out = ""
      for scalar in try call.string(0).unicodeScalars {
        if special.contains(scalar) { out += "\\" }
        out.unicodeScalars.append(scalar)
      }
      return call.interpreter.make(out)
    },
    Builtin("purge", "Forgets the patterns compiled last.") { call in
      call.interpreter.state(Cache.self) { Cache() }.known.removeAll()
      return .null
    },
  ]
}
