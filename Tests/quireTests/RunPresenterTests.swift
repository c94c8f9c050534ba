import Glibc
import QuireDocument
import QuireNotebook
import QuirePlot
import QuireRuntime
import QuireSyntax
import QuireTestSupport
import Testing

@testable import quire

@Suite struct RunPresenterTests {
  /// What a presenter writes to its output and to its errors while `body` runs.
  static func shown(
    detail: RunPresenter.Detail, interactive: Bool = false, _ body: (RunPresenter) -> Void
  ) throws -> (output: String, errors: String) {
    let folder = try TemporaryFolder()
    var terminal = TerminalTests.terminal(width: 40)
    terminal.isInteractive = interactive
    let files = ["output", "errors"].map { open("\(folder.path)/\($0)", O_CREAT | O_WRONLY, 0o600) }
    body(
      RunPresenter(
        detail: detail, terminal: terminal, output: OutputStream(descriptor: files[0]),
        errors: OutputStream(descriptor: files[1]), renderer: DiagnosticRenderer()))
    files.forEach { close($0) }
    return (folder.text("output") ?? "", folder.text("errors") ?? "")
  }

  static func progress(
    _ step: Int, of steps: Int, epoch: Int = 1, isMilestone: Bool = false
  ) -> Progress {
    Progress(
      epoch: epoch, epochs: 2, step: step, steps: steps, measures: [], seconds: 0,
      isMilestone: isMilestone)
  }

  struct Drawing: Picture {
    var caption = "curve"
    func png(warn: (String) -> Void) throws -> [UInt8] { [] }
    func text(_ style: TextStyle) -> [String] { ["/\\", "width \(style.width)"] }
  }

  static func play(_ presenter: RunPresenter, outcome: CellOutcome = .finished) {
    let prose = Cell(.markdown, source: "# Head\ntext", firstLine: 1, lines: 1...2)
    let code = Cell(.code, title: "Train", source: "x", firstLine: 4, lines: 3...4)
    let notebook = Notebook(path: "n.nb", text: "", cells: [prose, code])
    var record = RunRecord(notebook: notebook)
    presenter.willRun(prose, in: record)
    record.cells.append(.init(cell: prose, outcome: .finished))
    presenter.didRun(record)
    presenter.willRun(code, in: record)
    let outputs: [CellOutput] = [
      .text("no line end"), .value("8.0"),
      .progress(progress(1, of: 2)),
      .picture(Drawing()), .warning("doubtful"), .text("end"),
    ]
    outputs.forEach(presenter.didEmit)
    record.cells.append(.init(cell: code, outputs: outputs, outcome: outcome))
    presenter.didRun(record)
  }

  static let failure = CellOutcome.failed([Diagnostic("ValueError", "wrong")])

  @Test func showsADocument() throws {
    let shown = try Self.shown(detail: .document) { Self.play($0, outcome: Self.failure) }
    #expect(
      shown.output == """
        Head
        text

        [1/1] Train (line 3)
        no line end
        8.0
        /\\
        width 40
        end


        """)
    #expect(shown.errors == "warning: doubtful\nValueError: wrong\n")
  }

  @Test func showsOutputsOnly() throws {
    let shown = try Self.shown(detail: .outputs) { Self.play($0) }
    #expect(shown.output == "no line end\n8.0\n/\\\nwidth 40\nend")
  }

  @Test func showsErrorsOnly() throws {
    let shown = try Self.shown(detail: .errors) { Self.play($0, outcome: Self.failure) }
    #expect(shown.output == "")
    #expect(shown.errors == "ValueError: wrong\n")
  }

  @Test func tellsWhichCellsAreSkippedOrAnnounceTheirErrors() throws {
    let shown = try Self.shown(detail: .document) { presenter in
      let cell = Cell(.code, source: "x", firstLine: 8, lines: 7...8)
      var record = RunRecord(notebook: Notebook(path: "n.nb", text: "", cells: [cell, cell]))
      presenter.willRun(cell, in: record)
      record.cells.append(.init(cell: cell, outcome: .skipped(reason: "no camera")))
      presenter.didRun(record)
      presenter.willRun(cell, in: record)
      presenter.didEmit(.text("a\n"))
      presenter.didEmit(.error(Diagnostic("ValueError", "as announced")))
      record.cells.append(.init(cell: cell, outcome: .finished))
      presenter.didRun(record)
    }
    #expect(shown.output == "[1/2] line 7\nskipped: no camera\n[2/2] line 7\na\n")
    #expect(shown.errors == "ValueError: as announced\n")
  }

  @Test func setsProseApartFromACellThatShowsNothing() throws {
    let shown = try Self.shown(detail: .document) { presenter in
      let code = Cell(.code, source: "x = 1", firstLine: 2, lines: 1...2)
      let prose = Cell(.markdown, source: "text", firstLine: 5, lines: 4...5)
      var record = RunRecord(notebook: Notebook(path: "n.nb", text: "", cells: [code, prose]))
      presenter.willRun(code, in: record)
      record.cells.append(.init(cell: code, outcome: .finished))
      presenter.didRun(record)
      for _ in 1...2 { presenter.willRun(prose, in: record) }
    }
    #expect(shown.output == "[1/1] line 1\n\ntext\n\ntext\n\n")
  }

  @Test func rulesTitlesOnATerminal() throws {
    let shown = try Self.shown(detail: .document, interactive: true) { Self.play($0) }
    #expect(shown.output.contains("── Train ───────────────────────────────\nno line end\n"))
  }

  @Test func redrawsOneLineOfProgressAtMostTenTimesASecond() throws {
    let steps = { (count: Int) in
      { (presenter: RunPresenter) in
        for step in 0..<count {
          presenter.didEmit(
            .progress(Self.progress(step, of: count)))
        }
        presenter.didEmit(.text("done\n"))
      }
    }
    let live = try Self.shown(detail: .outputs, interactive: true, steps(1000))
    #expect(live.output.hasPrefix("\r\u{1B}[KEpoch 1/2"))
    #expect(live.output.hasSuffix("\r\u{1B}[Kdone\n"))
    #expect(live.output.split(separator: "\r").count <= 4)
    #expect(try Self.shown(detail: .outputs, steps(1000)).output == "done\n")
  }

  @Test func keepsOneLineAnEpoch() throws {
    let shown = try Self.shown(detail: .outputs) { presenter in
      for epoch in 1...2 {
        presenter.didEmit(
          .progress(Self.progress(3, of: 3, epoch: epoch, isMilestone: true)))
      }
    }
    #expect(shown.output == "Epoch 1/2\nEpoch 2/2\n")
  }
}
