import QuireSyntax

/// What the cursor is inside of: code, a comment, or a string.
enum TextBeforeCursor: Equatable {
  case code(start: Int)
  case comment
  /// The offset of its opening quote and that of its content.
  case string(quote: Int, content: Int)

  /// Finds out from the bytes before the cursor; unlike the lexer it takes broken text as it comes.
  init(_ text: [UInt8]) {
    self = .code(start: 0)
    var offset = 0
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "#"):
        guard let end = text[offset...].firstIndex(of: 10) else {
          self = .comment
          return
        }
        offset = end
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = offset
        let byte = text[offset]
        let isTriple =
          offset + 2 < text.count && text[offset + 1] == byte && text[offset + 2] == byte
        offset += isTriple ? 3 : 1
        let content = offset
        guard let end = Self.end(of: text, from: offset, byte, isTriple) else {
          if let field = Self.field(of: text, quote: quote, content: content) {
            self = .code(start: field)
          } else {
            self = .string(quote: quote, content: content)
          }
          return
        }
        offset = end
      default:
        offset += 1
      }
    }
  }

  /// Behind a string's closing quotes; nil when they are missing. A line end ends a simple string.
  private static func end(of text: [UInt8], from start: Int, _ quote: UInt8, _ isTriple: Bool)
    -> Int?
  {
    var offset = start
    while offset < text.count {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if text[offset] == quote, !isTriple {
        return offset + 1
      } else if text[offset] == quote, offset + 2 < text.count, text[offset + 1] == quote,
        text[offset + 2] == quote
      {
        return offset + 3
      } else if text[offset] == 10, !isTriple {
        return offset
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// Where the code of an open `{` of an f-string begins.
  private static func field(of text: [UInt8], quote: Int, content: Int) -> Int? {
    guard quote > 0, text[quote - 1] | 0x20 == UInt8(ascii: "f"),
      let open = text[content...].lastIndex(of: UInt8(ascii: "{")),
      open == content || text[open - 1] != UInt8(ascii: "{"),
      !text[open...].contains(UInt8(ascii: "}"))
    else { return nil }
    return open + 1
  }
}
