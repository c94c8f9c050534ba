import CQuireWatch

/// Thrown to leave a construct after its mistake has been recorded.
struct Reported: Error {}

/// Recursive descent over the tokens of one source. After a mistake it goes on with the next statement,
/// so that one run reports several.
package struct Parser {
  /// What encloses the statement being read.
  struct Surroundings {
    var isInFunction = false
    var isInLoop = false
    var isInClass = false
  }

  /// Brackets and blocks that may stand inside each other; on a small stack fewer.
  private static let maximumNesting = 200
  /// Nodes on the longest way down an expression, or branches of nested `if`s. On a small stack fewer are
  /// allowed: what reads the tree recurses without asking.
  private static let maximumDepth = 500
  static let maximumDiagnostics = 10
  /// Mistakes after which the rest of the text is not read any more.
  static let mostMistakes = 200
  /// Bytes of a module's dotted name: no path may be longer.
  static let longestModuleName = 4096

  let source: SourceFile
  let tokens: [Token]
  let comments: [Span]
  var index = 0
  var diagnostics: [Diagnostic] = []
  var surroundings = Surroundings()
  var openBrackets: [Token] = []
  var nesting = 0
  var branches = 0
  /// Set by a mistake whose block would only give more of the same.
  var skipsNextBlock = false
  /// Blocks that were begun with `{`, a mistake that has been told: their `}` is none of its own.
  var openBraceBlocks = 0
  let bindsLoad: Bool
  let deepest: Int
  private let deepestNesting: Int

  private init(_ source: SourceFile) {
    self.source = source
    (tokens, comments) = Lexer.scan(source)
    bindsLoad = Parser.bindsLoad(tokens)
    let levels = NativeStack.levels
    deepest = min(Parser.maximumDepth, levels)
    deepestNesting = min(Parser.maximumNesting, levels / 2)
  }

  /// Reads a whole source. Never fails: mistakes are in the program's `diagnostics`, at most ten and one that
  /// tells how many more there are.
  /// Where the thread is watched, it may be left half read; who has it watched looks again then.
  package static func parse(_ source: SourceFile) -> Program {
    var parser = Parser(source)
    var statements: [Statement] = []
    while !parser.isAtEnd {
      statements += parser.statementOrRecovery()
      if statements.count & 0xFF == 0, quire_cancelled() { break }
    }
    return Program(
      source: source, statements: statements,
      diagnostics: Diagnostic.shown(
        parser.diagnostics, atMost: maximumDiagnostics,
        areAll: parser.diagnostics.count < mostMistakes),
      comments: parser.comments)
  }

  /// Whether nothing more should be read.
  var isAtEnd: Bool {
    if case .end = token.kind { return true }
    return diagnostics.count >= Parser.mostMistakes
  }

  // MARK: Tokens

  var token: Token { tokens[index] }

  var previous: Token { tokens[max(index - 1, 0)] }

  /// A token further on; the last one stands for all behind it.
  func peek(_ distance: Int = 1) -> Token.Kind {
    tokens[min(index + distance, tokens.count - 1)].kind
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  func at(_ symbol: Symbol) -> Bool { token.kind.isSymbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { token.kind.isKeyword(keyword) }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  mutating func takeNewline() -> Bool {
    guard case .newline = token.kind else { return false }
    advance()
    return true
  }

  /// From a start to the end of the token just taken.
  func span(from start: Span) -> Span { start.union(previous.span) }

  /// Makes a node, unless it would stand too deep.
  mutating func node(_ kind: Expression.Kind, _ span: Span) throws(Reported) -> Expression {
    let expression = Expression(kind, span)
    guard expression.depth <= deepest else {
      throw fail(
        "this expression is nested more than \(deepest) levels deep",
        Span(Int(span.start), Int(span.start) + 1), hint: "give a part of it a name of its own")
    }
    return expression
  }

  /// Whether no bracket or block may stand inside those around it.
  var isNestedTooDeeply: Bool { nesting > deepestNesting || NativeStack.isLow() }

  /// Runs `body` one level deeper, or reports that there are too many levels.
  mutating func nested<Result>(
    _ what: String, _ body: (inout Parser) throws(Reported) -> Result
  ) throws(Reported) -> Result {
    nesting += 1
    defer { nesting -= 1 }
    guard !isNestedTooDeeply else {
      throw fail(
        "\(what) nested more than \(nesting - 1) levels deep", token.span,
        hint: "give a part of it a name of its own")
    }
    return try body(&self)
  }
}
