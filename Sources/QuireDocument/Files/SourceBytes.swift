import Glibc

/// The bytes of a script's file.
package enum SourceBytes {
  /// The largest script read.
  package static let limit = 64 << 20

  /// Reads a whole file, or standard input when the path is `-`.
  package static func read(_ path: String, limit: Int = limit) throws(FileError) -> [UInt8] {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path: path, errno: errno) }
    defer { if file != STDIN_FILENO { close(file) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, errno: errno)
      }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw FileError(
          path: path, problem: "is larger than \(limit >> 20) MiB, too large for a notebook")
      }
    }
  }
}
