import Glibc

/// Lines from a file or a pipe.
final class PipeReader: LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  let isInteractive = false

  var hasMore: Bool {
    if start < buffer.count { return true }
    if isAtEnd { return false }
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0
  }

  func read(_ beginning: LineBeginning) -> Line {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { start = end + 1 }
        return .text(Self.text(buffer[start..<end]))
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return .end }
        defer { start = buffer.count }
        return .text(Self.text(buffer[start...]))
      }
      searched -= start
      fill()
    }
  }

  func remember(_ input: String) {}

  func close() {}

  /// Reads what there is; nothing more after an error.
  private func fill() {
    buffer.removeFirst(start)
    start = 0
    let capacity = 65_536
    let known = buffer.count
    buffer += [UInt8](repeating: 0, count: capacity)
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        Glibc.read(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[known...]).baseAddress, capacity
        )
      }
    } while count < 0 && errno == EINTR
    buffer.removeLast(capacity - max(count, 0))
    if count <= 0 { isAtEnd = true }
  }

  /// A line without its end; bytes that are not UTF-8 become U+FFFD, which the parser reports.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == 13 ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}
