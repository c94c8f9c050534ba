/// `sys`: what runs the program, and its end.
enum SystemModule {
  static let module = NativeModule(
    "sys", "What runs the program.",
    [
      .constant(name: "argv", summary: "The program's name and arguments.") { interpreter in
        interpreter.makeList(interpreter.arguments.map { interpreter.make($0) })
      },
      .constant(name: "version", summary: "The version of Quire.") { $0.make("Quire 0.1") },
      .constant(name: "platform", summary: "The system that Quire runs on.") { $0.make("linux") },
      .constant(name: "byteorder", summary: "Which byte of a number comes first in memory.") {
        $0.make("little")
      },
      .constant(
        name: "maxsize",
        summary: "The greatest integer of 64 bits; ints themselves have no bound like it."
      ) { _ in .int(Int.max) },
      .constant(name: "maxunicode", summary: "The last code point.") { _ in .int(0x10FFFF) },
      .constant(name: "stdout", summary: "Where print writes.") { interpreter in
        interpreter.makeHost(StandardOutput(), StandardOutput.record)
      },
      .constant(name: "stderr", summary: "The same place: Quire has one stream of output.") {
        $0.makeHost(StandardOutput(), StandardOutput.record)
      },
      .function(exit),
    ])

  private static let exit = Builtin(
    "exit", "Ends the program. A notebook's cell fails instead.",
    [
      Parameter(
        "status", .any, default: .null,
        "the exit code; None is 0, and a text is an error that is shown, with 1")
    ]
  ) { call in
    let status = call[0].isNull ? "" : try call.interpreter.text(of: call[0])
    throw ScriptError(
      .exit, status,
      hint: "sys.exit() ends a script; a notebook ends behind its last cell")
  }
}

/// What `sys.stdout` is: the place where `print` writes.
final class StandardOutput {
  static let record = TypeRecord(
    "TextIO", "Where a program writes its text.",
    methods: [
      Builtin(
        "write", "Writes a text as it is, without a line end.",
        [Parameter("self"), Parameter("text", .string, "what to write")], returns: "int"
      ) { call in
        let text = try call.string(1)
        call.interpreter.output.write(text)
        return .int(text.unicodeScalars.count)
      },
      Builtin("flush", "Does nothing: what is written appears at once.", [Parameter("self")]) { _ in
        .null
      },
      Builtin(
        "isatty", "Whether a terminal shows the text: Quire does not tell.", [Parameter("self")],
        returns: "bool"
      ) { _ in .bool(false) },
    ])
}
