import CQuirePage
import Mustache

/// The files of the folder Templates, ready for use.
enum Templates {
  /// Writes a page; the template `page` says what it is made of.
  static func page(_ values: [String: Any]) throws(PageError) -> String {
    var library = MustacheLibrary()
    var styles = ""
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
    let all = values.merging(["styles": styles]) { own, _ in own }
    guard let page = library.render(all, withTemplate: "page") else {
      throw .template("there is no template named page")
    }
    return page
  }
}
