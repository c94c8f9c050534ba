import Foundation
import Testing

/// The whole language by subject: `Golden/language` holds programs and the whole of what each shows, errors with
/// their places. `QUIRE_RECORD=1` writes the files anew.
struct LanguageTests {
  static let subjects = [
    "numbers", "strings", "containers", "functions", "control", "assignment", "classes",
  ]

  /// Two lines that stand alone: before what a program shows, and before the next program.
  private static let (shows, next) = ("\n---\n", "\n===\n")

  private static func file(_ subject: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/language/\(subject).txt")
  }

  @Test(arguments: subjects) func isAsWritten(subject: String) throws {
    let text = try String(contentsOf: Self.file(subject), encoding: .utf8)
    var written: [String] = []
    for one in text.components(separatedBy: Self.next) where !one.isEmpty {
      let parts = one.components(separatedBy: Self.shows)
      let found = output(of: parts[0])
      written.append(parts[0] + Self.shows + found)
      #expect(parts.count == 2 && found == parts[1], "\(parts[0])")
    }
    #expect(written.count >= 40)
    guard ProcessInfo.processInfo.environment["QUIRE_RECORD"] != nil else { return }
    try (written.joined(separator: Self.next) + Self.next)
      .write(to: Self.file(subject), atomically: true, encoding: .utf8)
  }
}
