/// A line that speaks to the prompt rather than to the language: `%time fit()`, `?Dense`, `Dense?`.
struct MagicLine: Equatable {
  /// Without the percent sign; `?` for help.
  let name: String
  let argument: String

  init(name: String, argument: String) {
    self.name = name
    self.argument = argument
  }

  /// nil for what is code.
  init?(_ text: String) {
    let line = Self.trimmed(text[...])
    if line.first == "?" {
      self.init(name: "?", argument: Self.trimmed(line.drop { $0 == "?" }))
    } else if line.last == "?", !line.contains("\n"), !line.contains("#"),
      line.utf8.first != UInt8(ascii: "%")
    {
      var subject = line[...]
      while subject.last == "?" { subject.removeLast() }
      guard subject.allSatisfy({ $0.isLetter || $0.isNumber || "._".contains($0) }) else {
        return nil
      }
      self.init(name: "?", argument: String(subject))
    } else if line.first == "!" {
      self.init(name: "!", argument: Self.trimmed(line.dropFirst()))
    } else if line.first == "%" {
      let command = line.drop { $0 == "%" }.drop { $0 == " " }
      let name = command.prefix { !$0.isWhitespace }
      self.init(name: String(name), argument: Self.trimmed(command.dropFirst(name.count)))
    } else {
      return nil
    }
  }

  /// Whether the argument is code, which may go on over several lines.
  var takesCode: Bool { Magic.table[name]?.takesCode ?? false }

  /// The argument without the options before it: `-n 10` of `%timeit -n 10 f()`.
  var code: String { parts.rest }

  /// The values of the options given, `""` for those without one.
  var options: [Character: String] { parts.options }

  private var parts: (options: [Character: String], rest: String) {
    let known = Magic.table[name]?.options ?? [:]
    var options: [Character: String] = [:]
    var rest = argument[...]
    while rest.first == "-", let letter = rest.dropFirst().first, let hasValue = known[letter] {
      rest = rest.dropFirst(2).drop { $0 == " " }
      let value = hasValue ? rest.prefix { $0 != " " } : ""
      options[letter] = String(value)
      rest = rest.dropFirst(value.count).drop { $0 == " " }
    }
    return (options, String(rest))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
