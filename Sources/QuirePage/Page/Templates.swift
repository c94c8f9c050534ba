import CQuirePage
import Mustache

/// The files of the folder Templates, ready for use.
struct Templates {
  private var library = MustacheLibrary()
  private var styles = ""

  init() throws(PageError) {
    for file in UnsafeBufferPointer(start: page_files, count: page_file_count) {
      let text = String(
        decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
      let name = String(cString: file.name)
      if name == "styles" {
        styles = text
        continue
      }
      do {
        try library.register(text, named: name)
      } catch {
        throw .template("\(name): \(error)")
      }
    }
  }

  /// Writes a page; the template `page` says what it is made of.
  func page(_ values: [String: Any]) throws(PageError) -> String {
    try render(values.merging(["styles": styles]) { own, _ in own }, "page")
  }

  /// Writes a cell, as the template `cell` has it.
  func cell(_ values: [String: Any]) throws(PageError) -> String { try render(values, "cell") }

  private func render(_ values: [String: Any], _ name: String) throws(PageError) -> String {
    guard let text = library.render(values, withTemplate: name) else {
      throw .template("there is no template named \(name)")
    }
    return text
  }
}
