import ArgumentParser
import Glibc

/// The program's command line.
@main struct Quire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quire", abstract: "A notebook-style scripting runtime for deep learning.",
    usage: """
      quire                                              the prompt
      quire run NOTEBOOK [-p name=value …] [-o FOLDER]   run a notebook, keep its outputs
      quire FILE [ARGUMENTS]                             run a .nb or .py file as a script
      quire -e CODE                                      evaluate and print
      quire -                                            run standard input
      quire test [PATH …]                                run notebooks, check their expectations
      quire check FILE …                                 find mistakes without running anything
      quire convert IN OUT                               write a notebook in another form
      quire doc [NAME]                                   show documentation
      quire doctor                                       show what this machine offers
      """,
    version: Version.line,
    subcommands: [
      RunCommand.self, TestCommand.self, ConvertCommand.self, CheckCommand.self, DocCommand.self,
      DoctorCommand.self, ScriptCommand.self,
    ],
    defaultSubcommand: ScriptCommand.self)

  /// Like ArgumentParser's own, but a mistake on the command line exits with 2.
  static func main() {
    do {
      if let code = try runAtOnce(Array(CommandLine.arguments.dropFirst())) { Glibc.exit(code) }
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let code = exitCode(for: error).rawValue
      let text = fullMessage(for: error)
      if !text.isEmpty { OutputStream(descriptor: code == 0 ? 1 : 2).writeLines([text]) }
      Glibc.exit(code == EX_USAGE ? 2 : code)
    }
  }

  /// Runs what has no options to parse, and returns the exit code; nil when there are some. To make
  /// the table of all options takes longer than everything else that `quire -e 1` does.
  private static func runAtOnce(_ arguments: [String]) throws -> Int32? {
    guard let first = arguments.first else { return Prompt.start() }
    if let code = NotebookChild.run(arguments) { return code }
    let isCode = first == "-e" && arguments.count == 2
    // No command has a dot in its name. What follows a file is the script's own.
    let isFile = first == "-" || first.contains(".") && !first.hasPrefix("-")
    guard isCode || isFile else { return nil }
    let context = RunContext(detail: .outputs)
    let script =
      isCode
      ? Script(code: arguments[1])
      : try Script(file: first, arguments: Array(arguments.dropFirst()), in: context)
    return try script.run(in: context)
  }
}
