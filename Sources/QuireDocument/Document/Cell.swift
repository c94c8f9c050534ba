/// One cell of a notebook: prose or code, and where it stands in the user's file.
package struct Cell: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case code
    case markdown
    /// Text for a converter; not shown and not run.
    case raw
  }

  package var kind: Kind
  package var title: String?
  /// `key="value"` entries of the marker line, in order.
  package var metadata: [MetadataValue.Member]
  /// The cell's text: code as written, prose without the `# ` before each line, without blank
  /// lines at either end.
  package var source: String
  /// The line of the file on which `source` begins, counted from 1.
  package var firstLine: Int
  /// The line of the file for each line of `source`, where they do not just follow `firstLine`.
  package var sourceLines: [Int]?
  /// Which cell of a Jupyter notebook this is, from 1; in forms that people read it is nil.
  package var number: Int?
  /// The lines of the file that belong to the cell, its marker and blank lines included.
  package var lines: ClosedRange<Int>
  /// The name of the cell in Jupyter's format; nil where the file gives none.
  package var id: String?
  /// Files inside a Jupyter cell: `{"name.png": {"image/png": base64}}`.
  package var attachments: MetadataValue?
  /// What the cell gave when it was last run, as the file or a run has it.
  package var outputs: [Output] = []
  package var executionCount: Int?

  package init(
    _ kind: Kind, title: String? = nil, metadata: [MetadataValue.Member] = [], source: String,
    firstLine: Int, lines: ClosedRange<Int>
  ) {
    self.kind = kind
    self.title = title
    self.metadata = metadata
    self.source = source
    self.firstLine = firstLine
    self.lines = lines
  }

  /// The cell's tags: `tags=["parameters"]`.
  package var tags: [String] { metadata.first { $0.key == "tags" }?.value.texts ?? [] }
}
