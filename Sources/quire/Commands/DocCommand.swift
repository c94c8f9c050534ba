import ArgumentParser
import Glibc
import QuireBuiltins
import QuireDocument
import QuireNotebook
import QuireRuntime

import struct QuireSyntax.Diagnostic
import struct QuireSyntax.DiagnosticRenderer

/// `quire doc`: what the prompt's `?name` shows, and an overview.
struct DocCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc", abstract: "Show documentation of a name, a module or a notebook.",
    discussion: """
      NAME is a name in scope (Dense), in a module (np.zeros, keras.losses), a method or property \
      of a type (list.append, Sequential.fit), a module's function (metrics.confusion_matrix) or a \
      notebook's file. Without NAME: all names by subject.

      Exit codes: 0 documented, 1 no such name, 2 a file could not be read.
      """)

  @ArgumentParser.Argument(help: "What to explain.")
  var name: String?

  func run() throws {
    let terminal = Terminal(descriptor: STDOUT_FILENO)
    let ink = Ink(isColoured: terminal.isColoured)
    let errors = OutputStream(descriptor: STDERR_FILENO)
    let session = Session.standard(output: TextOutput())
    let pages = HelpPages(session.interpreter)
    do {
      if let page = try page(pages, session.interpreter) {
        OutputStream(descriptor: STDOUT_FILENO)
          .write(page.text(width: terminal.width) { ink($0, .bold) })
        return
      }
    } catch let error as FileError {
      errors.writeLines(["quire: \(error)"])
      throw ExitCode(2)
    } catch let error as Diagnostic {
      errors.writeLines([DiagnosticRenderer().render(error)])
      throw ExitCode(2)
    } catch let error as ScriptError {
      errors.writeLines(["quire: \(error.message)"])
      throw ExitCode(2)
    }
    let wanted = name ?? ""
    errors.writeLines(
      ["quire: nothing is named \"\(wanted)\""]
        + (pages.suggestion(for: wanted).map { ["   hint: did you mean \($0)?"] }
          ?? ["   hint: quire doc lists the names by subject"]))
    throw ExitCode(1)
  }

  private func page(_ pages: HelpPages, _ interpreter: Interpreter) throws -> HelpPage? {
    guard let name else { return StandardLibrary.overview(interpreter) }
    let isFile = name.contains("/") || [".nb", ".py"].contains { name.hasSuffix($0) }
    return isFile
      ? NotebookPage(try NotebookFile.read(name)).page(pages) : try pages.page(named: name)
  }
}
