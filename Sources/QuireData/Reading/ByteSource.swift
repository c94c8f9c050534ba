import Glibc

/// Bytes in order, from a file or from memory that lives as long as the program.
package final class ByteSource {
  /// The name that errors show: a path, or the name of an embedded file.
  package let name: String
  private let file: Int32
  private var memory: UnsafeRawBufferPointer

  /// Opens a file for reading.
  package init(path: String) throws(DataError) {
    name = path
    memory = UnsafeRawBufferPointer(start: nil, count: 0)
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      let missing = errno == ENOENT || errno == ENOTDIR
      throw DataError(
        missing ? .missing : .unreadable, path: path,
        problem: missing ? "no such file" : "cannot be opened: \(String(cString: strerror(errno)))")
    }
  }

  /// Reads from bytes that are never freed, such as those embedded in the program.
  package init(name: String, embedded bytes: UnsafeRawBufferPointer) {
    self.name = name
    memory = bytes
    file = -1
  }

  deinit {
    if file >= 0 { close(file) }
  }

  /// Fills `buffer` from its start and returns the number of bytes; 0 means the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    guard file >= 0 else {
      let count = min(buffer.count, memory.count)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
      memory = UnsafeRawBufferPointer(rebasing: memory[count...])
      return count
    }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw DataError(
          .unreadable, path: name, problem: "cannot be read: \(String(cString: strerror(errno)))")
      }
    }
  }
}
