import Glibc

/// Where data sets lie on this machine, in the order in which they are looked for.
package struct DataFolders: Hashable, Sendable {
  /// Where Debian's packages put data sets.
  package static let system = "/usr/share/datasets"

  package var folders: [String]

  package init(_ folders: [String]) {
    self.folders = folders
  }

  /// The folder that `QUIRE_DATA` names, if it is set, and the system's.
  package static var standard: DataFolders {
    let user = getenv("QUIRE_DATA").map { String(cString: $0) } ?? ""
    return DataFolders((user.isEmpty ? [] : [user]) + [system])
  }

  /// The first folder that has a folder `name`, with it.
  package func folder(named name: String) -> String? {
    folders.map { "\($0)/\(name)" }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }
}
