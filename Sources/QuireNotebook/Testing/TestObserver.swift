import QuireDocument
import QuireRuntime
import QuireSyntax

/// Turns what happens in a run into the events of a test.
final class TestObserver: RunObserver {
  /// The most bytes of printed text told of one cell.
  private static let textLimit = 64 << 10

  private let evaluator: SessionEvaluator
  private let isTraced: Bool
  private let renderer: DiagnosticRenderer
  private let tell: (TestEvent) -> Void
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant
  private var number = 0
  private var room = 0
  /// The cell that runs.
  private var source: SourceFile?

  init(
    _ evaluator: SessionEvaluator, isTraced: Bool, renderer: DiagnosticRenderer,
    _ tell: @escaping (TestEvent) -> Void
  ) {
    self.evaluator = evaluator
    self.isTraced = isTraced
    self.renderer = renderer
    self.tell = tell
    start = clock.now
  }

  func willRun(_ cell: Cell, in record: RunRecord) {
    guard cell.kind == .code else { return }
    number += 1
    start = clock.now
    room = Self.textLimit
    source = record.notebook.code(of: cell).source
    tell(.cellBegan(number: number, title: cell.title ?? "", line: cell.lines.lowerBound))
  }

  func didEmit(_ output: CellOutput) {
    if case .text(let text) = output, room > 0 {
      room -= text.utf8.count
      tell(.printed(room >= 0 ? text : text + "…\n"))
    }
    guard isTraced, let (kind, content) = Self.content(of: output) else { return }
    let lines = evaluator.currentLines
    tell(
      .trace(
        OutputTrace(
          kind: kind, firstLine: lines.lowerBound, lastLine: lines.upperBound,
          code: source?.line(lines.lowerBound)?.text ?? "", content: content)))
  }

  func didRun(_ record: RunRecord) {
    guard let last = record.cells.last, last.cell.kind == .code, let outcome = last.outcome,
      let source
    else {
      return
    }
    for verdict in evaluator.verdicts {
      if let mismatch = verdict.mismatch { report(mismatch) }
      if let edit = ExpectationEdit(verdict, in: source) { tell(.edit(edit)) }
    }
    let isMismatched = evaluator.verdicts.contains { $0.mismatch != nil }
    let status: CellResult.Status
    switch outcome {
    case .finished: status = isMismatched ? .failed : .passed
    case .skipped(let reason): status = .skipped(reason: reason)
    case .failed(let diagnostics):
      diagnostics.forEach(report)
      status = .failed
    case .timedOut(let diagnostic):
      report(diagnostic)
      status = .timedOut
    case .interrupted(let diagnostic):
      report(diagnostic)
      status = .failed
    }
    tell(
      .cellEnded(
        status, seconds: (clock.now - start).inSeconds, expectations: evaluator.verdicts.count))
  }

  private func report(_ diagnostic: Diagnostic) {
    tell(.problem(TestProblem(diagnostic, renderer: renderer)))
  }

  /// What two runs must have in common.
  private static func content(of output: CellOutput) -> (kind: String, content: String)? {
    switch output {
    case .text(let text): return ("text", text)
    case .value(let text): return ("value", text)
    case .picture(let picture):
      do {
        let bytes = try picture.png { _ in }
        return ("picture", "\(bytes.count) bytes, digest \(digest(bytes))")
      } catch {
        return ("picture", "not drawn: \(error)")
      }
    // It tells the time in between; only the lines that stay are compared.
    case .progress(let progress):
      return progress?.isMilestone == true ? ("text", progress?.summary ?? "") : nil
    case .warning(let text): return ("warning", text)
    case .error(let diagnostic): return ("error", "\(diagnostic.kind): \(diagnostic.message)")
    }
  }

  /// FNV-1a with 64 bits: enough to tell two pictures apart.
  private static func digest(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}

extension Duration {
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
