import QuireSyntax

/// Reads Jupyter's notebook format, versions 4.0 to 4.5 (nbformat's `nbformat.v4.schema.json`).
///
/// Texts that a file holds as lists of lines are whole texts in the notebook, as nbformat reads them.
/// Members that the format does not know are kept in the metadata, as `quire.extra`.
package struct JupyterReader {
  private let path: String

  /// Reads the text of a notebook; `path` is what errors call it.
  package static func read(_ text: String, path: String) throws(Diagnostic) -> Notebook {
    let root = try JSONDocument(text, path: path).root
    return try JupyterReader(path: path).notebook(root, text: text)
  }

  /// Reads the bytes of a notebook's file.
  package static func read(_ bytes: [UInt8], path: String) throws(Diagnostic) -> Notebook {
    try read(try SourceText.decode(bytes, path: path), path: path)
  }

  private func notebook(_ root: JSONNode, text: String) throws(Diagnostic) -> Notebook {
    guard case .object = root.value else {
      throw root.mistake("a Jupyter notebook is a JSON object, found \(root.value.kind)")
    }
    let fields = root.fields
    try checkVersion(fields, root)
    guard let list = fields["cells"] else { throw root.mistake("the notebook has no `cells`") }
    var metadata = try fields["metadata"]?.object("`metadata`") ?? []
    try checkKernel(fields["metadata"])
    keep(root.members, knownTo: Self.notebookFields, in: &metadata)
    var cells: [Cell] = []
    var ids: [String: Int] = [:]
    for (index, node) in try list.list("`cells`").enumerated() {
      let cell = try cell(node, number: index + 1)
      if let id = cell.id, let first = ids.updateValue(index + 1, forKey: id) {
        throw (node.fields["id"] ?? node).mistake(
          "cell \(index + 1): the id \"\(id)\" is also that of cell \(first)",
          hint: "give one of the two another id")
      }
      cells.append(cell)
    }
    var notebook = Notebook(path: path, text: text, cells: cells)
    notebook.setJupyterMetadata(metadata)
    return notebook
  }

  private static let notebookFields: Set = ["cells", "metadata", "nbformat", "nbformat_minor"]

  private func checkVersion(_ fields: [String: JSONNode], _ root: JSONNode) throws(Diagnostic) {
    guard let version = fields["nbformat"] else {
      throw root.mistake(
        "this is JSON, but no Jupyter notebook: `nbformat` is missing",
        hint: "a notebook has `cells`, `metadata`, `nbformat` and `nbformat_minor`")
    }
    switch try version.count("`nbformat`") {
    case 4?: break
    case let number?:
      throw version.mistake(
        "the notebook is written in version \(number) of Jupyter's format; Quire reads version 4",
        hint: number < 4
          ? "jupyter nbconvert --to notebook \(path) writes it in version 4"
          : "save it in version 4 with the program that wrote it")
    case nil: throw version.wrong("`nbformat`", "a whole number")
    }
    if let minor = fields["nbformat_minor"], try minor.count("`nbformat_minor`") == nil {
      throw minor.wrong("`nbformat_minor`", "a whole number")
    }
  }

  /// The metadata that decides whether the notebook can run.
  private func checkKernel(_ metadata: JSONNode?) throws(Diagnostic) {
    let fields = metadata?.fields ?? [:]
    for name in ["kernelspec", "language_info"] {
      guard let node = fields[name] else { continue }
      _ = try node.object("`metadata.\(name)`")
      for (key, value) in node.members where Self.kernelTexts.contains(key) {
        _ = try value.text("`metadata.\(name).\(key)`")
      }
    }
    if let quire = fields["quire"] { _ = try quire.object("`metadata.quire`") }
  }

  private static let kernelTexts: Set = ["name", "display_name", "language"]

  /// Puts members that the format does not have where files may hold what they like.
  func keep(
    _ members: [(key: String, node: JSONNode)], knownTo names: Set<String>,
    in metadata: inout [MetadataValue.Member]
  ) {
    let unknown = members.filter { !names.contains($0.key) }
    guard !unknown.isEmpty else { return }
    var quire: [MetadataValue.Member] = []
    if case .object(let members) = metadata["quire"] { quire = members }
    quire["extra"] = .object(unknown.map { .init($0.key, $0.node.value) })
    metadata["quire"] = .object(quire)
  }
}
