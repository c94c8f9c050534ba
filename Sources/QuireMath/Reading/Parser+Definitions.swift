/// `\newcommand` and its relatives.
extension Parser {
  mutating func define(
    _ definition: Command.Definition, _ command: Token
  ) throws(TeXError) {
    tokens.skipRawSpaces()
    var hasStar = false
    if let star = tokens.nextRaw() {
      hasStar = star.isCharacter("*")
      if !hasStar { tokens.putBack(star) }
    }
    let name = try definedName(command)
    switch definition {
    case .newCommand: tokens.macros[name] = try newCommand(command)
    case .def: tokens.macros[name] = try parameterMacro(command)
    case .letCommand: try define(name, asNextTokenBehind: command)
    case .mathOperator:
      let operatorName = Token(kind: .command("operatorname"), range: command.range)
      var body = [operatorName]
      if hasStar { body.append(Token(kind: .character("*"), range: command.range)) }
      body.append(Token(kind: .character("{"), range: command.range))
      body += try tokens.rawArgument(of: command)
      body.append(Token(kind: .character("}"), range: command.range))
      tokens.macros[name] = Macro(parameterCount: 0, body: body)
    }
  }

  private mutating func definedName(_ command: Token) throws(TeXError) -> String {
    let tokens = try tokens.rawArgument(of: command).filter { $0.kind != .space }
    guard tokens.count == 1, case .command(let name) = tokens[0].kind, !name.isEmpty else {
      throw TeXError(
        .missingArgument(of: command.text, expected: "the name of a command"), command.range)
    }
    return name
  }

  /// `[2][default]{body}`.
  private mutating func newCommand(_ command: Token) throws(TeXError) -> Macro {
    var count = 0
    if let option = try tokens.rawOption() {
      guard let number = Int(Self.text(option)), (0...9).contains(number) else {
        throw TeXError(
          .missingArgument(of: command.text, expected: "a number of arguments from 0 to 9"),
          command.range)
      }
      count = number
    }
    let optional = count > 0 ? try tokens.rawOption() : nil
    return Macro(
      parameterCount: count, optional: optional, body: try tokens.rawArgument(of: command))
  }

  /// `#1#2{body}`.
  private mutating func parameterMacro(_ command: Token) throws(TeXError) -> Macro {
    var count = 0
    while let token = tokens.nextRaw() {
      if token.isCharacter("{") {
        tokens.putBack(token)
        return Macro(parameterCount: count, body: try tokens.rawArgument(of: command))
      }
      guard token.isCharacter("#"), count < 9, let number = tokens.nextRaw(),
        number.isCharacter(Character(String(count + 1)))
      else {
        throw TeXError(
          .missingArgument(of: command.text, expected: "#1, #2, … and a body in braces"),
          command.range)
      }
      count += 1
    }
    throw TeXError(.missingArgument(of: command.text, expected: "a body in braces"), command.range)
  }

  /// `\let\name=\other`.
  private mutating func define(
    _ name: String, asNextTokenBehind command: Token
  ) throws(TeXError) {
    tokens.skipRawSpaces()
    var target = tokens.nextRaw()
    if let sign = target, sign.isCharacter("=") {
      tokens.skipRawSpaces()
      target = tokens.nextRaw()
    }
    guard let target, !target.isCharacter("}") else {
      throw TeXError(.missingArgument(of: command.text, expected: "two commands"), command.range)
    }
    if target.isCommand(name) { return }
    if case .command(let other) = target.kind, let macro = tokens.macros[other] {
      tokens.macros[name] = macro
    } else {
      tokens.macros[name] = Macro(parameterCount: 0, body: [target])
    }
  }
}
