/// `str`: a sequence of code points.
enum StringType {
  static let record = TypeRecord(
    core: .string, "Text: a sequence of characters (Unicode code points).",
    constructor: constructor,
    methods: search + split + change + classify + layout)

  static let itself = Parameter("self", .string)

  private static let constructor = Builtin(
    "str", "Makes text of a value.", [Parameter("value", default: .string(""), "what to show")],
    returns: "str",
    examples: [#"str(1.5) => "1.5""#, #"str([1, "a"]) => "[1, \"a\"]""#, #"str() => """#]
  ) { call in
    if case .string = call[0] { return call[0] }
    let builder = call.interpreter.builder
    let start = builder.count
    if builder.appendPlain(call[0]) {
      return .string(builder.take(from: start, call.interpreter.heap))
    }
    return call.interpreter.make(try call.interpreter.text(of: call[0]))
  }
}
