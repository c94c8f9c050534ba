extension Lexer.Context {
  var isLiteral: Bool {
    if case .literal = self { true } else { false }
  }
}

/// Small steps that the other parts of the lexer share.
extension Lexer {
  /// The byte at the offset, 0 at the end.
  var current: UInt8 { at(offset) }

  func at(_ place: Int) -> UInt8 { place < text.count ? text[place] : 0 }

  func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Spaces within a line; a carriage return counts as one.
  func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 12 || byte == 13
  }

  func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  mutating func skipToLineEnd() {
    while offset < text.count, text[offset] != UInt8(ascii: "\n") { offset += 1 }
  }

  mutating func skipComment() {
    let start = offset
    skipToLineEnd()
    comments.append(Span(start, offset))
  }

  mutating func emit(_ kind: Token.Kind, from start: Int, length: Int = 0) {
    tokens.append(Token(kind: kind, span: Span(start, max(offset, start + length))))
  }

  mutating func fail(
    _ message: String, _ span: Span, context: Span? = nil, hint: String? = nil,
    isIncomplete: Bool = false
  ) {
    let diagnostic = Diagnostic(
      "SyntaxError", message, source: source, span: span, context: context, hint: hint,
      isIncomplete: isIncomplete)
    tokens.append(Token(kind: .invalid(diagnostic), span: span))
  }

  /// The code point at a place and the number of its bytes.
  func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard place < text.count else { return nil }
    var decoder = UTF8()
    var bytes = text[place..<min(place + 4, text.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
    return (scalar, UTF8.width(scalar))
  }
}
