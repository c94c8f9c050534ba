import Foundation
import QuireRuntime
import QuireSyntax

/// Runs pieces of program as a prompt does and gives back what would be seen.
struct Evaluation {
  let session: Session
  let output = TextOutput()

  init() {
    session = Session(output: output)
    // Messages name the limit: the same on every machine.
    session.interpreter.limits.memory = 16 << 30
    _ = run("import math, time")
  }

  /// The representation of the value of the last expression, or the whole message of the error.
  func run(_ code: String) -> String {
    do {
      let value = try session.run(SourceFile(name: "t", text: code))
      return try session.interpreter.representation(of: value)
    } catch let failure as Session.Failure {
      return failure.diagnostics.map { DiagnosticRenderer().render($0) }.joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  /// As `run`, and of an error only its kind, message and hint.
  func brief(_ code: String) -> String {
    do {
      let value = try session.run(SourceFile(name: "t", text: code))
      return try session.interpreter.representation(of: value)
    } catch let failure as Session.Failure {
      return failure.diagnostics
        .map { "\($0.kind): \($0.message)\($0.hint.map { " (\($0))" } ?? "")" }
        .joined(separator: "; ")
    } catch {
      return "\(error)"
    }
  }

  /// What a piece of program writes.
  static func printed(_ code: String) -> String {
    let evaluation = Evaluation()
    let result = evaluation.run(code)
    return evaluation.output.text + (result == "None" ? "" : result)
  }

  /// Lines of a file beside the tests.
  static func golden(_ name: String) -> [String] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
