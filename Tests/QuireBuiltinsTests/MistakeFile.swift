import Foundation
import QuireBuiltins
import QuireRuntime
import QuireSyntax
import Testing

/// One file of `Mistakes/`: what newcomers do wrong about one subject, and what they are told.
///
/// The file begins with code that makes variables, a line `---`, and an expression that shows them. Then each
/// case is a line `##### title`, the code as typed, a line `---`, and the whole text of the messages. A line
/// `# %% Title` in the code begins another cell; the cells run one after the other.
struct MistakeFile: CustomTestStringConvertible, Sendable {
  struct Case: Sendable {
    let title: String
    let code: String
    let expected: String
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Mistakes")

  static let all: [MistakeFile] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted().map(MistakeFile.init)

  let name: String
  /// Makes the variables that every case must leave as they are.
  let variables: String
  /// An expression whose text shows them all.
  let witness: String
  let cases: [Case]

  var testDescription: String { name }

  init(name: String) {
    self.name = name
    let url = MistakeFile.folder.appendingPathComponent(name)
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let blocks = text.components(separatedBy: "##### ")
    (variables, witness) = MistakeFile.halves(blocks[0])
    cases = blocks.dropFirst().map { block in
      let title = block.prefix { $0 != "\n" }
      let (code, expected) = MistakeFile.halves(String(block.dropFirst(title.count + 1)))
      return Case(title: String(title), code: code, expected: expected)
    }
  }

  /// The file with other messages.
  func text(with messages: [String]) -> String {
    "\(variables)\n---\n\(witness)\n"
      + zip(cases, messages).map { "##### \($0.title)\n\($0.code)\n---\n\($1)\n" }.joined()
  }

  /// What stands before and behind the first line `---`, without the newline at the end.
  private static func halves(_ text: String) -> (String, String) {
    var text = text
    if text.hasSuffix("\n") { text.removeLast() }
    let parts = ("\n" + text).components(separatedBy: "\n---\n")
    return (String(parts[0].dropFirst()), parts.dropFirst().joined(separator: "\n---\n"))
  }
}

/// A session that makes the mistakes of a file one after the other.
struct MistakeSession {
  private let session: Session

  init() {
    session = Session.standard(output: TextOutput())
    // Messages name the limit: the same on every machine.
    session.interpreter.limits.memory = 16 << 30
  }

  /// The messages that a piece of code earns; empty when it runs to its end.
  func messages(_ code: String) -> String {
    for cell in cells(of: code) {
      do {
        _ = try session.run(cell)
      } catch {
        return error.diagnostics.map { DiagnosticRenderer().render($0) }.joined(separator: "\n")
      }
    }
    return ""
  }

  /// The text of an expression's value, or the messages it earns.
  func text(of expression: String) -> String {
    do {
      let value = try session.run(SourceFile(name: "witness", text: expression))
      return (try? session.interpreter.representation(of: value)) ?? "?"
    } catch {
      return error.diagnostics.map { DiagnosticRenderer().render($0) }.joined(separator: "\n")
    }
  }

  private func cells(of code: String) -> [SourceFile] {
    var cells: [SourceFile] = []
    var title: String?
    var lines: [Substring] = []
    var firstLine = 1
    func end() {
      guard !lines.isEmpty else { return }
      let text = lines.joined(separator: "\n")
      cells.append(SourceFile(name: "test.nb", text: text, firstLine: firstLine, cell: title))
    }
    let all = code.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in all.enumerated() {
      if line.hasPrefix("# %% ") {
        end()
        title = String(line.dropFirst(5))
        lines = []
        firstLine = index + 2
      } else {
        lines.append(line)
      }
    }
    end()
    return cells
  }
}
