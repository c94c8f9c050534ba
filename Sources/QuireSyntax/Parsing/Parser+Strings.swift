extension Parser {
  /// Adjacent literals, joined: plain strings and f-strings, or bytes.
  mutating func strings() throws(Reported) -> Expression {
    let start = token.span
    var text = ""
    var pieces: [FormattedPiece] = []
    var bytes: [UInt8]?
    var hasText = false
    while true {
      switch token.kind {
      case .bytes(let more):
        if hasText { throw mixed() }
        bytes = (bytes ?? []) + more
        advance()
      case .string(let more):
        if bytes != nil { throw mixed() }
        hasText = true
        text += more
        advance()
      case .formattedStart:
        if bytes != nil { throw mixed() }
        hasText = true
        openBrackets.append(advance())
        for piece in try formattedPieces() {
          switch piece {
          case .text(let more):
            text += more
          case .value:
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
            pieces.append(piece)
          }
        }
        openBrackets.removeLast()
        guard case .formattedEnd = token.kind else { throw unexpected(expected: "'}'") }
        advance()
      default:
        let span = span(from: start)
        if let bytes { return try node(.bytes(bytes), span) }
        if pieces.isEmpty { return try node(.string(text), span) }
        if !text.isEmpty { pieces.append(.text(text)) }
        return try node(.formatted(pieces), span)
      }
    }
  }

  private mutating func mixed() -> Reported {
    fail(
      "strings and bytes cannot be joined", token.span,
      hint: "give both the prefix b, or neither")
  }

  /// The texts and values of an f-string or of a format spec, up to its end.
  private mutating func formattedPieces() throws(Reported) -> [FormattedPiece] {
    var pieces: [FormattedPiece] = []
    while true {
      switch token.kind {
      case .formattedText(let text):
        advance()
        pieces.append(.text(text))
      case .symbol(.leftBrace):
        pieces += try nested("f-strings are") { (parser) throws(Reported) in
          try parser.formattedField()
        }
      case .invalid:
        throw unexpected(expected: "the end of the f-string")
      default:
        return pieces
      }
    }
  }

  /// `{value!r:spec}`, or `{value=}` with the text of the expression before it.
  private mutating func formattedField() throws(Reported) -> [FormattedPiece] {
    let brace = advance().span
    if at(.rightBrace) || at(.colon) || at(.bang) {
      throw fail(
        "the f-string has nothing between its braces", brace.union(token.span),
        hint: "braces that are meant as text are written '{{' and '}}'")
    }
    let value = try expressionList("an expression")
    var pieces: [FormattedPiece] = []
    let isSelfDescribing = take(.assign)
    if isSelfDescribing {
      let text = source.text(Span(Int(brace.end), Int(token.span.start)))
      pieces.append(.text(text))
    }
    var conversion: Character?
    if take(.bang) {
      guard case .name(let letter) = token.kind, ["r", "s", "a"].contains(letter) else {
        throw fail(
          "expected r, s or a behind '!', found \(found)", token.span,
          hint: "r shows the value as code, s as text, a as ASCII")
      }
      conversion = Character(letter)
      advance()
    }
    var spec: [FormattedPiece] = []
    let hasSpec = take(.colon)
    if hasSpec { spec = try formattedPieces() }
    guard take(.rightBrace) else {
      // What stands on a later line was not meant to be in it.
      if source.line(of: Int(token.span.start)) > source.line(of: Int(brace.start)) {
        throw fail(
          "'{' of the f-string is never closed", brace,
          hint: "'}' closes it; a brace that is meant as text is written '{{'")
      }
      throw unexpected(expected: "'}'", hint: "a value is written {value:format}")
    }
    if isSelfDescribing, conversion == nil, !hasSpec { conversion = "r" }
    pieces.append(
      .value(FormattedValue(value: value, conversion: conversion, spec: spec)))
    return pieces
  }
}
