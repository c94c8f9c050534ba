import CQuireStdlib
import Glibc
import QuireRuntime
import QuireSyntax

/// Where `import` looks: beside the importing file, in the folders of `QUIRE_PATH`, in the standard library.
enum ModuleFinder {
  /// How the files of modules end.
  private static let endings = [".nb", ".py"]

  static func find(_ name: String, from importer: SourceFile) throws -> SourceFile? {
    let relative = name.split(separator: ".").joined(separator: "/")
    for folder in folders(of: importer) {
      for ending in endings {
        let path = (folder.isEmpty ? relative : "\(folder)/\(relative)") + ending
        if let text = try read(path) { return SourceFile(name: path, text: text) }
      }
    }
    return embedded(name)
  }

  /// The modules of the standard library, and those beside a program without a file.
  static var names: [String] {
    (0..<stdlib_module_count).map { String(cString: stdlib_modules[$0].name) }
      + FileNames.names(in: ".").filter { file in
        endings.contains(where: file.hasSuffix) && !file.contains("-")
      }
      .map { String($0.dropLast(3)) }
  }

  private static func folders(of importer: SourceFile) -> [String] {
    let name = importer.name
    let beside = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
    let path = getenv("QUIRE_PATH").map { String(cString: $0) } ?? ""
    return [beside] + path.split(separator: ":").map(String.init)
  }

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
    if ferror(file) != 0 { throw ScriptError(.imports, "\(path) cannot be read") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScriptError(.imports, "\(path) is not UTF-8 text")
    }
    return text
  }

  private static func embedded(_ name: String) -> SourceFile? {
    for i in 0..<stdlib_module_count where String(cString: stdlib_modules[i].name) == name {
      let bytes = UnsafeBufferPointer(
        start: stdlib_modules[i].bytes, count: stdlib_modules[i].count)
      return SourceFile(name: "<\(name)>", text: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }
}
