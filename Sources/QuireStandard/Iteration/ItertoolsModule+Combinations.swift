import QuireRuntime

extension ItertoolsModule {
  private static let length = Parameter("r", .int, "how many elements each has")

  /// Streams of all the ways to choose elements.
  static let combinations: [Builtin] = [
    Builtin(
      "product", "All tuples of one element from each iterable, the last changing first.",
      [
        .variadic("iterables", .iterable, "the iterables"),
        Parameter("repeat", .int, default: .int(1), "how often all of them are taken").keywordOnly,
      ], returns: "iterator",
      examples: [
        #"["".join(p) for p in itertools.product("ab", "cd")] => ["ac", "ad", "bc", "bd"]"#,
        "len(list(itertools.product([0, 1], repeat=3))) => 8",
      ]
    ) { call in
      let times = try call.int(0)
      guard 0...10_000 ~= times, times * call.restCount <= 10_000 else {
        throw call.fail(.value, "repeat must be from 0 to 10000, got \(times)", at: 0)
      }
      let pools = try call.rest.map { try call.interpreter.values(of: $0) }
      let all = Array(repeatElement(pools, count: times).joined())
      var places: [Int]?
      return try chosen(call, from: pools) {
        guard var current = places else {
          places = all.map { _ in 0 }
          return all.contains(where: \.isEmpty) ? nil : all.map { $0[0] }
        }
        var slot = all.count - 1
        while slot >= 0 {
          current[slot] += 1
          if current[slot] < all[slot].count { break }
          current[slot] = 0
          slot -= 1
        }
        places = current
        return slot < 0 ? nil : zip(all, current).map { $0[$1] }
      }
    },
    Builtin(
      "permutations", "All orders of r different places, in the order of the places.",
      [values, Parameter("r", .int, default: .null, "how many elements each has; all of them")],
      returns: "iterator",
      examples: ["list(itertools.permutations([1, 2, 3], 2))[:3] => [(1, 2), (1, 3), (2, 1)]"]
    ) { call in
      let pool = try call.values(0)
      let r = try size(call, 1, pool.count)
      var order = Array(pool.indices)
      var cycles = (0..<min(r, pool.count)).map { pool.count - $0 }
      var isFirst = true
      return try chosen(call, from: [pool]) {
        guard r <= pool.count else { return nil }
        if isFirst {
          isFirst = false
          return order.prefix(r).map { pool[$0] }
        }
        var slot = r - 1
        while slot >= 0 {
          cycles[slot] -= 1
          if cycles[slot] > 0 {
            order.swapAt(slot, order.count - cycles[slot])
            return order.prefix(r).map { pool[$0] }
          }
          order.append(order.remove(at: slot))
          cycles[slot] = pool.count - slot
          slot -= 1
        }
        return nil
      }
    },
    Builtin(
      "combinations", "All choices of r different places, each in the order of the places.",
      [values, length], returns: "iterator",
      examples: ["list(itertools.combinations([1, 2, 3], 2)) => [(1, 2), (1, 3), (2, 3)]"]
    ) { call in
      let pool = try call.values(0)
      let r = try size(call, 1, pool.count)
      var places = Array(0..<min(r, pool.count))
      var isFirst = true
      return try chosen(call, from: [pool]) {
        guard r <= pool.count else { return nil }
        if isFirst {
          isFirst = false
        } else {
          guard let slot = places.indices.last(where: { places[$0] != $0 + pool.count - r }) else {
            return nil
          }
          places[slot] += 1
          for next in places.indices.dropFirst(slot + 1) { places[next] = places[next - 1] + 1 }
        }
        return places.map { pool[$0] }
      }
    },
    Builtin(
      "combinations_with_replacement", "The same, with each place any number of times.",
      [values, length], returns: "iterator",
      examples: [
        "list(itertools.combinations_with_replacement([1, 2], 2)) => [(1, 1), (1, 2), (2, 2)]"
      ]
    ) { call in
      let pool = try call.values(0)
      let r = try size(call, 1, pool.count)
      var places = Array(repeating: 0, count: r)
      var isFirst = true
      return try chosen(call, from: [pool]) {
        guard !pool.isEmpty || r == 0 else { return nil }
        if isFirst {
          isFirst = false
        } else {
          guard let slot = places.lastIndex(where: { $0 != pool.count - 1 }) else { return nil }
          let value = places[slot] + 1
          for next in slot..<r { places[next] = value }
        }
        return places.map { pool[$0] }
      }
    },
  ]

  private static func size(_ call: Call, _ index: Int, _ all: Int) throws -> Int {
    let r = try call.optionalInt(index) ?? all
    guard r >= 0 else { throw call.fail(.value, "r must be non-negative", at: index) }
    try call.interpreter.reserve(min(r, 1 << 40) * 16)
    return r
  }

  /// A stream of tuples that `next` chooses from pools.
  private static func chosen(
    _ call: Call, from pools: [[Value]], _ next: @escaping () throws -> [Value]?
  ) throws -> Value {
    let interpreter = call.interpreter
    let held = interpreter.makeList(Array(pools.joined()))
    return interpreter.makeIterator(sources: [held]) {
      guard let values = try next() else { return nil }
      try interpreter.spend(16 + 4 * values.count)
      return interpreter.makeTuple(values)
    }
  }
}
