/// The language's own types, functions and modules.
package enum CoreLibrary {
  static let types: [CoreType: TypeRecord] = [:]
  package static let members: [NativeModule.Member] = [
    .function(
      Builtin("print", "Writes values.", [.variadic("values")]) { call in
        call.interpreter.output.write(
          try call.rest.map(call.interpreter.text(of:)).joined(separator: " ") + "\n")
        return .null
      }),
    .function(
      Builtin(
        "range", "Counts.", [Parameter("a", .int), .optional("b", .int), .optional("c", .int)]
      ) {
        call in
        call.has(1)
          ? call.interpreter.makeRange(
            try call.int(0), try call.int(1), call.has(2) ? try call.int(2) : 1)
          : call.interpreter.makeRange(0, try call.int(0), 1)
      }),
    .function(
      Builtin("len", "Counts elements.", [Parameter("x")]) { call in
        .int(try call.interpreter.length(of: call[0]))
      }),
  ]
  package static let modules: [NativeModule] = []
}
