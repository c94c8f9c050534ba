extension Parser {
  /// `import a.b as c, d`
  mutating func importModules() throws(Reported) -> Statement {
    let start = advance().span
    var modules: [ImportedModule] = []
    repeat {
      if case .string(let text) = token.kind {
        throw fail(
          "expected the name of a module, found a string", token.span,
          hint: "without quotes: import \(text)")
      }
      let path = try dottedName()
      if case .name(let short) = token.kind {
        throw fail(
          "expected the end of the line, found '\(short)'", token.span,
          hint: "write import \(path.text) as \(short)")
      }
      modules.append(ImportedModule(path: path, alias: try alias()))
    } while take(.comma)
    if at(.from), let module = modules.first {
      var source = "…"
      if case .name(let name) = peek() { source = name }
      throw fail(
        "'from' comes first", token.span,
        hint: "write from \(source) import \(module.path.text)")
    }
    return Statement(.importModules(modules), span(from: start))
  }

  /// `from a.b import x as y, z`, `from a import *`, with or without parentheses.
  mutating func importNames() throws(Reported) -> Statement {
    let start = advance().span
    if at(.dot) || at(.ellipsis) {
      throw fail(
        "a module is not named by dots", token.span,
        hint: "name it from the folder of this file: from utils import f")
    }
    let module = try dottedName()
    guard take(.import) else {
      let names =
        token.kind.endsStatement ? "" : source.text(Span(Int(token.span.start), lineEnd))
      throw unexpected(
        expected: "'import'",
        hint: "write from \(module.text) import \(names.isEmpty ? "…" : names)")
    }
    if take(.star) {
      return Statement(.importNames(module: module, names: nil), span(from: start))
    }
    var names: [ImportedName] = []
    let isBracketed = at(.leftParenthesis)
    if isBracketed { openBrackets.append(advance()) }
    repeat {
      if isBracketed, at(.rightParenthesis), !names.isEmpty { break }
      if !names.isEmpty, token.kind.endsStatement {
        throw fail(
          "a name to import is missing behind ','", token.span,
          hint: "remove the comma; names in brackets may go on over lines")
      }
      names.append(ImportedName(name: try name("a name to import"), alias: try alias()))
    } while take(.comma)
    if isBracketed {
      guard take(.rightParenthesis) else { throw unexpected(expected: "')' or ','") }
      openBrackets.removeLast()
    }
    return Statement(.importNames(module: module, names: names), span(from: start))
  }

  private mutating func dottedName() throws(Reported) -> Name {
    let first = try name("the name of a module")
    var text = first.text
    while take(.dot) {
      text += ".\(try name("a name behind '.'").text)"
      guard text.utf8.count <= Parser.longestModuleName else {
        throw fail(
          "the name of a module is longer than \(Parser.longestModuleName) bytes", first.span)
      }
    }
    return Name(text, span(from: first.span))
  }

  private mutating func alias() throws(Reported) -> Name? {
    take(.as) ? try name("a name behind 'as'") : nil
  }

  // MARK: load

  /// Whether `load(` here is Starlark's import form: all its arguments are text, the first a file.
  var isLoadStatement: Bool {
    guard peek().isSymbol(.leftParenthesis), case .string = peek(2) else { return false }
    var ahead = 3
    var names = 0
    while true {
      if peek(ahead).isSymbol(.rightParenthesis) { break }
      guard peek(ahead).isSymbol(.comma) else { return false }
      if peek(ahead + 1).isSymbol(.rightParenthesis) {
        ahead += 1
        break
      }
      if case .string = peek(ahead + 1) {
        ahead += 2
      } else if case .name = peek(ahead + 1), peek(ahead + 2).isSymbol(.assign),
        case .string = peek(ahead + 3)
      {
        ahead += 4
      } else {
        return false
      }
      names += 1
    }
    return names > 0 && peek(ahead + 1).endsStatement
  }

  /// `load("file", "x", y = "z")`; its form has been checked.
  mutating func load() throws(Reported) -> Statement {
    let start = advance().span
    advance()
    guard case .string(let file) = token.kind else { throw unexpected(expected: "a file name") }
    // Behind a slash a name is that of a file.
    let module = Name(file.contains("/") ? file : "./\(file)", advance().span)
    var names: [ImportedName] = []
    while take(.comma), !at(.rightParenthesis) {
      var alias: Name?
      if case .name(let text) = token.kind {
        alias = Name(text, advance().span)
        advance()
      }
      guard case .string(let text) = token.kind else { throw unexpected(expected: "a name") }
      names.append(ImportedName(name: Name(text, advance().span), alias: alias))
    }
    advance()
    return Statement(.importNames(module: module, names: names), span(from: start))
  }

  /// Whether the file gives the name `load` a meaning of its own.
  static func bindsLoad(_ tokens: [Token]) -> Bool {
    for (index, token) in tokens.enumerated() where token.kind.isName("load") {
      let before = index > 0 ? tokens[index - 1].kind : .newline
      switch before {
      case .keyword(.def), .keyword(.class), .keyword(.as), .keyword(.import), .keyword(.for):
        return true
      case .newline, .indent, .dedent, .symbol(.semicolon), .symbol(.colon):
        if index + 1 < tokens.count, tokens[index + 1].kind.isSymbol(.assign) { return true }
      default:
        break
      }
    }
    return false
  }
}
