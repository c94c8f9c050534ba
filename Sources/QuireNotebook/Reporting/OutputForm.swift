import QuireDocument

/// A form that the outputs of a run are written in: a file `NAME.extension`.
package struct OutputForm: Sendable {
  package var name: String
  /// A writer for one run.
  package var writer: @Sendable () -> any DocumentWriter

  package static let all =
    ["html"].compactMap(format)
    + [
      OutputForm(name: "ipynb") { JupyterReport() }, OutputForm(name: "md") { MarkdownReport() },
      OutputForm(name: "txt") { TextReport() },
    ]

  /// A form of notebooks that has room for outputs, where it can be written.
  private static func format(_ name: String) -> OutputForm? {
    NotebookFormat.named(name)?.write.map { write in
      OutputForm(name: name) { FormatWriter(write: write) }
    }
  }

  private struct FormatWriter: DocumentWriter {
    var write: @Sendable (Notebook) throws -> [UInt8]

    func write(_ notebook: Notebook) throws -> WrittenDocument {
      WrittenDocument(bytes: try write(notebook))
    }
  }

  /// Their names, as a sentence lists them.
  package static var names: String { all.map(\.name).joined(separator: ", ") }

  /// What is written unless other forms are asked for.
  package static let standard = all.map(\.name).filter { ["html", "md"].contains($0) }
    .joined(separator: ",")

  /// The forms named in a list: `html,md`.
  /// - Throws: `ParameterError` for a form that there is not.
  package static func named(_ list: String) throws(ParameterError) -> [OutputForm] {
    var forms: [OutputForm] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = name.filter { $0 != " " }
      guard let form = all.first(where: { $0.name == name }) else {
        throw ParameterError("--to expects some of \(names), found \"\(name)\"")
      }
      if !forms.contains(where: { $0.name == name }) { forms.append(form) }
    }
    return forms
  }
}
