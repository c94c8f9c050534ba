import CQuireStdlib
import Glibc
import QuireSyntax

/// The modules written in Quire that lie inside the program.
package enum ShippedModules {
  package static var names: [String] {
    (0..<stdlib_module_count).map { String(cString: stdlib_modules[$0].name) }
  }

  package static func source(of name: String) -> SourceFile? {
    for i in 0..<stdlib_module_count where strcmp(stdlib_modules[i].name, name) == 0 {
      let bytes = UnsafeBufferPointer(
        start: stdlib_modules[i].bytes, count: stdlib_modules[i].count)
      return SourceFile(name: "<\(name)>", text: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }
}
