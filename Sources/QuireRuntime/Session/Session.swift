import QuireSyntax

/// A running conversation with the language: variables live from one piece of source to the next.
///
/// A session owns everything that changes; two sessions in one process do not see each other.
package final class Session {
  package let interpreter: Interpreter
  /// The module whose variables the program's top level reads and writes.
  package let main: ModuleObject
  private let mainReference: Ref<ModuleObject>

  package enum Mode: Sendable {
    /// A whole program: every name must exist.
    case program
    /// One of several pieces: functions may use names that a later piece binds.
    case cell
  }

  /// Why a piece of source did not run to its end.
  package struct Failure: Error {
    package let diagnostics: [Diagnostic]
    /// What passed through the machine, when it ran.
    let error: ScriptError?

    package init(diagnostics: [Diagnostic]) { self.init(diagnostics: diagnostics, error: nil) }

    init(diagnostics: [Diagnostic], error: ScriptError?) {
      self.diagnostics = diagnostics
      self.error = error
    }
  }

  package init(output: OutputSink, interruption: Interruption = Interruption()) {
    interpreter = Interpreter(output: output, interruption: interruption)
    main = ModuleObject(name: "__main__", summary: "")
    mainReference = interpreter.keep(main)
    main.describe(as: "__main__", file: nil, in: interpreter)
    interpreter.loadModule = { [unowned interpreter] source, module in
      do {
        let code = try Session.compile(source, .program, module, interpreter)
        _ = try interpreter.runTopLevel(Session.closure(of: code, interpreter))
      } catch let failure as Failure {
        // The importing program reports one error: the module's first.
        if let first = failure.diagnostics.first { throw first }
      }
    }
  }

  deinit { interpreter.heap.endStreams() }

  /// What is done with a compiled piece of source; given the means to run it.
  package typealias Execution = (() throws -> Value) throws -> Value

  /// Runs a piece of source and returns the value of its last expression, `.null` when it ends otherwise.
  /// In a cell `_` then means the last value that was not None.
  /// - Parameter execution: Runs it once, unless something else is wanted, such as its time.
  package func run(
    _ source: SourceFile, as mode: Mode = .cell, execution: Execution = { try $0() }
  ) throws(Failure) -> Value {
    let value = try failing(in: source) {
      var value = Value.null
      interpreter.renewLimits()
      try interpreter.watched {
        let code = try Session.compile(source, mode, main, interpreter)
        let closure = Session.closure(of: code, interpreter)
        // Memory is freed only while it runs, when the machine's stack holds the closure.
        value = try execution { try interpreter.runTopLevel(closure) }
      }
      return value
    }
    if mode == .cell { remember(value) }
    return value
  }

  /// Makes `_` mean a value, unless it is None.
  package func remember(_ value: Value) {
    if !value.isNull { main.define("_", value) }
  }

  /// Does some work for `source`; whatever it throws becomes a failure that can be shown.
  func failing<R>(in source: SourceFile, _ body: () throws -> R) throws(Failure) -> R {
    do {
      return try body()
    } catch let failure as Failure {
      throw failure
    } catch let error as ScriptError {
      let explainer = Explainer(interpreter: interpreter, module: main)
      throw Failure(diagnostics: [explainer.diagnostic(of: error)], error: error)
    } catch let error as Diagnostic {
      throw Failure(diagnostics: [error])
    } catch {
      throw Failure(diagnostics: [Diagnostic("RuntimeError", "\(error)", source: source)])
    }
  }

  /// The value of a variable.
  package subscript(name: String) -> Value? { main[name] }

  /// Gives a variable a value from outside.
  package func define(_ name: String, _ value: Value) { main.define(name, value) }

  static func compile(
    _ source: SourceFile, _ mode: Mode, _ module: ModuleObject, _ interpreter: Interpreter
  ) throws -> Code {
    let program = Parser.parse(source)
    try interpreter.poll()
    if !program.diagnostics.isEmpty { throw Failure(diagnostics: program.diagnostics) }
    return try compile(program, names: Names(program.statements), mode, module, interpreter)
  }

  /// Compiles a program, or a part of one; `names` are those of the whole.
  static func compile(
    _ program: Program, names: Names, _ mode: Mode, _ module: ModuleObject,
    _ interpreter: Interpreter
  ) throws -> Code {
    let unit = FunctionCompiler.Unit(
      interpreter: interpreter, source: program.source, module: module, names: names,
      allowsLaterNames: mode == .cell)
    var code: Code
    do {
      code = try FunctionCompiler.compile(program, unit: unit)
    } catch is FunctionCompiler.JumpTooFar {
      unit.diagnostics = []
      unit.unknownNames = []
      unit.usesWideJumps = true
      code = try FunctionCompiler.compile(program, unit: unit)
    }
    guard unit.diagnostics.isEmpty else {
      throw Failure(
        diagnostics: Diagnostic.shown(
          unit.diagnostics, atMost: FunctionCompiler.Unit.mostExplained,
          areAll: unit.unknownNames.count < FunctionCompiler.Unit.mostMistakes))
    }
    module.noteRebound(names.globalsOfInner)
    let check = ProgramCheck(
      compiling: program, names: names, mode, in: module, with: interpreter)
    if !check.findings.isEmpty { throw Failure(diagnostics: Array(check.findings.prefix(10))) }
    return code
  }

  static func closure(of code: Code, _ interpreter: Interpreter) -> Ref<ClosureObject> {
    let closure = ClosureObject(code)
    return interpreter.heap.track(closure, byteCount: closure.byteCount)
  }
}

extension Interpreter {
  /// Runs the top level of a program, from outside or from within an import.
  func runTopLevel(_ closure: Ref<ClosureObject>) throws -> Value {
    let base = runDepth == 0 && nativeDepth == 0 ? stack : callbackTop
    base[0] = .closure(closure)
    let frame = base + 1
    try enter(frame, closure.object.code)
    let depth = frameCount
    let top = callbackTop
    runDepth += 1
    defer {
      runDepth -= 1
      frameCount = depth
      callbackTop = top
    }
    guard runDepth == 1 else { return try run(closure, frame) }
    if nativeDepth == 0 { heap.pin() }
    do {
      let value = try run(closure, frame)
      try finishStopping()
      return value
    } catch {
      try finishStopping()
      throw error
    }
  }
}
