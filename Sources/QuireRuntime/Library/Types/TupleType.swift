/// `tuple`: values in a row that cannot be changed.
enum TupleType {
  static let record = TypeRecord(
    core: .tuple, "Values in a row that cannot be changed.", constructor: constructor,
    methods: [
      Builtin(
        "index", "The index of the first element that equals a value.",
        [
          itself, Parameter("value", .any, "the value"),
          Parameter("start", .int, default: .null, "where to begin"),
          Parameter("end", .int, default: .null, "where to stop"),
        ], returns: "int", examples: [#"("a", "b").index("b") => 1"#]
      ) { .int(try ListType.index($0)) },
      Builtin(
        "count", "How many elements equal a value.",
        [itself, Parameter("value", .any, "the value")], returns: "int",
        examples: ["(1, 2, 1).count(1) => 2"]
      ) { .int(try ListType.count($0)) },
    ])

  private static let itself = Parameter("self", .tuple)

  private static let constructor = Builtin(
    "tuple", "A tuple of the elements of anything a loop can walk.",
    [.optional("values", .iterable, "where the elements come from")], returns: "tuple",
    examples: ["tuple([1, 2]) => (1, 2)", "tuple() => ()"]
  ) { call in
    if case .tuple = call[0] { return call[0] }
    return call.interpreter.makeTuple(call.has(0) ? try call.values(0) : [])
  }
}
