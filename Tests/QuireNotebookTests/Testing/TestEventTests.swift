import QuireNotebook
import Testing

@Suite struct TestEventTests {
  static let problem = TestProblem(
    kind: "Mismatch", message: "expected\ta \\ b", line: 3, column: 7, text: "a\n  b\\n\n")

  @Test(arguments: [
    TestEvent.began(cells: 3, timeout: nil, hasProfile: false),
    .began(cells: 0, timeout: 2.5, hasProfile: true), .skipped(reason: "no\nnetwork"),
    .notUnderstood(problem), .cellBegan(number: 2, title: "学习\tx", line: 40), .problem(problem),
    .edit(ExpectationEdit(line: 4, sign: "# => ", old: ["[1,", "2]"], new: ["[1,", "3]"])),
    .edit(
      ExpectationEdit(
        line: 4, place: .init(cell: 2, line: 3), sign: "# => ", old: [""], new: ["7"])),
    .trace(
      OutputTrace(kind: "text", firstLine: 1, lastLine: 9, code: "f(\"\\n\")", content: "\n\\\t")),
    .printed("a\r\n\tb"), .cellEnded(.passed, seconds: 0.25, expectations: 3),
    .cellEnded(.skipped(reason: "why"), seconds: 0, expectations: 0),
    .cellEnded(.timedOut, seconds: 1, expectations: 1),
  ]) func comesBackFromItsLine(event: TestEvent) {
    #expect(!event.line.contains("\n"))
    #expect(TestEvent(line: event.line) == event)
  }

  @Test(arguments: [
    "", "ended\t1", "cell\tx\t\t3", "edit\t1\t# =>\t9\ta", "problem\ta\tb\tc\td\te",
  ])
  func isNilForHalfALine(line: String) {
    #expect(TestEvent(line: line) == nil)
  }

  @Test func makeAResult() {
    var result = NotebookResult(path: "a.nb")
    let events: [TestEvent] = [
      .began(cells: 3, timeout: 9, hasProfile: true), .cellBegan(number: 1, title: "", line: 1),
      .cellEnded(.passed, seconds: 1, expectations: 2),
      .cellBegan(number: 2, title: "B", line: 5), .printed("x"), .problem(Self.problem),
      .edit(ExpectationEdit(line: 3, sign: "# => ", old: ["1"], new: ["2"])),
      .cellEnded(.failed, seconds: 1, expectations: 1),
    ]
    for event in events { result.add(event) }
    #expect(result.status == .failed)
    #expect(result.expectations == 3)
    #expect(result.cells.map(\.name) == ["cell 1", "cell 2: B"])
    #expect(result.edits.count == 1)
    #expect(result.isMendable)
    // What comes to an error is not rewritten.
    result.add(.cellBegan(number: 3, title: "", line: 9))
    result.fail(TestProblem(kind: "Crash", message: "", text: ""))
    #expect(result.edits.isEmpty)
    #expect(!result.isMendable)
  }
}
