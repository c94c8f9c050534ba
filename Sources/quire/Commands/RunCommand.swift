import ArgumentParser
import Glibc
import QuireDocument
import QuireNotebook
import QuireRuntime

/// `quire run`: a notebook from top to bottom, its outputs beside it.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a notebook and keep its outputs.",
    discussion: """
      Shows prose, progress and outputs while it runs, and keeps them in a folder, as a page NAME.html, as \
      NAME.md with its pictures and in other forms, all up to date after every cell.

      Paths in the notebook are relative to the folder in which quire runs; modules are found beside \
      the notebook.

      A cell tagged "skip-execution" is not run, one tagged "raises-exception" may fail, and \
      timeout=30 on its marker gives it 30 seconds.

      Parameters are taken from the profile, then from files, then from -p; they replace values in the \
      cell tagged "parameters" and must have their types.

      Exit codes: 0 all well, 1 a cell failed or outputs could not be saved, 2 the notebook or the \
      command line could not be understood, 124 a time limit passed, 128 + N ended by signal N (130 for \
      Ctrl-C), after saving what there was.
      """)

  @Argument(
    help: "The notebook (\(NotebookFormat.endings { $0.read != nil })), or - for standard input.")
  var file: String

  @Option(
    name: [.customShort("p"), .customLong("parameter")], parsing: .singleValue,
    help: ArgumentHelp("Set a name of the cell tagged \"parameters\".", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: [.customShort("f"), .customLong("parameters-file")], parsing: .singleValue,
    help: ArgumentHelp("Set parameters from a YAML or JSON file.", valueName: "file"))
  var parameterFiles: [String] = []

  @Option(
    help: ArgumentHelp(
      "Set the parameters of a profile that the notebook declares.", valueName: "name"))
  var profile: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder of the outputs (default: out/NAME).", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp("The forms of the outputs: \(OutputForm.names).", valueName: "forms"))
  var to = OutputForm.standard

  @Option(help: InputForm.help)
  var from: InputForm?

  @Flag(help: "Wait while another run writes into the folder of the outputs.")
  var wait = false

  @Option(help: "What happens after a cell has failed: stop or continue.")
  var onError: NotebookRunner.OnError = .stop

  @Option(help: ArgumentHelp("The most seconds for the whole run.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("The most seconds for each cell.", valueName: "seconds"))
  var cellTimeout: Double?

  @OptionGroup var limits: LimitOptions

  @Flag(help: "Show errors only.")
  var quiet = false

  func validate() throws {
    if output == "" { throw ValidationError("-o needs the name of a folder") }
    try LimitOptions.validate("--timeout", seconds: timeout)
    try LimitOptions.validate("--cell-timeout", seconds: cellTimeout)
  }

  func run() throws {
    let context = RunContext(
      detail: quiet ? .errors : .document, signals: [SIGINT, SIGTERM, SIGHUP])
    // A limit on the size of files, and a reader who has gone, are errors of writing.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    let (notebook, folder) = try context.understand { try prepare(context) }
    folder.onFailure = {
      context.presenter.eraseLiveLine()
      context.report($0, remark: "; trying again after each cell")
    }
    let evaluator = SessionEvaluator(
      mode: .cell, echoesValues: true, arguments: [file], limits: limits.limits,
      interruption: context.interruption)
    evaluator.expectations = .announced(profile: profile)
    let runner = NotebookRunner(
      onError: onError, timeout: timeout.map { .seconds($0) },
      cellTimeout: cellTimeout.map { .seconds($0) }, observers: [folder, context.presenter])
    let record = try context.understand { try runner.run(notebook, with: evaluator) }
    for warning in folder.warnings { context.presenter.didEmit(.warning(warning)) }
    context.presenter.close(record, documents: folder.documents)
    if let failure = folder.failure {
      context.report(failure)
      throw ExitCode(context.closed(max(1, context.exitCode(of: record.status))))
    }
    throw ExitCode(context.closed(context.exitCode(of: record.status)))
  }

  /// Reads the notebook, sets its parameters and makes the folder.
  private func prepare(_ context: RunContext) throws -> (Notebook, OutputFolder) {
    let forms = try OutputForm.named(to)
    let given = try parameters.map { try ParameterSetting($0) }
    let read = try NotebookFile.read(file, as: from?.format)
    let settings =
      try (profile.map { try read.profile($0) } ?? [])
      + parameterFiles.flatMap { try ParameterSetting.read($0) } + given
    let (notebook, values) = try read.applying(settings)
    if onError == .stop { try context.check(notebook) }
    var isWaiting = false
    let folder = try OutputFolder(
      path: output ?? "out/\(notebook.name)", notebook: notebook,
      facts: context.facts(profile: profile, parameters: values), forms: forms
    ) { holder in
      guard wait, !context.interruption.isRequested else { return false }
      if !isWaiting { context.presenter.waiting(for: holder) }
      isWaiting = true
      usleep(50_000)
      return true
    }
    return (notebook, folder)
  }
}

extension NotebookRunner.OnError: ExpressibleByArgument {}
