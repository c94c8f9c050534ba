import CQuireWatch

/// Cuts source text into tokens: indentation, names, numbers, strings with their escapes, symbols.
///
/// Mistakes become `invalid` tokens where they stand, so that they are told in the order of their places.
package struct Lexer {
  /// What the text at the current offset is inside of.
  enum Context {
    /// An open bracket and where it stands.
    case bracket(Symbol, at: Int)
    /// The text of an f-string.
    case literal(FormattedLiteral)
    /// Between `{` and `}` of an f-string.
    case field(at: Int)
    /// Behind the `:` of a field.
    case spec
  }

  let source: SourceFile
  let text: [UInt8]
  var offset = 0
  var tokens: [Token] = []
  /// Where comments stand, from `#` to the end of the line.
  var comments: [Span] = []
  var contexts: [Context] = []
  var indentations = [Indentation()]
  var isAtLineStart = true

  init(_ source: SourceFile) {
    self.source = source
    text = source.text
    tokens.reserveCapacity(text.count / 3 + 4)
  }

  /// The tokens of a source; the last is `end`.
  package static func tokens(of source: SourceFile) -> [Token] { scan(source).tokens }

  /// The tokens of a source, the last of which is `end`, and its comments.
  static func scan(_ source: SourceFile) -> (tokens: [Token], comments: [Span]) {
    var lexer = Lexer(source)
    lexer.run()
    return (lexer.tokens, lexer.comments)
  }

  private mutating func run() {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    while true {
      switch contexts.last {
      case .literal, .spec:
        if offset >= text.count {
          endFormattedAtEndOfText()
        } else {
          lexFormattedText()
        }
        continue
      case .bracket, .field, nil:
        break
      }
      if isAtLineStart, contexts.isEmpty { lexIndentation() }
      while isBlank(current) { offset += 1 }
      guard offset < text.count else { break }
      lexToken()
      if tokens.count & 0xFFF == 0, quire_cancelled() { break }
    }
    finish()
  }

  private mutating func finish() {
    if let context = contexts.last { reportUnclosed(context, isIncomplete: true) }
    contexts = []
    endLine()
    for _ in indentations.dropFirst() { emit(.dedent, from: offset) }
    emit(.end, from: offset)
  }

  /// Ends the current line of tokens, when it has any.
  mutating func endLine() {
    switch tokens.last?.kind {
    case .newline, .indent, .dedent, nil: break
    default: emit(.newline, from: offset)
    }
    isAtLineStart = true
  }

  private mutating func lexToken() {
    let start = offset
    let byte = current
    switch byte {
    case UInt8(ascii: "\n"):
      lexNewline()
    case UInt8(ascii: "#"):
      skipComment()
    case UInt8(ascii: "\\"):
      lexContinuation()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      lexString(prefix: StringPrefix(), from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      lexNumber()
    case UInt8(ascii: "."):
      if isDigit(at(offset + 1)) { lexNumber() } else { lexSymbol() }
    default:
      if isNameStart(byte) || byte >= 0x80 { lexName() } else { lexSymbol() }
    }
  }

  private mutating func lexNewline() {
    if contexts.isEmpty {
      emit(.newline, from: offset, length: 1)
      offset += 1
      isAtLineStart = true
      return
    }
    offset += 1
    if endsHeaderInBracket {
      // The parser, which expects the bracket's end, tells it.
      contexts = []
      endLine()
      return
    }
    // A line that begins like a statement shows that a bracket above it was forgotten.
    var ahead = offset
    while isBlank(at(ahead)) { ahead += 1 }
    var end = ahead
    while isNameStart(at(end)) || at(end) >= 0x80 { end += 1 }
    guard end > ahead, case .bracket? = contexts.last, let context = contexts.last else { return }
    let word = String(decoding: text[ahead..<end], as: UTF8.self)
    guard !contexts.contains(where: \.isLiteral) else { return }
    if let keyword = Keyword.table[word] {
      guard keyword.opensStatement || keyword.opensBlock && isHeader(from: ahead) else { return }
    } else {
      guard case .bracket(_, let place) = context, followsOperand,
        at(end) != UInt8(ascii: "\""), at(end) != UInt8(ascii: "'"),
        ahead - offset <= indentation(at: place)
      else { return }
    }
    reportUnclosed(context, isIncomplete: false)
    contexts = []
    endLine()
  }

  /// Whether the line ends in ':' inside `(`, where only a lambda could have one.
  private var endsHeaderInBracket: Bool {
    guard tokens.last?.kind.isSymbol(.colon) == true, !contexts.contains(where: \.isLiteral),
      case .bracket(.leftParenthesis, let place)? = contexts.last
    else { return false }
    return !tokens.reversed().prefix { Int($0.span.start) > place }
      .contains { $0.kind.isKeyword(.lambda) }
  }

  /// Whether what was read last ends a value, so that no other value can follow it.
  private var followsOperand: Bool {
    switch tokens.last?.kind {
    case .name, .int, .float, .string, .bytes, .formattedEnd: true
    case .keyword(let keyword): keyword == .none || keyword == .yes || keyword == .no
    case .symbol(let symbol):
      symbol == .rightParenthesis || symbol == .rightBracket || symbol == .rightBrace
    default: false
    }
  }

  /// How many blanks stand before the line that holds this place.
  private func indentation(at place: Int) -> Int {
    var start = place
    while start > 0, at(start - 1) != UInt8(ascii: "\n") { start -= 1 }
    var end = start
    while isBlank(at(end)) { end += 1 }
    return end - start
  }

  /// Whether a line ends in ':' and closes no bracket of the lines above, as the header of a block.
  private func isHeader(from start: Int) -> Bool {
    var depth = 0
    var last: UInt8 = 0
    var place = start
    while place < text.count, at(place) != UInt8(ascii: "\n") {
      let byte = at(place)
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      if depth < 0 { return false }
      if !isBlank(byte) { last = byte }
      place += 1
    }
    return depth == 0 && last == UInt8(ascii: ":")
  }

  private mutating func lexContinuation() {
    let start = offset
    offset += 1
    if current == UInt8(ascii: "\r") { offset += 1 }
    if offset + (current == UInt8(ascii: "\n") ? 1 : 0) >= text.count {
      offset = text.count
      fail(
        "nothing follows the line continuation '\\'", Span(start, start + 1), isIncomplete: true)
    } else if current == UInt8(ascii: "\n") {
      offset += 1
    } else {
      fail(
        "'\\' continues a line only at its very end", Span(start, start + 1),
        hint: "remove what follows the backslash, spaces included")
      skipToLineEnd()
    }
  }

  private mutating func lexSymbol() {
    let start = offset
    if endsField(at: start) { return }
    if let wrong = WrongSymbol.match(text, at: start) {
      offset += wrong.length
      fail(wrong.message, Span(start, offset), hint: wrong.hint)
      return
    }
    if text[start...].starts(with: "..".utf8), at(start + 2) != UInt8(ascii: ".") {
      offset += 2
      fail(
        "'..' is not an operator", Span(start, offset),
        hint: "range(a, b) counts from a to b - 1, and x[a:b] is a part of x")
      return
    }
    for length in [3, 2, 1] where start + length <= text.count {
      guard let symbol = Symbol.table[Symbol.pack(text[start..<start + length])] else { continue }
      // `!` is a token only inside an f-string, before the conversion.
      if symbol == .bang, !isInField { break }
      offset += length
      switch symbol {
      case .leftParenthesis, .leftBracket, .leftBrace:
        contexts.append(.bracket(symbol, at: start))
      case .rightParenthesis, .rightBracket, .rightBrace:
        guard close(with: symbol, at: start) else { return }
      default:
        break
      }
      emit(.symbol(symbol), from: start)
      return
    }
    offset += 1
    let hint: String? =
      switch text[start] {
      case UInt8(ascii: "!"): "'not' negates, '!=' compares"
      case UInt8(ascii: "?"): "a choice is written: a if condition else b"
      case UInt8(ascii: "$"): "names are written without it"
      case UInt8(ascii: "`"): "code stands without it; repr(x) makes text of a value"
      default: nil
      }
    let printable = text[start] > 0x20 && text[start] < 0x7F
    let shown = printable ? "'\(Character(Unicode.Scalar(text[start])))'" : "a control character"
    fail("\(shown) is not part of the language", Span(start, offset), hint: hint)
  }

  /// Takes the innermost bracket off; false, after reporting, when it does not match.
  private mutating func close(with symbol: Symbol, at start: Int) -> Bool {
    switch contexts.last {
    case .bracket(let opening, let place):
      contexts.removeLast()
      if opening.closing == symbol { return true }
      fail(
        "'\(symbol.rawValue)' does not close '\(opening.rawValue)'", Span(start, start + 1),
        context: Span(place, place + 1), hint: "'\(opening.closing?.rawValue ?? "")' closes it")
    case .field, .literal, .spec, nil:
      fail("'\(symbol.rawValue)' closes nothing", Span(start, start + 1))
    }
    return false
  }

  func reportedUnclosed(_ context: Context) -> (message: String, span: Span, hint: String?) {
    switch context {
    case .bracket(let symbol, let place):
      return (
        "'\(symbol.rawValue)' is never closed", Span(place, place + 1),
        "'\(symbol.closing?.rawValue ?? "")' closes it"
      )
    case .field(let place):
      return (
        "'{' of the f-string is never closed", Span(place, place + 1),
        "'}' closes it; a brace that is meant as text is written '{{'"
      )
    case .literal(let literal):
      return ("the f-string is never closed", Span(literal.start, literal.bodyStart), nil)
    case .spec:
      return ("the format is never closed", Span(offset, offset), nil)
    }
  }

  mutating func reportUnclosed(_ context: Context, isIncomplete: Bool) {
    let report = reportedUnclosed(context)
    fail(report.message, report.span, hint: report.hint, isIncomplete: isIncomplete)
  }
}
