import ArgumentParser
import Glibc
import QuireDocument
import QuireNotebook

import struct QuireSyntax.Diagnostic
import struct QuireSyntax.DiagnosticRenderer

/// `quire check`: mistakes of notebooks and scripts, found without running them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find mistakes in a file without running it.",
    discussion: """
      Reads every cell and reports what cannot be right: text that is not the language, names that \
      nothing defines, modules and attributes that do not exist, calls with wrong arguments, \
      and expectations that are about nothing. Names that could mean several things are not judged.

      Exit codes: 0 no mistakes, 1 mistakes, 2 a file could not be read or is no notebook.
      """)

  @Argument(
    help:
      "Notebooks and scripts (\(NotebookFormat.endings { $0.read != nil })), or - for standard input."
  )
  var files: [String]

  func run() throws {
    let output = OutputStream(descriptor: STDOUT_FILENO)
    let errors = OutputStream(descriptor: STDERR_FILENO)
    var code: Int32 = 0
    for file in files {
      do {
        let notebook = try NotebookFile.read(file)
        let mistakes = NotebookCheck.mistakes(in: notebook)
        let warnings = NotebookCheck.warnings(in: notebook)
        output.writeLines((warnings + mistakes).map(Self.renderer(STDOUT_FILENO).render))
        output.writeLines([Self.summary(of: notebook, mistakes.count)])
        if !mistakes.isEmpty { code = max(code, 1) }
      } catch let diagnostic as Diagnostic {
        errors.writeLines([Self.renderer(STDERR_FILENO).render(diagnostic)])
        code = 2
      } catch let error as FileError {
        errors.writeLines(["quire: \(error)"])
        code = 2
      }
    }
    throw ExitCode(output.exitCode(code, errors: errors))
  }

  private static func renderer(_ descriptor: Int32) -> DiagnosticRenderer {
    let terminal = Terminal(descriptor: descriptor)
    return DiagnosticRenderer(isColoured: terminal.isColoured, width: max(terminal.width, 60))
  }

  private static func summary(of notebook: Notebook, _ mistakes: Int) -> String {
    let cells = notebook.cells.count { $0.kind == .code }
    let found =
      switch mistakes {
      case 0: "no mistakes"
      case 1: "1 mistake"
      default: "\(mistakes) mistakes"
      }
    return "\(notebook.path): \(cells == 1 ? "1 cell" : "\(cells) cells"), \(found)"
  }
}
