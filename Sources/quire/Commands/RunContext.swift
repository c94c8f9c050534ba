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
  private let stop: StopSignal
  var interruption: Interruption { stop.interruption }
  private let errors: OutputStream
  private let renderer: DiagnosticRenderer

  /// - Parameter signals: Those that ask the program to stop.
  init(detail: RunPresenter.Detail, signals: [Int32] = [SIGINT]) {
    let errorTerminal = Terminal(descriptor: STDERR_FILENO)
    errors = OutputStream(descriptor: STDERR_FILENO)
    renderer = DiagnosticRenderer(
      isColoured: errorTerminal.isColoured, width: max(errorTerminal.width, 60))
    presenter = RunPresenter(
      detail: detail, terminal: Terminal(descriptor: STDOUT_FILENO), errors: errors,
      renderer: renderer)
    stop = StopSignal.watch(signals)
  }

  /// What the outputs say about the run.
  func facts(profile: String?, parameters: [MetadataValue.Member]) -> RunFacts {
    RunFacts(
      version: Version.current, threads: Threads.count, instructionSet: Machine.instructionSet,
      profile: profile, parameters: parameters)
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
      report(error)
    }
    throw ExitCode(2)
  }

  /// Reports mistakes in any cell before the first one runs, so that a slip at the end does not
  /// cost a training.
  func check(_ notebook: Notebook) throws {
    let mistakes = notebook.codeCells.flatMap { Parser.parse($0.code.source).diagnostics }
    guard !mistakes.isEmpty else { return }
    report(mistakes.map(renderer.render))
    throw ExitCode(2)
  }

  func report(_ error: FileError, remark: String = "") { report(["quire: \(error)\(remark)"]) }

  /// The exit code of a run: that of a shell for the signal that ended it.
  func exitCode(of status: RunStatus) -> Int32 {
    status == .interrupted ? stop.exitCode : status.exitCode
  }

  /// The exit code of a program that has written all its output.
  func closed(_ code: Int32) -> Int32 { presenter.output.exitCode(code, errors: errors) }

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
