import Glibc
import QuireDocument
import QuireNotebook
import QuireRuntime
import QuireSyntax

extension Magic {
  static let who = Magic(
    name: "who", usage: "[TYPE …]", summary: "Lists the variables."
  ) { call in
    let session = call.prompt.evaluator.session
    let wanted = call.line.argument.split(separator: " ").map(String.init)
    var rows: [(String, String, String)] = []
    for name in session.main.definedNames.sorted() where !name.hasPrefix("_") {
      guard let value = session[name] else { continue }
      let type = session.interpreter.pythonName(session.interpreter.type(of: value).object.record)
      if wanted.isEmpty || wanted.contains(type) {
        rows.append((name, type, try summary(of: value, in: session.interpreter)))
      }
    }
    guard !rows.isEmpty else {
      call.write([
        wanted.isEmpty ? "There are no variables." : "There are no variables of that type."
      ])
      return .finished
    }
    let nameWidth = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
    let typeWidth = rows.map { DisplayWidth.of($0.1) }.max() ?? 0
    call.write(
      rows.map { name, type, value in
        call.prompt.ink(name, .bold) + blanks(nameWidth - DisplayWidth.of(name) + 2) + type
          + blanks(typeWidth - DisplayWidth.of(type) + 2) + value
      })
    return .finished
  }

  /// A value in one line.
  private static func summary(of value: Value, in interpreter: Interpreter) throws -> String {
    switch value {
    case .closure(let closure): return closure.object.signature
    default: break
    }
    let lines = try interpreter.display(of: value).split(separator: "\n")
    let text = lines.map { $0.drop { $0 == " " } }.joined(separator: " ")
    return text.count > 60 ? String(text.prefix(57)) + "..." : text
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  static let reset = Magic(
    name: "reset", usage: "", summary: "Forgets all variables and starts afresh.",
    options: ["f": false]
  ) { call in
    guard call.line.code.isEmpty else { throw Mistake(message: "%reset takes nothing but -f") }
    call.prompt.reset()
    return .finished
  }

  static let run = Magic(
    name: "run", usage: "FILE [ARGUMENTS]",
    summary: "Runs a file here; its variables stay."
  ) { call in
    var words = call.line.argument.split(separator: " ").map(String.init)
    guard let first = words.first else {
      throw Mistake(message: "%run needs a file", hint: "%run notebooks/mlp.nb")
    }
    words[0] = path(first)
    let notebook = try NotebookFile.read(words[0])
    return call.prompt.run(notebook, arguments: words)
  }

  static let save = Magic(
    name: "save", usage: "[-f] FILE.nb",
    summary: "Writes the inputs that worked as cells.",
    options: ["f": false]
  ) { call in
    let prompt = call.prompt
    guard !call.line.code.isEmpty else {
      throw Mistake(message: "%save needs a file", hint: "%save session.nb")
    }
    let name = path(call.line.code)
    let file = name.hasSuffix(".nb") || name.hasSuffix(".py") ? name : name + ".nb"
    guard !prompt.finished.isEmpty else {
      throw Mistake(message: "there is nothing to save: no input has worked yet")
    }
    if access(file, F_OK) == 0, call.line.options["f"] == nil, !prompt.saved.contains(file) {
      throw Mistake(message: "\(file) is there already", hint: "%save -f \(file) replaces it")
    }
    let text = prompt.finished.map { "# %%\n" + $0 + "\n" }.joined(separator: "\n")
    try AtomicFile.write(Array(text.utf8), to: file)
    prompt.saved.insert(file)
    let count = prompt.finished.count
    call.write(["\(count) cell\(count == 1 ? "" : "s") written to \(file)"])
    return .finished
  }
}
