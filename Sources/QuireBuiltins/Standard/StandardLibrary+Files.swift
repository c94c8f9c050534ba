import CQuireStdlib
import QuireStandard

extension StandardLibrary {
  /// The reference of the language, docs/language.md.
  package static var languageText: String {
    let file = stdlib_language.pointee
    return String(
      decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }

  /// The modules written in Quire that lie inside the program.
  package static var embeddedModules: [String] {
    ShippedModules.names
  }
}
