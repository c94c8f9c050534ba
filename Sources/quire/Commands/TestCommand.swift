import ArgumentParser
import Glibc
import QuireDocument
import QuireNotebook

import struct QuireSyntax.DiagnosticRenderer

/// `quire test`: runs notebooks and holds what they give against what they say.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run notebooks and check their expectations.",
    discussion: """
      Runs each notebook in a process of its own and checks the comments behind its statements: \
      "# => 8.0" the value, "# prints: text" a printed line, "# raises: KeyError" an error, \
      "# expect: loss < 0.4" a condition. A notebook without any passes when it runs. Folders are \
      searched for .nb files, and for .py, .md and .ipynb files that hold expectations; hidden \
      folders and out/ are left out.

      Exit codes: 0 all well, 1 a cell failed or an expectation did not hold, 2 a file or the \
      command line could not be understood, 124 a time limit passed, 130 interrupted.
      """)

  @Argument(help: "Notebooks, or folders that are searched for them (default: .).")
  var paths: [String] = []

  @Option(
    name: [.customShort("p"), .customLong("parameter")], parsing: .singleValue,
    help: ArgumentHelp("Set a name of the cells tagged \"parameters\".", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use the values and expectations that notebooks declare for it.", valueName: "name"))
  var profile: String?

  @Option(
    name: [.customShort("j"), .customLong("jobs")],
    help: ArgumentHelp("Notebooks that run at a time (default: the processors).", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "The most seconds for a notebook that names none.", valueName: "seconds"))
  var timeout: Double = 300

  @OptionGroup var limits: LimitOptions

  @Flag(name: [.customShort("x"), .long], help: "Begin no more notebooks once one has failed.")
  var failFast = false

  @Flag(help: "Rewrite expectations that do not hold, in the files.")
  var update = false

  @Flag(help: "Run everything twice; every output must be the same to the last bit.")
  var rerun = false

  @Option(help: ArgumentHelp("Write a JUnit report, one test case a cell.", valueName: "file"))
  var junit: String?

  @Flag(help: "Write annotations for GitHub; automatic in its workflows.")
  var github = false

  func validate() throws {
    try LimitOptions.validate("--timeout", seconds: timeout)
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("-j needs a number from 1 to 1024, found \(jobs)")
    }
    if update, rerun { throw ValidationError("--update and --rerun exclude each other") }
  }

  func run() throws {
    let context = RunContext(detail: .errors, signals: [SIGINT, SIGTERM, SIGHUP])
    let files = try context.understand { try search() }
    var options = NotebookTest.Options()
    options.profile = profile
    options.timeout = timeout
    options.limits = limits.limits
    try context.understand { for parameter in parameters { _ = try ParameterSetting(parameter) } }
    options.settings = parameters
    let terminal = Terminal(descriptor: STDOUT_FILENO)
    let presenter = TestPresenter(
      output: OutputStream(descriptor: STDOUT_FILENO), terminal: terminal)
    let suite = TestSuite(
      files, options,
      .init(
        jobs: min(jobs ?? TestSuite.processors, max(1, files.count)),
        memory: limits.maxMemory?.bytes,
        failsFast: failFast, reruns: rerun),
      renderer: DiagnosticRenderer(
        isColoured: terminal.isColoured, width: max(terminal.width, 60)),
      interruption: context.interruption, presenter: presenter)
    let results = suite.run()
    var left = results
    if update { left = try context.understand { try rewrite(results, presenter) } }
    var code = results.isEmpty || !left.isEmpty ? TestSummary(left).exitCode : 0
    presenter.close(TestSummary(results), updated: results.count - left.count)
    try context.understand {
      try report(results, presenter)
      if let profile, !results.contains(where: \.hasProfile), code == 0 || code == 1 {
        code = 2
        throw ParameterError(
          "no notebook declares the profile \"\(profile)\"",
          hint: "profiles stand in the front block, as in profiles: {\(profile): {epochs: 1}}")
      }
    }
    throw ExitCode(code)
  }

  private func search() throws -> [String] {
    var files: [String] = []
    for path in paths.isEmpty ? ["."] : paths {
      for file in try TestSearch.files(at: path) where !files.contains(file) { files.append(file) }
    }
    guard !files.isEmpty else {
      throw ParameterError(
        "no notebooks in \((paths.isEmpty ? ["."] : paths).joined(separator: ", "))",
        hint:
          "name .nb files or folders that hold some; .py, .md and .ipynb files need expectations")
    }
    return files
  }

  /// Writes changed expectations into the files and tells which; gives the results that still count.
  private func rewrite(
    _ results: [NotebookResult], _ presenter: TestPresenter
  ) throws -> [NotebookResult] {
    try results.filter { result in
      guard !result.edits.isEmpty else { return true }
      let bytes = try SourceBytes.read(result.path)
      let (changed, failed) = try ExpectationEdits.apply(
        result.edits, to: bytes, path: result.path)
      if changed != bytes { try AtomicFile.write(changed, to: result.path) }
      presenter.write(
        result.edits.map { edit in
          let remark = failed.contains(edit) ? " (left as it is: the file changed meanwhile)" : ""
          return "\(result.path):\(edit.description)\(remark)"
        })
      return !result.isMendable || !failed.isEmpty
    }
  }

  private func report(_ results: [NotebookResult], _ presenter: TestPresenter) throws {
    if let junit {
      let report = JUnitReport(results, seconds: presenter.seconds)
      if let slash = junit.dropFirst().lastIndex(of: "/") {
        try FileError.makeFolder(String(junit[..<slash]))
      }
      try AtomicFile.write(Array(report.text.utf8), to: junit)
    }
    let isWorkflow = getenv("GITHUB_ACTIONS").map { String(cString: $0) } == "true"
    guard github || isWorkflow else { return }
    let report = GitHubReport(results)
    presenter.write(report.annotations)
    guard let path = getenv("GITHUB_STEP_SUMMARY").map({ String(cString: $0) }), !path.isEmpty
    else { return }
    let line = TestSummary(results).line(time: ElapsedTime.text(presenter.seconds))
    let old = access(path, F_OK) == 0 ? try SourceBytes.read(path) : []
    try AtomicFile.write(old + Array(report.summary(line).utf8), to: path)
  }
}
