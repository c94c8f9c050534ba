extension Lexer {
  /// The text of an f-string or of a format spec, up to the next brace or the end.
  mutating func lexFormattedText() {
    guard case .literal(let literal)? = contexts.last(where: { $0.isLiteral }) else { return }
    let isSpec = if case .spec? = contexts.last { true } else { false }
    let start = offset
    var bytes: [UInt8] = []
    var escapes = Escapes(isBytes: false)
    scan: while offset < text.count {
      let byte = current
      switch byte {
      case UInt8(ascii: "{"):
        guard !isSpec, at(offset + 1) == byte else { break scan }
        bytes.append(byte)
        offset += 2
      case UInt8(ascii: "}"):
        guard !isSpec, at(offset + 1) == byte else { break scan }
        bytes.append(byte)
        offset += 2
      case UInt8(ascii: "\n") where !literal.isTriple:
        break scan
      case literal.quote where closesLiteral(quote: byte, isTriple: literal.isTriple):
        break scan
      case UInt8(ascii: "\\")
      where at(offset + 1) == UInt8(ascii: "{") || at(offset + 1) == UInt8(ascii: "}"):
        bytes.append(byte)
        offset += 1
      default:
        lexStringByte(byte, isRaw: literal.isRaw, into: &bytes, &escapes)
      }
    }
    if let mistake = escapes.mistake {
      fail(mistake.message, mistake.span, hint: mistake.hint)
    } else if !bytes.isEmpty {
      emit(.formattedText(String(decoding: bytes, as: UTF8.self)), from: start)
    }
    endFormattedText(of: literal, isSpec: isSpec)
  }

  /// Deals with what ended a run of text: a brace, the closing quote, or the end of a line.
  private mutating func endFormattedText(of literal: FormattedLiteral, isSpec: Bool) {
    let start = offset
    guard offset < text.count else { return }
    switch current {
    case UInt8(ascii: "{"):
      offset += 1
      contexts.append(.field(at: start))
      emit(.symbol(.leftBrace), from: start)
    case UInt8(ascii: "}"):
      offset += 1
      guard isSpec else {
        fail(
          "'}' closes nothing in this f-string", Span(start, start + 1),
          hint: "a brace that is meant as text is written '}}'")
        return
      }
      contexts.removeLast(2)
      emit(.symbol(.rightBrace), from: start)
    default:
      if isSpec {
        // The quote or the line's end came inside a field: both the field and the literal end here.
        if let field = contexts.dropLast().last { reportUnclosed(field, isIncomplete: false) }
        while let context = contexts.popLast(), !context.isLiteral {}
        if closesLiteral(quote: literal.quote, isTriple: literal.isTriple) {
          offset += literal.isTriple ? 3 : 1
        }
      } else if closesLiteral(quote: literal.quote, isTriple: literal.isTriple) {
        offset += literal.isTriple ? 3 : 1
        contexts.removeLast()
        emit(.formattedEnd, from: start)
      } else {
        contexts.removeLast()
        fail(
          "the string is not closed on its line", Span(literal.start, literal.bodyStart),
          hint: unterminatedHint(from: literal.start, quote: literal.quote))
      }
    }
  }

  /// The text ended inside an f-string.
  mutating func endFormattedAtEndOfText() {
    guard case .literal(let literal)? = contexts.last(where: { $0.isLiteral }) else { return }
    if literal.isTriple {
      fail(
        "the triple-quoted string is never closed", Span(literal.start, literal.bodyStart),
        isIncomplete: true)
    } else if case .literal? = contexts.last {
      fail(
        "the string is not closed on its line", Span(literal.start, literal.bodyStart),
        hint: unterminatedHint(from: literal.start, quote: literal.quote))
    } else if let field = contexts.dropLast().last {
      reportUnclosed(field, isIncomplete: false)
    }
    contexts = []
  }

  /// Whether the lexer stands directly between `{` and `}` of an f-string.
  var isInField: Bool {
    if case .field? = contexts.last { true } else { false }
  }

  /// Reads `:`, `!` or `}` where they end the expression of a field; false when they do not.
  mutating func endsField(at start: Int) -> Bool {
    guard isInField else { return false }
    switch current {
    case UInt8(ascii: ":"):
      offset += 1
      contexts.append(.spec)
      emit(.symbol(.colon), from: start)
    case UInt8(ascii: "}"):
      offset += 1
      contexts.removeLast()
      emit(.symbol(.rightBrace), from: start)
    case UInt8(ascii: "!") where at(offset + 1) != UInt8(ascii: "="):
      offset += 1
      emit(.symbol(.bang), from: start)
    case UInt8(ascii: "=")
    where at(offset + 1) == UInt8(ascii: "}") || at(offset + 1) == UInt8(ascii: "!")
      || at(offset + 1) == UInt8(ascii: ":"):
      offset += 1
      emit(.symbol(.assign), from: start)
    default:
      return false
    }
    return true
  }
}
