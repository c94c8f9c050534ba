/// Follows a script line by line, as far as knowing which lines begin inside a string or a bracket.
struct LineScanner {
  /// The three quotes that an open triple-quoted string waits for.
  private var openQuote: [UInt8]?
  private var brackets = 0
  private var continued = false

  /// True when the next line begins inside a triple-quoted string.
  var isInString: Bool { openQuote != nil }

  /// True when the next line begins a statement or a comment.
  var isFresh: Bool { openQuote == nil && brackets == 0 && !continued }

  /// Reads a line of a script that may hold commands of IPython, in which quotes mean nothing.
  mutating func readScript(_ line: String) {
    if !isFresh || !MagicComments.isCommand(line) { read(line) }
  }

  mutating func read(_ line: some StringProtocol) {
    let bytes = Array(line.utf8)
    var position = 0
    continued = false
    while position < bytes.count {
      let byte = bytes[position]
      if let quote = openQuote {
        if byte == Self.backslash {
          position += 2
        } else if bytes[position...].starts(with: quote) {
          openQuote = nil
          position += 3
        } else {
          position += 1
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "#"): return
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let triple = [byte, byte, byte]
        if bytes[position...].starts(with: triple) {
          openQuote = triple
          position += 3
        } else {
          position = Self.end(ofString: bytes, from: position)
        }
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      case Self.backslash: continued = position == bytes.count - 1
      default: break
      }
      position += 1
    }
  }

  private static let backslash = UInt8(ascii: "\\")

  /// The position behind the string that starts at `start`; the end of the line closes it too.
  private static func end(ofString bytes: [UInt8], from start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] != bytes[start] {
      position += bytes[position] == backslash ? 2 : 1
    }
    return position + 1
  }
}
