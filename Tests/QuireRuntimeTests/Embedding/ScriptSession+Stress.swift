@testable import QuireRuntime

extension ScriptSession {
  /// A session that frees memory at every chance, and drops its output.
  convenience init(collectingAlways: Bool) {
    self.init { _ in }
    interpreter.heap.isStressed = collectingAlways
  }
}
