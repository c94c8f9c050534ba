import QuireSyntax

/// Why a script did not run to its end, or an error that Swift raises in one.
///
/// Thrown out of a host function it becomes an error that the script may catch by its kind.
public struct ScriptFailure: Error, CustomStringConvertible {
  /// The kind that `except` catches it by; of a class of the script's the kind that it extends.
  public let kind: ErrorKind
  /// The name of the kind, or of the script's class.
  public var name: String { diagnostic.kind }
  /// What was expected and what was found, in a sentence.
  public var message: String { diagnostic.message }
  /// How to mend it.
  public var hint: String? { diagnostic.hint }
  /// The name of the script or module it happened in; nil for one that did not pass a script.
  public var file: String? { diagnostic.source?.name }
  /// The line in that file, from 1.
  public var line: Int? { place?.line }
  /// The column in code points, from 1.
  public var column: Int? { place?.column }
  /// The calls that were under way, innermost first; the last is the top level of a script.
  public var trace: [Frame] {
    diagnostic.trace.map { Frame(function: $0.function, file: $0.file, line: $0.line) }
  }
  /// Other mistakes found in the same text: a text that is no program is read to its end.
  public let others: [ScriptFailure]

  let diagnostic: Diagnostic
  /// What passed through the machine, to be raised again as it was.
  private let error: ScriptError?
  /// The object of the script's class that was raised.
  private let object: Handle?

  /// One call under way.
  public struct Frame: Sendable, Hashable {
    /// nil for the top level of a file.
    public let function: String?
    public let file: String
    public let line: Int
  }

  /// An error of one's own, for throwing out of a host function.
  public init(_ kind: ErrorKind, _ message: String, hint: String? = nil) {
    self.kind = kind
    others = []
    diagnostic = Diagnostic(kind.rawValue, message, hint: hint)
    error = nil
    object = nil
  }

  init(
    _ diagnostic: Diagnostic, error: ScriptError? = nil, others: [ScriptFailure] = [],
    in handles: HandleTable
  ) {
    kind = error?.kind ?? ErrorKind(rawValue: diagnostic.kind) ?? .runtime
    self.diagnostic = diagnostic
    self.others = others
    if let value = error?.raised, case .instance(let instance) = value {
      object = Handle(value, at: instance.toOpaque(), in: handles)
    } else {
      object = nil
    }
    self.error = error
  }

  /// The text that the `quire` program shows: place, line, caret, hint and trace.
  public var description: String { DiagnosticRenderer().render(diagnostic) }

  private var place: (line: Int, column: Int)? {
    guard let source = diagnostic.source, let span = diagnostic.span else { return nil }
    return source.position(of: Int(span.start))
  }
}

extension ScriptFailure: ScriptErrorConvertible {
  /// The error without an object, which may be another session's.
  package var scriptError: ScriptError {
    var error = error ?? ScriptError(of: diagnostic)
    error.raised = nil
    return error
  }

  /// The error as it goes on in a session: with the object that was raised there.
  func scriptError(in interpreter: Interpreter) -> ScriptError {
    guard let error, object?.table === interpreter.handles else { return scriptError }
    return error
  }
}
