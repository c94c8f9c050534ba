import QuireDocument
import QuireNotebook
import QuireTestSupport
import Testing

@testable import quire

struct HistoryFileTests {
  @Test func keepsInputsAsTheyWereTyped() throws {
    let folder = try TemporaryFolder()
    let history = HistoryFile(path: folder.path + "/a/b/history")
    #expect(try history.load() == [])
    let inputs = ["x = 1", "def f():\n    a\n\n    return '你好 \\n'", "%time f()", "#1 a remark"]
    for input in inputs { try history.append(input) }
    #expect(try history.load() == inputs)
    #expect(folder.text("a/b/history")?.hasPrefix("# %%\nx = 1\n# %%\ndef f():\n") == true)
  }

  @Test(arguments: [
    ("", []), ("no marker\n", []), ("# %%\n", []),
    ("# %%\n\n\nx\n\n# %%\n# %%\ny", ["\n\nx", "y"]),
  ])
  func readsWhatIsThere(_ text: String, _ inputs: [String]) {
    #expect(HistoryFile.inputs(in: text) == inputs)
  }

  @Test func growsToALimit() throws {
    let folder = try TemporaryFolder()
    let count = 2 * HistoryFile.maximumCount + 1
    try folder.write("history", (0..<count).map { HistoryFile.entry("x = \($0)") }.joined())
    let history = HistoryFile(path: folder.path + "/history")
    let loaded = try history.load()
    #expect(loaded.count == HistoryFile.maximumCount)
    #expect(loaded.last == "x = \(count - 1)")
    #expect(HistoryFile.inputs(in: folder.text("history") ?? "") == loaded)
  }

  @Test func readsTheEndOfALongFile() throws {
    let folder = try TemporaryFolder()
    let line = String(repeating: "x", count: 1 << 20)
    let count = 2 * HistoryFile.maximumBytes / line.utf8.count + 1
    try folder.write(
      "history", (0..<count).map { HistoryFile.entry("'\($0)' + '\(line)'") }.joined())
    let history = HistoryFile(path: folder.path + "/history")
    let loaded = try history.load()
    #expect(loaded.count == HistoryFile.maximumBytes / line.utf8.count - 1)
    #expect(loaded.last?.hasPrefix("'\(count - 1)' + ") == true)
    #expect(HistoryFile.inputs(in: folder.text("history") ?? "") == loaded)
  }

  @Test func onlyFilesAreRead() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError(path: folder.path, problem: "is not a file")) {
      try HistoryFile(path: folder.path).load()
    }
  }

  @Test(arguments: [
    (["HOME": "/h", "XDG_STATE_HOME": "/s"], "/s/quire/history"),
    (["HOME": "/h", "XDG_STATE_HOME": "relative"], "/h/.local/state/quire/history"),
    (["HOME": "/h"], "/h/.local/state/quire/history"), ([:], nil),
  ])
  func standsInTheStateFolder(_ environment: [String: String], _ path: String?) {
    #expect(HistoryFile { environment[$0] }?.path == path)
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "")
    let history = HistoryFile(path: folder.path + "/file/history")
    #expect(throws: (any Error).self) { try history.append("x") }
  }
}
