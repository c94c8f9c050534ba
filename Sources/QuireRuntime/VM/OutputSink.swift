/// Where a program's output goes.
package protocol OutputSink: AnyObject {
  /// What `print` writes.
  func write(_ text: String)
  /// A value to show: the last of a cell, or one given to `display`.
  func show(_ value: Value, in interpreter: Interpreter) throws
  /// A line about work in progress that replaces the one before; nil ends it.
  func progress(_ line: ProgressLine?)
}

/// The state of something that takes long.
package struct ProgressLine: Sendable {
  /// Compact text for a line that is redrawn in place.
  package var text: String
  /// A line worth keeping: the end of an epoch.
  package var isMilestone: Bool

  package init(text: String, isMilestone: Bool) {
    self.text = text
    self.isMilestone = isMilestone
  }
}

/// Output kept as text: for tests and embedding.
package final class TextOutput: OutputSink {
  package private(set) var text = ""

  package init() {}

  package func write(_ text: String) { self.text += text }

  package func show(_ value: Value, in interpreter: Interpreter) throws {
    if !value.isNull { text += try interpreter.representation(of: value) + "\n" }
  }

  package func progress(_ line: ProgressLine?) {
    if let line, line.isMilestone { text += line.text + "\n" }
  }
}
