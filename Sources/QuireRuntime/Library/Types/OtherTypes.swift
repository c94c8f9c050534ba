/// Types that a program meets but has no constructor to make values of, and `type` itself.
enum OtherTypes {
  static let slice = TypeRecord(
    core: .slice, "The a:b:c of a subscript.",
    constructor: Builtin(
      "slice", "The part of a subscript between two ends: x[slice(1, 3)] is x[1:3].",
      [
        Parameter("start", .int, default: .null, "where it begins, or ends when alone"),
        .optional("stop", ParameterType.int.orNone, "where it ends"),
        Parameter("step", .int, default: .null, "the distance between elements"),
      ], returns: "slice", examples: ["[1, 2, 3][slice(1, None)] => [2, 3]"]
    ) { call in
      call.has(1)
        ? call.interpreter.makeSlice(call[0], call[1], call[2])
        : call.interpreter.makeSlice(.null, call[0], call[2])
    })

  static let type = TypeRecord(
    core: .type, "The type of a value.",
    constructor: Builtin(
      "type", "The type of a value; it equals the type's name and the type itself.",
      [Parameter("value", .any, "the value")], returns: "type",
      examples: [
        "type(1) == int => True", #"type([]) == "list" => True"#, #"type("a").__name__ => "str""#,
      ]
    ) { call in call.interpreter.typeValue(of: call[0]) })

  static let null = TypeRecord(core: .null, "None: no value.")
  static let function = TypeRecord(core: .function, "A function of the program.")
  static let builtin = TypeRecord(core: .builtin, "A function of Quire.")
  static let module = TypeRecord(core: .module, "A module: names under one name.")
  static let iterator = TypeRecord(core: .iterator, "A stream of values that is read once.")
  static let error = TypeRecord(core: .error, "An error.")
  static let ellipsis = TypeRecord(core: .ellipsis, "The ... of a subscript.")
  static let host = TypeRecord(core: .host, "An object of Quire.")
  static let instance = TypeRecord(core: .instance, "An object of a class of the program.")
  static let undefined = TypeRecord(core: .undefined, "A name that nothing is bound to yet.")
}

extension Interpreter {
  func makeSlice(_ lower: Value, _ upper: Value, _ step: Value) -> Value {
    .slice(heap.track(SliceObject(lower, upper, step), byteCount: 96))
  }
}
