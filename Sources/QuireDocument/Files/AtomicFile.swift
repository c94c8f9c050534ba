import Glibc

/// Replaces files in one go: a reader sees the old content or the new, never half of it.
package enum AtomicFile {
  /// Writes a file. A device or a pipe of that name stays what it is and is written to.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o666
  ) throws(FileError) {
    let isReplaced = FileStatus(path)?.isReplaceable ?? true
    let temporary = isReplaced ? "\(path).\(getpid()).tmp" : path
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileError(path: path, errno: errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0, isReplaced, rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      if isReplaced { unlink(temporary) }
      throw FileError(path: path, errno: failure)
    }
  }
}
