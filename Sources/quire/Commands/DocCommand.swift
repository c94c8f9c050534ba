import ArgumentParser
import Glibc
import QuireBuiltins
import QuireDocument
import QuireNotebook
import QuirePage
import QuireRuntime

import struct QuireSyntax.Diagnostic
import struct QuireSyntax.DiagnosticRenderer

/// `quire doc`: what the prompt's `?name` shows, and an overview.
struct DocCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc", abstract: "Show documentation of a name, a module or a notebook.",
    discussion: """
      NAME is a name in scope (Dense), in a module (np.zeros, keras.losses), a method or property \
      of a type (list.append, Sequential.fit), a module's function (metrics.confusion_matrix), a \
      subject of the language (language, for, class, formatting, "//") or a notebook's file. Without NAME: all names by subject; with --to, the whole reference.

      Exit codes: 0 documented, 1 no such name, 2 a file could not be read.
      """)

  @ArgumentParser.Argument(help: "What to explain.")
  var name: String?

  @Option(help: "How it is written: text, md or html.")
  var to = Form.text

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
  var output: String?

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, md, html
  }

  func run() throws {
    let errors = OutputStream(descriptor: STDERR_FILENO)
    let session = Session.standard(output: TextOutput())
    let pages = HelpPages(session.interpreter)
    do {
      if let text = try text(pages, session.interpreter) {
        return try AtomicFile.write(Array(text.utf8), to: output ?? "-")
      }
    } catch let error as FileError {
      errors.writeLines(["quire: \(error)"])
      throw ExitCode(2)
    } catch let error as Diagnostic {
      errors.writeLines([DiagnosticRenderer().render(error)])
      throw ExitCode(2)
    } catch let error as PageError {
      errors.writeLines(["quire: \(error)"])
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

  /// What was asked for; nil when nothing has the name.
  private func text(_ pages: HelpPages, _ interpreter: Interpreter) throws -> String? {
    switch to {
    case .text:
      let terminal = Terminal(descriptor: STDOUT_FILENO)
      let ink = Ink(isColoured: terminal.isColoured && output == nil)
      return try page(pages, interpreter)?.text(width: terminal.width) { ink($0, .bold) }
    case .md: return try markdown(pages, interpreter)
    case .html:
      return try markdown(pages, interpreter).map { markdown in
        let page = try Page.document(
          title: name ?? "Reference", markdown: markdown, names: LibraryNames.all)
        return String(decoding: page, as: UTF8.self)
      }
    }
  }

  private func markdown(_ pages: HelpPages, _ interpreter: Interpreter) throws -> String? {
    guard name != nil else {
      return try Reference(interpreter, files: StandardLibrary.embeddedModules).markdown
    }
    return try page(pages, interpreter).map { $0.markdown.joined(separator: "\n\n") + "\n" }
  }

  private func page(_ pages: HelpPages, _ interpreter: Interpreter) throws -> HelpPage? {
    guard let name else { return StandardLibrary.overview(interpreter) }
    let isFile = name.contains("/") || NotebookFormat.of(name)?.read != nil
    return isFile
      ? NotebookPage(try NotebookFile.read(name)).page(pages) : try pages.page(named: name)
  }
}
