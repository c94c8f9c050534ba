import Foundation
import QuireRuntime
import Testing

/// Classes: `Golden/classes.txt` holds programs and what each of them shows, values and whole errors.
/// `QUIRE_RECORD=1` writes what they show now; read the difference before keeping it.
struct ClassTests {
  private struct Golden {
    let title: String
    let code: String
    let expected: String
  }

  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Golden/classes.txt")

  /// Each begins with a line `=== title`; behind `---` stands what it shows.
  private static func cases() throws -> [Golden] {
    try String(contentsOf: file, encoding: .utf8).components(separatedBy: "=== ").dropFirst()
      .map { block in
        let parts = block.components(separatedBy: "\n---\n")
        let lines = parts[0].split(separator: "\n", maxSplits: 1).map(String.init)
        return Golden(
          title: lines[0], code: lines[1] + "\n", expected: parts.dropFirst().joined())
      }
  }

  private static func shown(_ code: String, collectingAlways: Bool = false) -> String {
    let text = output(of: code, collectingAlways: collectingAlways)
    return text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
  }

  @Test func showWhatTheyShould() throws {
    let cases = try Self.cases()
    #expect(cases.count >= 120)
    if ProcessInfo.processInfo.environment["QUIRE_RECORD"] != nil {
      let text = cases.map { "=== \($0.title)\n\($0.code)---\n\(Self.shown($0.code))" }.joined()
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    for golden in try Self.cases() {
      #expect(Self.shown(golden.code) == golden.expected, "\(golden.title)")
    }
  }

  /// The same when memory is freed at every step: nothing in use is lost.
  @Test func neverLoseWhatIsInUse() throws {
    for golden in try Self.cases() where !golden.code.contains("# long") {
      #expect(
        Self.shown(golden.code, collectingAlways: true) == golden.expected, "\(golden.title)")
    }
  }
}
