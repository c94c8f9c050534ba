import Foundation
import QuireRuntime
import QuireStandard
import QuireSyntax

/// Runs pieces of program in a session with the standard modules.
struct Evaluation {
  let session: Session
  let output = TextOutput()

  init(limits: Limits = Limits(), collectingAlways: Bool = false) {
    session = Session(output: output)
    StandardModules.install(in: session.interpreter)
    session.interpreter.limits = limits
    session.interpreter.heap.isStressed = collectingAlways
  }

  /// What a program prints and the representation of its last expression; of an error its kind, message and hint.
  func shown(_ code: String) -> String {
    let before = output.text.count
    var result: String
    do {
      let value = try session.run(SourceFile(name: "t", text: code))
      result = value.isNull ? "" : try session.interpreter.representation(of: value)
    } catch let failure as Session.Failure {
      result = failure.diagnostics
        .map { "\($0.kind): \($0.message)\($0.hint.map { " (\($0))" } ?? "")" }
        .joined(separator: "; ")
    } catch {
      result = "\(error)"
    }
    return String(output.text.dropFirst(before)) + result
  }

  static let goldenFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden").path

  /// Lines of a file beside the tests: a name of a module, an expression and what it shows, with tabs between.
  static func golden(_ name: String) -> [[String]] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", maxSplits: 1).map(String.init)
    }
  }
}
