import QuireBuiltins
import QuireRuntime
import QuireSyntax
import Testing

/// Runs code in a session with the whole library: what it prints and shows, or its errors in full.
func shown(_ code: String) -> String {
  let sink = TextOutput()
  let session = Session.standard(output: sink)
  do {
    let value = try session.run(SourceFile(name: "test.nb", text: code), as: .program)
    try sink.show(value, in: session.interpreter)
    return sink.text.hasSuffix("\n") ? String(sink.text.dropLast()) : sink.text
  } catch let failure as Session.Failure {
    return sink.text + failure.diagnostics.map(DiagnosticRenderer().render).joined(separator: "\n")
  } catch {
    return "\(error)"
  }
}

/// Code and what it shows.
struct ShownCase: Sendable, CustomTestStringConvertible {
  let code: String
  let expected: String

  init(_ code: String, _ expected: String) {
    self.code = code
    self.expected = expected
  }

  var testDescription: String { code }
}
