import Glibc
import QuireRuntime
import QuireSyntax
import Synchronization

/// The line that stays below the output of a run: `cell 3 of 12 · Train · 4.2 s`, with the bar of a
/// training in it. It is drawn again and again by a thread of its own.
final class StatusLine: Sendable {
  /// The cell that runs.
  struct Task: Sendable {
    var number: Int
    var count: Int
    var title: String?
    var start = ContinuousClock.now
  }

  private struct State {
    var terminal: Terminal
    var task: Task?
    var progress: Progress?
    var lastDrawn: ContinuousClock.Instant?
    var hasThread = false
  }

  private let output: OutputStream
  private let state: Mutex<State>

  init(output: OutputStream, terminal: Terminal) {
    self.output = output
    state = Mutex(State(terminal: terminal))
  }

  /// A cell runs; the line is shown once it has taken a moment.
  func begin(_ task: Task) {
    state.withLock { state in
      state.task = task
      state.progress = nil
      if !state.hasThread { state.hasThread = Self.tick { [weak self] in self?.redraw() } }
    }
  }

  /// No cell runs.
  func end() {
    state.withLock { state in
      state.task = nil
      state.progress = nil
      output.eraseDrawn()
    }
  }

  /// Shows how far a long task has come, at most ten times a second, as fast as one can read; nil when it
  /// is over.
  func show(_ progress: Progress?) {
    state.withLock { state in
      state.progress = progress
      guard progress != nil else { return output.eraseDrawn() }
      let now = ContinuousClock.now
      if let last = state.lastDrawn, now - last < .milliseconds(100) { return }
      state.lastDrawn = now
      state.terminal.measure()
      output.draw(Self.line(state.task, state.progress, on: state.terminal, now: now))
    }
  }

  /// Draws the line with the time that has passed.
  private func redraw() {
    state.withLock { state in
      let now = ContinuousClock.now
      guard let task = state.task, now - task.start > .milliseconds(300) else { return }
      state.terminal.measure()
      output.drawBelow(Self.line(task, state.progress, on: state.terminal, now: now))
    }
  }

  /// The line for a terminal of this width; what does not fit is left out.
  static func line(
    _ task: Task?, _ progress: Progress?, on terminal: Terminal, now: ContinuousClock.Instant
  ) -> String {
    let dot = terminal.style.isUnicode ? " · " : " - "
    let ink = Ink(isColoured: terminal.isColoured)
    let place = task.map { "cell \($0.number) of \($0.count)" }
    if let progress {
      guard let place, terminal.width >= 80 else {
        return ProgressBar(terminal: terminal).line(progress)
      }
      var rest = terminal
      rest.style.width -= (place + dot).count
      return ink(place + dot, .faint) + ProgressBar(terminal: rest).line(progress)
    }
    guard let task, let place else { return "" }
    let time = ElapsedTime.growing(RunPresenter.seconds(now - task.start))
    let free = terminal.width - 1 - (place + dot + dot + time).count
    let title = task.title.map { cut($0, to: free, on: terminal) } ?? ""
    return ink([place, title, time].filter { !$0.isEmpty }.joined(separator: dot), .faint)
  }

  /// The beginning of a text that fits in so many columns; nothing where only a stump would fit.
  private static func cut(_ text: String, to width: Int, on terminal: Terminal) -> String {
    let text = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    if DisplayWidth.of(text) <= width { return text }
    let mark = terminal.style.isUnicode ? "…" : "~"
    var kept = ""
    var columns = 1
    for character in text {
      columns += DisplayWidth.of(String(character))
      if columns > width { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept.count < 4 ? "" : kept + mark
  }

  /// Calls `body` ten times a second on a thread of its own, as long as the process lives.
  /// - Returns: Whether there is such a thread; without one the line stands still.
  private static func tick(_ body: @escaping @Sendable () -> Void) -> Bool {
    final class Ticker: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Ticker(body)).toOpaque()
    let failed = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let ticker = Unmanaged<Ticker>.fromOpaque(context).takeUnretainedValue()
        while true {
          usleep(100_000)
          ticker.body()
        }
      }, context)
    if failed == 0 { pthread_detach(thread) }
    return failed == 0
  }
}
