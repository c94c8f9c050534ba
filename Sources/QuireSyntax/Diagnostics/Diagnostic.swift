/// Something to tell the user about a place in their source: the one form in which errors reach them.
package struct Diagnostic: Error, Sendable {
  /// The kind as scripts name it: `SyntaxError`, `ShapeError`, `NameError`.
  package var kind: String
  /// One sentence: what was expected, what was found.
  package var message: String
  package var source: SourceFile?
  /// The expression at fault; the caret points at its start.
  package var span: Span?
  /// What surrounds the fault and is underlined with dashes: the called function, the other operand.
  package var context: Span?
  /// A short remark beside the caret: `x is Tensor[32, 784, 1]`.
  package var label: String?
  /// How to mend it.
  package var hint: String?
  /// The error that was being handled when this one arose, in words.
  package var cause: String?
  /// The frames that were active, innermost first.
  package var trace: [TraceFrame]
  /// True when the text ended where more was needed: a prompt asks for another line.
  package var isIncomplete: Bool

  package init(
    _ kind: String, _ message: String, source: SourceFile? = nil, span: Span? = nil,
    context: Span? = nil, label: String? = nil, hint: String? = nil, cause: String? = nil,
    trace: [TraceFrame] = [], isIncomplete: Bool = false
  ) {
    self.kind = kind
    self.message = message
    self.source = source
    self.span = span
    self.context = context
    self.label = label
    self.hint = hint
    self.cause = cause
    self.trace = trace
    self.isIncomplete = isIncomplete
  }
}

/// One active call, or the cell or file at the bottom of the stack.
package struct TraceFrame: Hashable, Sendable {
  /// The function's name; nil for the top level of a cell or file.
  package var function: String?
  /// The cell's title; nil outside notebooks.
  package var cell: String?
  package var file: String
  package var line: Int

  package init(function: String?, cell: String?, file: String, line: Int) {
    self.function = function
    self.cell = cell
    self.file = file
    self.line = line
  }
}

extension Diagnostic {
  /// The first of several mistakes and, where there are more, a last one that says how many.
  /// - Parameter areAll: Whether no more were looked for.
  package static func shown(
    _ all: [Diagnostic], atMost most: Int, areAll: Bool = true
  ) -> [Diagnostic] {
    guard all.count > most else { return all }
    // It stands at the first of them, so that it comes last in the order of places too.
    let next = all[most]
    let count = all.count - most
    let more = count == 1 ? "1 more mistake is not shown" : "\(count) more mistakes are not shown"
    return all.prefix(most) + [
      Diagnostic(
        next.kind, (areAll ? "" : "at least ") + more, source: next.source, span: next.span)
    ]
  }
}
