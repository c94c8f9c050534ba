/// What was probably meant where the text is not the language.
extension Parser {
  /// The keywords that begin statements.
  private static let opening = [
    "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
    "for",
    "from", "global", "if", "import", "nonlocal", "pass", "raise", "return", "try", "while", "with",
  ]

  /// The keywords that may have been meant: `in` belongs to `for`, `import` to `from`.
  private func candidates(onLineOf first: Int) -> [String] {
    for ahead in tokens[first...] {
      if ahead.kind.isKeyword(.in) { return ["for"] }
      if ahead.kind.isKeyword(.import) { return ["from"] }
      if case .newline = ahead.kind { break }
    }
    return Parser.opening
  }

  /// A misspelt keyword at the start of a statement: `retrun 3`, `For x in xs:`.
  mutating func misspeltKeyword(at first: Int) -> Reported? {
    guard case .name(let word) = tokens[first].kind,
      let keyword = NearestName.suggest(word, among: candidates(onLineOf: first))
    else { return nil }
    let rest = source.text(Span(Int(tokens[first].span.end), max(lineEnd, Int(token.span.end))))
    return fail(
      "'\(word)' is not a keyword", tokens[first].span,
      hint: "write \(keyword)\(rest.contains("\n") ? " …" : rest)")
  }

  /// The keyword alone before a `:` that a word was meant to be.
  static func blockWord(near word: String) -> String? {
    word == "catch"
      ? "except" : NearestName.suggest(word, among: ["else", "try", "except", "finally"])
  }

  /// What to write where the current token cannot follow.
  var likelyHint: String? {
    switch token.kind {
    case .symbol(.assign): "'==' compares, '=' assigns"
    case .keyword(.return) where previous.kind.isSymbol(.colon):
      "a lambda is one expression, without 'return'"
    case .keyword(.if): "a choice is written: a if condition else b"
    case .keyword(.for) where previous.kind.isSymbol(.leftBracket): "write [x for x in xs]"
    case .symbol(.bar): "abs(x) is the size of a number"
    case .symbol(.equal), .symbol(.notEqual), .symbol(.less), .symbol(.greater),
      .symbol(.lessOrEqual), .symbol(.greaterOrEqual):
      previous.kind.isKeyword(.or) || previous.kind.isKeyword(.and)
        ? "each comparison has both sides: x == 1 or x == 2" : nil
    case .symbol(.arrow): "a small function is written lambda x: …"
    case .symbol(.colon): hintForColon
    case .name(let word): Parser.infix[word]
    case .int where isInt(previous) && token.span.end - token.span.start == 3:
      "digits are grouped with '_': 1_000_000"
    default: nil
    }
  }

  private static let infix = [
    "mod": "the remainder is written a % b", "div": "division without remainder is written a // b",
    "xor": "write a ^ b", "eq": "write a == b",
    "then": "a choice is written: a if condition else b",
  ]

  private func isInt(_ token: Token) -> Bool { if case .int = token.kind { true } else { false } }

  /// A `:` behind a number may stand for a range, one behind a condition for a block.
  private var hintForColon: String? {
    if case .int(let low) = previous.kind, case .int(let high) = peek(), high < 1 << 32 {
      return "range(\(low), \(high + 1)) counts from \(low) to \(high)"
    }
    if case .newline = peek() { return "is 'if' missing at the start of the line?" }
    return nil
  }

  /// A range written with `:` as the whole of what a loop walks: the first `:` has begun the block.
  mutating func rangeWithColon(from first: Int) -> Reported? {
    guard at(.colon), index == first + 1, first >= 2, tokens[first - 1].kind.isSymbol(.colon),
      case .int(let low) = tokens[first - 2].kind, case .int(let high) = tokens[first].kind,
      high < 1 << 32
    else { return nil }
    return fail(
      "a range is not written with ':'", tokens[first - 2].span.union(tokens[first].span),
      hint: "range(\(low), \(high + 1)) counts from \(low) to \(high)")
  }
}
