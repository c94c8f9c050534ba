import QuireRuntime
import QuireSyntax

extension CounterType {
  /// `dict`, which counters and their like refine.
  static let dictRecord = CoreLibrary.record(of: .dict)
}

extension Interpreter {
  /// `{a: b}` of pairs in this order.
  func representation(ofPairs pairs: [(key: Value, value: Value)]) throws -> String {
    var parts: [String] = []
    for pair in pairs {
      try spend(64)
      parts.append("\(try representation(of: pair.key)): \(try representation(of: pair.value))")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// Fills a dict from what `dict(pairs, **named)` takes.
  func fill(_ dict: DictObject, from call: Call, pairs index: Int) throws {
    let before = dict.count
    if call.has(index), !call[index].isNull { try update(dict, from: call[index]) }
    for option in call.options { try dict.set(make(option.name), option.value) }
    heap.grew(by: 48 * max(0, dict.count - before))
  }
}

/// `collections.defaultdict`: a dict that makes the values of missing keys.
enum DefaultDictType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.missing = { interpreter, value, key in
      let dict = try CollectionsModule.dict(value)
      if dict.companion.isNull { return nil }
      let made = try interpreter.call(dict.companion, [])
      try dict.set(key, made)
      interpreter.heap.grew(by: 48)
      return made
    }
    hooks.representation = { interpreter, value in
      let dict = try CollectionsModule.dict(value)
      return "defaultdict(\(try interpreter.representation(of: dict.companion)), "
        + "\(try interpreter.representation(ofPairs: dict.pairs)))"
    }
    return TypeRecord(
      "defaultdict", "A dict that makes the value of a key that it does not have.",
      base: CounterType.dictRecord, constructor: constructor,
      methods: [
        Builtin(
          "copy", "A new dict of the same pairs, with the same defaults.",
          [CollectionsModule.itself], returns: "defaultdict"
        ) { call in
          let original = try CollectionsModule.dict(call[0])
          let (dict, value) = call.interpreter.makeDict(of: record)
          dict.companion = original.companion
          for pair in original.pairs { try dict.set(pair.key, pair.value) }
          call.interpreter.heap.grew(by: 48 * dict.count)
          return value
        }
      ],
      properties: [
        TypeRecord.Property(
          "default_factory", "The function that makes the value of a missing key, or None.",
          set: { _, value, factory in try CollectionsModule.dict(value).companion = factory },
          get: { _, value in try CollectionsModule.dict(value).companion })
      ], hooks: hooks)
  }()

  private static let constructor = Builtin(
    "defaultdict", "A dict whose missing values a function makes.",
    [
      Parameter(
        "default_factory", .callable, default: .null,
        "makes a value, without arguments: list, int, set, or a function"),
      .optional("pairs", .iterable, "another dict, or pairs of key and value"),
      .variadicKeyword("named", .any, "values by their names"),
    ], returns: "defaultdict",
    examples: [#"collections.defaultdict(int)["new"] => 0"#]
  ) { call in
    let (dict, value) = call.interpreter.makeDict(of: record)
    dict.companion = call[0]
    try call.interpreter.fill(dict, from: call, pairs: 1)
    return value
  }
}

/// `collections.OrderedDict`: a dict for which the order counts.
enum OrderedDictType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.representation = { interpreter, value in
      let dict = try CollectionsModule.dict(value)
      if dict.count == 0 { return "OrderedDict()" }
      let pairs = try dict.pairs.map {
        try interpreter.spend(64)
        return "(\(try interpreter.representation(of: $0.key)), "
          + "\(try interpreter.representation(of: $0.value)))"
      }
      return "OrderedDict([\(pairs.joined(separator: ", "))])"
    }
    hooks.compare = { interpreter, op, x, y in
      guard op == .equal || op == .notEqual, CollectionsModule.isOf(record, x, interpreter),
        CollectionsModule.isOf(record, y, interpreter)
      else { return nil }
      let (a, b) = (try CollectionsModule.dict(x).pairs, try CollectionsModule.dict(y).pairs)
      let isSame =
        try a.count == b.count
        && zip(a, b).allSatisfy {
          try interpreter.spend(16)
          return try interpreter.areEqual($0.key, $1.key)
            && interpreter.areEqual($0.value, $1.value)
        }
      return .bool(isSame == (op == .equal))
    }
    return TypeRecord(
      "OrderedDict", "A dict whose pairs can be moved, and whose order counts when it is compared.",
      base: CounterType.dictRecord, constructor: constructor, methods: methods, hooks: hooks)
  }()

  private static let constructor = Builtin(
    "OrderedDict", "A dict of pairs in their order.",
    [
      .optional("pairs", .iterable, "another dict, or pairs of key and value"),
      .variadicKeyword("named", .any, "values by their names"),
    ], returns: "OrderedDict",
    examples: [#"collections.OrderedDict([("b", 1), ("a", 2)]).keys() => ["b", "a"]"#]
  ) { call in
    let (dict, value) = call.interpreter.makeDict(of: record)
    try call.interpreter.fill(dict, from: call, pairs: 0)
    return value
  }

  private static let last = Parameter("last", default: .bool(true), "the last, or else the first")

  private static let methods: [Builtin] = [
    Builtin(
      "move_to_end", "Moves a key to the end, or to the beginning.",
      [CollectionsModule.itself, Parameter("key", .any, "the key"), last]
    ) { call in
      let dict = try CollectionsModule.dict(call[0])
      guard let value = try dict.remove(call[1]) else {
        throw call.fail(.key, try call.interpreter.representation(of: call[1]), at: 1)
      }
      if try call.bool(2) {
        try dict.set(call[1], value)
      } else {
        let rest = dict.pairs
        dict.removeAll()
        try dict.set(call[1], value)
        for pair in rest { try dict.set(pair.key, pair.value) }
        try call.interpreter.spend(16 * rest.count)
      }
      return .null
    },
    Builtin(
      "fromkeys", "An OrderedDict of keys that all have one value.",
      [
        Parameter("keys", .iterable, "the keys"),
        Parameter("value", .any, default: .null, "the value of each"),
      ], returns: "OrderedDict"
    ) { call in
      let (dict, value) = call.interpreter.makeDict(of: record)
      for key in try call.values(0) { try dict.set(key, call[1]) }
      call.interpreter.heap.grew(by: 48 * dict.count)
      return value
    },
    Builtin(
      "popitem", "Removes the last pair, or the first, and returns it.",
      [CollectionsModule.itself, last], returns: "tuple"
    ) { call in
      let dict = try CollectionsModule.dict(call[0])
      let pairs = dict.pairs
      guard let pair = try call.bool(1) ? pairs.last : pairs.first else {
        throw ScriptError(.key, "dictionary is empty")
      }
      _ = try dict.remove(pair.key)
      return call.interpreter.makeTuple([pair.key, pair.value])
    },
    Builtin(
      "copy", "A new OrderedDict of the same pairs.", [CollectionsModule.itself],
      returns: "OrderedDict"
    ) { try CollectionsModule.copy($0, of: record) },
  ]
}
