/// Built-in functions that walk values.
///
/// Their results are lists, but where a loop consumes them on the spot, or where a stream comes in, they
/// deliver one element at a time and read ahead of nothing.
enum IterationFunctions {
  static let all: [Builtin] = [
    Builtin(
      "len", "The number of elements.", [Parameter("x", .any, "a string, list, dict, …")],
      returns: "int",
      examples: [#"len("héllo") => 5"#, "len([1, 2]) => 2"]
    ) { call in
      do {
        return .int(try call.interpreter.length(of: call[0]))
      } catch var error as ScriptError where !error.isPlaced {
        error.argument = 0
        throw error
      }
    },
    Builtin(
      "sorted", "A list of the elements in order, equal ones staying as they stand.",
      [
        Parameter("values", .iterable, "the elements"),
        Parameter("key", .callable, default: .null, "gives what to compare of an element")
          .keywordOnly,
        Parameter("reverse", default: .bool(false), "whether the greatest comes first").keywordOnly,
      ], returns: "list",
      examples: ["sorted([3, 1, 2]) => [1, 2, 3]", #"sorted(["bb", "a"], key=len) => ["a", "bb"]"#]
    ) { call in
      try call.interpreter.makeLongList(
        try call.interpreter.sorted(try call.values(0), key: call[1], isReversed: call.bool(2)))
    },
    Builtin(
      "reversed", "The elements from the last to the first.",
      [Parameter("values", .iterable, "the elements")],
      returns: "list", examples: ["reversed([1, 2, 3]) => [3, 2, 1]"], body: reversed),
    Builtin(
      "enumerate", "Pairs of a counter and an element.",
      [
        Parameter("values", .iterable, "the elements"),
        Parameter("start", .int, default: .int(0), "the first count"),
      ], returns: "list", examples: [#"enumerate("ab", 1) => [(1, "a"), (2, "b")]"#]
    ) { call in
      let interpreter = call.interpreter
      var count = try call.int(1)
      if call.isConsumedAtOnce, case .list(let list) = call[0], count == 0 {
        let list = list.object
        return interpreter.makeIterator(sources: [call[0]]) {
          guard count < list.count else { return nil }
          defer { count &+= 1 }
          return interpreter.makePair(.int(count), list.items[count])
        }
      }
      let step = try interpreter.stream(of: call[0])
      var isPastEnd = false
      return try delivered(call, sources: [call[0]]) {
        guard let value = try step() else { return nil }
        if isPastEnd { throw ScriptError(.overflow, "enumerate() counts to \(Int.max)") }
        let pair = interpreter.makePair(.int(count), value)
        (count, isPastEnd) = count.addingReportingOverflow(1)
        return pair
      }
    },
    Builtin(
      "zip",
      "Tuples of the first elements, the second elements, and so on, as far as all have some.",
      [
        .variadic("values", .iterable, "what to walk together"),
        Parameter("strict", default: .bool(false), "whether lengths that differ are an error")
          .keywordOnly,
      ], returns: "list", examples: [#"zip([1, 2, 3], "ab") => [(1, "a"), (2, "b")]"#], body: zipped
    ),
    Builtin(
      "map", "What a function gives for each element.",
      [
        Parameter("function", .callable, "the function"),
        .variadic("values", .iterable, "what to walk; several are walked together"),
      ], returns: "list", examples: ["map(abs, [-1, 2]) => [1, 2]"], body: mapped),
    Builtin(
      "filter", "The elements for which a function holds.",
      [
        Parameter(
          "function", ParameterType.callable.orNone, "the function; None keeps what counts as true"),
        Parameter("values", .iterable, "the elements"),
      ], returns: "list", examples: ["filter(None, [0, 1, 2]) => [1, 2]"], body: filtered),
    Builtin(
      "any", "Whether an element counts as true.", [Parameter("values", .iterable, "the elements")],
      returns: "bool", examples: ["any([0, 1]) => True", "any([]) => False"]
    ) { call in
      let step = try call.interpreter.stream(of: call[0])
      while let value = try step() {
        if try call.interpreter.isTrue(value) { return .bool(true) }
        try call.interpreter.spend()
      }
      return .bool(false)
    },
    Builtin(
      "all", "Whether all elements count as true.",
      [Parameter("values", .iterable, "the elements")],
      returns: "bool", examples: ["all([1, 2]) => True", "all([]) => True"]
    ) { call in
      let step = try call.interpreter.stream(of: call[0])
      while let value = try step() {
        if try !call.interpreter.isTrue(value) { return .bool(false) }
        try call.interpreter.spend()
      }
      return .bool(true)
    },
    Builtin(
      "iter", "A stream of the elements, read once with next().",
      [Parameter("values", .iterable, "the elements")], returns: "iterator",
      examples: ["next(iter([7, 8])) => 7"]
    ) { try $0.interpreter.makeIterator(over: $0[0]) },
    Builtin(
      "next", "The next element of a stream.",
      [
        Parameter("iterator", .any, "what iter() gave"),
        .optional("default", .any, "what to return at the end"),
      ], returns: "any", examples: ["next(iter([]), 0) => 0"], body: next),
  ]

  /// A list of everything `step` delivers, or an iterator where one may stand for it.
  private static func delivered(
    _ call: Call, sources: [Value], step: @escaping () throws -> Value?
  ) throws -> Value {
    let interpreter = call.interpreter
    if call.isConsumedAtOnce || sources.contains(where: interpreter.isStream) {
      return interpreter.makeIterator(sources: sources, step: step)
    }
    var values: [Value] = []
    while let value = try step() {
      values.append(value)
      try interpreter.pace(values.count)
    }
    return try interpreter.makeLongList(values)
  }

  private static func reversed(_ call: Call) throws -> Value {
    let interpreter = call.interpreter
    if call.isConsumedAtOnce, case .list(let list) = call[0] {
      // Sees changes that a loop makes before it.
      let object = list.object
      var index = object.count
      return interpreter.makeIterator(sources: [call[0]]) {
        index = min(index, object.count) - 1
        return index >= 0 ? object.values[index] : nil
      }
    }
    if case .instance = call[0], let values = try interpreter.reversedInstance(call[0]) {
      return try interpreter.makeLongList(values)
    }
    return try interpreter.makeLongList(try call.values(0).reversed())
  }

  private static func zipped(_ call: Call) throws -> Value {
    let interpreter = call.interpreter
    let sources = Array(call.rest)
    let isStrict = try call.bool(0)
    if call.isConsumedAtOnce, !isStrict, sources.count == 2, case .list(let first) = sources[0],
      case .list(let second) = sources[1]
    {
      return pairs(of: first.object, second.object, sources, interpreter)
    }
    let steps = try sources.map(interpreter.stream(of:))
    guard !steps.isEmpty else { return interpreter.makeList([]) }
    // The parts of a tuple in the making are reachable through this list.
    let parts = ListObject(capacity: steps.count)
    let holder = Value.list(interpreter.heap.track(parts, byteCount: parts.byteCount))
    return try delivered(call, sources: sources + [holder]) {
      parts.removeAll()
      for (i, step) in steps.enumerated() {
        guard let value = try step() else {
          if isStrict, try i > 0 || steps.dropFirst().contains(where: { try $0() != nil }) {
            throw ScriptError(
              .value, "zip() got values of different lengths",
              hint: "strict=False stops at the shortest")
          }
          return nil
        }
        parts.append(value)
      }
      return .tuple(interpreter.heap.makeTuple(copying: parts.items, count: parts.count))
    }
  }

  private static func pairs(
    of first: ListObject, _ second: ListObject, _ sources: [Value], _ interpreter: Interpreter
  ) -> Value {
    var index = 0
    return interpreter.makeIterator(sources: sources) {
      guard index < first.count, index < second.count else { return nil }
      defer { index &+= 1 }
      return interpreter.makePair(first.items[index], second.items[index])
    }
  }

  private static func mapped(_ call: Call) throws -> Value {
    let interpreter = call.interpreter
    let function = call[0]
    let sources = Array(call.rest)
    guard !sources.isEmpty else {
      throw ScriptError(
        .type, "map() misses what to walk", hint: "its signature is \(call.builtin.signature)")
    }
    let steps = try sources.map(interpreter.stream(of:))
    let parts = ListObject(capacity: steps.count)
    let holder = Value.list(interpreter.heap.track(parts, byteCount: parts.byteCount))
    return try delivered(call, sources: sources + [function, holder]) {
      parts.removeAll()
      for step in steps {
        guard let value = try step() else { return nil }
        parts.append(value)
      }
      return try interpreter.call(function, Array(parts.values))
    }
  }

  private static func filtered(_ call: Call) throws -> Value {
    let interpreter = call.interpreter
    let function = call[0]
    let step = try interpreter.stream(of: call[1])
    let parts = ListObject(capacity: 1)
    let holder = Value.list(interpreter.heap.track(parts, byteCount: parts.byteCount))
    return try delivered(call, sources: [call[1], function, holder]) {
      while let value = try step() {
        parts.removeAll()
        parts.append(value)
        let answer = function.isNull ? value : try interpreter.call(function, [value])
        if try interpreter.isTrue(answer) { return value }
        try interpreter.spend()
      }
      return nil
    }
  }

  private static func next(_ call: Call) throws -> Value {
    if !call.interpreter.special(.next, of: call[0]).isUndefined {
      if let value = try call.interpreter.nextElement(of: call[0]) { return value }
      if call.has(1) { return call[1] }
      throw ScriptError(
        .stopIteration, "the stream is at its end", hint: "next(it, default) gives a value then")
    }
    guard case .iterator(let iterator) = call[0] else {
      throw call.fail(
        .type, "next() takes a stream, got \(call[0].typeName)", at: 0,
        hint: "make one first: it = iter(x), then next(it)")
    }
    if let value = try iterator.object.step() { return value }
    if call.has(1) { return call[1] }
    throw ScriptError(
      .stopIteration, "the stream is at its end", hint: "next(it, default) gives a value then")
  }
}
