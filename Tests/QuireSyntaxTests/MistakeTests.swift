import QuireSyntax
import QuireTestSupport
import Testing

/// What is told about wrong programs, as whole text: `Golden/mistakes.txt` holds a title, the source and the messages.
/// `QUIRE_RECORD=1` rewrites the file and fails.
struct MistakeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let title: String
    let source: String
    let messages: String
    var testDescription: String { title }
  }

  static func render(_ source: String) -> String {
    let program = Parser.parse(SourceFile(name: "cell.nb", text: source))
    return program.diagnostics
      .map { DiagnosticRenderer().render($0) + ($0.isIncomplete ? "\n   (incomplete)" : "") }
      .joined(separator: "\n")
  }

  static let cases: [Case] = Golden.text("mistakes.txt").split(separator: "##### ").map { block in
    let text = String(block)
    let title = text.prefix { $0 != "\n" }
    let rest = text.dropFirst(title.count + 1)
    let parts = Golden.halves(String(rest))
    return Case(title: String(title), source: parts.source, messages: parts.expected)
  }

  @Test func manyMistakesAreCovered() {
    #expect(MistakeTests.cases.count >= 80)
  }

  @Test(arguments: cases)
  func isExplained(_ mistake: Case) {
    #expect(MistakeTests.render(mistake.source) == mistake.messages)
  }

  @Test(.enabled(if: Golden.isRecording))
  func record() {
    let text = MistakeTests.cases.map {
      "##### \($0.title)\n\($0.source)\n---\n\(MistakeTests.render($0.source))\n"
    }
    Golden.write(text.joined(), to: "mistakes.txt")
    Issue.record("recorded; run again without QUIRE_RECORD")
  }
}
