/// `sys`: what runs the program.
enum SystemModule {
  static let module = NativeModule(
    "sys", "What runs the program.",
    [
      .constant(name: "argv", summary: "The program's name and arguments.") { interpreter in
        interpreter.makeList(interpreter.arguments.map { interpreter.make($0) })
      },
      .constant(name: "version", summary: "The version of Quire.") { $0.make("Quire 0.1") },
      .constant(
        name: "maxsize",
        summary: "The greatest integer of 64 bits; ints themselves have no bound like it."
      ) { _ in .int(Int.max) },
    ])
}
