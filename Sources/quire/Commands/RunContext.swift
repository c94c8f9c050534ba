import ArgumentParser
import Glibc
import QuireDocument
import QuireNotebook
import QuireRuntime
import QuireSyntax
import QuireTensor

/// What every way of running a script needs: the terminal, errors to it, and Ctrl-C.
struct RunContext {
  let presenter: RunPresenter
  let interruption: Interruption
  private let errors: OutputStream
  private let renderer: DiagnosticRenderer

  init(detail: RunPresenter.Detail) {
    let errorTerminal = Terminal(descriptor: STDERR_FILENO)
    errors = OutputStream(descriptor: STDERR_FILENO)
    renderer = DiagnosticRenderer(
      isColoured: errorTerminal.isColoured, width: max(errorTerminal.width, 60))
    presenter = RunPresenter(
      detail: detail, terminal: Terminal(descriptor: STDOUT_FILENO), errors: errors,
      renderer: renderer)
    interruption = InterruptSignal.watch()
  }

  /// How the outputs are written; their head names what the same bits depend on.
  func report(of settings: [ParameterSetting]) -> MarkdownReport {
    let description = RunDescription(
      version: Version.current, threads: Threads.count,
      instructionSet: Machine.instructionSet,
      parameters: settings.map { "\($0.name) = \($0.value)" })
    return MarkdownReport(description: description) { DiagnosticRenderer().render($0) }
  }

  /// Runs `body`; what it cannot understand is reported and ends the program with 2.
  func understand<R>(_ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let diagnostic as Diagnostic {
      report([renderer.render(diagnostic)])
    } catch let error as ParameterError {
      report(["quire: \(error.message)"] + (error.hint.map { ["   hint: \($0)"] } ?? []))
    } catch let error as FileError {
      report(["quire: \(error)"])
    }
    throw ExitCode(2)
  }

  /// Reports mistakes in any cell before the first one runs, so that a slip at the end does not
  /// cost a training.
  func check(_ notebook: Notebook) throws {
    let mistakes = notebook.cells.filter { $0.kind == .code }.flatMap { cell in
      Parser.parse(
        SourceFile(
          name: notebook.path, text: cell.source, firstLine: cell.firstLine, cell: cell.title)
      ).diagnostics
    }
    guard !mistakes.isEmpty else { return }
    report(mistakes.map(renderer.render))
    throw ExitCode(2)
  }

  private func report(_ lines: [String]) { errors.writeLines(lines) }

  /// The exit code of a script, for which a text that is not Quire's language is not understood.
  func exitCode(of record: RunRecord) -> Int32 {
    if case .failed(let diagnostics) = record.cells.last?.outcome,
      diagnostics.allSatisfy({ $0.kind == ErrorKind.syntax.rawValue && $0.trace.isEmpty })
    {
      return 2
    }
    return record.status.exitCode
  }
}
