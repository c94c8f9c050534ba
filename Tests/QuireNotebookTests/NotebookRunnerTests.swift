import QuireDocument
import QuireNotebook
import QuireSyntax
import Testing

@Suite struct NotebookRunnerTests {
  static let text = """
    # %% [markdown]
    # # Prose
    # %% [raw]
    # unseen
    # %% One

    print a
    value 1
    # %%
    fail No
    # %%
    print c
    """

  static func run(
    _ text: String, _ runner: NotebookRunner = NotebookRunner(),
    _ evaluator: ScriptedEvaluator = ScriptedEvaluator()
  ) throws -> RunRecord {
    try runner.run(PercentReader.read(text, path: "n.nb"), with: evaluator)
  }

  @Test func tellsTheEvaluatorWhereEachCellStands() throws {
    let evaluator = ScriptedEvaluator()
    _ = try Self.run(Self.text, NotebookRunner(onError: .continue), evaluator)
    #expect(evaluator.sources.map(\.firstLine) == [7, 10, 12])
    #expect(evaluator.sources.map(\.cell) == ["One", nil, nil])
    #expect(evaluator.sources.allSatisfy { $0.name == "n.nb" })
  }

  @Test func stopsAtAnErrorAndKeepsWhatWasThere() throws {
    let record = try Self.run(Self.text)
    #expect(record.status == .failed)
    #expect(record.cells.map(\.cell.kind) == [.markdown, .code, .code])
    #expect(record.cells[1].outputs.count == 2)
    #expect(record.unreached == 1)
  }

  @Test func goesOnWhenAsked() throws {
    let record = try Self.run(Self.text, NotebookRunner(onError: .continue))
    #expect(record.status == .failed)
    #expect(record.cells.count == 4)
    #expect(record.unreached == 0)
  }

  @Test(
    arguments: [
      ("print a", RunStatus.passed, 0, 1), ("fail a", .failed, 1, 2), ("late", .timedOut, 124, 1),
      ("interrupt", .interrupted, 130, 1),
    ] as [(String, RunStatus, Int32, Int)])
  func limitsEndARunEvenWhenErrorsDoNot(
    command: String, status: RunStatus, code: Int32, reached: Int
  ) throws {
    let text = command == "print a" ? command : command + "\n# %%\nprint b\n"
    let record = try Self.run(text, NotebookRunner(onError: .continue))
    #expect(record.status == status)
    #expect(record.status.exitCode == code)
    #expect(record.cells.count == reached)
  }

  @Test func boundsWhatOneCellPrints() throws {
    // 13 bytes a line; the limit falls into the middle of a line and of its é.
    let record = try Self.run("flood 30000")
    let outputs = try #require(record.cells.first?.outputs)
    guard case .text(let text) = outputs.first, case .warning(let remark) = outputs.last else {
      Issue.record("expected a text and a remark")
      return
    }
    #expect(text.utf8.count <= 256 * 1024)
    #expect(text.utf8.count > 256 * 1024 - 13)
    #expect(remark == "\(390_000 - text.utf8.count) more bytes of printed text are left out here")
    #expect(outputs.count == 2)
  }

  @Test func keepsOnlyTheLinesOfProgressThatStay() throws {
    let record = try Self.run("epoch 1\nepoch 2")
    let lines = record.cells.first?.outputs.compactMap { output in
      if case .progress(let progress) = output { progress?.summary } else { nil }
    }
    #expect(lines == ["Epoch 1/2 · loss 0.5000", "Epoch 2/2 · loss 0.5000"])
  }

  /// The tags of a failing cell, whether the cells behind it run, and how the run ends.
  @Test(
    arguments: [
      (#"tags=["raises-exception"]"#, ["error", "print"], RunStatus.passed),
      (#"tags=["skip-execution"]"#, ["skipped", "print"], .passed),
      ("", ["failed"], .failed),
    ] as [(String, [String], RunStatus)])
  func followsTagsOfCells(metadata: String, seen: [String], status: RunStatus) throws {
    let record = try Self.run("# %% \(metadata)\nfail No\n# %%\nprint b\n")
    let found = record.cells.map { cell in
      switch (cell.outcome, cell.outputs.first) {
      case (.skipped(let reason), nil):
        reason == "tagged \"skip-execution\"" ? "skipped" : reason
      case (.failed, nil): "failed"
      case (.finished, .error): "error"
      case (.finished, .text): "print"
      default: "?"
      }
    }
    #expect(found == seen)
    #expect(record.status == status)
  }

  @Test(arguments: [
    ("timeout=0.5", "the cell's time limit of 0.5 s is reached", 1),
    ("timeout=20", "the cell's time limit of 20 s is reached", 1),
    ("", "the cell's time limit of 7 s is reached", 1),
  ]) func aCellHasATimeOfItsOwn(metadata: String, message: String, reached: Int) throws {
    let runner = NotebookRunner(timeout: .seconds(100), cellTimeout: .seconds(7))
    let record = try Self.run("# %% \(metadata)\nlate\n# %%\nprint b\n", runner)
    guard case .timedOut(let diagnostic) = record.cells.last?.outcome else {
      Issue.record("expected the end of the time")
      return
    }
    #expect(diagnostic.message == message)
    #expect(record.cells.count == reached)
  }

  @Test func goesOnBehindACellThatTookTooLongButNotBehindTheWholeTime() throws {
    let text = "late\n# %%\nprint b\n"
    let cell = NotebookRunner(onError: .continue, cellTimeout: .seconds(7))
    let record = try Self.run(text, cell)
    #expect(record.cells.count == 2)
    #expect(record.status == .timedOut)
    let whole = NotebookRunner(onError: .continue, timeout: .zero, cellTimeout: .seconds(7))
    #expect(try Self.run(text, whole).cells.count == 1)
  }

  @Test(arguments: ["\"soon\"", "0", "-1", "1e300", "[1]"])
  func refusesATimeThatIsNone(value: String) throws {
    let mistake = #expect(throws: Diagnostic.self) {
      try Self.run("# %%\nprint a\n# %% Late timeout=\(value)\nprint b\n")
    }
    #expect(mistake?.message == "the cell's timeout must be a number of seconds above 0")
    #expect(mistake?.span?.start == 13)
  }

  @Test func boundsHowMuchOneCellShows() throws {
    let record = try Self.run(Array(repeating: "value 1", count: 1003).joined(separator: "\n"))
    let outputs = try #require(record.cells.first?.outputs)
    guard case .warning(let remark) = outputs.last else {
      Issue.record("expected a remark")
      return
    }
    #expect(remark == "3 more outputs are left out here")
    #expect(outputs.count == 1001)
  }
}
