import Glibc

/// The names of files that a path may go on with.
package enum FileNames {
  /// - Parameters:
  ///   - path: What was typed of it; `~/` is the home folder.
  ///   - start: The byte offset at which it begins.
  /// - Returns: Whole paths, folders with a slash at the end; nil when no file fits.
  package static func completion(of path: String, from start: Int) -> Completion? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let prefix = path.dropFirst(folder.count)
    var place = folder.isEmpty ? "." : folder
    if place.hasPrefix("~/"), let home = getenv("HOME") {
      place = String(cString: home) + place.dropFirst()
    }
    let found = names(in: place)
      .filter { $0.hasPrefix(prefix) && (!$0.hasPrefix(".") || prefix.hasPrefix(".")) }
    if found.isEmpty { return nil }
    return Completion(
      start: start,
      candidates: found.sorted().map { folder + $0 + (isFolder(place + "/" + $0) ? "/" : "") })
  }

  /// The names in a folder; none when it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
