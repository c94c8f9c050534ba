import Glibc
import QuireSyntax

/// Where imports look for files: beside the importing file, in the folders of `QUIRE_PATH`, and last in
/// the library inside the program.
///
/// A module is named by dots, `data.cleaning`, or by its file, which is written with a slash: what
/// `load("cleaning.star", …)` names is `./cleaning.star`.
package struct ModuleSearch: Sendable {
  /// The files inside the program by the names of their modules.
  private let shipped: @Sendable (String) -> SourceFile?

  package init(shipped: @escaping @Sendable (String) -> SourceFile? = { _ in nil }) {
    self.shipped = shipped
  }

  /// How the files of modules end. No others are read: what is no program could be shown in an error.
  package static let endings = [".nb", ".py", ".star", ".bzl"]
  /// The file that makes a folder a module with a text of its own.
  private static let folderFile = "__init__"
  private static let largestFile = 64 << 20

  package static func isFileName(_ name: String) -> Bool { name.contains("/") }

  /// The module of a name as `importer` finds it; nil when there is none.
  package func find(_ name: String, from importer: SourceFile) throws -> ModuleFile? {
    let isFileName = Self.isFileName(name)
    let relative =
      isFileName ? name : name.split(separator: ".").joined(separator: "/")
    // What is inside the program means the same wherever that runs.
    let folders = isShipped(importer) ? [] : Self.folders(of: importer, for: name)
    let own = Self.identity(of: importer.name)
    for folder in folders {
      let path = folder.isEmpty ? Self.plain(relative) : "\(folder)/\(Self.plain(relative))"
      if isFileName { try Self.check(path) }
      for candidate in Self.candidates(path, isFileName: isFileName) {
        guard try Self.kind(of: candidate) == S_IFREG else { continue }
        let identity = Self.identity(of: candidate)
        // A program called random.py that imports random means the library's.
        if identity == own, !isFileName, shipped(name) != nil { continue }
        return ModuleFile(identity: identity, origin: .file) {
          SourceFile(name: candidate, text: try Self.read(candidate))
        }
      }
    }
    if let source = shipped(name) { return ModuleFile(source) }
    if isFileName { return nil }
    for folder in folders {
      let path = folder.isEmpty ? relative : "\(folder)/\(relative)"
      if try Self.kind(of: path) == S_IFDIR {
        return ModuleFile(identity: Self.identity(of: path), origin: .folder) {
          SourceFile(name: path, text: "")
        }
      }
    }
    return nil
  }

  private func isShipped(_ importer: SourceFile) -> Bool {
    importer.name.hasPrefix("<") && shipped(String(importer.name.dropFirst().dropLast())) != nil
  }

  /// `m.star` of `./m.star`.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("./") ? plain(String(path.dropFirst(2))) : path
  }

  private static func candidates(_ path: String, isFileName: Bool) -> [String] {
    let ended = endings.map { path + $0 }
    if isFileName { return hasEnding(path) ? [path] + ended : ended }
    return ended + endings.map { "\(path)/\(folderFile)\($0)" }
  }

  /// The folders in which a module is looked for, the importing file's first: of a file in a package,
  /// the folders around the package too.
  private static func folders(of importer: SourceFile, for name: String) -> [String] {
    if name.hasPrefix("/") { return [""] }
    var folder = parent(of: importer.name) ?? ""
    var folders = [folder]
    while endings.contains(where: { exists("\(folder)/\(folderFile)\($0)") }),
      let outer = parent(of: folder)
    {
      folder = outer
      folders.append(folder)
    }
    let path = getenv("QUIRE_PATH").map { String(cString: $0) } ?? ""
    return folders + path.split(separator: ":").map(String.init)
  }

  private static func parent(of path: String) -> String? {
    if let slash = path.lastIndex(of: "/") { return String(path[..<slash]) }
    return path.isEmpty ? nil : ""
  }

  private static func exists(_ path: String) -> Bool {
    (path.hasPrefix("/") || !path.isEmpty) && access(path, F_OK) == 0
  }

  /// The path without links and dots; the path itself where no file is.
  package static func identity(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The kind of file; nil where none is.
  private static func kind(of path: String) throws -> mode_t? {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT }
    switch errno {
    case ENOENT, ENOTDIR, ENAMETOOLONG: return nil
    default: throw unreadable(path)
    }
  }

  static func hasEnding(_ path: String) -> Bool { endings.contains(where: path.hasSuffix) }

  /// Refuses what is there, but is no file that a load may read.
  static func check(_ path: String) throws {
    guard let kind = try kind(of: path) else { return }
    // A folder may have the name of a module of the library.
    if kind != S_IFREG, hasEnding(path) || kind != S_IFDIR { throw notAFile(path, kind) }
    if kind == S_IFREG, !hasEnding(path), !hasModule(path) {
      let listed = endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")
      throw ScriptError(
        .imports, "\(path) is no module: only files that end in \(listed) are read")
    }
  }

  /// Whether a file with one of the endings stands beside what has none.
  private static func hasModule(_ path: String) -> Bool {
    endings.contains { access(path + $0, F_OK) == 0 }
  }

  private static func notAFile(_ path: String, _ kind: mode_t) -> ScriptError {
    let name =
      switch kind {
      case S_IFDIR: "folder"
      case S_IFIFO: "pipe"
      case S_IFSOCK: "socket"
      default: "device"
      }
    return ScriptError(.imports, "\(path) is a \(name), expected a file")
  }

  private static func unreadable(_ path: String) -> ScriptError {
    ScriptError(.imports, "\(path) cannot be read: \(String(cString: strerror(errno)))")
  }

  static func read(_ path: String) throws -> String {
    // Opening must not wait for what may stand there by now, such as a pipe's other end.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else { throw notAFile(path, kind) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > largestFile {
        throw ScriptError(
          .imports, "\(path) holds more than the \(largestFile >> 20) MiB of a module")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScriptError(.imports, "\(path) is not UTF-8 text")
    }
    return text
  }

  /// The names of the modules in a folder.
  package static func names(in folder: String) -> [String] {
    FileNames.names(in: folder).compactMap { file in
      guard let ending = endings.first(where: file.hasSuffix), !file.contains("-") else {
        return nil
      }
      return String(file.dropLast(ending.count))
    }
  }

  /// The files beside `importer` that a load could name.
  static func files(beside importer: SourceFile) -> [String] {
    let folder = parent(of: importer.name) ?? ""
    return FileNames.names(in: folder.isEmpty ? "." : folder)
      .filter { file in endings.contains(where: file.hasSuffix) }
  }
}
