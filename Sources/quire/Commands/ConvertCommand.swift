import ArgumentParser
import Glibc
import QuireDocument
import QuireNotebook

import struct QuireSyntax.Diagnostic
import struct QuireSyntax.DiagnosticRenderer

/// `quire convert`: a notebook in another form.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a notebook in another form.",
    usage: """
      quire convert IN OUT
      quire convert IN … FOLDER --to FORMAT
      quire convert IN - --to FORMAT
      """,
    discussion: """
      The ending of OUT chooses the form; with --to, OUT may be a folder, or - for standard output. \
      IN may be - for standard input. What OUT's form cannot hold is named in a warning.

      Exit codes: 0 written, 2 a file could not be read or written, or is no notebook.
      """)

  @Argument(help: "The notebooks, and behind them where to write.")
  var files: [String]

  @Option(help: ArgumentHelp("The form to write: \(formNames).", valueName: "format"))
  var to: String?

  @Option(help: InputForm.help)
  var from: InputForm?

  private static var formNames: String { NotebookFormat.names { $0.write != nil } }

  func validate() throws {
    guard files.count >= 2 else {
      throw ValidationError("convert needs a notebook and where to write it: IN OUT")
    }
    if let to, NotebookFormat.named(to)?.write == nil {
      throw ValidationError("--to expects one of \(Self.formNames), found \"\(to)\"")
    }
  }

  func run() throws {
    let context = ConvertContext()
    for file in files.dropLast() { context.understand { try convert(file, in: context) } }
    if context.hasFailed { throw ExitCode(2) }
  }

  private func convert(_ file: String, in context: ConvertContext) throws {
    let target = try target(of: file)
    let notebook = try NotebookFile.document(file, as: from?.format)
    guard let write = target.format.write else { return }
    let bytes = try write(notebook)
    for loss in target.format.losses(notebook) {
      context.warn("\(file): \(target.format.title) has no place for \(loss)")
    }
    try AtomicFile.write(bytes, to: target.path)
  }

  // MARK: Where to

  private func target(of file: String) throws(FileError) -> (path: String, format: NotebookFormat) {
    let out = files[files.count - 1]
    let asked = to.flatMap(NotebookFormat.named)
    if out == "-" {
      guard let asked else {
        throw FileError(path: "standard output", problem: "needs a form: --to \(Self.formNames)")
      }
      return (out, asked)
    }
    if out.hasSuffix("/") || FileStatus(out)?.isFolder == true {
      guard let asked else {
        throw FileError(path: out, problem: "is a folder; say which form: --to \(Self.formNames)")
      }
      try FileError.makeFolder(out)
      let stem = file == "-" ? "stdin" : Notebook(path: file, text: "", cells: []).name
      let folder = out.hasSuffix("/") ? out : out + "/"
      return try checked((folder + stem + (asked.extensions.first ?? ""), asked), against: file)
    }
    guard files.count == 2 else {
      throw FileError(path: out, problem: "is where several notebooks should go; expected a folder")
    }
    guard let format = asked ?? NotebookFormat.of(out), format.write != nil else {
      throw FileError(
        path: out,
        problem: "has an ending of no form that is written; expected "
          + NotebookFormat.endings { $0.write != nil })
    }
    return try checked((out, format), against: file)
  }

  /// A target that is not the notebook itself.
  private func checked(
    _ target: (path: String, format: NotebookFormat), against file: String
  ) throws(FileError) -> (path: String, format: NotebookFormat) {
    if let status = FileStatus(target.path), let own = FileStatus(file), status.isSameFile(as: own)
    {
      throw FileError(path: target.path, problem: "is the notebook itself; write to another file")
    }
    return target
  }
}

/// Where a conversion reports what goes wrong.
private final class ConvertContext {
  private(set) var hasFailed = false
  private let errors = OutputStream(descriptor: STDERR_FILENO)
  private let renderer: DiagnosticRenderer

  init() {
    let terminal = Terminal(descriptor: STDERR_FILENO)
    renderer = DiagnosticRenderer(isColoured: terminal.isColoured, width: max(terminal.width, 60))
  }

  func warn(_ text: String) { errors.writeLines(["quire: warning: \(text)"]) }

  /// Does `body`; what stops it is reported.
  func understand(_ body: () throws -> Void) {
    do {
      try body()
      return
    } catch let diagnostic as Diagnostic {
      errors.writeLines([renderer.render(diagnostic)])
    } catch {
      errors.writeLines(["quire: \(error)"])
    }
    hasFailed = true
  }
}
