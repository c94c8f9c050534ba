/// `range`: whole numbers at equal distances.
enum RangeType {
  static let record = TypeRecord(
    core: .range, "Whole numbers at equal distances, made as they are needed.",
    constructor: constructor,
    properties: [
      property("start", "The first number.") { $0.start },
      property("stop", "Where it ends; not part of it.") { $0.stop },
      property("step", "The distance between neighbours.") { $0.step },
    ])

  private static func property(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (RangeObject) -> Int
  ) -> TypeRecord.Property {
    TypeRecord.Property(name, summary) { _, value in
      if case .range(let range) = value { .int(read(range.object)) } else { .null }
    }
  }

  private static let constructor = Builtin(
    "range", "The whole numbers from start up to stop, stop left out; range(n) begins at 0.",
    [
      Parameter("start", .int, "the first, or where to stop when alone"),
      .optional("stop", .int, "where to stop"),
      Parameter("step", .int, default: .int(1), "the distance; negative to count down"),
    ], returns: "range",
    examples: [
      "list(range(3)) => [0, 1, 2]", "list(range(1, 10, 4)) => [1, 5, 9]",
      "list(range(3, 0, -1)) => [3, 2, 1]",
    ]
  ) { call in
    let step = try call.int(2)
    guard step != 0 else { throw call.fail(.value, "the step of a range cannot be 0", at: 2) }
    let (start, stop) = try call.has(1) ? (call.int(0), call.int(1)) : (0, call.int(0))
    guard RangeObject.isCountable(start, stop, step) else {
      throw call.fail(
        .overflow, "a range has at most \(Int.max) elements, this one would have more", at: 0)
    }
    return call.interpreter.makeRange(start, stop, step)
  }
}
