import Glibc
import LibFuzzer
import QuireRuntime
import QuireStandard
import QuireSyntax

/// What libFuzzer does with every input: the whole way of a program, from its bytes to the text of its errors,
/// under limits; then what `quire check` and Tab make of it. Each input has a session of its own, so that
/// what it finds happens again.
@_cdecl("LLVMFuzzerTestOneInput")
public func runInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  let source = SourceFile(name: "input", text: text)
  let interruption = Interruption()
  let output = CountingOutput()
  let session = Session(output: output, interruption: interruption)
  StandardModules.install(in: session.interpreter)
  session.interpreter.limits.steps = 20_000
  session.interpreter.limits.memory = 64 << 20
  interruption.setDeadline(.now + .seconds(5))
  // Every fourth length collects garbage whenever that is possible.
  session.interpreter.heap.isStressed = count % 4 == 0
  do {
    // White space in front chooses a cell, which may use names that come later, run in parts.
    if text.utf8.first == UInt8(ascii: " ") {
      try runInParts(source, session, output)
    } else {
      output.show(try session.run(source, as: .program), in: session.interpreter)
    }
  } catch {
    output.write(error.diagnostics)
  }
  output.write(ProgramCheck([source], with: session.interpreter).findings)
  for candidate in session.completion(of: text, at: count / 2)?.candidates ?? [] {
    output.write(candidate)
  }
  return 0
}

private func runInParts(
  _ source: SourceFile, _ session: Session, _ output: CountingOutput
) throws(Session.Failure) {
  let program = Parser.parse(source)
  guard program.diagnostics.isEmpty else { throw Session.Failure(diagnostics: program.diagnostics) }
  let cuts = program.statements.indices.map { $0..<$0 + 1 }
  for part in try session.parts(of: program, cut: cuts) {
    output.show(try session.run(part), in: session.interpreter)
  }
}

/// Output that is made and thrown away.
private final class CountingOutput: OutputSink {
  private var byteCount = 0

  func write(_ text: String) { byteCount &+= text.utf8.count }

  func write(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { write(DiagnosticRenderer().render(diagnostic)) }
  }

  func show(_ value: Value, in interpreter: Interpreter) {
    // A value too deep to be shown is no failure.
    if let text = try? interpreter.representation(of: value) { write(text) }
  }

  func progress(_ progress: Progress?) {}
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&count, &arguments) { runInput($0, $1) })
