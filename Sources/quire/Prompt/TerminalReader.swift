import CQuireReadline
import Glibc
import QuireRuntime

/// Lines edited with GNU Readline: history, completion, pasted blocks as one input.
final class TerminalReader: LineReader {
  /// Finds what may stand at a byte offset of the line being edited.
  var complete: (String, Int) -> Completion? = { _, _ in nil }
  /// Reports what went wrong with the history; the prompt goes on without it.
  var report: (String) -> Void = { _ in }

  private let signals: PromptSignals
  private let history: HistoryFile?
  private var isHistoryLoaded = false
  private var isEditing = false
  private var isHistoryBroken = false
  private let first: String
  private let continuation: String

  /// - Parameter terminal: The descriptor that the lines are drawn on.
  init?(signals: PromptSignals, history: HistoryFile?, terminal: Int32, isColoured: Bool) {
    self.signals = signals
    self.history = history
    first = Self.prompt(">>> ", isColoured)
    continuation = Self.prompt("... ", isColoured)
    let context = Unmanaged.passUnretained(self).toOpaque()
    let failed = quire_readline_start(
      terminal, context,
      { context, line, cursor, wordStart in
        guard let context, let line else { return nil }
        return Unmanaged<TerminalReader>.fromOpaque(context).takeUnretainedValue()
          .matches(String(cString: line), cursor: Int(cursor), wordStart: Int(wordStart))
      },
      { context in
        guard let context else { return 0 }
        return Unmanaged<TerminalReader>.fromOpaque(context).takeUnretainedValue().waitForKey()
          ? 1 : 0
      })
    if failed != 0 { return nil }
    quire_terminal_silence()
  }

  let isInteractive = true

  var hasMore: Bool {
    if quire_readline_has_key() != 0 { return true }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0
  }

  func read(_ beginning: LineBeginning) -> Line {
    isEditing = true
    defer { isEditing = false }
    return signals.whileEditing {
      let (prompt, isContinued, typed, cursor): (String, Int32, String, Int32) =
        switch beginning {
        case .nothing: (first, 0, "", -1)
        case .continuation(let indentation):
          (continuation, 1, String(repeating: " ", count: indentation), -1)
        case .text(let text, let cursor): (first, 0, text, Int32(clamping: cursor))
        }
      var line: UnsafeMutablePointer<CChar>?
      defer { free(line) }
      let result = quire_readline_read(prompt, isContinued, typed, cursor, &line)
      switch (result, line) {
      case (QUIRE_READLINE_LINE, let line?): return .text(String(cString: line))
      case (QUIRE_READLINE_TAKEN_BACK, let line?): return .takenBack(String(cString: line))
      case (QUIRE_READLINE_CANCELLED, _): return .cancelled
      default: return .end
      }
    }
  }

  /// Waits for a key and answers signals meanwhile; false when Ctrl-C gave up the line.
  private func waitForKey() -> Bool {
    while true {
      var descriptors = [STDIN_FILENO, signals.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      if poll(&descriptors, 2, -1) < 0 { continue }
      if descriptors[1].revents != 0 {
        for signal in signals.take() {
          switch signal {
          case SIGINT: return false
          case SIGWINCH: quire_readline_resize()
          // A way out of a program that hangs, no way to lose a session.
          case SIGQUIT: break
          case SIGTSTP:
            quire_readline_release()
            kill(getpid(), SIGSTOP)
            quire_readline_resume()
          default:
            quire_readline_release()
            exit(128 + signal)
          }
        }
      }
      if descriptors[0].revents != 0 {
        // The prompt is there before the history is read.
        loadHistory()
        return true
      }
    }
  }

  /// A prompt whose colour Readline does not count as columns.
  private static func prompt(_ text: String, _ isColoured: Bool) -> String {
    isColoured ? "\u{1}\u{1B}[1;32m\u{2}\(text)\u{1}\u{1B}[0m\u{2}" : text
  }

  // MARK: History

  private func loadHistory() {
    guard !isHistoryLoaded else { return }
    isHistoryLoaded = true
    withHistory { history in
      for input in try history.load() { Self.add(input) }
    }
  }

  func close() { quire_terminal_speak() }

  func remember(_ input: String) {
    loadHistory()
    Self.add(input)
    withHistory { try $0.append(input) }
  }

  private static func add(_ input: String) {
    quire_history_remember(input, Int32(HistoryFile.maximumCount))
  }

  /// Reports the first failure and leaves the file alone from then on.
  private func withHistory(_ body: (HistoryFile) throws -> Void) {
    guard let history, !isHistoryBroken else { return }
    do {
      try body(history)
    } catch {
      isHistoryBroken = true
      let message = "the history is not kept: \(error)"
      if isEditing {
        quire_readline_interject("warning: \(message)\n")
      } else {
        report(message)
      }
    }
  }

  // MARK: Completion

  /// The candidates as Readline takes them: what they have in common, then each of them, in memory that it
  /// frees.
  private func matches(_ line: String, cursor: Int, wordStart: Int)
    -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  {
    guard let completion = complete(line, cursor) else { return nil }
    var words = Self.words(completion, line: line, wordStart: wordStart)
    if words.count == 1, !words[0].hasSuffix("/"), let end = completion.closing.utf8.first,
      line.utf8.dropFirst(cursor).first != end
    {
      words[0] += completion.closing
    }
    guard let common = Self.commonPrefix(words) else { return nil }
    let entries = words.count == 1 ? words : [common] + words
    guard
      let array = calloc(entries.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)?
        .assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    else { return nil }
    for (index, entry) in entries.enumerated() { array[index] = strdup(entry) }
    return array
  }

  /// What stands in place of Readline's word, which may begin before or behind the completion.
  static func words(_ completion: Completion, line: String, wordStart: Int) -> [String] {
    let bytes = Array(line.utf8)
    let start = completion.start
    if start >= wordStart {
      let kept = String(
        decoding: bytes[min(wordStart, bytes.count)..<min(start, bytes.count)], as: UTF8.self)
      return completion.candidates.map { kept + $0 }
    }
    let typed = bytes[max(start, 0)..<min(wordStart, bytes.count)]
    return completion.candidates.compactMap { candidate in
      candidate.utf8.starts(with: typed)
        ? String(decoding: candidate.utf8.dropFirst(typed.count), as: UTF8.self) : nil
    }
  }

  static func commonPrefix(_ words: [String]) -> String? {
    guard var common = words.first.map({ Array($0.unicodeScalars) }) else { return nil }
    for word in words.dropFirst() {
      let shared = zip(common, word.unicodeScalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - shared)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: common)
    return String(text)
  }
}
