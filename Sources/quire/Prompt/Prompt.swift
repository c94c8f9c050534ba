import QuireNotebook
import QuireRuntime
import QuireSyntax

/// A conversation: reads inputs, runs them in one session, and shows what they give.
final class Prompt {
  let reader: any LineReader
  let presenter: RunPresenter
  let ink: Ink
  let interruption: Interruption
  private(set) var evaluator: SessionEvaluator
  /// The inputs that ran to their end, in order, as cells: what `%save` writes.
  private(set) var finished: [String] = []
  /// The cell that opened the figure drawn in last.
  private var firstDrawing: Int?
  /// The most that one input may use.
  var timeLimit: Duration?
  var limits: Limits
  private(set) var assembler: InputAssembler
  /// All inputs, in order, whatever became of them: what `%history` shows.
  private(set) var inputs: [String] = []
  /// The files that `%save` wrote, which it may replace.
  var saved: Set<String> = []
  /// Whether an input failed.
  private(set) var hasFailed = false
  private var takenBack: LineBeginning?
  private var exitCode: Int32?

  init(
    reader: any LineReader, presenter: RunPresenter, isColoured: Bool, interruption: Interruption,
    limits: Limits = Limits(), timeLimit: Duration? = nil
  ) {
    self.reader = reader
    self.presenter = presenter
    ink = Ink(isColoured: isColoured)
    self.interruption = interruption
    self.limits = limits
    self.timeLimit = timeLimit
    evaluator = Self.evaluator(interruption)
    assembler = InputAssembler(isTyped: reader.isInteractive)
  }

  /// Holds the conversation to its end.
  /// - Returns: The exit code: that of `exit(code)`, else 1 when an input of a pipe failed, 130 when Ctrl-C ended
  ///   it.
  func run() -> Int32 {
    defer { reader.close() }
    while exitCode == nil, let input = nextInput() {
      presenter.measure()
      let outcome = evaluate(input)
      if presenter.output.isInLine { presenter.output.write("\n") }
      // What follows in a pipe was written for what is now missing.
      if case .interrupted = outcome, !reader.isInteractive, reader.hasMore { return 130 }
    }
    if let exitCode, exitCode != 0 { return exitCode }
    let code: Int32 = hasFailed && !reader.isInteractive ? 1 : 0
    return presenter.output.exitCode(code, errors: presenter.errors)
  }

  /// Forgets all variables.
  func reset() {
    evaluator = Self.evaluator(interruption)
    finished = []
    firstDrawing = nil
  }

  private static func evaluator(_ interruption: Interruption) -> SessionEvaluator {
    SessionEvaluator(
      mode: .cell, echoesValues: true, keepsFigures: true, arguments: [""],
      interruption: interruption)
  }

  // MARK: Reading

  private func nextInput() -> InputAssembler.Input? {
    while true {
      if let input = assembler.next() { return input }
      let isContinued = !assembler.pending.isEmpty
      let beginning: LineBeginning =
        if let takenBack {
          takenBack
        } else if isContinued {
          .continuation(indentation: reader.isInteractive ? assembler.indentation : 0)
        } else {
          .nothing
        }
      takenBack = nil
      switch reader.read(beginning) {
      case .takenBack(let line): takeBack(line)
      case .text(let text): assembler.add(text, moreWaits: reader.hasMore)
      case .cancelled: assembler.cancel()
      case .end:
        if !isContinued { return nil }
        assembler.finish()
      }
    }
  }

  /// The lines of a block go back into the hands of the user, the cursor at the end of the last one entered.
  private func takeBack(_ line: String) {
    let entered = assembler.pending
    assembler.cancel()
    let rest = line.allSatisfy { $0 == " " } ? "" : "\n" + line
    takenBack = .text(entered + rest, cursor: entered.utf8.count)
  }

  /// What may stand at a byte offset of the line being edited.
  func completion(of line: String, at cursor: Int) -> Completion? {
    if assembler.pending.isEmpty, let found = MagicCompletion.find(line, cursor, evaluator.session)
    {
      return found
    }
    let before = assembler.pending.isEmpty ? "" : assembler.pending + "\n"
    let offset = before.utf8.count
    guard var found = evaluator.session.completion(of: before + line, at: offset + cursor) else {
      return nil
    }
    found.start -= offset
    return found.start >= 0 ? found : nil
  }

  // MARK: Running

  private func evaluate(_ input: InputAssembler.Input) -> CellOutcome {
    inputs.append(input.text)
    evaluator.session.interpreter.pageWidth = presenter.width
    reader.remember(input.text)
    interruption.clear()
    let outcome: CellOutcome
    if let line = MagicLine(input.text) {
      outcome = Magic.run(line, from: input, in: self)
    } else if let code = Farewell.exitCode(input.text), variable(input.text) == nil {
      exitCode = code
      outcome = .finished
    } else if ["help", "help()"].contains(input.text), variable("help") == nil {
      presenter.output.writeLines(Magic.quickReference(ink))
      outcome = .finished
    } else {
      outcome = execute(source(of: input.text, from: input))
    }
    switch outcome {
    case .finished, .skipped: break
    case .failed, .timedOut, .interrupted: hasFailed = true
    }
    presenter.present(outcome)
    return outcome
  }

  /// The variable of the name that an input begins with.
  private func variable(_ input: String) -> Value? {
    evaluator.session[String(input.prefix { $0 != "(" })]
  }

  /// The code of an input, under the name that errors give it.
  func source(of code: String, from input: InputAssembler.Input) -> SourceFile {
    reader.isInteractive
      ? SourceFile(name: "<input \(inputs.count)>", text: code)
      : SourceFile(name: "<stdin>", text: code, firstLine: input.firstLine)
  }

  /// Runs code, and keeps it for `%save` when it ran to its end.
  func execute(
    _ source: SourceFile, isKept: Bool = true, execution: Session.Execution = { try $0() }
  ) -> CellOutcome {
    evaluator.session.interpreter.limits = limits
    let outcome = evaluator.evaluate(
      source, deadline: timeLimit.map { .now + $0 }, execution: execution
    ) { self.presenter.didEmit($0) }
    if case .finished = outcome, isKept {
      keep(String(decoding: source.text, as: UTF8.self))
    }
    return outcome
  }

  /// A figure belongs to one cell, whose end closes it: what went on drawing in it joins that cell.
  private func keep(_ code: String) {
    switch (evaluator.drawing, firstDrawing) {
    case (.continued, let first?):
      finished[first...] = [(finished[first...] + [code]).joined(separator: "\n")]
    case (.began, _):
      firstDrawing = finished.count
      finished.append(code)
    case (.continued, nil), (.none, _): finished.append(code)
    }
    if !evaluator.hasOpenFigure { firstDrawing = nil }
  }
}
