import QuireSyntax

extension HTML {
  /// Code of Quire, coloured by the words its own lexer finds.
  /// - Parameter names: Names of the language that are shown as such.
  mutating func highlighted(_ code: String, names: Set<String>) {
    var highlighter = Highlighter(code, names)
    highlighter.write(to: &self)
  }
}

/// Walks over code word by word.
private struct Highlighter {
  private let source: SourceFile
  private let tokens: [Token]
  private let names: Set<String>
  private var place = 0
  /// The f-strings and braces around the place; true for the text of an f-string.
  private var contexts: [Bool] = []

  private static let expectations = ["=>", "prints", "raises", "expect", "skip"]

  init(_ code: String, _ names: Set<String>) {
    self.names = names
    source = SourceFile(name: "", text: code)
    tokens = Lexer.tokens(of: source)
  }

  mutating func write(to html: inout HTML) {
    for (index, token) in tokens.enumerated() {
      let start = Int(token.span.start)
      let end = min(Int(token.span.end), source.text.count)
      // A mistake may be told about a place that has been written.
      guard start >= place, end > start else { continue }
      gap(to: start, &html)
      let kind = kind(of: token, at: index)
      write(place..<end, kind, &html)
      track(token)
    }
    gap(to: source.text.count, &html)
  }

  private mutating func write(_ range: Range<Int>, _ kind: CodeClass?, _ html: inout HTML) {
    place = range.upperBound
    guard let kind else {
      html.text(source.text[range])
      return
    }
    html.open("span", [Attribute("class", kind.rawValue)])
    html.text(source.text[range])
    html += "</span>"
  }

  /// What stands between two words: blanks, comments, and pieces of broken strings.
  private mutating func gap(to end: Int, _ html: inout HTML) {
    while place < end {
      let isText = contexts.last == true
      guard !isText,
        let mark = source.text[place..<end].firstIndex(of: UInt8(ascii: "#"))
      else {
        write(place..<end, isText ? .string : nil, &html)
        return
      }
      if mark > place { write(place..<mark, nil, &html) }
      let line = source.text[mark..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      write(mark..<line, comment(mark..<line), &html)
    }
  }

  private func comment(_ range: Range<Int>) -> CodeClass {
    let text = String(decoding: source.text[range].dropFirst().drop { $0 == 32 }, as: UTF8.self)
    for word in Self.expectations where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      if word == "=>" || rest.hasPrefix(":") || rest.hasPrefix("(") { return .expectation }
    }
    return .comment
  }

  private mutating func track(_ token: Token) {
    switch token.kind {
    case .formattedStart: contexts.append(true)
    case .symbol(.leftBrace): contexts.append(false)
    case .formattedEnd: if contexts.last == true { contexts.removeLast() }
    case .symbol(.rightBrace): if contexts.last == false { contexts.removeLast() }
    default: break
    }
  }

  private func kind(of token: Token, at index: Int) -> CodeClass? {
    switch token.kind {
    case .keyword(.none), .keyword(.yes), .keyword(.no): .constant
    case .keyword: .keyword
    case .int, .longInt, .float: .number
    case .string, .bytes, .formattedStart, .formattedText, .formattedEnd: .string
    case .name(let name): self.kind(of: name, at: index)
    case .symbol(.at): isFirst(index) ? .decorator : nil
    case .symbol, .newline, .indent, .dedent, .end, .invalid: nil
    }
  }

  private func isFirst(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch tokens[index - 1].kind {
    case .newline, .indent, .dedent: return true
    default: return false
    }
  }

  private func kind(of name: String, at index: Int) -> CodeClass? {
    guard index > 0 else { return isOfTheLanguage(name) ? .builtin : nil }
    switch tokens[index - 1].kind {
    case .keyword(.def), .keyword(.class): return .definition
    case .symbol(.dot): return nil
    case .symbol(.at): return isFirst(index - 1) ? .decorator : nil
    default: break
    }
    // `max=3` in a call is an argument's name.
    if index + 1 < tokens.count, case .symbol(.assign) = tokens[index + 1].kind {
      switch tokens[index - 1].kind {
      case .symbol(.leftParenthesis), .symbol(.comma): return nil
      default: break
      }
    }
    return isOfTheLanguage(name) ? .builtin : nil
  }

  private func isOfTheLanguage(_ name: String) -> Bool { names.contains(name) || name == "self" }
}
