/// Words with which other languages begin a statement, and what is written instead.
struct ForeignWord {
  let message: String
  /// What to write; `…` stands for the rest of the line.
  let hint: String
  /// Whether a block of this statement would only give more mistakes.
  var hasForeignBlock = false

  /// Names of types, which other languages write before a variable.
  static let types: Set = [
    "int", "float", "double", "str", "string", "bool", "char", "list", "dict", "void", "long",
  ]

  static let table: [String: ForeignWord] = {
    var table: [String: ForeignWord] = [:]
    for word in ["let", "var", "const", "auto", "local", "dim", "my"] {
      table[word] = ForeignWord(message: "names are not declared", hint: "write only …")
    }
    for word in types {
      table[word] = ForeignWord(message: "names have no declared type", hint: "write only …")
    }
    for word in ["function", "func", "fn", "fun", "sub"] {
      table[word] = ForeignWord(
        message: "'\(word)' does not begin a function", hint: "write def name(parameters):")
    }
    for word in ["match", "switch"] {
      table[word] = ForeignWord(
        message: "Quire does not have '\(word)'",
        hint: "use if and elif, or look the value up in a dict", hasForeignBlock: true)
    }
    table["print"] = ForeignWord(message: "'print' is a function", hint: "write print(…)")
    table["exec"] = ForeignWord(
      message: "Quire does not run text as code", hint: "write the code itself")
    table["goto"] = ForeignWord(
      message: "Quire does not have 'goto'", hint: "use a loop, or a function that returns")
    for word in ["echo", "puts", "say", "disp", "printf", "println"] {
      table[word] = ForeignWord(message: "'\(word)' is not a statement", hint: "write print(…)")
    }
    for word in ["elsif", "elseif"] {
      table[word] = ForeignWord(message: "'\(word)' is not a keyword", hint: "write elif …")
    }
    for word in ["foreach", "unless", "until", "loop"] {
      table[word] = ForeignWord(
        message: "'\(word)' is not a keyword",
        hint: ["foreach": "write for …", "unless": "write if not …", "until": "write while not …"][
          word] ?? "write while True:")
    }
    for word in ["throw", "throws"] {
      table[word] = ForeignWord(message: "'\(word)' is not a keyword", hint: "write raise …")
    }
    for word in ["using", "include", "require", "use"] {
      table[word] = ForeignWord(message: "'\(word)' is not a keyword", hint: "write import …")
    }
    for word in ["public", "private", "static", "final", "export"] {
      table[word] = ForeignWord(message: "'\(word)' is not a keyword", hint: "leave it out")
    }
    for word in ["pip", "conda"] {
      table[word] = ForeignWord(
        message: "Quire installs nothing", hint: "np, plt, keras and the layers are in scope")
    }
    table["delete"] = ForeignWord(message: "'delete' is not a keyword", hint: "write del …")
    return table
  }()

  /// Words that stand before a value in other languages.
  static let operators: [String: ForeignWord] = [
    "new": ForeignWord(message: "an object is made without 'new'", hint: "write …"),
    "typeof": ForeignWord(message: "'typeof' is no operator", hint: "write type(…)"),
    "sizeof": ForeignWord(message: "'sizeof' is no operator", hint: "write len(…)"),
    "await": ForeignWord(message: "'await' is no operator", hint: "write …"),
  ]

  /// The hint with the rest of a line put in.
  func hint(with rest: String) -> String {
    // print hello world
    let isProse =
      hint.hasSuffix("(…)")
      && rest.unicodeScalars.allSatisfy { $0 == " " || $0.properties.isAlphabetic }
    if hint.hasPrefix("write import") {
      return "write import \(rest.filter { $0 != "\"" && $0 != "'" && $0 != ";" })"
    }
    let rest = isProse && rest.contains(" ") ? "\"\(rest)\"" : rest
    return hint.split(separator: "…", omittingEmptySubsequences: false).joined(separator: rest)
  }
}
