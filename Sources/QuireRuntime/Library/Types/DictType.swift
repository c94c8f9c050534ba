/// `dict`: values found by their keys, in the order of insertion.
enum DictType {
  static let record = TypeRecord(
    core: .dict, "Values found by their keys, in the order in which they came.",
    constructor: constructor, methods: methods)

  private static let itself = Parameter("self", .dict)
  private static let key = Parameter("key", .any, "the key")

  private static let constructor = Builtin(
    "dict", "A dict of pairs, of another dict, or of named values.",
    [
      .optional("pairs", .iterable, "another dict, or pairs of key and value"),
      .variadicKeyword("named", .any, "values by their names"),
    ], returns: "dict",
    examples: [#"dict([("a", 1)], b=2) => {"a": 1, "b": 2}"#, "dict() => {}"]
  ) { call in
    let result = DictObject()
    let value = Value.dict(call.interpreter.heap.track(result, byteCount: result.byteCount))
    try update(result, call, pairs: 0)
    return value
  }

  private static let methods: [Builtin] = [
    Builtin(
      "get", "The value of a key, or a default when it is missing.",
      [itself, key, Parameter("default", .any, default: .null, "what to return then")],
      returns: "any", examples: [#"{"a": 1}.get("a") => 1"#, #"{"a": 1}.get("b", 0) => 0"#]
    ) { call in
      guard case .dict(let dict) = call[0] else { throw call.mismatch(0, "dict") }
      try call.interpreter.spend(onKey: call[1])
      return try dict.with { try $0.get(call[1]) } ?? call[2]
    },
    Builtin(
      "keys", "The keys, as a list.", [itself], returns: "list",
      examples: [#"{"a": 1, "b": 2}.keys() => ["a", "b"]"#]
    ) { call in call.interpreter.makeList(try call.dict(0).pairs.map(\.key)) },
    Builtin(
      "values", "The values, as a list.", [itself], returns: "list",
      examples: [#"{"a": 1, "b": 2}.values() => [1, 2]"#]
    ) { call in call.interpreter.makeList(try call.dict(0).pairs.map(\.value)) },
    Builtin(
      "items", "The pairs of key and value, as a list of tuples.", [itself], returns: "list",
      examples: [#"{"a": 1}.items() => [("a", 1)]"#]
    ) { call in
      let interpreter = call.interpreter
      let dict = try call.dict(0)
      let list = ListObject(capacity: dict.count)
      var position = 0
      while let found = dict.table.next(from: position) {
        try interpreter.spend(32)
        let entry = dict.table.entries[found]
        list.append(interpreter.makePair(entry.key, entry.value))
        position = found + 1
      }
      return .list(interpreter.heap.track(list, byteCount: list.byteCount))
    },
    Builtin(
      "pop", "Removes a key and returns its value.",
      [itself, key, .optional("default", .any, "what to return when the key is missing")],
      returns: "any", examples: [#"{"a": 1}.pop("a") => 1"#, #"{}.pop("a", 0) => 0"#]
    ) { call in
      let dict = try call.dict(0)
      if let value = try dict.remove(call[1]) { return value }
      if call.has(2) { return call[2] }
      var error = call.interpreter.missingKey(call[1], .passUnretained(dict))
      error.argument = 1
      throw error
    },
    Builtin(
      "popitem", "Removes the pair that came first and returns it.", [itself], returns: "tuple",
      examples: [#"{"a": 1, "b": 2}.popitem() => ("a", 1)"#]
    ) { call in
      let dict = try call.dict(0)
      guard let first = dict.table.next(from: 0) else {
        throw ScriptError(.key, "popitem() of an empty dict")
      }
      let entry = dict.table.entries[first]
      dict.table.remove(at: first)
      return call.interpreter.makePair(entry.key, entry.value)
    },
    Builtin(
      "setdefault", "The value of a key, which is set when it is missing.",
      [itself, key, Parameter("default", .any, default: .null, "what to set it to")],
      returns: "any",
      examples: [#"{}.setdefault("a", 1) => 1"#]
    ) { call in
      let dict = try call.dict(0)
      if let value = try dict.get(call[1]) { return value }
      try dict.set(call[1], call[2])
      call.interpreter.heap.grew(by: 48)
      return call[2]
    },
    Builtin(
      "update", "Takes over the pairs of another dict, of a list of pairs, or named values.",
      [
        itself, .optional("pairs", .iterable, "another dict, or pairs of key and value"),
        .variadicKeyword("named", .any, "values by their names"),
      ]
    ) { call in
      try update(try call.dict(0), call, pairs: 1)
      return .null
    },
    Builtin("clear", "Removes all pairs.", [itself]) { call in
      try call.dict(0).removeAll()
      return .null
    },
    Builtin(
      "copy", "A new dict of the same pairs.", [itself], returns: "dict",
      examples: [#"{"a": 1}.copy() => {"a": 1}"#]
    ) { call in
      try call.interpreter.makeDict(try call.dict(0).pairs.map { ($0.key, $0.value) })
    },
    Builtin(
      "fromkeys", "A dict of keys that all have one value.",
      [
        Parameter("keys", .iterable, "the keys"),
        Parameter("value", .any, default: .null, "the value of each"),
      ], returns: "dict", examples: [#"dict.fromkeys("ab", 0) => {"a": 0, "b": 0}"#]
    ) { call in
      let value = call[1]
      return try call.interpreter.makeDict(try call.values(0).map { ($0, value) })
    },
  ]

  private static func update(_ target: DictObject, _ call: Call, pairs index: Int) throws {
    if call.has(index) {
      do {
        try call.interpreter.update(target, from: call[index])
      } catch var error as ScriptError {
        error.argument = index
        throw error
      }
    }
    for option in call.options {
      try target.set(.string(call.interpreter.intern(option.name)), option.value)
    }
  }
}
