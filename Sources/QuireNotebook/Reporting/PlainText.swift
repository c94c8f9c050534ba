import QuirePage

/// Text for a file, from text that was meant for a terminal.
enum PlainText {
  /// As a terminal shows it, without colours and without blank lines at its end.
  static func of(_ text: String) -> String {
    var kept = TerminalText.plainLines(text)
    while kept.last?.allSatisfy(\.isWhitespace) == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  /// A cell's source as a block of its own: Jupyter's may end in line ends.
  static func block(_ source: String) -> String {
    var bytes = source.utf8[...]
    while bytes.last == 10 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
