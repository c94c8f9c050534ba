/// A document of cells, in whichever of its forms it is kept.
///
/// A file that was read has no outputs, unless it is a Jupyter notebook with saved ones; a run gives
/// the same notebook with its outputs.
package struct Notebook: Sendable {
  /// The file as the user named it.
  package var path: String
  /// The whole text of the file, with line feeds only and without a byte order mark.
  package var text: String
  /// What is said about the whole: the entries of the YAML block, a Jupyter notebook's metadata.
  package var metadata: MetadataValue
  /// Where the YAML block stands, and how it is written.
  package var frontMatter: FrontMatter?
  package var cells: [Cell]

  package init(
    path: String, text: String, metadata: MetadataValue = .object([]),
    frontMatter: FrontMatter? = nil, cells: [Cell]
  ) {
    self.path = path
    self.text = text
    self.metadata = metadata
    self.frontMatter = frontMatter
    self.cells = cells
  }

  /// The file's name without folders and extension: the name of its outputs.
  package var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  /// `title:` of the metadata, or else the file's name.
  package var title: String { metadata["title"]?.text ?? name }

  /// The members of the metadata.
  package var members: [MetadataValue.Member] {
    get { if case .object(let members) = metadata { members } else { [] } }
    set { metadata = .object(newValue) }
  }

  /// Adds to the facts of a form.
  package mutating func addFacts(_ facts: [MetadataValue.Member], of form: TextForm) {
    if !facts.isEmpty { members[form: form] += facts }
  }
}
