/// Text for a file, from text that was meant for a terminal.
enum PlainText {
  /// Without colour codes, without what a carriage return overwrote, without blank ends.
  static func of(_ text: String) -> String {
    let lines = withoutEscapes(text).split(separator: "\n", omittingEmptySubsequences: false)
    var kept = lines.map { line in
      String(line.split(separator: "\r", omittingEmptySubsequences: true).last ?? "")
    }
    while kept.last?.allSatisfy(\.isWhitespace) == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  /// A cell's source as a block of its own: Jupyter's may end in line ends.
  static func block(_ source: String) -> String {
    var bytes = source.utf8[...]
    while bytes.last == 10 { bytes.removeLast() }
    return String(Substring(bytes))
  }

  /// Drops the control sequences of ECMA-48: `ESC [ … letter`, and `ESC x`.
  private static func withoutEscapes(_ text: String) -> String {
    // Lines may end in CR LF, which is one Character in Swift: go by scalars.
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\u{1B}" else {
        result.append(scalar)
        continue
      }
      guard scalars.next() == "[" else { continue }
      while let next = scalars.next(), !("@"..."~").contains(next) {}
    }
    return String(result)
  }
}
