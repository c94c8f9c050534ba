import QuireDocument

/// A form that the outputs of a run are written in: a file `NAME.extension`.
package struct OutputForm: Sendable {
  package var name: String
  /// A writer for one run.
  package var writer: @Sendable () -> any DocumentWriter

  package static let all = [
    OutputForm(name: "html") { PageReport() }, OutputForm(name: "ipynb") { JupyterReport() },
    OutputForm(name: "md") { MarkdownReport() }, OutputForm(name: "txt") { TextReport() },
  ]

  /// Their names, as a sentence lists them.
  package static var names: String { all.map(\.name).joined(separator: ", ") }

  /// What is written unless other forms are asked for.
  package static let standard = "html,md"

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
