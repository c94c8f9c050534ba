import QuireSyntax

/// Running a piece of source part by part: the same as running it whole, with a look at what each part gave.
extension Session {
  /// Some statements of a program in a row, compiled; or why they could not be.
  package struct Part {
    package let statements: Range<Int>
    fileprivate let source: SourceFile
    fileprivate let code: Result<Code, Failure>

    /// What is wrong with its names, known before anything runs.
    package var mistakes: [Diagnostic] {
      if case .failure(let failure) = code { failure.diagnostics } else { [] }
    }
  }

  /// Compiles all parts of a program whose text has no mistakes, before the first of them runs.
  /// - Parameter cuts: Ranges of its statements, which together are all of them.
  /// - Throws: when the program is to stop.
  package func parts(
    of program: Program, cut cuts: [Range<Int>], as mode: Mode = .cell
  ) throws(Failure) -> [Part] {
    try failing(in: program.source) {
      interpreter.renewLimits()
      var parts: [Part] = []
      try interpreter.watched {
        let names = Names(program.statements)
        for cut in cuts {
          let piece = Program(
            source: program.source, statements: Array(program.statements[cut]), diagnostics: [])
          parts.append(
            Part(
              statements: cut, source: program.source,
              code: Result { () throws(Failure) in
                try failing(in: program.source) {
                  try Session.compile(piece, names: names, mode, main, interpreter)
                }
              }))
          try interpreter.poll()
        }
      }
      return parts
    }
  }

  /// Does something that may run the program's code while a value that nothing refers to stays alive.
  package func keeping<R>(_ value: Value, _ body: () throws -> R) rethrows -> R {
    let place = interpreter.permanent.count
    interpreter.permanent.append(value)
    defer { interpreter.permanent.remove(at: place) }
    return try body()
  }

  /// Runs a part; the value is that of its last expression. `_` is left as it is.
  package func run(
    _ part: Part, execution: Execution = { try $0() }
  ) throws(Failure) -> Value {
    let code = try part.code.get()
    return try failing(in: part.source) {
      var value = Value.null
      try interpreter.watched {
        let closure = Session.closure(of: code, interpreter)
        value = try execution { try interpreter.runTopLevel(closure) }
      }
      return value
    }
  }
}
