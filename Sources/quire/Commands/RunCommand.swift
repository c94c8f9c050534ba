import ArgumentParser
import QuireDocument
import QuireNotebook

/// `quire run`: a notebook from top to bottom, its outputs beside it.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a notebook and keep its outputs.",
    discussion: """
      Shows prose, progress and outputs while it runs, and writes them as NAME.md with its \
      pictures, up to date after every cell.

      Exit codes: 0 all well, 1 a cell failed, 2 the notebook or the command line could not be \
      understood, 124 the time limit passed, 130 interrupted.
      """)

  @Argument(help: "The notebook (.nb), or - for standard input.")
  var file: String

  @Option(
    name: [.customShort("p"), .customLong("parameter")], parsing: .singleValue,
    help: ArgumentHelp("Set a name of the cell tagged \"parameters\".", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder of the outputs (default: out/NAME).", valueName: "folder"))
  var output: String?

  @Option(help: "What happens after a cell has failed: stop or continue.")
  var onError: NotebookRunner.OnError = .stop

  @Option(help: ArgumentHelp("The most seconds for the whole run.", valueName: "seconds"))
  var timeout: Double?

  @Flag(help: "Show errors only.")
  var quiet = false

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError("--timeout needs a number of seconds above 0, found \(timeout)")
    }
  }

  func run() throws {
    let context = RunContext(detail: quiet ? .errors : .document)
    let settings = try context.understand { try parameters.map { try ParameterSetting($0) } }
    let notebook = try context.understand {
      try NotebookFile.read(file).setting(settings)
    }
    if onError == .stop { try context.check(notebook) }
    let evaluator = SessionEvaluator(
      mode: .cell, echoesValues: true, arguments: [file], interruption: context.interruption)
    evaluator.expectations = .announced(profile: nil)
    let folder = try context.understand {
      try OutputFolder(
        path: output ?? "out/\(notebook.name)", notebook: notebook,
        report: context.report(of: settings))
    }
    let runner = NotebookRunner(
      onError: onError, timeout: timeout.map { .seconds($0) },
      observers: [folder, context.presenter])
    let record = try context.understand { try runner.run(notebook, with: evaluator) }
    for warning in folder.warnings { context.presenter.didEmit(.warning(warning)) }
    context.presenter.close(record, document: folder.document)
    throw ExitCode(record.status.exitCode)
  }
}

extension NotebookRunner.OnError: ExpressibleByArgument {}
