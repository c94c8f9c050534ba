import Glibc

/// A file descriptor that text is written to at once.
final class OutputStream {
  private let descriptor: Int32
  /// True after something that did not end its line.
  private(set) var isInLine = false
  private var isDrawn = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  func write(_ text: String) {
    guard !text.isEmpty else { return }
    eraseDrawn()
    send(text)
    isInLine = text.utf8.last != 10
  }

  /// Shows a line in place of the one drawn before, until something else is written.
  func draw(_ line: String) {
    if isInLine { write("\n") }
    send("\r\u{1B}[K" + line)
    isDrawn = true
  }

  /// Removes what `draw` showed.
  func eraseDrawn() {
    if isDrawn { send("\r\u{1B}[K") }
    isDrawn = false
  }

  private func send(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          // A closed pipe ends the output, not the program.
          return
        }
      }
    }
  }

  /// Writes whole lines, after ending the one that is open.
  func writeLines(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write((isInLine ? "\n" : "") + lines.joined(separator: "\n") + "\n")
  }
}
