import Foundation
import Testing

/// What newcomers do wrong, the whole text of the answer, and that their session keeps its variables.
///
/// `QUIRE_RECORD=1` rewrites the messages in `Mistakes/*.txt` and fails; every line must then be read.
struct MistakeTests {
  static let isRecording = ProcessInfo.processInfo.environment["QUIRE_RECORD"] != nil

  @Test(arguments: MistakeFile.all)
  func isExplained(in file: MistakeFile) {
    let session = MistakeSession()
    #expect(session.messages(file.variables) == "")
    let before = session.text(of: file.witness)
    #expect(!before.contains("Error:"), "the variables cannot be shown")
    var messages: [String] = []
    for mistake in file.cases {
      let found = session.messages(mistake.code)
      #expect(found == mistake.expected, "\(file.name): \(mistake.title)")
      #expect(found != "", "\(file.name): \(mistake.title) is no mistake")
      #expect(session.text(of: file.witness) == before, "\(file.name): \(mistake.title)")
      messages.append(found)
    }
    if MistakeTests.isRecording {
      let url = MistakeFile.folder.appendingPathComponent(file.name)
      try? file.text(with: messages).write(to: url, atomically: true, encoding: .utf8)
      Issue.record("\(file.name) is recorded; run again without QUIRE_RECORD")
    }
  }

  @Test func manyMistakesAreCovered() {
    #expect(MistakeFile.all.reduce(0) { $0 + $1.cases.count } >= 80)
  }
}
