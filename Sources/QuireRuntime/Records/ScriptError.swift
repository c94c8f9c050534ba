import QuireSyntax

/// What goes wrong in scripts, by the names that `except` knows.
public enum ErrorKind: String, CaseIterable, Sendable {
  case error = "Exception"
  case value = "ValueError"
  case type = "TypeError"
  case name = "NameError"
  case attribute = "AttributeError"
  case key = "KeyError"
  case index = "IndexError"
  case shape = "ShapeError"
  case lookup = "LookupError"
  case arithmetic = "ArithmeticError"
  case zeroDivision = "ZeroDivisionError"
  case overflow = "OverflowError"
  case assertion = "AssertionError"
  case io = "IOError"
  case imports = "ImportError"
  case stopIteration = "StopIteration"
  case notImplemented = "NotImplementedError"
  case recursion = "RecursionError"
  case runtime = "RuntimeError"
  case memory = "MemoryError"
  case syntax = "SyntaxError"
  /// A limit on steps, time or memory was reached; cannot be caught.
  case limit = "LimitError"
  /// Ctrl-C; cannot be caught.
  case interrupt = "KeyboardInterrupt"
  /// `sys.exit(code)`: the message is the code; cannot be caught.
  case exit = "SystemExit"

  /// Whether `except` may catch it.
  public var isCatchable: Bool {
    switch self {
    case .limit, .interrupt, .exit: false
    default: true
    }
  }

  /// The kind it is a special case of.
  private var parent: ErrorKind? {
    switch self {
    case .error: nil
    case .key, .index: .lookup
    case .zeroDivision, .overflow: .arithmetic
    case .shape: .value
    case .notImplemented, .recursion: .runtime
    default: .error
    }
  }

  /// Whether `except` with the other kind catches it.
  func isKind(of other: ErrorKind) -> Bool {
    var kind: ErrorKind? = self
    while let current = kind {
      if current == other { return true }
      kind = current.parent
    }
    return false
  }
}

/// An error on its way through the machine: thrown without a place, given one by the instruction it passes.
package struct ScriptError: Error {
  package var kind: ErrorKind
  package var message: String
  package var hint: String?
  /// What the argument at fault is, such as `Tensor[32, 784, 1]`: shown beside the caret, behind its source text.
  package var label: String?
  /// Which argument is at fault, by its index in the `Call`; the caret goes there.
  package var argument: Int?
  /// The parameter at fault by its name, which is enough; the caret goes to its argument.
  package var keyword: String?

  /// The indices on the way to the element at fault inside the argument; the caret goes there when the
  /// argument is written as a list.
  package var path: [Int] = []

  /// True once `argument` counts from 0 as written, without `self`.
  var isAttributed = false
  /// The last argument at fault where several stand for one parameter.
  var lastArgument: Int?
  /// Whether the name of the keyword argument is at fault, rather than its value.
  var isAboutName = false
  /// Whether it is about an argument that a function of the program refuses; the caret goes to the call.
  var isAboutCall = false
  /// What the text of the program can tell about it.
  var question: Question?

  /// The object that was raised, which `except` gives back; it stays in the session that raised it.
  nonisolated(unsafe) var raised: Value?
  /// The name of its class, where that is one of the program.
  var className: String?

  /// The key that a dict did not have; the message says so as soon as someone reads it.
  nonisolated(unsafe) var missingKey: MissingKey?

  /// Where it arose and was passed on, innermost first: noted by the machine as it leaves the frames.
  nonisolated(unsafe) var sites: [Site] = []
  /// The frame of the last site, counted from the outermost: each is noted once.
  var notedFrame = Int.max

  /// Made of the sites when it is reported.
  var source: SourceFile?
  var span: Span?
  var context: Span?
  var trace: [TraceFrame] = []
  /// The error that was being handled when this one arose, in words.
  var cause: String?

  struct Site {
    let code: Code
    /// The index of the instruction.
    let position: Int
  }

  struct MissingKey {
    let key: Value
    let dict: Ref<DictObject>
  }

  /// Whether it has left the instruction that met it.
  var isPlaced: Bool { source != nil || !sites.isEmpty }

  package init(
    _ kind: ErrorKind, _ message: String, hint: String? = nil, label: String? = nil,
    argument: Int? = nil, keyword: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.label = label
    self.argument = argument
    self.keyword = keyword
  }

  /// What was reported, to be raised again.
  init(of diagnostic: Diagnostic) {
    self.init(
      ErrorKind(rawValue: diagnostic.kind) ?? .syntax, diagnostic.message, hint: diagnostic.hint)
    source = diagnostic.source
    span = diagnostic.span
    context = diagnostic.context
    label = diagnostic.label
    trace = diagnostic.trace
    cause = diagnostic.cause
    if trace.isEmpty, let source {
      let line = source.position(of: Int(span?.start ?? 0)).line
      trace = [TraceFrame(function: nil, cell: source.cell, file: source.name, line: line)]
    }
  }

  package var diagnostic: Diagnostic {
    Diagnostic(
      className ?? kind.rawValue, message, source: source, span: span, context: context,
      label: label,
      hint: hint.map { HintText.filled($0, before: nil, here: nil) }, cause: cause, trace: trace)
  }
}

/// An error of a lower layer that knows how the language shows it.
package protocol ScriptErrorConvertible: Error {
  var scriptError: ScriptError { get }
}
