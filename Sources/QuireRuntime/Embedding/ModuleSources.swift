import Glibc
import QuireSyntax

/// Where the imports of an embedding program's scripts find their modules.
final class ModuleSources {
  var texts: [String: String] = [:]
  var folders: [String] = []

  /// The module of a dotted name: among the texts first, then in the folders.
  func find(_ name: String) throws -> SourceFile? {
    if let text = texts[name] { return SourceFile(name: "<\(name)>", text: text) }
    let relative = name.split(separator: ".").joined(separator: "/")
    for folder in folders {
      for ending in Self.endings {
        let path = "\(folder)/\(relative)\(ending)"
        if let text = try Self.read(path) { return SourceFile(name: path, text: text) }
      }
    }
    return nil
  }

  private static let endings = [".nb", ".py"]

  /// The text of a file; nil when there is none of that name.
  private static func read(_ path: String) throws -> String? {
    guard let file = fopen(path, "rb") else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw ScriptError(.imports, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    guard ferror(file) == 0, let text = String(validating: bytes, as: UTF8.self) else {
      throw ScriptError(.imports, "\(path) cannot be read as UTF-8 text")
    }
    return text
  }
}
