/// Where a program's output goes.
package protocol OutputSink: AnyObject {
  /// What `print` writes.
  func write(_ text: String)
  /// A value to show: the last of a cell, or one given to `display`.
  func show(_ value: Value, in interpreter: Interpreter) throws
  /// The state of work in progress; nil when it ended without a last word.
  func progress(_ progress: Progress?)
}

/// Output kept as text: for tests and embedding.
package final class TextOutput: OutputSink {
  package private(set) var text = ""

  package init() {}

  package func write(_ text: String) { self.text += text }

  package func show(_ value: Value, in interpreter: Interpreter) throws {
    if !value.isNull { text += try interpreter.representation(of: value) + "\n" }
  }

  package func progress(_ progress: Progress?) {
    if let line = progress?.milestone { text += line + "\n" }
  }
}
