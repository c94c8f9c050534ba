import CQuireWatch
import QuireSyntax

/// A conversation with the language inside a Swift program: its variables live from one script to the next.
///
/// Sessions do not see each other, and each may run on a thread of its own. One session belongs to the
/// code that made it; what still reaches it from two threads at once takes turns. A script has no files,
/// processes or network but what the program gives it.
public final class ScriptSession {
  /// What each run, and each call from outside, may use.
  public var limits = ScriptLimits()
  /// The texts of modules that scripts can import, by their names.
  public var modules: [String: String] {
    get { sources.texts }
    set { sources.texts = newValue }
  }
  /// The folders in which `import` looks for modules; none at first.
  public var modulePath: [String] {
    get { sources.folders }
    set { sources.folders = newValue }
  }

  /// Ends what runs, or the next run when nothing does, with a `KeyboardInterrupt`; on any thread. The
  /// session can be used again, with the variables it has then.
  public let stop: @Sendable () -> Void

  let session: Session
  private let sources = ModuleSources()
  private let lock = Lock()
  /// Runs and calls under way: more than one when host functions call back.
  private var depth = 0

  var interpreter: Interpreter { session.interpreter }

  /// - Parameter output: Takes what scripts print, piece by piece; standard output unless it is given.
  public init(output: @escaping (String) -> Void = { print($0, terminator: "") }) {
    let interruption = Interruption()
    session = Session(output: OutputClosure(output), interruption: interruption)
    stop = { interruption.request() }
    let interpreter = session.interpreter
    interpreter.handles.session = self
    interpreter.findModule = { [sources] name, _ in try sources.find(name) }
    interpreter.watched = { work in try Self.watched(by: interruption, work) }
    interpreter.moduleNames = { [unowned interpreter, sources] in
      Array(interpreter.nativeModules.keys) + Array(sources.texts.keys) + sources.libraryNames
    }
  }

  /// Runs a script.
  /// - Parameter name: What errors call it, like a file's name.
  /// - Throws: the script's error; its variables are as it left them.
  public func run(_ code: String, name: String = "<script>") throws(ScriptFailure) {
    try using { session throws in _ = try session.value(of: code, name) }
  }

  /// Runs a script whose last statement is an expression, and returns the value of that.
  public func evaluate<T: ScriptConvertible>(
    _ code: String, name: String = "<script>", as type: T.Type = T.self
  ) throws(ScriptFailure) -> T {
    try using { session throws in
      try session.interpreter.scriptValue(of: session.value(of: code, name))
    }.as(type)
  }

  /// A variable.
  /// - Throws: a `NameError` when the scripts have no such variable, a `TypeError` when it is of another type.
  public func get<T: ScriptConvertible>(_ name: String, as type: T.Type = T.self)
    throws(ScriptFailure) -> T
  {
    try using { session throws in
      guard let value = session.session[name] ?? session.interpreter.builtin(name) else {
        throw ScriptError(
          .name, "name \"\(name)\" is not defined",
          hint: NearestName.suggest(name, among: session.session.main.definedNames).map {
            "did you mean \($0)?"
          })
      }
      return try session.interpreter.scriptValue(of: value)
    }.as(type)
  }

  /// Gives a variable a value.
  /// - Throws: for a value that belongs to another session.
  public func set(_ name: String, to value: some ScriptConvertible) throws(ScriptFailure) {
    try using { session throws in
      let interpreter = session.interpreter
      session.session.define(
        name, try interpreter.pinning { try interpreter.value(of: value.scriptValue) })
    }
  }

  /// The variables that scripts and `set` have given values, in the order in which they came.
  public var names: [String] { lock.locked { session.main.definedNames } }

  /// Lets scripts import modules of a library: those made in Swift, and those written in Quire.
  package func add(
    _ modules: [NativeModule], texts names: [String],
    _ source: @escaping @Sendable (String) -> SourceFile?
  ) {
    lock.locked {
      for module in modules { interpreter.nativeModules[module.name] = module }
      sources.add(names, source)
    }
  }

  private func value(of code: String, _ name: String) throws -> Value {
    let source = SourceFile(name: name, text: code)
    do {
      return try session.run(source, as: .program)
    } catch {
      interpreter.noteFailure(of: source)
      throw error
    }
  }

  // MARK: Entering the machine

  /// Does some work with the machine; whatever it throws becomes a failure.
  func using<R>(_ body: (ScriptSession) throws -> R) throws(ScriptFailure) -> R {
    try lock.locked { () throws(ScriptFailure) in
      if depth == 0 { prepare() }
      depth += 1
      defer {
        depth -= 1
        if depth == 0 { interpreter.interruption.setDeadline(nil) }
      }
      do {
        return try Self.watched(by: interpreter.interruption) {
          let result = try body(self)
          if depth == 1 { try interpreter.finishStopping() }
          return result
        }
      } catch {
        throw failure(of: error)
      }
    }
  }

  /// Sets the limits anew, and frees what values given from outside have left behind.
  private func prepare() {
    interpreter.freshLimits(steps: limits.steps, memory: limits.memory)
    interpreter.interruption.setDeadline(limits.time.map { .now.advanced(by: $0) })
    interpreter.collectWhenIdle()
  }

  private func failure(of error: any Error) -> ScriptFailure {
    switch error {
    case let failure as ScriptFailure: return failure
    case let failure as Session.Failure:
      let failures = failure.diagnostics.map { ScriptFailure($0, in: interpreter.handles) }
      guard let first = failures.first else { return ScriptFailure(.runtime, "it cannot be run") }
      return ScriptFailure(
        first.diagnostic, error: failure.error.map(settled), others: Array(failures.dropFirst()),
        in: interpreter.handles)
    case let diagnostic as Diagnostic: return ScriptFailure(diagnostic, in: interpreter.handles)
    default:
      let error = interpreter.stopped(
        error as? ScriptError ?? (error as? any ScriptErrorConvertible)?.scriptError
          ?? ScriptError(.runtime, "\(error)"))
      let explainer = Explainer(interpreter: interpreter, module: session.main)
      return ScriptFailure(
        explainer.diagnostic(of: error), error: settled(error), in: interpreter.handles)
    }
  }

  /// An error that outlives its run: with texts in the place of values that may be freed.
  private func settled(_ error: ScriptError) -> ScriptError {
    var error = interpreter.settled(error)
    error.notedFrame = .max
    if case .instance? = error.raised {} else { error.raised = nil }
    return error
  }

  /// Lets the loops of the layers below ask whether they should stop.
  private static func watched<R>(by interruption: Interruption, _ work: () throws -> R) throws -> R
  {
    let watch = QuireWatch(
      asks: { context in
        context.map { Unmanaged<Interruption>.fromOpaque($0).takeUnretainedValue().isDue } ?? false
      }, context: Unmanaged.passUnretained(interruption).toOpaque())
    let previous = quire_set_watch(watch)
    defer { _ = quire_set_watch(previous) }
    return try work()
  }
}
