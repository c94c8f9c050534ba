import Glibc

/// What the system says about a file.
package struct FileStatus {
  private var status = stat()

  /// Nil when there is none of that name, or it cannot be reached.
  package init?(_ path: String) {
    guard stat(path, &status) == 0 else { return nil }
  }

  package var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }

  /// Whether another file may take its name: false for terminals, pipes and devices.
  var isReplaceable: Bool { [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) }

  /// Who may read, write and run it.
  var permissions: mode_t { status.st_mode & 0o7777 }

  package func isSameFile(as other: FileStatus) -> Bool {
    status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino
  }
}
