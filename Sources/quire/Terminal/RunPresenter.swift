import QuireDocument
import QuireNotebook
import QuirePlot
import QuireRuntime
import QuireSyntax

/// Shows a run while it goes: prose, titles, outputs, a live line of progress, errors.
final class RunPresenter: RunObserver {
  /// What is shown besides what the cells give.
  enum Detail {
    /// Prose, titles and a closing line: `quire run`.
    case document
    /// Nothing: a script prints what it prints.
    case outputs
    /// Errors only.
    case errors
  }

  private let detail: Detail
  private var terminal: Terminal
  var width: Int { terminal.width }
  let output: OutputStream
  let errors: OutputStream
  private var renderer: DiagnosticRenderer
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let status: StatusLine
  private var cellStart: ContinuousClock.Instant
  /// Whether lines about a cell were shown with no empty line behind them.
  private var hasOpenLines = false

  init(
    detail: Detail, terminal: Terminal, output: OutputStream = OutputStream(descriptor: 1),
    errors: OutputStream = OutputStream(descriptor: 2), renderer: DiagnosticRenderer
  ) {
    self.detail = detail
    self.terminal = terminal
    self.output = output
    self.errors = errors
    self.renderer = renderer
    status = StatusLine(output: output, terminal: terminal)
    start = clock.now
    cellStart = start
  }

  func willRun(_ cell: Cell, in record: RunRecord) {
    guard detail == .document else { return }
    if cell.kind == .markdown {
      let lines = Prose(terminal: terminal).lines(cell.source)
      guard !lines.isEmpty else { return }
      output.writeLines((hasOpenLines ? [""] : []) + lines + [""])
      hasOpenLines = false
      return
    }
    let number = record.cells.count { $0.cell.kind == .code } + 1
    let count = record.notebook.cells.count { $0.kind == .code }
    cellStart = clock.now
    if terminal.isInteractive {
      if let title = cell.title { output.writeLines([rule(title)]) }
      hasOpenLines = cell.title != nil
      status.begin(.init(number: number, count: count, title: cell.title, start: cellStart))
    } else {
      // Nobody reads the lines of a Jupyter file.
      let place = cell.number.map { "cell \($0)" } ?? "line \(cell.lines.lowerBound)"
      output.writeLines(["[\(number)/\(count)] " + (cell.title.map { "\($0) (\(place))" } ?? place)]
      )
      hasOpenLines = true
    }
  }

  func didEmit(_ cellOutput: CellOutput) {
    guard detail != .errors else { return }
    switch cellOutput {
    case .text(let text): output.write(text)
    case .value(let text): output.writeLines([text])
    case .picture(let picture):
      do {
        output.writeLines(try picture.text(terminal.style))
      } catch let error as PlotError where error.kind == .cancelled {
        // Left out: the session tells that it was stopped.
      } catch {
        didEmit(.warning("\(picture.caption) could not be drawn: \(error)"))
      }
    case .warning(let text):
      errors.writeLines([Ink(isColoured: renderer.isColoured)("warning:", .yellow) + " " + text])
    case .progress(let progress): show(progress)
    case .error(let diagnostic): report([diagnostic])
    }
  }

  func didRun(_ record: RunRecord) {
    status.end()
    guard let last = record.cells.last, last.cell.kind == .code else { return }
    if let outcome = last.outcome { present(outcome) }
    guard detail == .document else { return }
    let time = Self.seconds(clock.now - cellStart)
    if time >= 1 {
      output.writeLines([Ink(isColoured: terminal.isColoured)(ElapsedTime.text(time), .faint)])
    }
    if !last.outputs.isEmpty {
      output.writeLines([""])
      hasOpenLines = false
    }
  }

  /// Shows how a cell ended, where it did not end well.
  func present(_ outcome: CellOutcome) {
    output.eraseDrawn()
    switch outcome {
    case .failed(let diagnostics): report(diagnostics)
    case .timedOut(let diagnostic), .interrupted(let diagnostic): report([diagnostic])
    case .skipped(let reason):
      if detail == .document { output.writeLines(["skipped: \(reason)"]) }
    case .finished: break
    }
  }

  /// Takes away what is drawn only for now, so that something else can be written.
  func eraseLiveLine() { output.eraseDrawn() }

  /// Says that another run has the folder of the outputs.
  func waiting(for holder: FolderLock.Holder) {
    guard detail != .errors else { return }
    let process = holder.process.map { "process \($0)" } ?? "another process"
    output.writeLines(["waiting for \(process), which is writing its outputs here"])
  }

  /// Asks again how wide the terminal is.
  func measure() {
    terminal.measure()
    renderer.width = max(terminal.width, 60)
  }

  private func report(_ diagnostics: [Diagnostic]) {
    if output.isInLine { output.write("\n") }
    for diagnostic in diagnostics { errors.writeLines([renderer.render(diagnostic)]) }
  }

  /// `── Title ─────────`
  private func rule(_ title: String) -> String {
    let dash = terminal.style.isUnicode ? "─" : "-"
    let rest = max(2, terminal.width - DisplayWidth.of(title) - 4)
    let ink = Ink(isColoured: terminal.isColoured)
    return ink(dash + dash, .faint) + " " + ink(title, .bold) + " "
      + ink(String(repeating: dash, count: rest), .faint)
  }

  // MARK: Progress

  private func show(_ progress: Progress?) {
    if let progress, progress.isMilestone {
      status.show(nil)
      output.writeLines([ProgressBar(terminal: terminal).milestone(progress)])
    } else if terminal.isInteractive {
      status.show(progress)
    }
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// The closing line: how many cells ran, how long, where the outputs are.
  func close(_ record: RunRecord, documents: [String]) {
    guard detail == .document else { return }
    let count = record.cells.count { $0.cell.kind == .code }
    let time = ElapsedTime.text(Self.seconds(clock.now - start))
    let cells = count == 1 ? "1 cell" : "\(count) cells"
    let left = record.unreached == 0 ? "" : ", \(record.unreached) not run"
    let place = documents.isEmpty ? "" : ", outputs in \(documents.joined(separator: ", "))"
    output.writeLines([
      Ink(isColoured: terminal.isColoured)(
        "\(cells) in \(time)\(left)\(place)", .faint)
    ])
  }
}
