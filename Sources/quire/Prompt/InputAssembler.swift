import QuireSyntax

/// Puts lines together until they make an input: the parser decides where one ends.
///
/// A block that could go on ends with an empty line, or with the next statement. When lines arrive faster
/// than anyone types (a pipe, a paste), empty lines inside a block are part of it.
struct InputAssembler {
  struct Input: Equatable {
    let text: String
    /// The line of the whole conversation on which it begins.
    let firstLine: Int
  }

  /// Whether someone types: then what was copied out of a block or a conversation is made fit.
  let isTyped: Bool
  /// Whether the pending lines came with prompts before them.
  private var hasPrompts = false
  /// The lines that do not make an input yet.
  private(set) var pending = ""
  private var firstLine = 1
  private var lineCount = 0
  private var completed: [Input] = []

  init(isTyped: Bool = false) { self.isTyped = isTyped }

  /// What the lines so far are.
  private enum State {
    case empty
    /// Right as far as it goes: an open bracket, a block without its first line.
    case incomplete
    /// An input whose last block could have more lines.
    case block
    case complete
    case mistaken
  }

  /// Takes what the user entered: one line, or several that were pasted.
  /// - Parameter moreWaits: Whether more can be read at once.
  mutating func add(_ text: String, moreWaits: Bool) {
    let text = code(of: text)
    let isPasted = text.utf8.contains(10)
    let isBlank = Self.isBlank(text)
    defer { lineCount += text.utf8.count { $0 == 10 } + 1 }
    if !pending.isEmpty, startsAfresh(text, isBlank: isBlank) { complete() }
    if !pending.isEmpty {
      pending += "\n" + (isPasted || moreWaits ? text : outdented(text))
    } else if !isBlank {
      pending = text
      firstLine = lineCount + 1
    }
    // More lines of a block that is still arriving need no look at the whole of it.
    if moreWaits, !isPasted, isBlank || Self.isIndented(text) { return }
    switch state {
    case .empty, .incomplete: break
    case .complete: complete()
    case .block: if isPasted || isBlank && !moreWaits || endsAtOnce && !moreWaits { complete() }
    case .mistaken: if !moreWaits { complete() }
    }
  }

  /// The next whole input.
  mutating func next() -> Input? { completed.isEmpty ? nil : completed.removeFirst() }

  /// Nothing more comes: what there is becomes an input.
  mutating func finish() {
    if !pending.isEmpty { complete() }
  }

  /// Forgets the lines so far.
  mutating func cancel() {
    pending = ""
    hasPrompts = false
  }

  private mutating func complete() {
    let text = Self.trimmed(pending)
    if !text.isEmpty { completed.append(Input(text: text, firstLine: firstLine)) }
    cancel()
  }

  // MARK: What the lines are

  private var state: State {
    if pending.isEmpty { return .empty }
    let magic = MagicLine(pending)
    if let magic, !magic.takesCode { return .complete }
    let program = Parser.parse(SourceFile(name: "", text: magic?.code ?? pending))
    if program.isIncomplete { return .incomplete }
    if !program.diagnostics.isEmpty { return .mistaken }
    return program.statements.last?.kind.isCompound == true ? .block : .complete
  }

  /// Whether a line cannot belong to the block or the mistake before it.
  private func startsAfresh(_ text: String, isBlank: Bool) -> Bool {
    if isBlank || Self.isIndented(text) { return false }
    switch state {
    case .empty, .incomplete: return false
    case .complete, .mistaken: return true
    case .block: return !Self.continues(text)
    }
  }

  /// Whether a block in one line is meant as it stands: not one that often goes on with `else`.
  private var endsAtOnce: Bool {
    guard !pending.utf8.contains(10) else { return false }
    return !["if", "try"].contains(String(pending.prefix { $0.isLetter }))
  }

  private static func continues(_ line: String) -> Bool {
    ["else", "elif", "except", "finally"].contains(String(line.prefix { $0.isLetter }))
  }

  private static func isIndented(_ line: String) -> Bool {
    line.utf8.first == UInt8(ascii: " ") || line.utf8.first == 9
  }

  static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
  }

  /// The code of what was entered, without what came along when it was copied.
  private mutating func code(of text: String) -> String {
    let isFirst = pending.isEmpty
    let text = isFirst && isTyped ? CopiedCode.withoutFences(text) : text
    if isFirst || hasPrompts, let code = CopiedCode.withoutPrompts(text, isFirst: isFirst) {
      hasPrompts = true
      return code
    }
    return isFirst && isTyped ? CopiedCode.withoutIndentation(text) : text
  }

  /// Without empty lines at its end.
  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, isBlank(String(last)) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

// MARK: Indentation

extension InputAssembler {
  /// The blanks that the next line will most likely begin with.
  var indentation: Int {
    guard !pending.isEmpty, !isInString,
      let line = pending.split(separator: "\n").last(where: { !Self.isBlank(String($0)) })
    else { return 0 }
    let width = line.prefix { $0 == " " }.count
    let code = line.split(separator: "#").first ?? line
    let words = code.split { $0 == " " || $0 == "(" }
    let end = words.last?.last
    if let end, ":([{".contains(end) || code.last(where: { $0 != " " }) == "(" { return width + 4 }
    if let first = words.first, ["return", "pass", "break", "continue", "raise"].contains(first) {
      return max(0, width - 4)
    }
    return width
  }

  /// A clause that was typed behind the indentation of the body above it, moved to the innermost block
  /// that it can belong to.
  private func outdented(_ line: String) -> String {
    let clause = String(line.drop { $0 == " " })
    guard Self.continues(clause), clause.count < line.count, !parses(with: line) else {
      return line
    }
    let heads = pending.split(separator: "\n").reversed().map {
      (
        width: $0.prefix { $0 == " " }.count,
        word: String($0.drop { $0 == " " }.prefix { $0.isLetter })
      )
    }
    // A loop may have an else too, but hardly ever has one.
    let likely = heads.filter { !["for", "while"].contains($0.word) } + heads
    for head in likely where head.width < line.count - clause.count {
      let moved = String(repeating: " ", count: head.width) + clause
      if parses(with: moved) { return moved }
    }
    return line
  }

  private func parses(with line: String) -> Bool {
    let program = Parser.parse(SourceFile(name: "", text: pending + "\n" + line))
    return program.diagnostics.isEmpty || program.isIncomplete
  }

  /// Whether the next line begins inside a string.
  private var isInString: Bool {
    let program = Parser.parse(SourceFile(name: "", text: pending))
    guard program.isIncomplete, let span = program.diagnostics.first?.span else { return false }
    return program.source.text(Span(Int(span.start), Int(span.start) + 4)).contains {
      "\"'".contains($0)
    }
  }
}

extension Statement.Kind {
  /// Whether it has a block of its own.
  var isCompound: Bool {
    switch self {
    case .conditional, .whileLoop, .forLoop, .function, .classDefinition, .attempt, .with: true
    case .expression, .assign, .augmented, .annotated, .returns, .breaks, .continues, .pass,
      .delete, .global, .nonlocal, .assert, .raise, .importModules, .importNames:
      false
    }
  }
}
