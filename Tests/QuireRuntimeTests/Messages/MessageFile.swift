import Foundation
import Testing

/// One file of `Golden/messages`: programs, and the whole text of what each prints and is told.
///
/// Each case is a line `##### title`, a program, a line `---`, and the text. A program runs in a session of its
/// own.
struct MessageFile: CustomTestStringConvertible, Sendable {
  struct Case: Sendable {
    let title: String
    let code: String
    let expected: String
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Golden/messages")

  static let all: [MessageFile] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted().map(MessageFile.init)

  let name: String
  let cases: [Case]

  var url: URL { Self.folder.appendingPathComponent(name) }
  var testDescription: String { name }

  init(name: String) {
    self.name = name
    let url = Self.folder.appendingPathComponent(name)
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    cases = text.components(separatedBy: "##### ").dropFirst().map { block in
      let title = block.prefix { $0 != "\n" }
      let parts = block.dropFirst(title.count + 1).components(separatedBy: "\n---\n")
      var expected = parts.dropFirst().joined(separator: "\n---\n")
      if expected.hasSuffix("\n") { expected.removeLast() }
      return Case(title: String(title), code: parts[0], expected: expected)
    }
  }

  /// The file with other texts.
  func text(with texts: [String]) -> String {
    zip(cases, texts).map { "##### \($0.title)\n\($0.code)\n---\n\($1)\n" }.joined()
  }
}
