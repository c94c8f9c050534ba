import Glibc
import QuireDocument

/// The right of one run to write into a folder, which ends with its process, however that ends.
package final class FolderLock {
  /// Who else has the folder.
  package struct Holder: Hashable, Sendable {
    /// The process; nil where the system does not say.
    package var process: Int?
  }

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Takes the lock (flock(2), of the folder itself: nothing is left behind).
  /// - Parameter wait: Called again and again while another run has it; false gives up.
  /// - Throws: `FileError` when the folder cannot be opened, or is in use.
  static func take(_ path: String, wait: (Holder) -> Bool) throws(FileError) -> FolderLock {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    let lock = FolderLock(descriptor: descriptor)
    // Where the file system has no locks, two writers are better than none.
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      let holder = Holder(process: holder(of: descriptor))
      guard wait(holder) else {
        let process = holder.process.map { "process \($0)" } ?? "another process"
        throw FileError(
          path: path,
          problem: "\(process) is writing its outputs here; wait for it with --wait, "
            + "or choose another folder with -o")
      }
    }
    return lock
  }

  deinit { close(descriptor) }

  /// The process that has locked a file, as /proc/locks (proc(5)) tells it:
  /// `1: FLOCK  ADVISORY  WRITE 4711 08:01:131 0 EOF`.
  private static func holder(of descriptor: Int32) -> Int? {
    var status = stat()
    // Without /proc the process has no number, that is all.
    guard fstat(descriptor, &status) == 0, let bytes = try? SourceBytes.read("/proc/locks") else {
      return nil
    }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK", words[5].hasSuffix(":\(status.st_ino)"),
        let process = Int(words[4]), process > 0
      else { continue }
      return process
    }
    return nil
  }
}
