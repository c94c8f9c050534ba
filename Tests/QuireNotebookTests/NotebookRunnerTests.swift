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
}
