import QuireDocument
import QuirePage

/// A run as a page of its own.
struct PageReport: DocumentWriter {
  private var writer = PageWriter(names: LibraryNames.all)

  mutating func write(_ notebook: Notebook) throws -> WrittenDocument {
    WrittenDocument(bytes: try writer.write(notebook))
  }
}
