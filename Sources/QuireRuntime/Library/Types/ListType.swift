/// `list`: values in a row that can be changed.
enum ListType {
  static let record = TypeRecord(
    core: .list, "Values in a row; they can be changed.", constructor: constructor, methods: methods
  )

  private static let itself = Parameter("self", .list)

  private static let constructor = Builtin(
    "list", "A list of the elements of anything a loop can walk.",
    [.optional("values", .iterable, "where the elements come from")], returns: "list",
    examples: [#"list("abc") => ["a", "b", "c"]"#, "list(range(3)) => [0, 1, 2]", "list() => []"]
  ) { call in try call.interpreter.makeLongList(call.has(0) ? try call.values(0) : []) }

  private static let methods: [Builtin] = [
    Builtin(
      "append", "Adds an element at the end.",
      [
        itself,
        Parameter("value", .any, "the element").hinting("extend([a, b]) adds several elements"),
      ]
    ) { call in
      guard case .list(let list) = call[0] else { throw call.mismatch(0, "list") }
      list.with { $0.append(call[1]) }
      call.interpreter.heap.grew(by: 16)
      return .null
    },
    Builtin(
      "extend", "Adds all elements of something at the end.",
      [itself, Parameter("values", .iterable, "where the elements come from")]
    ) { call in
      try call.interpreter.extend(call[0], call[1])
      return .null
    },
    Builtin(
      "insert", "Puts an element before the one at an index.",
      [itself, Parameter("index", .int, "where"), Parameter("value", .any, "the element")]
    ) { call in
      let list = try call.list(0)
      let index = try call.int(1)
      list.insert(call[2], at: min(max(index < 0 ? index &+ list.count : index, 0), list.count))
      call.interpreter.heap.grew(by: 16)
      return .null
    },
    Builtin(
      "remove", "Removes the first element that equals a value.",
      [itself, Parameter("value", .any, "the value")]
    ) { call in
      let list = try call.list(0)
      guard let index = try position(call, 0..<list.count), index < list.count
      else { throw try missing(call) }
      _ = list.remove(at: index)
      return .null
    },
    Builtin(
      "pop", "Removes and returns the element at an index.",
      [itself, Parameter("index", .int, default: .int(-1), "where; the last when left out")],
      returns: "any", examples: ["[1, 2, 3].pop() => 3", "[1, 2, 3].pop(0) => 1"]
    ) { call in
      let list = try call.list(0)
      let given = try call.int(1)
      let index = given < 0 ? given &+ list.count : given
      guard index >= 0, index < list.count else {
        throw call.fail(
          .index,
          list.count == 0
            ? "pop() from an empty list"
            : "index \(given) is outside a list of \(call.interpreter.plural(list.count, "element"))",
          at: 1)
      }
      return list.remove(at: index)
    },
    Builtin(
      "index", "The index of the first element that equals a value.",
      [
        itself, Parameter("value", .any, "the value"),
        Parameter("start", .int, default: .null, "where to begin"),
        Parameter("end", .int, default: .null, "where to stop"),
      ], returns: "int", examples: [#"["a", "b"].index("b") => 1"#]
    ) { .int(try index($0)) },
    Builtin(
      "count", "How many elements equal a value.", [itself, Parameter("value", .any, "the value")],
      returns: "int", examples: ["[1, 2, 1].count(1) => 2"]
    ) { .int(try count($0)) },
    Builtin(
      "sort", "Puts the elements in order, equal ones staying as they stand.",
      [
        itself,
        Parameter("key", .callable, default: .null, "gives what to compare of an element")
          .keywordOnly,
        Parameter("reverse", default: .bool(false), "whether the greatest comes first").keywordOnly,
      ]
    ) { call in
      let list = try call.list(0)
      let sorted = try call.interpreter.sorted(
        call.values(0), key: call[1], isReversed: call.bool(2))
      guard sorted.count == list.count else {
        throw ScriptError(.value, "the list changed while it was sorted")
      }
      list.replace(0..<list.count, with: sorted)
      return .null
    },
    Builtin("reverse", "Turns the order of the elements around.", [itself]) { call in
      try call.list(0).reverse()
      return .null
    },
    Builtin("clear", "Removes all elements.", [itself]) { call in
      try call.list(0).removeAll()
      return .null
    },
    Builtin(
      "copy", "A new list of the same elements.", [itself], returns: "list",
      examples: ["[1, 2].copy() => [1, 2]"]
    ) { call in try call.interpreter.makeLongList(try call.values(0)) },
  ]

  // MARK: Shared with tuples

  /// The index of argument 1 among the elements, from argument 2 to argument 3.
  static func index(_ call: Call) throws -> Int {
    if let range = call.interpreter.bounds(call[2], call[3], count: elements(call).count),
      let index = try position(call, range)
    {
      return index
    }
    throw try missing(call)
  }

  static func count(_ call: Call) throws -> Int {
    var count = 0
    var position = 0
    while position < elements(call).count {
      if try isElement(call, elements(call)[position]) { count += 1 }
      position += 1
    }
    return count
  }

  private static func position(_ call: Call, _ range: Range<Int>) throws -> Int? {
    var position = range.lowerBound
    while position < min(range.upperBound, elements(call).count) {
      if try isElement(call, elements(call)[position]) { return position }
      position += 1
    }
    return nil
  }

  /// The elements as they are now: comparing them may run functions of the program.
  private static func elements(_ call: Call) -> UnsafeMutableBufferPointer<Value> {
    switch call[0] {
    case .list(let list): list.object.values
    case .tuple(let tuple): tuple.object.values
    default: UnsafeMutableBufferPointer(start: nil, count: 0)
    }
  }

  private static func isElement(_ call: Call, _ value: Value) throws -> Bool {
    try call.interpreter.spend()
    return try call.interpreter.isSame(value, call[1]) || call.interpreter.areEqual(value, call[1])
  }

  private static func missing(_ call: Call) throws -> ScriptError {
    call.fail(
      .value,
      "\(try call.interpreter.representation(of: call[1])) is not in the \(call[0].typeName)", at: 1
    )
  }
}
