import QuireSyntax

/// Works out a completion.
struct Completer {
  let session: Session
  let text: [UInt8]
  let tokens: [Token]
  let place: TextBeforeCursor
  /// Where the code that the cursor stands in begins.
  private let origin: Int

  var interpreter: Interpreter { session.interpreter }

  init(session: Session, text: [UInt8]) {
    self.session = session
    self.text = text
    place = TextBeforeCursor(text)
    var end = text.count
    switch place {
    case .code(let start): origin = start
    case .string(let quote, _):
      origin = 0
      end = quote
    case .comment: origin = 0
    }
    let code = String(decoding: text[origin..<end], as: UTF8.self)
    tokens = Lexer.tokens(of: SourceFile(name: "", text: code)).filter {
      !$0.kind.isFiller && $0.span.start < code.utf8.count
    }
  }

  var completion: Completion? {
    switch place {
    case .comment: nil
    case .string(let quote, let content): inString(quote: quote, content: content)
    case .code: inCode
    }
  }

  // MARK: Code

  private var inCode: Completion? {
    var start = text.count
    while start > 0, Self.isNamePart(text[start - 1]) { start -= 1 }
    let prefix = String(decoding: text[start...], as: UTF8.self)
    guard prefix.utf8.first.map({ $0 < 48 || $0 > 57 }) ?? true else { return nil }
    // The tokens before the word at the cursor.
    let before = tokens.prefix { Int($0.span.start) + origin < start }
    if let names = imported(before, prefix) { return names }
    if before.last?.kind.isSymbol(.dot) == true {
      guard let subject = Subject(before.dropLast(), in: self) else { return nil }
      return offer(subject.attributeNames(in: interpreter), prefix, from: start)
    }
    if prefix.isEmpty, before.last?.kind.isSymbol(.leftBracket) == true,
      let subject = Subject(before.dropLast(), in: self)
    {
      return offer(
        subject.keys.map { "\"\($0)\"" }, prefix, from: start, isSorted: false)
    }
    let keywords = argumentNames(before).map { $0 + "=" }
    guard !prefix.isEmpty || !keywords.isEmpty else { return nil }
    let names = prefix.isEmpty ? [] : knownNames
    return offer(keywords.sorted() + names.sorted(), prefix, from: start, isSorted: false)
  }

  private var knownNames: [String] {
    session.main.definedNames + interpreter.builtinNames + Keyword.allCases.map(\.rawValue)
  }

  /// The keyword arguments not given yet of the call that the cursor stands in.
  private func argumentNames(_ before: ArraySlice<Token>) -> [String] {
    guard let last = before.last, last.kind.isSymbol(.leftParenthesis) || last.kind.isSymbol(.comma)
    else { return [] }
    var depth = 0
    var index = before.endIndex - 1
    while true {
      if tokens[index].kind.isClosing { depth += 1 }
      if tokens[index].kind.isOpening {
        if depth == 0 { break }
        depth -= 1
      }
      guard index > before.startIndex else { return [] }
      index -= 1
    }
    guard tokens[index].kind.isSymbol(.leftParenthesis),
      let subject = Subject(tokens[before.startIndex..<index], in: self)
    else { return [] }
    var given: Set<String> = []
    for i in index..<before.endIndex {
      if case .name(let name) = tokens[i].kind, i + 1 < before.endIndex,
        tokens[i + 1].kind.isSymbol(.assign)
      {
        given.insert(name)
      }
    }
    return subject.parameterNames.filter { !given.contains($0) }
  }

  /// The names that may follow in an `import`; nil when the cursor is not in one.
  private func imported(_ before: ArraySlice<Token>, _ prefix: String) -> Completion? {
    let start = before.lastIndex { $0.kind.isStatementStart }.map { $0 + 1 } ?? before.startIndex
    let statement = before[start...]
    let end = text.count - prefix.utf8.count
    if statement.first?.kind.isKeyword(.from) == true,
      let keyword = statement.firstIndex(where: { $0.kind.isKeyword(.import) })
    {
      let module = Self.dottedName(statement[(start + 1)..<keyword])
      return offer(memberNames(of: module), prefix, from: end) ?? .init(start: end, candidates: [])
    }
    guard let first = statement.first?.kind, first.isKeyword(.from) || first.isKeyword(.import),
      statement.dropFirst().allSatisfy({ $0.kind.isDottedNamePart })
    else { return nil }
    let path = Self.dottedName(statement.dropFirst())
    if !path.isEmpty, !path.hasSuffix(".") {
      return first.isKeyword(.from)
        ? offer(["import "], prefix, from: end) : offer(["as "], prefix, from: end)
    }
    let modules = interpreter.moduleNames().filter { $0.hasPrefix(path) }.compactMap {
      $0.dropFirst(path.count).split(separator: ".").first.map(String.init)
    }
    return offer(modules, prefix, from: end)
      ?? .init(start: end, candidates: [])
  }

  private func memberNames(of module: String) -> [String] {
    let below = interpreter.moduleNames().compactMap { name in
      name.hasPrefix(module + ".") ? String(name.dropFirst(module.count + 1)) : nil
    }.filter { !$0.contains(".") }
    if let native = interpreter.nativeModules[module] { return native.members.map(\.name) + below }
    return (interpreter.loadedModule(named: module)?.definedNames ?? []) + below
  }

  private static func dottedName(_ tokens: ArraySlice<Token>) -> String {
    tokens.map { token in
      if case .name(let name) = token.kind { return name }
      return token.kind.isSymbol(.dot) ? "." : ""
    }.joined()
  }

  // MARK: Strings

  private func inString(quote: Int, content: Int) -> Completion? {
    let closing = String(decoding: text[quote..<content], as: UTF8.self)
    let typed = String(decoding: text[content...], as: UTF8.self)
    if tokens.last?.kind.isSymbol(.leftBracket) == true,
      let subject = Subject(tokens.dropLast()[...], in: self), !subject.keys.isEmpty
    {
      var keys = offer(subject.keys, typed, from: content, isSorted: false)
      keys?.closing = closing + "]"
      return keys
    }
    var files = FileNames.completion(of: typed, from: content)
    files?.closing = closing
    return files
  }

  // MARK: Candidates

  /// Those that begin with `prefix`; where there is none, the only one that does but for upper and lower
  /// case.
  private func offer(
    _ names: [String], _ prefix: String, from start: Int, isSorted: Bool = true
  ) -> Completion? {
    // Names that begin with an underscore are for those who ask for them.
    let visible = names.filter { !$0.hasPrefix("_") || prefix.hasPrefix("_") }
    var found = visible.filter { $0.hasPrefix(prefix) }
    if found.isEmpty {
      found = visible.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
      if Set(found).count != 1 { return nil }
    }
    var seen: Set<String> = []
    let unique = found.filter { seen.insert($0).inserted }
    return Completion(start: start, candidates: isSorted ? unique.sorted() : unique)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}

extension Token.Kind {
  /// Whether it stands for nothing that was written: layout, or the report of an open bracket.
  fileprivate var isFiller: Bool {
    switch self {
    case .indent, .dedent, .end: true
    case .invalid(let diagnostic): diagnostic.isIncomplete
    default: false
    }
  }

  fileprivate var isStatementStart: Bool {
    if case .newline = self { return true }
    return isSymbol(.semicolon)
  }

  fileprivate var isDottedNamePart: Bool {
    if case .name = self { return true }
    return isSymbol(.dot)
  }

  var isOpening: Bool {
    isSymbol(.leftParenthesis) || isSymbol(.leftBracket) || isSymbol(.leftBrace)
  }

  var isClosing: Bool {
    isSymbol(.rightParenthesis) || isSymbol(.rightBracket) || isSymbol(.rightBrace)
  }
}
