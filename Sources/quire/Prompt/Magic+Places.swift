import Glibc
import QuireDocument
import QuireNotebook

extension Magic {
  static let history = Magic(
    name: "history", usage: "[-n]", summary: "Shows the inputs of this session, -n with numbers.",
    options: ["n": false]
  ) { call in
    guard call.line.code.isEmpty else { throw Mistake(message: "%history takes nothing but -n") }
    let isNumbered = call.line.options["n"] != nil
    // The one that asks is no part of the answer.
    for (index, input) in call.prompt.inputs.dropLast().enumerated() {
      let number = isNumbered ? "\(index + 1): " : ""
      let indentation = String(repeating: " ", count: number.count)
      let lines = input.split(separator: "\n", omittingEmptySubsequences: false)
      call.write(lines.enumerated().map { ($0 == 0 ? number : indentation) + $1 })
    }
    return .finished
  }

  static let cd = Magic(
    name: "cd", usage: "[FOLDER]", summary: "Goes to another folder, home without one."
  ) { call in
    let folder = path(call.line.argument.isEmpty ? "~/" : call.line.argument)
    guard chdir(folder) == 0 else { throw FileError(path: folder, errno: errno) }
    call.write([try currentFolder()])
    return .finished
  }

  static let pwd = Magic(
    name: "pwd", usage: "", summary: "Shows the folder that file names start from."
  ) { call in
    call.write([try currentFolder()])
    return .finished
  }

  private static func currentFolder() throws -> String {
    guard let folder = getcwd(nil, 0) else { throw FileError(path: ".", errno: errno) }
    defer { free(folder) }
    return String(cString: folder)
  }

  /// A path as typed: quotes around it do not belong to it, `~/` is the home folder.
  static func path(_ text: String) -> String {
    var path = text[...]
    if path.count > 1, let quote = path.first, quote == "\"" || quote == "'", path.last == quote {
      path = path.dropFirst().dropLast()
    }
    if path == "~" { path = "~/" }
    if path.hasPrefix("~/"), let home = getenv("HOME") {
      return String(cString: home) + path.dropFirst()
    }
    return String(path)
  }
}
