extension Lexer {
  /// Names, keywords and the prefixes of strings.
  mutating func lexName() {
    let start = offset
    while true {
      if isNameStart(current) || isDigit(current) && offset > start {
        offset += 1
      } else if current >= 0x80, let (scalar, length) = scalar(at: offset),
        offset > start ? scalar.properties.isXIDContinue : scalar.properties.isXIDStart
      {
        offset += length
      } else {
        break
      }
    }
    if offset == start {
      lexStrayCharacter()
      return
    }
    let word = String(decoding: text[start..<offset], as: UTF8.self)
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'"), offset - start <= 2,
      let prefix = StringPrefix(word)
    {
      lexString(prefix: prefix, from: start)
    } else if let keyword = Keyword.table[word] {
      emit(.keyword(keyword), from: start)
    } else {
      emit(.name(word), from: start)
    }
  }

  /// A character beyond ASCII that begins no name.
  private mutating func lexStrayCharacter() {
    let start = offset
    guard let (scalar, length) = scalar(at: start) else {
      offset += 1
      fail("this byte is not UTF-8 text", Span(start, offset))
      return
    }
    offset += length
    let span = Span(start, offset)
    switch PlainPunctuation.spelling(of: scalar) {
    case " ": fail("this is not an ordinary space", span, hint: "replace it with one")
    case let plain?:
      fail(
        "'\(scalar)' is not '\(plain)'", span,
        hint: "write \(PlainPunctuation.line(of: source, at: start) ?? plain)")
    case nil where scalar == "²" || scalar == "³":
      fail(
        "'\(scalar)' is not part of the language", span,
        hint: "a power is written x ** \(scalar == "²" ? 2 : 3)")
    case nil:
      if scalar.properties.generalCategory == .format {
        fail("there is an invisible character here", span, hint: "delete it")
      } else {
        fail(
          "'\(scalar)' is not part of the language", span,
          hint: PlainPunctuation.words[scalar].map { "write \($0)" })
      }
    }
  }
}
