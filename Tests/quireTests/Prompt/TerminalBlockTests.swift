import Glibc
import QuireTestSupport
import Testing

/// Blocks and earlier inputs on a real terminal: recalling, editing, searching.
@Suite(.serialized) struct TerminalBlockTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  /// A prompt that remembers inputs, the oldest first.
  private func screen(remembering inputs: [String] = [], inputrc: String = "") throws
    -> TerminalScreen
  {
    let entries = inputs.map { "# %%\n\($0)\n" }.joined()
    try folder.write(".local/state/quire/history", entries)
    try folder.write(".inputrc", inputrc)
    let screen = try TerminalScreen(program)
    try screen.waitForLast(">>>")
    return screen
  }

  private static let block = "def f(a):\n    b = a + 1\n    return b"

  @Test func upAndDownMoveInARecalledBlock() throws {
    let screen = try screen(remembering: [Self.block, "x = 1"])
    try screen.press("Up", "Up")
    try screen.wait(for: "    return b")
    // To the first line, column by column, and on to its end.
    try screen.press("Up", "Up")
    try screen.type("!")
    try screen.wait(for: ">>> def f(a):!")
    try screen.press("BSpace", "C-a")
    try screen.press("Right", "Right", "Right", "Right")
    try screen.type("g")
    try screen.press("C-e", "Enter")
    try screen.type("c = 55")
    try screen.press("Left", "C-k", "Down", "Down", "C-e")
    try screen.type(" + c")
    try screen.press("Enter")
    try screen.waitForLast(">>>")
    try screen.enter("gf(1)")
    let lines = try screen.wait(for: "a value") { $0.last == ">>>" && $0.contains("7") }
    #expect(
      lines.dropFirst() == [
        ">>> def gf(a):", "    c = 5", "    b = a + 1", "    return b + c", ">>> gf(1)", "7",
        ">>>",
      ])
  }

  @Test func upFindsInputsThatBeginAsTyped() throws {
    let screen = try screen(remembering: ["total = 1", "taken = 2", "tot = 3", "x = 4"])
    try screen.type("tot")
    try screen.press("Up")
    try screen.waitForLast(">>> tot = 3")
    try screen.press("Up")
    try screen.waitForLast(">>> total = 1")
    try screen.press("Up", "Down")
    try screen.waitForLast(">>> tot = 3")
    try screen.press("Down")
    try screen.waitForLast(">>> tot")
    // Where nothing begins so, every input is offered.
    try screen.type("?")
    try screen.press("Up")
    try screen.waitForLast(">>> x = 4")
  }

  /// Up on a continuation line gives the lines entered before back.
  @Test func enteredLinesAreTakenBack() throws {
    let screen = try screen()
    try screen.enter("for i in range(2):")
    try screen.wait(for: "a block") { $0.last?.hasPrefix("...") == true }
    try screen.enter("prit(i)")
    try screen.wait(for: "its end") { $0.count == 4 }
    try screen.press("Up")
    try screen.wait(for: "the block") { $0.last == "    prit(i)" }
    try screen.press("Left", "Left", "Left", "Left")
    try screen.type("n")
    try screen.press("C-e", "Enter")
    let lines = try screen.wait(for: "its output") { $0.last == ">>>" && $0.contains("1") }
    #expect(lines.suffix(5) == [">>> for i in range(2):", "    print(i)", "0", "1", ">>>"])
  }

  @Test func altEnterBeginsANewLine() throws {
    let screen = try screen()
    try screen.type("if 1:")
    try screen.press("M-Enter")
    try screen.enter("print('one')")
    let lines = try screen.wait(for: "one") { $0.last == ">>>" && $0.count == 5 }
    #expect(lines.dropFirst() == [">>> if 1:", "    print('one')", "one", ">>>"])
  }

  /// Nothing of the search's own prompt stays before the block that it found.
  @Test(arguments: ["Enter", "Right"])
  func searchLeavesNothingBehind(_ key: String) throws {
    let screen = try screen(remembering: ["if 1:\n    print(3)", "x = 1"])
    try screen.press("C-r")
    try screen.type("print")
    try screen.wait(for: "print(3)")
    try screen.press(key)
    if key == "Right" { try screen.press("End", "Enter") }
    let lines = try screen.wait(for: "3") { $0.last == ">>>" && $0.contains("3") }
    #expect(lines.dropFirst() == [">>> if 1:", "    print(3)", "3", ">>>"])
  }

  @Test func viKeysKnowBlocksToo() throws {
    let screen = try screen(remembering: [Self.block], inputrc: "set editing-mode vi\n")
    try screen.press("Up", "Up")
    try screen.wait(for: "    return b")
    try screen.press("Escape")
    usleep(600_000)
    try screen.type("0")
    try screen.type("wcwg")
    try screen.press("Escape")
    usleep(600_000)
    try screen.type("Go")
    try screen.press("C-c")
    try screen.enter("1 + 1")
    try screen.wait(for: "2") { $0.last == ">>>" && $0.contains("2") }
  }

  @Test func typedTabsAreIndentation() throws {
    let screen = try screen()
    try screen.type("def f(x):\n\tif x:\n\t\treturn 1\n\treturn 2\n\nf(0) + f(1)\n")
    let lines = try screen.wait(for: "3") { $0.last == ">>>" && $0.contains("3") }
    #expect(!lines.contains { $0.contains("Error") })
  }

  @Test func pastedBlocksMoveToTheMargin() throws {
    let screen = try screen()
    try screen.paste("    total = 1\n    for i in range(3):\n        total += i\n    total * 10")
    try screen.press("Enter")
    try screen.wait(for: "40")
    try screen.paste("```python\nprint('fen', 'ced')\n```")
    try screen.press("Enter")
    try screen.wait(for: "fen ced")
    #expect(
      folder.text(".local/state/quire/history")?.hasPrefix(
        "# %%\ntotal = 1\nfor i in range(3):\n    total += i\ntotal * 10\n") == true)
  }

  @Test func quitSignalLosesNoSession() throws {
    let screen = try screen()
    try screen.enter("x = 41")
    try screen.wait(for: "a prompt") { $0.count == 3 && $0.last == ">>>" }
    usleep(100_000)
    try screen.press(#"C-\\"#)
    usleep(100_000)
    try screen.enter("x + 1")
    try screen.wait(for: "42")
  }

  @Test func brokenHistoryIsReportedAboveTheLine() throws {
    try folder.write("state", "a file, not a folder")
    var program = program
    program.environment["XDG_STATE_HOME"] = folder.path + "/state"
    let screen = try TerminalScreen(program)
    try screen.waitForLast(">>>")
    try screen.enter("1 + 1")
    let lines = try screen.wait(for: "2") { $0.last == ">>>" && $0.contains("2") }
    #expect(lines.dropFirst().first?.hasPrefix("warning: the history is not kept: ") == true)
    #expect(lines.suffix(3) == [">>> 1 + 1", "2", ">>>"])
  }
}
