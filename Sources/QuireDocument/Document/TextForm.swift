/// The forms of text in which a notebook can be written.
///
/// What only one form can say (how a marker is spelled, where blank lines stand) is kept as facts of
/// that form, in the metadata: `quire: {"nb": {…}, "md": {…}}`. Every other form carries them along,
/// so that a notebook comes back as it was written. A fact is kept only where the form's own way of
/// writing differs, and is used only while it still says the same as the cell.
package enum TextForm: String, CaseIterable, Sendable {
  /// Scripts cut by `# %%` lines.
  case percent = "nb"
  /// Articles with fenced code.
  case markdown = "md"

  /// The member of the metadata under which facts are kept.
  package static let key = "quire"
  /// jupytext's member for the number of blank lines behind a cell.
  package static let blankLinesKey = "lines_to_next_cell"
}

extension [MetadataValue.Member] {
  /// What stands under `quire`, when that is an object.
  package var quire: [MetadataValue.Member] {
    get { if case .object(let members) = self[TextForm.key] { members } else { [] } }
    set { self[TextForm.key] = newValue.isEmpty ? nil : .object(newValue) }
  }

  /// The facts of one form.
  package subscript(form form: TextForm) -> [MetadataValue.Member] {
    get { if case .object(let members) = quire[form.rawValue] { members } else { [] } }
    set {
      if newValue.isEmpty, quire.isEmpty { return }
      quire[form.rawValue] = newValue.isEmpty ? nil : .object(newValue)
    }
  }
}
