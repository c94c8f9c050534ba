extension Parser {
  /// What is done to a target; the messages differ.
  enum TargetUse {
    case assign
    case delete
    case loop
    case augment
    case annotate
  }

  /// An expression, an assignment of any form, or an annotated name.
  mutating func expressionStatement() throws(Reported) -> Statement {
    let start = token.span
    let first = try starredList("a statement")
    switch token.kind {
    case .symbol(.assign):
      return try assignment(first, from: start)
    case .symbol(.colon):
      guard canBeAnnotated(first) else { break }
      return try annotation(first, from: start)
    case .symbol(let symbol):
      if let op = symbol.augmented {
        try checkTarget(first, .augment)
        advance()
        let value = try expressionList("a value")
        return Statement(
          .augmented(target: first, op: op, value: value), span(from: start))
      }
    default:
      break
    }
    try refuseBareStar(first)
    return Statement(.expression(first), span(from: start))
  }

  private mutating func assignment(
    _ first: Expression, from start: Span
  ) throws(Reported) -> Statement {
    var targets: [Expression] = []
    var value = first
    while at(.assign) {
      try checkTarget(value, .assign)
      advance()
      targets.append(value)
      value = try starredList("a value")
    }
    try refuseBareStar(value)
    return Statement(.assign(targets: targets, value: value), span(from: start))
  }

  private func canBeAnnotated(_ target: Expression) -> Bool {
    switch target.kind {
    case .name(let name): name != "match" && name != "switch"
    case .attribute, .subscripted: true
    default: false
    }
  }

  private mutating func annotation(
    _ target: Expression, from start: Span
  ) throws(Reported) -> Statement {
    let colon = advance().span
    if case .newline = token.kind {
      if case .name(let word) = target.kind, let keyword = Parser.blockWord(near: word) {
        throw fail(
          "'\(word)' is not a keyword", target.span, hint: "did you mean \(keyword):?")
      }
      throw fail(
        "a block cannot begin here", colon,
        hint: "is the word before '\(source.text(target.span))' missing: if, for, def, class?")
    }
    let annotation = try expression()
    let value = take(.assign) ? try expressionList("a value") : nil
    return Statement(
      .annotated(target: target, annotation: annotation, value: value), span(from: start))
  }

  mutating func refuseBareStar(_ expression: Expression) throws(Reported) {
    guard case .starred(let inner) = expression.kind else { return }
    throw fail(
      "'*' cannot stand here alone", expression.span,
      hint: "put it in a list: [*\(source.text(inner.span))]")
  }

  /// Reports what cannot be assigned to, deleted or looped over with.
  mutating func checkTarget(_ target: Expression, _ use: TargetUse) throws(Reported) {
    switch target.kind {
    case .name, .attribute, .subscripted:
      return
    case .list(let items), .tuple(let items):
      guard use != .augment, use != .annotate else {
        throw fail("'\(source.text(token.span))' changes one target at a time", target.span)
      }
      var stars = 0
      for item in items {
        if case .starred(let inner) = item.kind, use != .delete {
          stars += 1
          if stars > 1 {
            throw fail("only one name can take the rest with '*'", item.span)
          }
          try checkTarget(inner, use)
        } else {
          try checkTarget(item, use)
        }
      }
    case .starred(let inner):
      throw fail(
        "'*' needs other targets beside it", target.span,
        hint: "for a list of everything write *\(source.text(inner.span)), = …")
    default:
      throw cannotAssign(to: target, use)
    }
  }

  private mutating func cannotAssign(to target: Expression, _ use: TargetUse) -> Reported {
    let what = describe(target)
    if use == .delete { return fail("cannot delete \(what)", target.span) }
    if use == .loop {
      return fail("\(what) cannot be the variable of a loop", target.span)
    }
    return fail(
      "cannot assign to \(what)", target.span,
      hint: use == .assign && at(.assign) ? assignmentHint(for: target) : nil)
  }

  /// What was probably meant by an assignment to something that is no target.
  private func assignmentHint(for target: Expression) -> String {
    if case .name(let name) = peek(), isLiteral(target), peek(2).endsStatement {
      return "the name stands on the left: \(name) = \(source.text(target.span))"
    }
    switch target.kind {
    case .string(let text) where Parser.isName(text):
      return "a name stands without quotes: \(text) = …"
    case .call(let callee, let arguments) where !arguments.isEmpty:
      let first = Int(callee.span.end) + 1
      let index = source.text(Span(first, max(first, Int(target.span.end) - 1)))
      return "'==' compares; an element is written \(source.text(callee.span))[\(index)]"
    case .lambda: return "a lambda is one expression; def takes statements"
    case .binary(.subtract, _, _):
      let words = source.text(target.span).split(separator: "-", omittingEmptySubsequences: false)
      guard words.allSatisfy({ Parser.isName($0) }) else { break }
      return "'-' is minus; a name is written \(words.joined(separator: "_"))"
    default: break
    }
    return "'==' compares"
  }

  /// Whether a text could be a name.
  static func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else {
      return false
    }
    return Keyword.table[String(text)] == nil
      && text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }

  private func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .int, .longInt, .float, .string, .bytes, .formatted, .unary: true
    default: false
    }
  }

  private func describe(_ expression: Expression) -> String {
    switch expression.kind {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .ellipsis: "'...'"
    case .int, .longInt, .float: "a number"
    case .string, .bytes: "a string"
    case .formatted: "an f-string"
    case .set: "a set"
    case .dict: "a dict"
    case .unary, .binary: "a calculation"
    case .comparison, .and, .or, .not: "a condition"
    case .conditional: "a choice of values"
    case .call: "the result of a call"
    case .lambda: "a lambda"
    case .comprehension: "a comprehension"
    case .name, .list, .tuple, .attribute, .subscripted, .slice, .starred: "this"
    }
  }
}
