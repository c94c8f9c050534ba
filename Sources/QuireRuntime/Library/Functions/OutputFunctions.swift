/// What shows values: print, display, help.
enum OutputFunctions {
  static let all: [Builtin] = [
    Builtin(
      "print", "Writes values as text, with spaces between them.",
      [
        .variadic("values", .any, "what to write"),
        Parameter("sep", .string, default: .string(" "), "what stands between them").keywordOnly,
        Parameter("end", .string, default: .string("\n"), "what follows").keywordOnly,
        Parameter("flush", default: .bool(false), "kept for programs that have it").keywordOnly,
        Parameter(
          "file", .any, default: .null, "what has a method write(text) that takes the text instead"
        ).keywordOnly,
      ]
    ) { call in
      var text = ""
      let separator = call.isAbsent(0) ? " " : try call.string(0)
      for (i, value) in call.rest.enumerated() {
        if i > 0 { text += separator }
        text += try call.interpreter.text(of: value)
      }
      text += call.isAbsent(1) ? "\n" : try call.string(1)
      if call.isAbsent(3) {
        call.interpreter.output.write(text)
      } else {
        let write = try call.interpreter.attribute(call[3], "write")
        _ = try call.interpreter.call(write, [call.interpreter.make(text)])
      }
      return .null
    },
    Builtin(
      "display", "Shows values as the end of a cell does: tables, pictures, text.",
      [.variadic("values", .any, "what to show")]
    ) { call in
      for value in call.rest { try call.interpreter.output.show(value, in: call.interpreter) }
      return .null
    },
    Builtin(
      "help", "Writes what is known about a function, a type, a module or a value.",
      [.optional("subject", .any, "the thing, or its name as text")]
    ) { call in
      let pages = HelpPages(call.interpreter)
      call.interpreter.output.write(try pages.page(about: call[0]))
      return .null
    },
  ]
}
