import Glibc

/// A file or folder that could not be read or written.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  package var problem: String

  package init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  /// The error of the last call of the system.
  package init(path: String, errno code: Int32) {
    self.init(path: path, problem: String(cString: strerror(code)))
  }

  package var description: String { "\(path): \(problem)" }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/\(part)"
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw FileError(path: path, errno: errno) }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(path: path, problem: "is a file, expected a folder")
    }
  }
}
