extension Lexer {
  /// A literal from its quote on; the prefix before it has been read.
  mutating func lexString(prefix: StringPrefix, from start: Int) {
    let quote = current
    let isTriple = at(offset + 1) == quote && at(offset + 2) == quote
    offset += isTriple ? 3 : 1
    if prefix.isFormatted {
      emit(.formattedStart, from: start)
      contexts.append(
        .literal(
          FormattedLiteral(
            start: start, bodyStart: offset, quote: quote, isTriple: isTriple,
            isRaw: prefix.isRaw)))
      return
    }
    var bytes: [UInt8] = []
    var escapes = Escapes(isBytes: prefix.isBytes)
    while true {
      let byte = current
      if offset >= text.count || byte == UInt8(ascii: "\n") && !isTriple {
        reportUnterminated(from: start, quote: quote, isTriple: isTriple)
        return
      }
      if byte == quote, closesLiteral(quote: quote, isTriple: isTriple) {
        offset += isTriple ? 3 : 1
        break
      }
      lexStringByte(byte, isRaw: prefix.isRaw, into: &bytes, &escapes)
    }
    if let mistake = escapes.mistake {
      fail(mistake.message, mistake.span, hint: mistake.hint)
    } else if prefix.isBytes {
      emit(.bytes(bytes), from: start)
    } else {
      emit(.string(String(decoding: bytes, as: UTF8.self)), from: start)
    }
  }

  func closesLiteral(quote: UInt8, isTriple: Bool) -> Bool {
    current == quote && (!isTriple || at(offset + 1) == quote && at(offset + 2) == quote)
  }

  /// Reads one byte of a literal's text, or an escape.
  mutating func lexStringByte(
    _ byte: UInt8, isRaw: Bool, into bytes: inout [UInt8], _ escapes: inout Escapes
  ) {
    if byte == UInt8(ascii: "\\") {
      if isRaw {
        // A raw string keeps the backslash, and the quote behind it does not end the string.
        bytes.append(byte)
        offset += 1
        if offset < text.count, current != UInt8(ascii: "\n") {
          bytes.append(current)
          offset += 1
        }
      } else {
        escapes.read(text, at: &offset, into: &bytes)
      }
    } else if byte == UInt8(ascii: "\r"), at(offset + 1) == UInt8(ascii: "\n") {
      offset += 1
    } else {
      bytes.append(byte)
      offset += 1
    }
  }

  private mutating func reportUnterminated(from start: Int, quote: UInt8, isTriple: Bool) {
    let opening = Span(start, min(start + 1, text.count))
    if isTriple {
      fail(
        "the triple-quoted string is never closed", opening, isIncomplete: true)
      return
    }
    let literal = contexts.last { $0.isLiteral }
    if case .literal(let outer) = literal, outer.quote == quote, let field = contexts.last {
      // The quote was meant to end the f-string around it.
      reportUnclosed(field, isIncomplete: false)
      while let context = contexts.popLast(), !context.isLiteral {}
      return
    }
    fail(
      "the string is not closed on its line", opening,
      hint: unterminatedHint(from: start, quote: quote))
  }

  /// What is wrong with the quotes of a string that its line does not close.
  func unterminatedHint(from start: Int, quote: UInt8) -> String {
    let shown = Character(Unicode.Scalar(quote))
    var end = offset
    while end > start, isBlank(at(end - 1)) { end -= 1 }
    let first = source.text[start] == quote ? start + 1 : start + 2
    if end <= first, start > 0, isNameStart(at(start - 1)) || isDigit(at(start - 1)) {
      return "is a \(shown) missing where the text begins?"
    }
    let other = quote == UInt8(ascii: "'") ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    if end > first + 1, at(end - 1) == quote, at(end - 2) == UInt8(ascii: "\\") {
      return "the \\ before \(shown) keeps it from ending the string; a backslash is written \\\\"
    }
    let closers: [UInt8] = Array(")]},:".utf8)
    while end > first, closers.contains(at(end - 1)) { end -= 1 }
    if end > first, at(end - 1) == other {
      return "it begins with \(shown), so it ends with \(shown)"
    }
    return "end it with \(shown), or write it between triple quotes to span lines"
  }
}
