extension TeXError {
  /// One sentence: what was expected, what was found.
  package var message: String {
    switch problem {
    case .unknownCommand(let name, _): "\(name) is not a command known here"
    case .unknownEnvironment(let name, _): "{\(name)} is not an environment known here"
    case .missingArgument(let command, let expected): "\(command) needs \(expected) behind it"
    case .unclosed(let opener, let expected): "\(opener) is not closed: \(expected) is missing"
    case .misplaced(let found, let why): "\(found) \(why)"
    case .wrongEnd(let begin, let end): "\\begin{\(begin)} is closed by \\end{\(end)}"
    case .doubleScript(let script): "two \(script)s stand at the same place"
    case .notADelimiter(let found): "\(found) is not a delimiter"
    case .notALength(let found): "'\(found)' is not a length"
    case .notAColor(let found): "'\(found)' is not a colour"
    case .unknownCharacter(let code):
      "the character U+\(Self.hexadecimal(code)) cannot be shown"
    case .nestedTooDeeply(let limit): "the formula is nested more than \(limit) levels deep"
    case .expandsTooFar: "this command never stops expanding"
    }
  }

  /// How to mend it, where there is something to say.
  package var hint: String? {
    switch problem {
    case .unknownCommand(_, let nearest?): "did you mean \(nearest)?"
    case .unknownCommand(_, nil): #"for a function's name write \operatorname{name}"#
    case .unknownEnvironment(_, let nearest?): "did you mean \\begin{\(nearest)}?"
    case .unclosed(_, let expected): "write \(expected) where it ends"
    case .misplaced("&", _): #"put \begin{aligned} … \end{aligned} around the rows"#
    case .misplaced("}", _): #"write \} for the sign itself"#
    case .doubleScript: "put braces around what the first one belongs to"
    case .notADelimiter: #"write one of ( ) [ ] \{ \} | \| \langle \rangle, or . for none"#
    case .notALength: "for example 2pt, 1em or 5mm"
    case .notAColor: "for example red or #1f77b4"
    case .unknownEnvironment, .missingArgument, .misplaced, .wrongEnd, .unknownCharacter,
      .nestedTooDeeply, .expandsTooFar:
      nil
    }
  }

  private static func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
