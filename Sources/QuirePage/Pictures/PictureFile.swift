import Glibc
import QuireDocument

/// Reads the file of a picture.
enum PictureFile {
  /// - Throws: `FileError` for what is missing, no plain file, or larger than `limit` bytes.
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // A pipe would keep the page waiting.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileError(path: path, errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileError(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, problem: "is no file")
    }
    guard status.st_size <= limit else {
      throw FileError(path: path, problem: "is larger than \(limit >> 20) MiB")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw FileError(path: path, errno: errno) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
