import QuireDocument

/// The cells of a notebook, as the templates take them.
struct NotebookBody {
  private let notebook: Notebook
  private let page: PageContext
  private let isQuire: Bool
  private let definitions: Definitions

  init(_ notebook: Notebook, _ page: PageContext) {
    self.notebook = notebook
    self.page = page
    definitions = Definitions(notebook.cells.map { $0.kind == .markdown ? $0.source : "" })
    let language =
      notebook.metadata["language_info"]?["name"]?.text
      ?? notebook.metadata["kernelspec"]?["language"]?.text ?? "quire"
    isQuire = ["quire", "python", "ipython", "python3"].contains(language.lowercased())
  }

  func cells() throws(PageError) -> [[String: Any]] {
    var cells: [[String: Any]] = []
    for index in notebook.cells.indices {
      if let cell = try cell(index) { cells.append(cell) }
    }
    return cells
  }

  private func cell(_ index: Int) throws(PageError) -> [String: Any]? {
    let cell = notebook.cells[index]
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
      var code: [String: Any] = ["id": "cell-\(index + 1)"]
      if visibility.source != .absent, !cell.source.isEmpty {
        var html = HTML()
        if isQuire { html.highlighted(cell.source) } else { html.text(cell.source) }
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
