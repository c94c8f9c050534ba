import QuireDocument

/// A run as a Jupyter notebook.
struct JupyterReport: DocumentWriter {
  private var memo = CellMemo<[UInt8]>()
  /// The names of the cells, which a run does not change.
  private var ids: [String] = []

  mutating func write(_ notebook: Notebook) -> WrittenDocument {
    if ids.count != notebook.cells.count { ids = JupyterWriter.ids(of: notebook) }
    let cells = zip(notebook.cells, ids).enumerated().map { index, cell in
      memo.part(of: cell.0, at: index, pictures: 0) { made, _ in
        JupyterWriter.bytes(made, id: cell.1)
      }
    }
    return WrittenDocument(bytes: JupyterWriter.file(notebook, cells: cells))
  }
}
