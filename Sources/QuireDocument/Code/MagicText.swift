import QuireSyntax

/// A cell's text in which the commands of IPython have become comments.
///
/// In a script, which has many cells, what holds for a cell holds up to the next `# %%` line.
struct MagicText {
  struct Skipped {
    var magic: NotebookMagic
    /// The command in the text as written.
    var span: Span

    var what: String { magic.treatment == .skipsCell ? "the cell" : "the line" }
  }

  private(set) var code = ""
  private(set) var skipped: [Skipped] = []

  private var scanner = LineScanner()
  /// Whether nothing of the cell was read yet.
  private var isAtStart = true
  /// What the last command does with the lines behind it.
  private var following = Following.code

  private enum Following {
    case code
    /// A backslash joins the next line to the command.
    case skipsLine
    case skipsCell
  }

  /// Nil when the text has no commands.
  init?(_ text: String) {
    guard text.utf8.contains(where: { Self.signs.contains($0) }) else { return nil }
    var lines: [String] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(read(String(line), start: start))
      start += line.utf8.count + 1
    }
    code = lines.joined(separator: "\n")
    guard code != text else { return nil }
  }

  private static let signs: [UInt8] = [
    UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "?"),
  ]

  /// What becomes of a line, which starts at a byte of the text.
  private mutating func read(_ line: String, start: Int) -> String {
    if !scanner.isInString, CellMarker.isMarker(line) {
      (isAtStart, following, scanner) = (true, .code, LineScanner())
      return line
    }
    switch following {
    case .skipsCell: return "# " + line
    case .skipsLine:
      if !line.hasSuffix("\\") { following = .code }
      return "# " + line
    case .code: break
    }
    guard scanner.isFresh, let magic = NotebookMagic(line, isFirst: isAtStart) else {
      scanner.read(line)
      if !line.allSatisfy(\.isWhitespace) { isAtStart = false }
      return line
    }
    isAtStart = false
    return replacement(of: line, magic, start: start)
  }

  private mutating func replacement(of line: String, _ magic: NotebookMagic, start: Int) -> String {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let place = start + indent.utf8.count
    switch magic.treatment {
    case .statement(let statement):
      scanner.read(statement)
      return indent + statement
    case .harmless: break
    case .skipped, .skipsCell:
      skipped.append(Skipped(magic: magic, span: Span(place, place + magic.word.utf8.count)))
    }
    if magic.treatment == .skipsCell {
      following = .skipsCell
    } else if line.hasSuffix("\\") {
      following = .skipsLine
    }
    // A block needs a statement; in the first column there is no block.
    return indent.isEmpty ? "# " + line : indent + "pass  # " + line.dropFirst(indent.count)
  }
}
