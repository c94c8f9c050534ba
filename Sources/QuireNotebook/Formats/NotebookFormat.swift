import QuireDocument
import QuirePage
import QuireSyntax

/// A form in which notebooks are kept: what reads it, and what writes it.
package struct NotebookFormat: Sendable {
  /// What `--to` calls it.
  package let name: String
  /// How its files end, the dot included.
  package let extensions: [String]
  /// What sentences call it.
  package let title: String
  /// The largest file that is read, in bytes.
  let largestFile: Int
  /// The notebook in a text; nil for a form that is only written.
  package let read: (@Sendable (_ text: String, _ path: String) throws(Diagnostic) -> Notebook)?
  /// The file of a notebook; nil for a form that is only read.
  package let write: (@Sendable (Notebook) throws -> [UInt8])?
  /// What a notebook has that its file will not, each as a sentence begins: "the outputs of 3 cells".
  package let losses: @Sendable (Notebook) -> [String]

  init(
    _ name: String, extensions: [String], title: String, largestFile: Int = SourceBytes.limit,
    read: (@Sendable (_ text: String, _ path: String) throws(Diagnostic) -> Notebook)? = nil,
    write: (@Sendable (Notebook) throws -> [UInt8])? = nil,
    losses: @escaping @Sendable (Notebook) -> [String] = { _ in [] }
  ) {
    self.name = name
    self.extensions = extensions
    self.title = title
    self.largestFile = largestFile
    self.read = read
    self.write = write
    self.losses = losses
  }

  /// Every form.
  package static let all = [
    NotebookFormat(
      "nb", extensions: [".nb", ".py"], title: "a script cut into cells", read: PercentReader.read,
      write: PercentWriter.bytes, losses: outputs),
    NotebookFormat(
      "md", extensions: [".md", ".markdown"], title: "an article", read: MarkdownReader.read,
      write: MarkdownWriter.bytes, losses: outputs),
    NotebookFormat(
      "ipynb", extensions: [".ipynb"], title: "a Jupyter notebook", largestFile: 512 << 20,
      read: JupyterReader.read, write: JupyterWriter.write),
    NotebookFormat(
      "txt", extensions: [".txt"], title: "plain text",
      write: { notebook in
        var report = TextReport()
        return report.write(notebook).bytes
      }),
    NotebookFormat(
      "html", extensions: [".html"], title: "a page",
      write: { try Page.html($0, names: LibraryNames.all) }),
  ]

  /// The form of a file of that name.
  package static func of(_ path: String) -> NotebookFormat? {
    let name = path.lowercased()
    return all.first { $0.extensions.contains(where: name.hasSuffix) }
  }

  package static func named(_ name: String) -> NotebookFormat? { all.first { $0.name == name } }

  /// The names of the forms that are read, or written, as a sentence lists them.
  package static func names(_ includes: (NotebookFormat) -> Bool) -> String {
    all.filter(includes).map(\.name).joined(separator: ", ")
  }

  /// The endings of the files that are read, or written, as a sentence lists them.
  package static func endings(_ includes: (NotebookFormat) -> Bool) -> String {
    let endings = all.filter(includes).flatMap(\.extensions)
    guard let last = endings.last, endings.count > 1 else { return endings.joined() }
    return endings.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The outputs that a form has no place for.
  static func outputs(of notebook: Notebook) -> [String] {
    switch notebook.cells.count(where: { !$0.outputs.isEmpty }) {
    case 0: []
    case 1: ["the outputs of 1 cell"]
    case let count: ["the outputs of \(count) cells"]
    }
  }
}
