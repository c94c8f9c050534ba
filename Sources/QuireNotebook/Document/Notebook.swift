/// A document of cells, as its file holds it: no outputs, ids or times.
package struct Notebook: Sendable {
  /// The file as the user named it.
  package var path: String
  /// The whole text of the file, with line feeds only and without a byte order mark.
  package var text: String
  package var frontMatter: FrontMatter?
  package var cells: [Cell]

  package init(path: String, text: String, frontMatter: FrontMatter? = nil, cells: [Cell]) {
    self.path = path
    self.text = text
    self.frontMatter = frontMatter
    self.cells = cells
  }

  /// The file's name without folders and extension: the name of its outputs.
  package var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// `title:` of the front block, or else the file's name.
  package var title: String { frontMatter?.values["title"]?.text ?? name }
}
