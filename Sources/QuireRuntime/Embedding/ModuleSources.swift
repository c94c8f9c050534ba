import Glibc
import QuireSyntax

/// Where the imports of an embedding program's scripts find their modules.
final class ModuleSources {
  var texts: [String: String] = [:]
  var folders: [String] = []

  /// The module of a dotted name, or of a file's name behind `./`: among the texts first, then in the folders.
  func find(_ name: String) -> ModuleFile? {
    let isFileName = ModuleSearch.isFileName(name)
    let plain = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    if let text = texts[plain] { return ModuleFile(SourceFile(name: "<\(plain)>", text: text)) }
    let relative = isFileName ? plain : plain.split(separator: ".").joined(separator: "/")
    for folder in folders {
      for ending in isFileName ? [""] : ModuleSearch.endings {
        let path = "\(folder)/\(relative)\(ending)"
        guard access(path, F_OK) == 0 else { continue }
        return ModuleFile(identity: ModuleSearch.identity(of: path), origin: .file) {
          SourceFile(name: path, text: try ModuleSearch.read(path))
        }
      }
    }
    return nil
  }
}
