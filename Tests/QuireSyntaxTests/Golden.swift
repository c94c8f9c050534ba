import Foundation

/// The files of expected text beside these tests.
enum Golden {
  static let isRecording = ProcessInfo.processInfo.environment["QUIRE_RECORD"] != nil

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  static func text(_ name: String) -> String {
    let url = folder.appendingPathComponent(name)
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }

  static func write(_ text: String, to name: String) {
    try? text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  /// What stands before and behind the line `---`, without the newline at the end.
  static func halves(_ text: String) -> (source: String, expected: String) {
    var source: [Substring] = []
    var expected: [Substring] = []
    var isBehind = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "---", !isBehind {
        isBehind = true
      } else if isBehind {
        expected.append(line)
      } else {
        source.append(line)
      }
    }
    if expected.last == "" { expected.removeLast() }
    return (source.joined(separator: "\n"), expected.joined(separator: "\n"))
  }
}
