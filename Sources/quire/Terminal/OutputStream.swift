import Glibc
import QuireDocument
import Synchronization

/// A file descriptor that text is written to at once; any thread may.
final class OutputStream: Sendable {
  private struct State {
    /// True after something that did not end its line.
    var isInLine = false
    /// The line that is shown for now.
    var drawn: String?
    /// The number of the first error of writing.
    var failure: Int32?
  }

  private let descriptor: Int32
  private let state = Mutex(State())

  var isInLine: Bool { state.withLock { $0.isInLine } }

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  func write(_ text: String) { state.withLock { write(text, &$0) } }

  /// Writes whole lines, after ending the one that is open.
  func writeLines(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    state.withLock { state in
      write((state.isInLine ? "\n" : "") + lines.joined(separator: "\n") + "\n", &state)
    }
  }

  /// Shows a line in place of the one drawn before, until something else is written.
  func draw(_ line: String) {
    state.withLock { state in
      if state.isInLine { write("\n", &state) }
      draw(line, &state)
    }
  }

  /// As `draw`, unless a line of the output is open, which it would end.
  func drawBelow(_ line: String) {
    state.withLock { state in
      if !state.isInLine { draw(line, &state) }
    }
  }

  /// Removes what was drawn.
  func eraseDrawn() { state.withLock { erase(&$0) } }

  private func write(_ text: String, _ state: inout State) {
    guard !text.isEmpty else { return }
    erase(&state)
    send(text, &state)
    state.isInLine = text.utf8.last != 10
  }

  private func draw(_ line: String, _ state: inout State) {
    guard state.drawn != line else { return }
    send("\r\u{1B}[K" + line, &state)
    state.drawn = line
  }

  private func erase(_ state: inout State) {
    if state.drawn != nil { send("\r\u{1B}[K", &state) }
    state.drawn = nil
  }

  private func send(_ text: String, _ state: inout State) {
    var text = text
    let failure = text.withUTF8 { bytes in
      Descriptor.write(UnsafeRawBufferPointer(bytes), to: descriptor)
    }
    // A closed pipe ends the output, not the program.
    if failure != 0, failure != EPIPE, state.failure == nil { state.failure = failure }
  }

  /// The exit code of a program that wrote here and would end with `code`: what could not be written is a failure
  /// of its own, and told.
  func exitCode(_ code: Int32, errors: OutputStream) -> Int32 {
    guard let failure = state.withLock({ $0.failure }) else { return code }
    errors.writeLines([
      "quire: the output could not be written: \(String(cString: strerror(failure)))"
    ])
    return code == 0 ? 1 : code
  }
}
