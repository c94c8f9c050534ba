/// A command of IPython in a code cell: `%matplotlib inline`, `%%time`, `!pip install numpy`, `np?`.
package struct NotebookMagic: Sendable {
  /// What becomes of it.
  enum Treatment: Equatable {
    /// It changes nothing in Quire.
    case harmless
    /// The statement behind it runs: `%time f()`.
    case statement(String)
    /// The line is left out.
    case skipped
    /// The whole cell is left out: it holds no code of this language.
    case skipsCell
  }

  /// The command as written: `%timeit`, `!pip`, `np?`.
  package let word: String
  let treatment: Treatment

  /// Settings of IPython that change nothing in Quire.
  private static let settings: Set<String> = [
    "%matplotlib", "%config", "%load_ext", "%reload_ext", "%autoreload",
  ]

  /// Commands that do something with the code behind them, which runs without them too.
  private static let wrappers: Set<String> = ["time", "timeit", "capture", "prun"]

  /// Reads a line that begins a statement.
  /// - Parameter isFirst: Whether it is the first line of a cell.
  package init?(_ line: String, isFirst: Bool = false) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard let first = text.first else { return nil }
    if let command = Self.command(text) {
      let signs = command.prefix { $0 == first }
      let name = command.dropFirst(signs.count)
      word = String(command)
      switch signs {
      case "%%" where isFirst:
        treatment = Self.wrappers.contains(String(name)) ? .harmless : .skipsCell
      case "%" where Self.wrappers.contains(String(name)):
        let code = Self.withoutOptions(text.dropFirst(command.count))
        treatment = code.isEmpty ? .harmless : .statement(code)
      default: treatment = Self.settings.contains(word) ? .harmless : .skipped
      }
    } else if let command = Self.assignedCommand(text) ?? Self.question(text) {
      word = String(command)
      treatment = .skipped
    } else {
      return nil
    }
  }

  /// `%name`, `%%name`, `!name`, `! ./name` at the start of a text.
  private static func command(_ text: Substring) -> Substring? {
    guard let first = text.first, first == "%" || first == "!" else { return nil }
    var name = text.drop { $0 == first }
    if first == "!" { name = name.drop { $0 == " " } }
    guard let letter = name.first, letter.isLetter || letter == "_" || first == "!" else {
      return nil
    }
    return text[..<name.prefix { !$0.isWhitespace }.endIndex]
  }

  /// The command in `files = !ls` and `t = %timeit -o f()`.
  private static func assignedCommand(_ text: Substring) -> Substring? {
    guard let sign = text.firstIndex(of: "="),
      text[..<sign].allSatisfy({ $0.isLetter || $0.isNumber || "_., ".contains($0) })
    else { return nil }
    return command(text[text.index(after: sign)...].drop { $0 == " " })
  }

  /// `?name`, `name?` and `name??`.
  private static func question(_ text: Substring) -> Substring? {
    var text = text
    while text.last?.isWhitespace ?? false { text.removeLast() }
    guard text.first == "?" || text.last == "?" else { return nil }
    let name = text.drop { $0 == "?" }
    var end = name
    while end.last == "?" { end.removeLast() }
    let isName = end.allSatisfy { $0.isLetter || $0.isNumber || "_.*%".contains($0) }
    return isName ? text : nil
  }

  /// What stands behind options: `-n 10 -r3 f()`.
  private static func withoutOptions(_ text: Substring) -> String {
    var words = text.drop { $0 == " " }
    while words.first == "-", let letter = words.dropFirst().first, letter.isLetter {
      let option = words.prefix { $0 != " " }
      words = words.dropFirst(option.count).drop { $0 == " " }
      // -n and -r have a number, which may stand apart.
      if option.count == 2, "nrp".contains(letter) {
        words = words.drop(while: \.isNumber).drop { $0 == " " }
      }
    }
    return String(words)
  }

  package var isHarmless: Bool { treatment == .harmless }

  /// What to do instead.
  var hint: String {
    switch word {
    case "!pip", "%pip", "!conda", "%conda", "!apt", "!apt-get":
      "remove the line: what Quire offers is inside the program"
    default:
      word.hasPrefix("?") || word.hasSuffix("?")
        ? "remove the line; quire doc NAME shows documentation"
        : "remove the line, or put `# ` before it"
    }
  }
}
