import QuireDocument
import QuireNotebook
import QuireRuntime
import QuireSyntax

/// A command of the prompt, named as IPython names it.
struct Magic: Sendable {
  let name: String
  /// What follows the name: `[-n LOOPS] CODE`.
  let usage: String
  let summary: String
  var takesCode = false
  /// Its options, and whether each has a value.
  var options: [Character: Bool] = [:]
  /// The words that may stand in its argument; file names where there are none.
  var words: [String] = []
  let body: @Sendable (Call) throws -> CellOutcome

  /// A magic line on its way.
  struct Call {
    let line: MagicLine
    let input: InputAssembler.Input
    let prompt: Prompt

    func write(_ lines: [String]) { prompt.presenter.output.writeLines(lines) }

    /// The code after the options, under the name of the input.
    var source: SourceFile { prompt.source(of: line.code, from: input) }
  }

  /// A mistake in a magic line.
  struct Mistake: Error {
    let message: String
    var hint: String?
  }

  static let all: [Magic] = [
    time, timeit, who, history, reset, limit, run, save, cd, pwd,
    Magic(name: "quickref", usage: "", summary: "Shows this list, as ? alone does.") { call in
      call.write(quickReference(call.prompt.ink))
      return .finished
    },
  ]

  static let table: [String: Magic] = {
    var table = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    table["whos"] = who
    table["limits"] = limit
    table["hist"] = history
    table["magic"] = table["quickref"]
    table["lsmagic"] = table["quickref"]
    return table
  }()

  /// Runs a magic line; mistakes in it are reported like those of code.
  static func run(
    _ line: MagicLine, from input: InputAssembler.Input, in prompt: Prompt
  ) -> CellOutcome {
    let call = Call(line: line, input: input, prompt: prompt)
    do {
      if line.name == "?" { return try help(call) }
      if line.name == "!" { return try shell(call) }
      guard let magic = table[line.name] else { return try unknown(call) }
      return try magic.body(call)
    } catch let mistake as Mistake {
      return .failed([diagnostic("UsageError", mistake.message, mistake.hint, call)])
    } catch let error as FileError {
      return .failed([diagnostic("IOError", error.description, nil, call)])
    } catch let error as ScriptError {
      return .failed([error.diagnostic])
    } catch let diagnostic as Diagnostic {
      return .failed([diagnostic])
    } catch {
      return .failed([diagnostic("RuntimeError", "\(error)", nil, call)])
    }
  }

  private static func diagnostic(
    _ kind: String, _ message: String, _ hint: String?, _ call: Call
  ) -> Diagnostic {
    let source = call.prompt.source(of: call.input.text, from: call.input)
    let end = source.text.firstIndex { $0 == 32 || $0 == 10 } ?? source.text.count
    return Diagnostic(kind, message, source: source, span: Span(0, end), hint: hint)
  }

  private static func unknown(_ call: Call) throws -> CellOutcome {
    // What notebooks of IPython set up at their start is set up here.
    if NotebookMagic("%" + call.line.name)?.isHarmless == true { return .finished }
    throw Mistake(
      message: "there is no %\(call.line.name)",
      hint: elsewhere[call.line.name] ?? nearest(call.line.name).map { "did you mean %\($0)?" }
        ?? "? lists what there is")
  }

  private static func nearest(_ name: String) -> String? {
    NearestName.suggest(name, among: Array(table.keys))
      ?? (name.isEmpty ? nil : table.keys.filter { $0.hasPrefix(name) }.min())
  }

  /// What those who know IPython look for, and where it is here.
  private static let elsewhere: [String: String] = {
    let shell = "Ctrl-Z goes to the shell, fg comes back"
    let recall = "Up and Ctrl-R bring earlier inputs back"
    return [
      "ls": shell, "cat": shell, "mkdir": shell, "rm": shell, "cp": shell, "mv": shell,
      "pip": "Quire needs no packages: what it offers is inside the program",
      "conda": "Quire needs no packages: what it offers is inside the program",
      "paste": "paste code as it is", "cpaste": "paste code as it is",
      "edit": recall, "recall": recall, "rerun": recall,
      "load": "%run FILE runs it; its variables stay", "who_ls": "%who lists the variables",
      "prun": "%time and %timeit measure", "lprun": "%time and %timeit measure",
      "debug": "print values, or %run the file and look at its variables",
    ]
  }()

  private static func shell(_ call: Call) throws -> CellOutcome {
    let command = String(call.line.argument.prefix { !$0.isWhitespace })
    throw Mistake(
      message: "the prompt runs no commands of the shell",
      hint: elsewhere[command == "pip" ? "pip" : "ls"])
  }

  // MARK: Help

  private static func help(_ call: Call) throws -> CellOutcome {
    let subject = call.line.argument
    if subject.isEmpty {
      call.write(quickReference(call.prompt.ink))
      return .finished
    }
    if subject.hasPrefix("%"), let magic = table[String(subject.dropFirst())] {
      call.write(["%\(magic.name) \(magic.usage)", "  " + magic.summary])
      return .finished
    }
    let session = call.prompt.evaluator.session
    let pages = HelpPages(session.interpreter)
    let prompt = call.prompt
    func write(_ page: HelpPage) {
      prompt.presenter.output.write(
        page.text(width: prompt.presenter.width) { prompt.ink($0, .bold) })
    }
    if let page = try pages.page(named: subject, in: session.main) {
      write(page)
      return .finished
    }
    // Evaluating what is no name reports what is wrong with it as usual.
    return prompt.execute(prompt.source(of: subject, from: call.input), isKept: false) { run in
      write(try pages.page(of: try run()))
      return .null
    }
  }

  static func quickReference(_ ink: Ink) -> [String] {
    let keys = [
      ("?name, name?", "Explains a name."),
      ("Tab", "Completes names, arguments, keys, files."),
      ("_", "The last value shown."),
      ("Up, Ctrl-R", "Earlier inputs that begin with, or contain, what is typed."),
      ("Up in a block", "Its line above; Enter inside of it and Alt-Enter begin a new line."),
      ("Ctrl-C", "Stops what runs; variables stay."),
      ("Ctrl-D, exit", "Leaves."),
    ]
    let rows = keys + all.map { (("%" + $0.name + " " + $0.usage), $0.summary) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { key, summary in
      ink(key, .bold) + String(repeating: " ", count: width - key.count + 2) + summary
    }
  }
}
