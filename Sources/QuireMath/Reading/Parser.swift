/// Makes a tree of a formula's tokens, by recursive descent.
struct Parser {
  var tokens: TokenStream
  /// The alphabet of the letters that come.
  var style = LetterStyle.automatic
  /// What `\tag` said in the row that is being read.
  var tag: [Node]?
  private var depth = 0
  private let source: String

  /// How deep groups, arguments and environments may stand in each other.
  static let depthLimit = 100

  init(_ source: String, macros: Macros) {
    tokens = TokenStream(source, macros: macros)
    self.source = source
  }

  /// What ends a row besides the end of the formula, `}`, `&`, `\\`, `\end`, `\right` and `\middle`.
  enum RowEnd: Equatable {
    case usual
    /// The bracket of an optional argument.
    case bracket
    /// The dollar of a formula in text.
    case dollar
    /// `\)`.
    case parenthesis
  }

  /// The whole formula.
  mutating func formula() throws(TeXError) -> Formula {
    var nodes = try row()
    if let token = try tokens.peek(), isRowBreak(token) {
      nodes = [try plainLines(first: nodes)]
    }
    if let token = try tokens.peek() { throw misplaced(token) }
    return Formula(source: source, nodes: nodes, tag: tag)
  }

  /// Nodes up to what ends the row, which stays where it is.
  mutating func row(until end: RowEnd = .usual) throws(TeXError) -> [Node] {
    let savedStyle = style
    defer { style = savedStyle }
    var nodes: [Node] = []
    var infix: (fraction: Fraction, token: Token, numerator: [Node])?
    while let token = try nextInRow(until: end) {
      if case .command(let name) = token.kind,
        case .infixFraction(let fraction) = CommandTable.table[name]
      {
        guard infix == nil else {
          throw TeXError(
            .misplaced(token.text, why: "needs braces around the first one"), token.range)
        }
        _ = try tokens.next()
        infix = (fraction, token, nodes)
        nodes = []
      } else if let node = try scripted(end) {
        append(node, to: &nodes)
      }
    }
    guard let infix else { return nodes }
    let fraction = infix.fraction.of(infix.numerator, nodes)
    return [Node(.fraction(fraction), span(infix.numerator + nodes, and: infix.token.range))]
  }

  /// The next token that is no space, or nil where the row ends.
  private mutating func nextInRow(until end: RowEnd) throws(TeXError) -> Token? {
    try tokens.skipSpaces()
    guard let token = try tokens.peek(), !endsRow(token, end) else { return nil }
    return token
  }

  func endsRow(_ token: Token, _ end: RowEnd) -> Bool {
    switch token.kind {
    case .character("}"), .character("&"): true
    case .character("]"): end == .bracket
    case .character("$"): end == .dollar
    case .command("\\"), .command("cr"), .command("end"), .command("right"), .command("middle"):
      true
    case .command(")"): end == .parenthesis
    case .character, .command, .space: false
    }
  }

  func isRowBreak(_ token: Token) -> Bool { token.isCommand("\\") || token.isCommand("cr") }

  /// Joins the letters of words that one command sets, and the characters of text outside of `\text`.
  private func append(_ node: Node, to nodes: inout [Node]) {
    if let last = nodes.last {
      let range = last.range.lowerBound..<max(last.range.upperBound, node.range.upperBound)
      switch (last.kind, node.kind) {
      case (.letters(let word, let style), .letters(let letter, let next))
      where style == next && next == self.style && next.setsWords:
        nodes[nodes.count - 1] = Node(.letters(word + letter, style), range)
        return
      case (.text(let pieces), .text(let more)) where last.range.upperBound == node.range.lowerBound:
        if case .plain(let word, .normal) = pieces.last, pieces.count == 1,
          case .plain(let next, .normal) = more.first, more.count == 1
        {
          nodes[nodes.count - 1] = Node(.text([.plain(word + next, .normal)]), range)
          return
        }
      default: break
      }
    }
    nodes.append(node)
  }

  /// What a command needs behind it: a group, or the one sign that comes next.
  /// - Parameter expected: what the message asks for.
  mutating func argument(
    of command: Token, expected: String = "an argument"
  ) throws(TeXError) -> [Node] {
    try tokens.skipSpaces()
    guard let token = try tokens.peek(), !endsRow(token, .usual) else {
      throw TeXError(.missingArgument(of: command.text, expected: expected), command.range)
    }
    if token.isCharacter("{") { return try group().nodes }
    if token.isCharacter("^") || token.isCharacter("_") || token.isCharacter("'") {
      throw TeXError(.missingArgument(of: command.text, expected: expected), command.range)
    }
    // Without braces a number has one digit.
    if case .character(let digit) = token.kind, digit.isASCII, digit.isNumber {
      _ = try tokens.next()
      return [sign(digit, at: token.range)]
    }
    try descend(at: token)
    defer { ascend() }
    return try atom(.usual).map { [$0] } ?? []
  }

  /// The nodes of `[…]`, or nil when there is none.
  mutating func option(of command: Token) throws(TeXError) -> [Node]? {
    try tokens.skipSpaces()
    guard let opener = try tokens.peek(), opener.isCharacter("[") else { return nil }
    _ = try tokens.next()
    try descend(at: opener)
    defer { ascend() }
    let nodes = try row(until: .bracket)
    guard let closer = try tokens.next(), closer.isCharacter("]") else {
      throw TeXError(.unclosed("[", expected: "]"), opener.range)
    }
    return nodes
  }

  /// `{…}`, whose opening brace is the next token.
  mutating func group() throws(TeXError) -> (nodes: [Node], range: Range<Int>) {
    guard let opener = try tokens.next() else { return ([], tokens.end) }
    try descend(at: opener)
    defer { ascend() }
    let nodes = try row()
    guard let closer = try tokens.peek() else {
      throw TeXError(.unclosed("{", expected: "}"), opener.range)
    }
    guard closer.isCharacter("}") else { throw misplaced(closer, in: opener) }
    _ = try tokens.next()
    return (nodes, opener.range.lowerBound..<max(opener.range.upperBound, closer.range.upperBound))
  }

  /// One level deeper; whoever calls comes up again by `ascend`.
  mutating func descend(at token: Token) throws(TeXError) {
    guard depth < Self.depthLimit else {
      throw TeXError(.nestedTooDeeply(limit: Self.depthLimit), token.range)
    }
    depth += 1
  }

  mutating func ascend() { depth -= 1 }

  /// The error for a token that ends a row which cannot end there.
  func misplaced(_ token: Token, in opener: Token? = nil) -> TeXError {
    if let opener, !token.isCharacter("&") {
      let expected = opener.isCharacter("{") ? "}" : opener.isCommand("left") ? "\\right" : "\\end"
      return TeXError(.unclosed(opener.text, expected: expected), opener.range)
    }
    let why =
      switch token.kind {
      case .character("}"): "closes nothing"
      case .character("&"): "stands outside of a table"
      case .command("end"): "closes no \\begin"
      case .command("right"), .command("middle"): "stands behind no \\left"
      default: "means nothing here"
      }
    return TeXError(.misplaced(token.text, why: why), token.range)
  }

  /// The bytes from the first of `nodes` to the last, with `range`.
  func span(_ nodes: [Node], and range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    if let first = nodes.first { start = min(start, first.range.lowerBound) }
    if let last = nodes.last { end = max(end, last.range.upperBound) }
    return start..<end
  }
}
