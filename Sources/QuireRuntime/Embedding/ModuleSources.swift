import Glibc
import QuireSyntax

/// Where the imports of an embedding program's scripts find their modules.
final class ModuleSources {
  var texts: [String: String] = [:]
  var folders: [String] = []
  /// Where modules come from that the program itself has not given.
  private var libraries: [@Sendable (String) -> SourceFile?] = []
  private(set) var libraryNames: [String] = []

  func add(_ names: [String], _ source: @escaping @Sendable (String) -> SourceFile?) {
    libraryNames += names
    libraries.append(source)
  }

  /// The module of a dotted name, or of a file's name behind `./`: among the texts first, then in the folders,
  /// last in the libraries.
  func find(_ name: String) throws -> ModuleFile? {
    let isFileName = ModuleSearch.isFileName(name)
    let plain = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    if let text = texts[plain] {
      let source = SourceFile(name: "<\(plain)>", text: text)
      return ModuleFile(identity: source.name, origin: .file) { source }
    }
    let relative = isFileName ? plain : plain.split(separator: ".").joined(separator: "/")
    for folder in folders {
      if isFileName { try ModuleSearch.check("\(folder)/\(relative)") }
      for ending in isFileName && ModuleSearch.hasEnding(relative) ? [""] : ModuleSearch.endings {
        let path = "\(folder)/\(relative)\(ending)"
        guard access(path, F_OK) == 0 else { continue }
        return ModuleFile(identity: ModuleSearch.identity(of: path), origin: .file) {
          SourceFile(name: path, text: try ModuleSearch.read(path))
        }
      }
    }
    return libraries.lazy.compactMap { $0(name) }.first.map { ModuleFile($0) }
  }
}
