/// Commands of IPython inside scripts: they stand there as comments, as jupytext writes them.
///
/// `%matplotlib inline` is written `# %matplotlib inline`, and what already looks so gets one more
/// `# `, as does a line of code that is itself a cell marker. Only lines that begin a statement in
/// the first column count.
enum MagicComments {
  /// The source that the lines of a script stand for.
  static func removed(from lines: [String]) -> [String] {
    changed(lines) { line in
      guard let rest = uncommented(line), needsComment(rest) else { return nil }
      return rest
    } following: {
      uncommented($0)
    }
  }

  /// The lines of a script that stand for a source.
  static func added(to lines: [String]) -> [String] {
    changed(lines) {
      needsComment($0) ? "# " + $0 : nil
    } following: {
      "# " + $0
    }
  }

  /// Changes the commands and the lines that a backslash joins to them.
  private static func changed(
    _ lines: [String], command: (String) -> String?, following: (String) -> String?
  ) -> [String] {
    var scanner = LineScanner()
    var continues = false
    return lines.map { line in
      guard continues || scanner.isFresh else {
        scanner.read(line)
        return line
      }
      if let result = continues ? following(line) : command(line) {
        continues = line.utf8.last == UInt8(ascii: "\\")
        return result
      }
      continues = false
      if !isCommand(line) { scanner.read(line) }
      return line
    }
  }

  private static func uncommented(_ line: String) -> String? {
    line.without(prefix: "# ") ?? line.without(prefix: "#")
  }

  /// True for commands, markers, and for both behind any number of `# `. A line for the shell, `#!`,
  /// is no command.
  private static func needsComment(_ line: String) -> Bool {
    if CellMarker.isMarker(line) || isCommand(line) { return true }
    guard line.utf8.first == hash, line.without(prefix: "#!") == nil else { return false }
    var rest = line.utf8[...]
    while rest.first == hash {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    }
    let text = String(Substring(rest))
    return isCommand(text) || CellMarker.isMarker("#" + text)
  }

  private static let hash = UInt8(ascii: "#")

  /// `%name`, `%%name`, `!name`, `!./name`.
  static func isCommand(_ line: String) -> Bool {
    let bytes = line.utf8
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "%"):
      let signs = bytes.prefix(4).prefix { $0 == first }.count
      return signs <= 3 && (bytes.dropFirst(signs).first.map(isLetter) ?? false)
    case UInt8(ascii: "!"):
      let next = bytes.dropFirst().drop { $0 == UInt8(ascii: " ") }.first
      return next.map { isLetter($0) || Array("./~$\\{}".utf8).contains($0) } ?? false
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 32
  }
}
