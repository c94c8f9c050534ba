import QuireDocument

/// A run as a Jupyter notebook.
struct JupyterDocument: DocumentWriter {
  mutating func write(_ notebook: Notebook) -> WrittenDocument {
    WrittenDocument(bytes: JupyterWriter.write(notebook))
  }
}
