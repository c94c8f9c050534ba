import Foundation
import Testing

/// What programs are told that go wrong, word for word.
///
/// `QUIRE_RECORD=1` rewrites the texts in `Golden/messages` and fails; every line must then be read.
struct MessageTests {
  private static let isRecording = ProcessInfo.processInfo.environment["QUIRE_RECORD"] != nil

  @Test(arguments: MessageFile.all)
  func areAsWritten(in file: MessageFile) throws {
    let texts = file.cases.map { output(of: $0.code) }
    if Self.isRecording {
      try file.text(with: texts).write(to: file.url, atomically: true, encoding: .utf8)
      Issue.record("\(file.name) is recorded; run again without QUIRE_RECORD")
    }
    for (mistake, text) in zip(file.cases, texts) {
      #expect(text == mistake.expected, "\(file.name): \(mistake.title)")
    }
  }

  @Test func manyAreCovered() {
    #expect(MessageFile.all.reduce(0) { $0 + $1.cases.count } >= 20)
  }
}
