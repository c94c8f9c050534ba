import QuireRuntime
import QuireStandard
import QuireTensor

/// Everything a session of Quire offers beyond the language itself.
package enum StandardLibrary {
  /// Modules by import; a line a subject.
  static let modules: [[NativeModule]] = [
    TensorLibrary.modules,
    DataLibrary.modules,
    NetworkLibrary.modules,
    PlotLibrary.modules,
  ]

  /// Names in scope without an import; a line a subject.
  static let prelude: [Prelude.Group] = [
    { TensorLibrary.prelude },
    { PlotLibrary.prelude },
    { DataLibrary.prelude },
    { NetworkLibrary.prelude },
  ]

  /// Puts the library within reach of a session's programs.
  package static func install(in interpreter: Interpreter) {
    StandardModules.install(in: interpreter)
    for module in modules.joined() { interpreter.nativeModules[module.name] = module }
    for group in prelude { interpreter.prelude.add(group) }
    interpreter.advice = { Advice.table }
    interpreter.languageText = { languageText }
    let interruption = interpreter.interruption
    let budget = SessionBudget(interpreter)
    interpreter.watched = { work in
      try Cancellation.watched(by: interruption) { try Allocator.limited(by: budget, work) }
    }
    interpreter.memoryElsewhere = { Allocator.shared.live(within: $0) }
  }
}

extension Session {
  /// A session with the whole library.
  package static func standard(
    output: OutputSink, interruption: Interruption = Interruption()
  ) -> Session {
    let session = Session(output: output, interruption: interruption)
    StandardLibrary.install(in: session.interpreter)
    return session
  }
}
