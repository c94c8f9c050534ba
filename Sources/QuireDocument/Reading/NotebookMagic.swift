/// A command of IPython in a code cell: `%matplotlib inline`, `%%time`, `!pip install numpy`.
package struct NotebookMagic {
  /// The command as written: `%timeit`, `!pip`.
  let word: String

  /// Settings of IPython that change nothing in Quire.
  private static let harmless: Set<String> = [
    "%matplotlib", "%config", "%load_ext", "%reload_ext", "%autoreload",
  ]

  /// Reads a line that begins a statement.
  package init?(_ line: String) {
    guard let first = line.first, first == "%" || first == "!" else { return nil }
    let name = line.drop { $0 == first }.prefix { !$0.isWhitespace }
    guard let letter = name.first, letter.isLetter || letter == "_" else { return nil }
    word = String(line.prefix { $0 == first }) + name
  }

  package var isHarmless: Bool { Self.harmless.contains(word) }

  /// What to do instead.
  var hint: String {
    switch word {
    case "!pip", "%pip", "!conda", "%conda", "!apt", "!apt-get":
      "remove the line: what Quire offers is inside the program"
    default: "remove the line, or put `# ` before it"
    }
  }
}
