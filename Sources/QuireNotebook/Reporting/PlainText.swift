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
