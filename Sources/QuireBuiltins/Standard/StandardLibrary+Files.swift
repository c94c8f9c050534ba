import CQuireStdlib

extension StandardLibrary {
  /// The modules written in Quire that lie inside the program.
  package static var embeddedModules: [String] {
    (0..<stdlib_module_count).map { String(cString: stdlib_modules[$0].name) }
  }
}
