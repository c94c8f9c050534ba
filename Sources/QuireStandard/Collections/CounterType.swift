import QuireRuntime
import QuireSyntax

/// `collections.Counter`: how often each value was seen.
enum CounterType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.missing = { _, _, _ in .int(0) }
    hooks.representation = { interpreter, value in
      let dict = try CollectionsModule.dict(value)
      if dict.count == 0 { return "Counter()" }
      let pairs = try ranked(dict, interpreter)
      return "Counter(\(try interpreter.representation(ofPairs: pairs)))"
    }
    hooks.binary = { interpreter, op, x, y in
      guard CollectionsModule.isOf(record, x, interpreter),
        CollectionsModule.isOf(record, y, interpreter)
      else { return nil }
      return try combined(op, CollectionsModule.dict(x), CollectionsModule.dict(y), interpreter)
    }
    return TypeRecord(
      "Counter", "A dict that counts: the keys are the values seen, a missing one counts 0.",
      base: dictRecord, constructor: constructor, methods: methods, hooks: hooks)
  }()

  private static let parameters: [Parameter] = [
    .optional("iterable", .iterable, "values to count, or a dict of counts"),
    .variadicKeyword("named", .any, "counts by their names"),
  ]

  private static let constructor = Builtin(
    "Counter", "Counts the elements of an iterable, or takes counts from a dict.", parameters,
    returns: "Counter",
    examples: [
      #"collections.Counter("banana") => Counter({"a": 3, "n": 2, "b": 1})"#,
      #"collections.Counter("banana")["z"] => 0"#,
    ]
  ) { call in
    let (dict, value) = call.interpreter.makeDict(of: record)
    try count(call, from: 0, into: dict, .add)
    return value
  }

  private static let methods: [Builtin] = [
    Builtin(
      "most_common", "The pairs of value and count, the most frequent first.",
      [
        CollectionsModule.itself,
        Parameter("n", .int, default: .null, "how many; all when left out"),
      ], returns: "list"
    ) { call in
      let pairs = try ranked(CollectionsModule.dict(call[0]), call.interpreter)
      let count = try call.optionalInt(1).map { max(0, min($0, pairs.count)) } ?? pairs.count
      try call.interpreter.spend(32 * count)
      return call.interpreter.makeList(
        pairs.prefix(count).map { call.interpreter.makeTuple([$0.key, $0.value]) })
    },
    Builtin(
      "elements", "A stream of each value as often as it counts.", [CollectionsModule.itself],
      returns: "iterator"
    ) { call in
      let pairs = try CollectionsModule.dict(call[0]).pairs
      var index = 0
      var done = 0
      let held = call.interpreter.makeList(pairs.map(\.key))
      return call.interpreter.makeIterator(sources: [held]) {
        while index < pairs.count {
          if case .int(let count) = pairs[index].value, done < count {
            done += 1
            return pairs[index].key
          }
          index += 1
          done = 0
        }
        return nil
      }
    },
    Builtin("update", "Adds to the counts.", [CollectionsModule.itself] + parameters) { call in
      try count(call, from: 1, into: CollectionsModule.dict(call[0]), .add)
      return .null
    },
    Builtin(
      "subtract", "Takes from the counts, which may become negative.",
      [CollectionsModule.itself] + parameters
    ) { call in
      try count(call, from: 1, into: CollectionsModule.dict(call[0]), .subtract)
      return .null
    },
    Builtin("total", "The sum of the counts.", [CollectionsModule.itself], returns: "int") {
      call in
      try CollectionsModule.dict(call[0]).pairs.reduce(Value.int(0)) {
        try call.interpreter.spend(4)
        return try call.interpreter.binary(.add, $0, $1.value)
      }
    },
    Builtin(
      "copy", "A new Counter of the same counts.", [CollectionsModule.itself],
      returns: "Counter"
    ) { try CollectionsModule.copy($0, of: record) },
  ]

  /// Adds the elements of an iterable, or the counts of a dict, and the named counts.
  private static func count(
    _ call: Call, from index: Int, into dict: DictObject, _ op: BinaryOperator
  ) throws {
    let interpreter = call.interpreter
    func add(_ key: Value, _ amount: Value) throws {
      let before = dict.count
      let known = try dict.get(key) ?? .int(0)
      try dict.set(key, try interpreter.binary(op, known, amount))
      if dict.count > before { interpreter.heap.grew(by: 48) }
      try interpreter.spend(16)
    }
    if case .dict(let counts) = call[index] {
      for pair in counts.object.pairs { try add(pair.key, pair.value) }
    } else if call.has(index) {
      let next = try interpreter.stream(of: call[index])
      var seen = 0
      while let key = try next() {
        try add(key, .int(1))
        seen += 1
        try interpreter.pace(seen)
      }
    }
    for option in call.options { try add(interpreter.make(option.name), option.value) }
  }

  /// The pairs by falling counts, equal ones as they came.
  private static func ranked(
    _ dict: DictObject, _ interpreter: Interpreter
  ) throws -> [(key: Value, value: Value)] {
    var pairs = dict.pairs
    try StableSort.sort(&pairs) { first, second in
      try interpreter.spend(8)
      if case .int(let a) = first.value, case .int(let b) = second.value { return b < a }
      return try interpreter.precedes(second.value, first.value)
    }
    return pairs
  }

  /// `+ - & |` of two counters: what counts above 0.
  private static func combined(
    _ op: BinaryOperator, _ x: DictObject, _ y: DictObject, _ interpreter: Interpreter
  ) throws -> Value? {
    let (result, value) = interpreter.makeDict(of: record)
    func amount(_ a: Value, _ b: Value) throws -> Value? {
      switch op {
      case .add, .subtract: try interpreter.binary(op, a, b)
      case .bitOr: try interpreter.precedes(a, b) ? b : a
      case .bitAnd: try interpreter.precedes(b, a) ? b : a
      default: nil
      }
    }
    for (pairs, isSecond) in [(x.pairs, false), (y.pairs, true)] {
      for pair in pairs {
        if isSecond, try x.get(pair.key) != nil { continue }
        let other = try (isSecond ? x : y).get(pair.key) ?? .int(0)
        guard
          let total = try isSecond ? amount(other, pair.value) : amount(pair.value, other)
        else { return nil }
        if try interpreter.precedes(.int(0), total) { try result.set(pair.key, total) }
        try interpreter.spend(32)
      }
    }
    interpreter.heap.grew(by: 48 * result.count)
    return value
  }
}
