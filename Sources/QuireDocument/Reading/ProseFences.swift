/// Fenced blocks in prose that stands behind `# `: a `%%` line of a mermaid diagram is no marker.
struct ProseFences {
  private let lines: [String]
  /// For each fence character, the shortest fence that nothing closes before a line.
  private var unclosed: [UInt8: (length: Int, before: Int)] = [:]

  init(_ lines: [String]) { self.lines = lines }

  /// The line that closes the block which line `start` opens; nil when that line opens none, or
  /// when other text than comments comes first.
  mutating func end(from start: Int) -> Int? {
    guard let fence = Self.opening(Self.uncommented(lines[start])) else { return nil }
    if let known = unclosed[fence.character], start < known.before, fence.length >= known.length {
      return nil
    }
    var line = start + 1
    while line < lines.count, lines[line].utf8.first == UInt8(ascii: "#") || lines[line].isEmpty {
      if Self.closes(Self.uncommented(lines[line]), fence) { return line }
      line += 1
    }
    unclosed[fence.character] = (fence.length, line)
    return nil
  }

  /// True when a block that these lines of prose open is not closed by them.
  static func isOpen(_ prose: [String]) -> Bool {
    var open: (character: UInt8, length: Int)?
    for line in prose {
      if let fence = open {
        if closes(line, fence) { open = nil }
      } else {
        open = opening(line)
      }
    }
    return open != nil
  }

  private static func uncommented(_ line: String) -> String {
    line.without(prefix: "# ") ?? line.without(prefix: "#") ?? line
  }

  static func opening(_ line: String) -> (character: UInt8, length: Int)? {
    let rest = line.utf8.drop { $0 == UInt8(ascii: " ") }
    guard let first = rest.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
      line.utf8.count - rest.count <= 3
    else { return nil }
    let length = rest.prefix { $0 == first }.count
    let info = rest.dropFirst(length)
    guard length >= 3, first != UInt8(ascii: "`") || !info.contains(first) else { return nil }
    return (first, length)
  }

  static func closes(_ line: String, _ fence: (character: UInt8, length: Int)) -> Bool {
    guard let own = opening(line), own.character == fence.character, own.length >= fence.length
    else { return false }
    return line.utf8.allSatisfy { $0 == fence.character || $0 == 32 || $0 == 9 }
  }
}
