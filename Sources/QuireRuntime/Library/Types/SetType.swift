/// `set`: values without repeats, in the order of insertion.
enum SetType {
  static let record = TypeRecord(
    core: .set, "Values of which each is there once, in the order in which they came.",
    constructor: constructor, methods: basics + algebra + comparisons)

  private static let itself = Parameter("self", .set)
  private static let value = Parameter("value", .any, "the value")
  private static let others = Parameter.variadic("others", .iterable, "what to combine it with")
  private static let other = Parameter("other", .iterable, "what to compare it with")

  private static let constructor = Builtin(
    "set", "A set of the elements of anything a loop can walk.",
    [.optional("values", .iterable, "where the elements come from")], returns: "set",
    examples: ["set([3, 1, 3]) => {3, 1}", "set() => set()"]
  ) { call in try call.interpreter.makeSet(call.has(0) ? try call.values(0) : []) }

  private static let basics: [Builtin] = [
    Builtin("add", "Puts a value in.", [itself, value]) { call in
      try call.set(0).insert(call[1])
      call.interpreter.heap.grew(by: 48)
      return .null
    },
    Builtin("discard", "Takes a value out, if it is there.", [itself, value]) { call in
      _ = try call.set(0).remove(call[1])
      return .null
    },
    Builtin("remove", "Takes a value out; an error when it is not there.", [itself, value]) {
      call in
      guard try call.set(0).remove(call[1]) else {
        throw call.fail(
          .key, "\(try call.interpreter.representation(of: call[1])) is not in the set", at: 1,
          hint: "discard() is silent about that")
      }
      return .null
    },
    Builtin(
      "pop", "Takes the value out that came first.", [itself], returns: "any",
      examples: ["{3, 1}.pop() => 3"]
    ) { call in
      let set = try call.set(0)
      guard let first = set.table.next(from: 0) else {
        throw ScriptError(.key, "pop() from an empty set")
      }
      let value = set.table.entries[first].key
      set.table.remove(at: first)
      return value
    },
    Builtin("clear", "Takes all values out.", [itself]) { call in
      try call.set(0).removeAll()
      return .null
    },
    Builtin(
      "copy", "A new set of the same values.", [itself], returns: "set",
      examples: ["{1, 2}.copy() => {1, 2}"]
    ) { call in try call.interpreter.makeSet(try call.values(0)) },
  ]

  // MARK: Algebra

  /// How a set and another combine to the values of a new one.
  private typealias Combination = @Sendable (Interpreter, SetObject, SetObject) throws -> [Value]

  private static let algebra: [Builtin] =
    combined(
      "union", "update", "of both", "{1, 2}.union([2, 3]) => {1, 2, 3}"
    ) { $1.values + $2.values }
    + combined(
      "intersection", "intersection_update", "that are in both",
      "{1, 2, 3}.intersection([3, 2]) => {2, 3}"
    ) { interpreter, a, b in try a.values.filter { try interpreter.contains(b, $0) } }
    + combined(
      "difference", "difference_update", "that are not in the other",
      "{1, 2, 3}.difference([2]) => {1, 3}"
    ) { interpreter, a, b in try a.values.filter { try !interpreter.contains(b, $0) } }
    + combined(
      "symmetric_difference", "symmetric_difference_update", "that are in one of them only",
      "{1, 2}.symmetric_difference([2, 3]) => {1, 3}"
    ) { interpreter, a, b in
      try a.values.filter { try !interpreter.contains(b, $0) }
        + b.values.filter { try !interpreter.contains(a, $0) }
    }

  private static func combined(
    _ name: String, _ inPlace: String, _ which: String, _ example: String,
    _ combine: @escaping Combination
  ) -> [Builtin] {
    @Sendable func result(_ call: Call) throws -> SetObject {
      var result = try call.set(0)
      for source in call.rest {
        let next = SetObject()
        let other = try other(source, call)
        for value in try combine(call.interpreter, result, other) {
          try next.insert(value)
          try call.interpreter.spend(16)
        }
        result = next
        try call.interpreter.reserve(next.byteCount)
      }
      return result
    }
    return [
      Builtin(
        name, "A set of the values \(which).", [itself, others], returns: "set", examples: [example]
      ) { call in
        try call.interpreter.makeSet(try result(call).values)
      },
      Builtin(inPlace, "Keeps the values \(which).", [itself, others]) { call in
        let set = try call.set(0)
        let values = try result(call).values
        set.removeAll()
        for value in values { try set.insert(value) }
        call.interpreter.heap.grew(by: 48 * values.count)
        return .null
      },
    ]
  }

  /// Any iterable as a set; its values stay reachable from where they are.
  private static func other(_ value: Value, _ call: Call) throws -> SetObject {
    if case .set(let set) = value { return set.object }
    let made = SetObject()
    for value in call.interpreter.held(try call.interpreter.values(of: value)) {
      try made.insert(value)
      try call.interpreter.spend(16)
    }
    return made
  }

  private static let comparisons: [Builtin] = [
    Builtin(
      "issubset", "Whether all its values are in another.", [itself, other], returns: "bool",
      examples: ["{1}.issubset([1, 2]) => True"]
    ) { call in
      let other = try other(call[1], call)
      return .bool(
        try call.set(0).values.allSatisfy { try call.interpreter.contains(other, $0) })
    },
    Builtin(
      "issuperset", "Whether it holds all values of another.", [itself, other], returns: "bool",
      examples: ["{1, 2}.issuperset([1]) => True"]
    ) { call in
      let set = try call.set(0)
      return .bool(
        try other(call[1], call).values.allSatisfy { try call.interpreter.contains(set, $0) })
    },
    Builtin(
      "isdisjoint", "Whether it has no value in common with another.", [itself, other],
      returns: "bool", examples: ["{1, 2}.isdisjoint([3]) => True"]
    ) { call in
      let set = try call.set(0)
      return .bool(
        try other(call[1], call).values.allSatisfy { try !call.interpreter.contains(set, $0) })
    },
  ]
}
