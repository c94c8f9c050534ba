import QuireSyntax

/// Scripts and notebooks as files.
package enum NotebookFile {
  /// The notebook in a file; `-` is standard input.
  /// - Throws: `FileError` when it cannot be read, `Diagnostic` when it is no notebook.
  package static func read(_ path: String) throws -> Notebook {
    try PercentReader.read(try text(of: path), path: path == "-" ? "stdin" : path)
  }

  /// A file as one program; `-` is standard input.
  /// - Throws: `FileError` when it cannot be read, `Diagnostic` when it is no program's text.
  package static func program(_ path: String) throws -> String {
    try PercentReader.program(try text(of: path), path: path)
  }

  private static func text(of path: String) throws -> String {
    if let reason = unreadable.first(where: { path.hasSuffix($0.key) })?.value {
      throw FileError(path: path, problem: reason)
    }
    return try SourceText.decode(try SourceBytes.read(path), path: path)
  }

  private static let unreadable = [
    ".ipynb": "is a Jupyter notebook; Quire reads .nb and .py files",
    ".md": "is Markdown; Quire reads .nb and .py files",
  ]
}
