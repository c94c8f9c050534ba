import QuireDocument
import QuireSyntax

/// Notebooks and scripts as files, in whichever form.
package enum NotebookFile {
  /// The notebook in a file, to be run or checked; `-` is standard input.
  /// - Parameter form: The form that it has, whatever its name or its text looks like.
  /// - Throws: `FileError` when it cannot be read or is in another language, `Diagnostic` when it is no
  ///   notebook.
  package static func read(_ path: String, as form: NotebookFormat? = nil) throws -> Notebook {
    let notebook = try document(path, as: form)
    try notebook.checkLanguage()
    return notebook
  }

  /// The notebook in a file, in any language.
  /// - Throws: `FileError` when it cannot be read, `Diagnostic` when it is no notebook.
  package static func document(_ path: String, as form: NotebookFormat? = nil) throws -> Notebook {
    let format = try form ?? (path == "-" ? nil : readable(path))
    let limit = format?.largestFile ?? NotebookFormat.all.map(\.largestFile).max()
    let name = path == "-" ? "stdin" : path
    let bytes = try SourceBytes.read(path, limit: limit ?? SourceBytes.limit)
    let text = try SourceText.decode(bytes, path: name)
    guard let format = format ?? content(of: text), let read = format.read else {
      throw FileError(path: path, problem: "is no notebook")
    }
    if form == nil, format.name == "nb", isJupyter(text) {
      throw FileError(
        path: path, problem: "holds a Jupyter notebook; name it .ipynb, or say --from ipynb")
    }
    var notebook = try read(text, name)
    if let form = TextForm(rawValue: format.name) {
      notebook.addFacts(TextFile.facts(bytes), of: form)
    }
    return notebook
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

  /// The form of a text whose file has no name, by what it says: no script has a line that opens a fence,
  /// unless behind a marker.
  private static func content(of text: String) -> NotebookFormat? {
    if isJupyter(text) { return .named("ipynb") }
    for line in text.split(separator: "\n") {
      if ["# %%", "#%%"].contains(where: line.hasPrefix) { return .named("nb") }
      if ["```", "~~~"].contains(where: line.hasPrefix) { return .named("md") }
    }
    return .named("nb")
  }

  private static func isJupyter(_ text: String) -> Bool {
    text.utf8.first { ![32, 9, 10, 13].contains($0) } == UInt8(ascii: "{")
      && text.contains("\"nbformat\"")
  }
}
