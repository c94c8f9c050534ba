import Glibc

/// Replaces files in one go: a reader sees the old content or the new, never half of it.
package enum AtomicFile {
  /// Writes a file. A link leads to the file that is replaced, which keeps its permissions; a device or a pipe
  /// of that name stays what it is and is written to, and `-` is standard output.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o666
  ) throws(FileError) {
    if path == "-" {
      let failure = bytes.withUnsafeBytes { Descriptor.write($0, to: STDOUT_FILENO) }
      guard failure == 0 else { throw FileError(path: "standard output", errno: failure) }
      return
    }
    let old = FileStatus(path)
    let isReplaced = old?.isReplaceable ?? true
    let target = isReplaced ? realpath(of: path) : path
    let temporary = isReplaced ? "\(target).\(getpid()).tmp" : path
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw FileError(path: path, errno: errno) }
    var failure: Int32 = 0
    if isReplaced, let old, fchmod(file, old.permissions) != 0 { failure = errno }
    let written = bytes.withUnsafeBytes { Descriptor.write($0, to: file) }
    if written != 0 { failure = written }
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0, isReplaced, rename(temporary, target) != 0 { failure = errno }
    guard failure == 0 else {
      if isReplaced { unlink(temporary) }
      throw FileError(path: path, errno: failure)
    }
  }

  /// The path without links; the path itself where it leads nowhere.
  private static func realpath(of path: String) -> String {
    guard let resolved = Glibc.realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
