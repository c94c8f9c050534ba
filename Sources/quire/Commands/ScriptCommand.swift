import ArgumentParser
import QuireNotebook

/// `quire FILE`, `quire -e CODE`, `quire -`: a script that prints what it prints.
struct ScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "script", abstract: "Run a script: .nb, .py, or standard input.",
    usage: "quire FILE [ARGUMENTS], quire -e CODE, or quire -", shouldDisplay: false)

  // Unconditional: code may begin with a minus sign.
  @Option(
    name: .customShort("e"), parsing: .unconditional,
    help: ArgumentHelp("Evaluate and print.", valueName: "code"))
  var code: String?

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      "A .nb or .py file, or - for standard input, and its arguments.",
      valueName: "file"))
  var arguments: [String] = []

  func validate() throws {
    if code == nil, let first = arguments.first, first.hasPrefix("-"), first != "-" {
      throw ValidationError("Unknown option '\(first)'")
    }
  }

  func run() throws {
    let context = RunContext(detail: .outputs)
    let name: String
    let text: String
    if let code {
      (name, text) = ("<command line>", code)
    } else if let file = arguments.first {
      name = file == "-" ? "<stdin>" : file
      text = try context.understand { try NotebookFile.program(file) }
    } else {
      throw CleanExit.helpRequest(Quire.self)
    }
    let cell = Cell(.code, source: text, firstLine: 1, lines: 1...1)
    let evaluator = SessionEvaluator(
      mode: .program, echoesValues: code != nil,
      arguments: code == nil ? arguments : ["-e"] + arguments, interruption: context.interruption)
    let record = try NotebookRunner(observers: [context.presenter])
      .run(Notebook(path: name, text: text, cells: [cell]), with: evaluator)
    throw ExitCode(context.exitCode(of: record))
  }
}
