import QuireDocument
import QuireSyntax

/// Notebooks and scripts as files, in whichever form.
package enum NotebookFile {
  /// The notebook in a file, to be run or checked; `-` is standard input.
  /// - Throws: `FileError` when it cannot be read or is in another language, `Diagnostic` when it is no
  ///   notebook.
  package static func read(_ path: String) throws -> Notebook {
    let notebook = try document(path)
    try notebook.checkLanguage()
    return notebook
  }

  /// The notebook in a file, in any language.
  /// - Throws: `FileError` when it cannot be read, `Diagnostic` when it is no notebook.
  package static func document(_ path: String) throws -> Notebook {
    let format = path == "-" ? nil : try readable(path)
    let limit = format?.largestFile ?? NotebookFormat.all.map(\.largestFile).max()
    let name = path == "-" ? "stdin" : path
    let text = try SourceText.decode(
      try SourceBytes.read(path, limit: limit ?? SourceBytes.limit), path: name)
    let read = format?.read ?? content(of: text)
    return try read(text, name)
  }

  /// A file as one program; `-` is standard input.
  /// - Throws: `FileError` when it cannot be read, `Diagnostic` when it is no program's text.
  package static func program(_ path: String) throws -> String {
    if let format = NotebookFormat.of(path), format.name != "nb" {
      throw FileError(
        path: path, problem: "is \(format.title), no script; quire run \(path) runs it")
    }
    return try SourceText.decode(try SourceBytes.read(path), path: path)
  }

  /// The form of a file that can be read; one without a known ending is a script.
  private static func readable(_ path: String) throws -> NotebookFormat? {
    guard let format = NotebookFormat.of(path) else { return NotebookFormat.named("nb") }
    guard format.read != nil else {
      throw FileError(
        path: path,
        problem: "is \(format.title), which can only be written; notebooks are "
          + NotebookFormat.endings { $0.read != nil } + " files")
    }
    return format
  }

  /// How to read a text whose file has no name, by what it says.
  private static func content(
    of text: String
  ) -> @Sendable (String, String) throws(Diagnostic) -> Notebook {
    let isObject = text.utf8.first { ![32, 9, 10, 13].contains($0) } == UInt8(ascii: "{")
    return isObject && text.contains("\"nbformat\"") ? JupyterReader.read : PercentReader.read
  }
}
