import QuireDocument

/// The cells of a notebook as they stand on its page.
struct NotebookBody {
  private let page: PageContext
  private let templates: Templates
  private let isQuire: Bool
  private let definitions: Definitions

  init(_ notebook: Notebook, _ page: PageContext, _ templates: Templates) {
    self.page = page
    self.templates = templates
    definitions = Definitions(notebook.cells.map { $0.kind == .markdown ? $0.source : "" })
    let language =
      notebook.metadata["language_info"]?["name"]?.text
      ?? notebook.metadata["kernelspec"]?["language"]?.text ?? "quire"
    isQuire = ["quire", "python", "ipython", "python3"].contains(language.lowercased())
  }

  /// The cell at a place of the notebook; empty when readers see nothing of it.
  func html(_ cell: Cell, at index: Int) throws(PageError) -> String {
    guard let values = try values(cell, at: index) else { return "" }
    return try templates.cell(values.merging(["words": page.words.table]) { own, _ in own })
  }

  private func values(_ cell: Cell, at index: Int) throws(PageError) -> [String: Any]? {
    let visibility = CellVisibility(cell)
    switch cell.kind {
    case .raw: return nil
    case .markdown:
      guard visibility.source != .absent else { return nil }
      let html = try page.prose(
        definitions.completed(cell.source, at: index), attachments: cell.attachments)
      return html.isEmpty ? nil : ["prose": html.string]
    case .code:
      let outputs = try OutputRenderer.html(cell.outputs, title: cell.title, page: page)
      var code: [String: Any] = ["id": "cell:\(index + 1)"]
      if visibility.source != .absent, !cell.source.isEmpty {
        var html = HTML()
        if isQuire {
          html.highlighted(cell.source, names: page.names)
        } else {
          html.text(cell.source)
        }
        code["source"] = [
          "html": html.string, "isOpen": visibility.source == .shown,
          "label": HTML.text(cell.title ?? page.words.code).string,
        ]
      }
      if visibility.outputs != .absent, !outputs.isEmpty {
        code["outputs"] = ["html": outputs.string, "isFolded": visibility.outputs == .folded]
      }
      return code.count == 1 ? nil : ["code": code]
    }
  }
}
