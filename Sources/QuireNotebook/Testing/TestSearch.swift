import Glibc
import QuireDocument
import QuireSyntax

/// Finds the notebooks that a test is about.
package enum TestSearch {
  /// The files of a path, in a stable order: the path itself when it is a file, the notebooks below it when it
  /// is a folder. Hidden folders and the folders of outputs, `out`, are left out.
  /// - Throws: `FileError` when the path is not there or cannot be read.
  package static func files(at path: String) throws(FileError) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    var files: [String] = []
    search(trimmed, depth: 0, into: &files)
    return files
  }

  private static func search(_ folder: String, depth: Int, into files: inout [String]) {
    guard depth < 64 else { return }
    // The test of a folder that cannot be read tells why.
    guard let directory = opendir(folder) else { return files.append(folder) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      var status = stat()
      // Links to folders are not followed: they may lead back.
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      names.append((name, status.st_mode & S_IFMT == S_IFDIR))
    }
    closedir(directory)
    let prefix = folder == "." ? "" : folder == "/" ? "/" : folder + "/"
    for (name, isFolder) in names.sorted(by: { $0.name < $1.name }) {
      let path = prefix + name
      if isFolder {
        if name != "out" { search(path, depth: depth + 1, into: &files) }
      } else if isTested(path) {
        files.append(path)
      }
    }
  }

  /// Whether a file of a folder is tested: a notebook, or a script, article or Jupyter notebook in whose
  /// code expectations stand. Notebooks that cannot be read are, so that their test tells why.
  private static func isTested(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: "."), [".nb", ".py", ".md", ".ipynb"].contains(path[dot...])
    else { return false }
    let isNotebook = path.hasSuffix("nb")
    do {
      let bytes = try SourceBytes.read(path)
      // Mathematica's notebooks have the same ending.
      if path[dot...] == ".nb" { return !bytes.starts(with: Array("(* Content-type:".utf8)) }
      let text = String(decoding: bytes, as: UTF8.self)
      guard Expectation.Kind.allCases.contains(where: { text.contains($0.word) })
      else { return false }
      return try NotebookFile.read(path).cells.contains { cell in
        guard cell.kind == .code else { return false }
        let program = Parser.parse(SourceFile(name: path, text: cell.source))
        return !CellExpectations(program).isEmpty
      }
    } catch {
      return isNotebook
    }
  }
}
