import ArgumentParser
import QuireNotebook

/// `quire FILE`, `quire -e CODE`, `quire -`: a script that prints what it prints.
struct ScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "script", abstract: "Run a script: .nb, .py, or standard input.",
    usage: "quire FILE [ARGUMENTS], quire -e CODE, or quire -", shouldDisplay: false)

  @Option(help: ArgumentHelp("The most seconds for the whole script.", valueName: "seconds"))
  var timeout: Double?

  @OptionGroup var limits: LimitOptions

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
    try LimitOptions.validate("--timeout", seconds: timeout)
    if code == nil, let first = arguments.first, first.hasPrefix("-"), first != "-" {
      throw ValidationError("Unknown option '\(first)'")
    }
  }

  func run() throws {
    if code == nil, arguments.isEmpty {
      throw ExitCode(Prompt.start(limits: limits.limits, timeLimit: timeout.map { .seconds($0) }))
    }
    let context = RunContext(detail: .outputs)
    var script: Script
    if let code {
      script = Script(code: code, arguments: arguments)
    } else {
      script = try Script(file: arguments[0], arguments: Array(arguments.dropFirst()), in: context)
    }
    script.limits = limits.limits
    script.timeout = timeout
    throw ExitCode(try script.run(in: context))
  }
}
