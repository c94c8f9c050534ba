import QuireDocument
import QuireNotebook
import QuireRuntime

/// A program that runs from top to bottom and prints what it prints.
struct Script {
  /// What errors call it: its file, or `<command line>`.
  var name: String
  var text: String
  /// What `sys.argv` holds.
  var arguments: [String]
  /// Whether the value of its last expression is shown.
  var echoesValue = false
  var limits = Limits()
  /// The most seconds that it may take.
  var timeout: Double?

  /// The code behind `-e`.
  init(code: String, arguments: [String] = []) {
    name = "<command line>"
    text = code
    self.arguments = ["-e"] + arguments
    echoesValue = true
  }

  /// A file, or `-` for standard input, and its arguments. A file that cannot be read is reported
  /// and ends the program.
  init(file: String, arguments: [String], in context: RunContext) throws {
    name = file == "-" ? "<stdin>" : file
    text = try context.understand { try NotebookFile.program(file) }
    self.arguments = [file] + arguments
  }

  /// Runs it to its end and returns the program's exit code.
  func run(in context: RunContext) throws -> Int32 {
    let cell = Cell(.code, source: text, firstLine: 1, lines: 1...1)
    let evaluator = SessionEvaluator(
      mode: .program, echoesValues: echoesValue, arguments: arguments, limits: limits,
      interruption: context.interruption)
    let runner = NotebookRunner(
      timeout: timeout.map { .seconds($0) }, observers: [context.presenter])
    let record = try runner.run(Notebook(path: name, text: text, cells: [cell]), with: evaluator)
    return context.closed(evaluator.exitCode ?? context.exitCode(of: record))
  }
}
