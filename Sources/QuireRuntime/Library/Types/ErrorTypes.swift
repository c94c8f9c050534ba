/// The kinds of error as types: calling one makes an error, `except` catches by it.
enum ErrorTypes {
  static let records: [ErrorKind: TypeRecord] = Dictionary(
    uniqueKeysWithValues: ErrorKind.allCases.map { kind in
      (
        kind,
        TypeRecord(
          kind.rawValue, summaries[kind] ?? "An error.",
          constructor: Builtin(
            kind.rawValue, "Makes such an error, for raise.",
            [.variadic("message", .any, "what is wrong")], returns: kind.rawValue
          ) { call in
            // Its message is made of the arguments when someone reads it.
            .error(call.interpreter.makeError(kind, call.rest))
          },
          properties: [
            TypeRecord.Property("message", "What is wrong.") { interpreter, value in
              interpreter.make(try interpreter.text(of: value))
            },
            TypeRecord.Property("args", "The message in a tuple.") { interpreter, value in
              if case .error(let error) = value,
                let arguments = interpreter.arguments(of: error.object)
              {
                return interpreter.makeTuple(arguments)
              }
              return interpreter.makeTuple([interpreter.make(try interpreter.text(of: value))])
            },
          ])
      )
    })

  /// The names under which programs know them, Python's further names of the same kinds included.
  static let members: [NativeModule.Member] =
    ErrorKind.allCases.compactMap { records[$0] }.map { .type($0) }
    + [
      alias("OSError", .io), alias("FileNotFoundError", .io),
      alias("ModuleNotFoundError", .imports), alias("BaseException", .error),
    ]

  /// The kind that a type stands for, if it does.
  static func kind(of record: TypeRecord) -> ErrorKind? {
    guard let kind = ErrorKind(rawValue: record.name), records[kind] === record else { return nil }
    return kind
  }

  private static func alias(_ name: String, _ kind: ErrorKind) -> NativeModule.Member {
    .constant(name: name, summary: "Another name of \(kind.rawValue).") { interpreter in
      records[kind].map { .type(interpreter.type($0)) } ?? .null
    }
  }

  private static let summaries: [ErrorKind: String] = [
    .error: "Any error; `except Exception` catches all that can be caught.",
    .value: "A value of the right type that does not fit.",
    .type: "A value of the wrong type.",
    .name: "A name that nothing is bound to.",
    .attribute: "An attribute that a value does not have.",
    .key: "A key that a dict does not have.",
    .index: "An index beyond the ends.",
    .shape: "Shapes that do not go together.",
    .lookup: "A key or index that is not there: KeyError and IndexError.",
    .arithmetic: "A result that does not exist: ZeroDivisionError and OverflowError.",
    .zeroDivision: "A division by zero.",
    .overflow: "A number too large for its type.",
    .assertion: "An assert that does not hold.",
    .io: "A file that cannot be read or written.",
    .imports: "A module that cannot be imported.",
    .stopIteration: "The end of an iterator.",
    .notImplemented: "Something that is not there yet.",
    .recursion: "Calls nested too deeply.",
    .runtime: "Something went wrong while running.",
    .memory: "A value too large for the memory allowed.",
    .syntax: "Text that is no program.",
    .limit: "A limit on time, steps or memory; it cannot be caught.",
    .interrupt: "Ctrl-C; it cannot be caught.",
    .exit: "The end of the program that sys.exit(code) asks for; it cannot be caught.",
  ]
}
