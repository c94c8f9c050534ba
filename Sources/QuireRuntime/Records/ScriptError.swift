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
///
/// Programs raise and catch errors in loops: what most of them never need stands aside.
package struct ScriptError: Error {
  package var kind: ErrorKind
  package var message: String
  /// What would mend it.
  package var hint: String?
  /// The frame of the last site, counted from the outermost: each is noted once.
  var notedFrame = Int32.max
  /// What was not there; the message says so as soon as someone reads it.
  nonisolated(unsafe) var missing: Missing?
  /// Where it arose: noted by the machine as it leaves the frame.
  nonisolated(unsafe) var firstSite: Site?
  /// Where it was passed on, innermost first.
  nonisolated(unsafe) var outerSites: [Site] = []
  private nonisolated(unsafe) var details: Details?

  struct Site {
    let code: Code
    /// The index of the instruction.
    let position: Int
  }

  enum Missing {
    case key(Value, Ref<DictObject>)
    case index(Int, count: Int, CoreType)
  }

  private final class Details {
    var label: String?
    var argument: Int?
    var keyword: String?
    var path: [Int] = []
    var isAttributed = false
    var lastArgument: Int?
    var isAboutName = false
    var question: Question?
    var isAboutCall = false
    var raised: Value?
    var className: String?
    var source: SourceFile?
    var span: Span?
    var context: Span?
    var trace: [TraceFrame] = []
    var cause: String?

    init() {}

    init(_ other: Details) {
      label = other.label
      argument = other.argument
      keyword = other.keyword
      path = other.path
      isAttributed = other.isAttributed
      lastArgument = other.lastArgument
      isAboutName = other.isAboutName
      question = other.question
      isAboutCall = other.isAboutCall
      raised = other.raised
      className = other.className
      source = other.source
      span = other.span
      context = other.context
      trace = other.trace
      cause = other.cause
    }
  }

  /// The details, this error's own.
  private var own: Details {
    mutating get {
      if let known = details {
        if isKnownUniquelyReferenced(&details) { return known }
        let copy = Details(known)
        details = copy
        return copy
      }
      let made = Details()
      details = made
      return made
    }
  }

  package init(
    _ kind: ErrorKind, _ message: String, hint: String? = nil, label: String? = nil,
    argument: Int? = nil, keyword: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    if label != nil || argument != nil || keyword != nil {
      let details = Details()
      details.label = label
      details.argument = argument
      details.keyword = keyword
      self.details = details
    }
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

extension ScriptError {
  /// What the argument at fault is, such as `Tensor[32, 784, 1]`: shown beside the caret, behind its source text.
  package var label: String? {
    get { details?.label }
    set { own.label = newValue }
  }

  /// Which argument is at fault, by its index in the `Call`; the caret goes there.
  package var argument: Int? {
    get { details?.argument }
    set { own.argument = newValue }
  }

  /// The parameter at fault by its name, which is enough; the caret goes to its argument.
  package var keyword: String? {
    get { details?.keyword }
    set { own.keyword = newValue }
  }

  /// The indices on the way to the element at fault inside the argument; the caret goes there when the
  /// argument is written as a list.
  package var path: [Int] {
    get { details?.path ?? [] }
    set { own.path = newValue }
  }

  /// True once `argument` counts from 0 as written, without `self`.
  var isAttributed: Bool {
    get { details?.isAttributed ?? false }
    set { own.isAttributed = newValue }
  }

  /// The last argument at fault where several stand for one parameter.
  var lastArgument: Int? {
    get { details?.lastArgument }
    set { own.lastArgument = newValue }
  }

  /// Whether the name of the keyword argument is at fault, rather than its value.
  var isAboutName: Bool {
    get { details?.isAboutName ?? false }
    set { own.isAboutName = newValue }
  }

  /// Whether it is about an argument that a function of the program refuses; the caret goes to the call.
  var isAboutCall: Bool {
    get { details?.isAboutCall ?? false }
    set { own.isAboutCall = newValue }
  }

  /// What the text of the program can tell about it.
  var question: Question? {
    get { details?.question }
    set { own.question = newValue }
  }

  /// The object that was raised, which `except` gives back; it stays in the session that raised it.
  var raised: Value? {
    get { details?.raised }
    set { own.raised = newValue }
  }

  /// The name of its class, where that is one of the program.
  var className: String? {
    get { details?.className }
    set { own.className = newValue }
  }

  /// Made of the sites when it is reported.
  var source: SourceFile? {
    get { details?.source }
    set { own.source = newValue }
  }

  var span: Span? {
    get { details?.span }
    set { own.span = newValue }
  }

  var context: Span? {
    get { details?.context }
    set { own.context = newValue }
  }

  var trace: [TraceFrame] {
    get { details?.trace ?? [] }
    set { own.trace = newValue }
  }

  /// The error that was being handled when this one arose, in words.
  var cause: String? {
    get { details?.cause }
    set { own.cause = newValue }
  }

  /// Whether it has left the instruction that met it.
  var isPlaced: Bool { firstSite != nil || source != nil }

  /// Notes a frame that it leaves.
  mutating func note(_ site: Site) {
    if firstSite == nil { firstSite = site } else { outerSites.append(site) }
  }
}

/// An error of a lower layer that knows how the language shows it.
package protocol ScriptErrorConvertible: Error {
  var scriptError: ScriptError { get }
}
