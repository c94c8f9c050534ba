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
    let script: Script
    if let code {
      script = Script(code: code, arguments: arguments)
    } else {
      let file = arguments.first ?? "-"
      script = try Script(file: file, arguments: Array(arguments.dropFirst()), in: context)
    }
    throw ExitCode(try script.run(in: context))
  }
}
