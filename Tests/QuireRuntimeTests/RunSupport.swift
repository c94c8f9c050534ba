import QuireRuntime
import QuireSyntax
import Testing

/// Runs a program and returns what it printed; the text of its errors instead when it fails.
func output(
  of code: String, as mode: Session.Mode = .program, collectingAlways: Bool = false,
  limits: Limits = Limits()
) -> String {
  let sink = TextOutput()
  let session = Session(output: sink)
  session.interpreter.heap.isStressed = collectingAlways
  session.interpreter.limits = limits
  do {
    let value = try session.run(SourceFile(name: "test.nb", text: code), as: mode)
    try sink.show(value, in: session.interpreter)
    return sink.text
  } catch let failure as Session.Failure {
    return sink.text + failure.diagnostics.map(DiagnosticRenderer().render).joined(separator: "\n")
  } catch {
    return "\(error)"
  }
}

/// A program and what it shows.
struct Case: Sendable, CustomTestStringConvertible {
  let code: String
  let expected: String

  init(_ code: String, _ expected: String) {
    self.code = code
    self.expected = expected
  }

  var testDescription: String { code }
}
