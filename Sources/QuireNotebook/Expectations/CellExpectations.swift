import QuireSyntax

/// The expectations in the code of one cell.
package struct CellExpectations {
  package private(set) var all: [Expectation] = []
  /// Expectations that are about nothing, or that cannot be understood.
  package private(set) var mistakes: [Diagnostic] = []
  private let program: Program
  private let profiles: [String]

  /// Reads the comments of a program without mistakes.
  /// - Parameter profiles: Those that the notebook declares.
  package init(_ program: Program, profiles: [String] = []) {
    self.program = program
    self.profiles = profiles
    var comments = program.comments[...]
    while let comment = comments.popFirst() {
      let text = program.source.text(comment)
      guard let found = ExpectationComment(text) else { continue }
      let start = Int(comment.start) + found.textOffset
      var lines = [
        Expectation.Line(text: found.text, span: Span(start, start + found.text.utf8.count))
      ]
      if found.kind == .value { Self.takeContinuations(of: &lines, from: &comments, in: program) }
      add(found, lines, comment)
    }
    reportRepetitions()
  }

  /// Whether nothing in the cell looks like an expectation.
  package var isEmpty: Bool { all.isEmpty && mistakes.isEmpty }

  /// What counts with a profile: its own expectations take the place of the unbound ones of the same
  /// statement.
  package func active(profile: String?) -> [Expectation] {
    let own = Set(all.filter { $0.profile != nil && $0.profile == profile }.map(\.statement))
    return all.filter {
      $0.kind != .skip
        && ($0.profile == nil ? !own.contains($0.statement) : $0.profile == profile)
    }
  }

  /// Why the cell is left out of tests, when it is.
  package func skip(profile: String?) -> String? {
    all.first { $0.kind == .skip && ($0.profile == nil || $0.profile == profile) }?.text
  }

  // MARK: Reading

  /// Takes the comment lines that go on with a value: its brackets are open, or they are set in as far
  /// as it is.
  private static func takeContinuations(
    of lines: inout [Expectation.Line], from comments: inout ArraySlice<Span>, in program: Program
  ) {
    let source = program.source
    while let next = comments.first, let last = lines.last {
      let line = source.lineOfText(of: Int(next.start))
      let column = source.position(of: Int(next.start)).column
      let text = source.text(next)
      guard line == source.lineOfText(of: Int(last.span.start)) + 1,
        ExpectationComment(text) == nil,
        source.line(ofText: line)?.text.prefix(column - 1).allSatisfy(\.isWhitespace) == true
      else { return }
      let (rest, offset) = ExpectationComment.continuation(text)
      guard !rest.isEmpty, offset >= 5 || isOpen(lines) else { return }
      let start = Int(next.start) + offset
      lines.append(.init(text: rest, span: Span(start, start + rest.utf8.count)))
      comments.removeFirst()
    }
  }

  private static func isOpen(_ lines: [Expectation.Line]) -> Bool {
    let text = lines.map(\.text).joined(separator: "\n")
    return Parser.parse(SourceFile(name: "", text: text)).isIncomplete
  }

  private mutating func add(
    _ found: ExpectationComment, _ lines: [Expectation.Line], _ comment: Span
  ) {
    let name = "`# \(found.kind.rawValue)`"
    if let profile = found.profile, !profiles.contains(profile) {
      let known =
        profiles.isEmpty ? "it declares none" : "it has \(profiles.joined(separator: ", "))"
      return report(
        "\(name) is bound to a profile that the notebook does not declare: \"\(profile)\"", comment,
        hint: NearestName.suggest(profile, among: profiles).map { "did you mean \($0)?" }
          ?? "profiles stand in the front block, as in profiles: {ci: {epochs: 1}}; \(known)")
    }
    let before = program.statements.lastIndex { $0.span.start < comment.start }
    if found.kind == .skip {
      if found.text.isEmpty {
        return report("\(name) needs a reason", comment, hint: "as in # skip: needs a network")
      }
    } else if let mistake = mistake(found, before.map { program.statements[$0] }, comment) {
      return report(mistake.message, comment, hint: mistake.hint)
    }
    let expectation = Expectation(
      kind: found.kind, profile: found.profile,
      sign: program.source.text(
        Span(Int(comment.start), Int(lines.first?.span.start ?? comment.start))),
      lines: lines, statement: before ?? 0)
    if found.kind == .holds,
      var mistake = expectation.assertion(in: program.source).diagnostics.first
    {
      mistake.source = program.source
      return mistakes.append(mistake)
    }
    all.append(expectation)
  }

  private func mistake(
    _ found: ExpectationComment, _ statement: Statement?, _ comment: Span
  ) -> (message: String, hint: String?)? {
    let name = "`# \(found.kind.rawValue)`"
    guard let statement else {
      return (
        "\(name) stands behind no statement of this cell",
        "it goes on the line after the statement it is about"
      )
    }
    if comment.start < statement.lastEnd {
      return (
        "\(name) stands inside a statement", "it goes behind the end of the whole statement"
      )
    }
    switch found.kind {
    case .value:
      guard case .expression = statement.kind else {
        return (
          "\(name) is about the value of an expression, but the statement before it has none",
          "write what has the value on a line of its own, or use # expect: CONDITION"
        )
      }
    case .holds where found.text.isEmpty:
      return ("\(name) needs a condition", "as in # expect: loss < 0.4")
    case .holds, .prints, .raises, .skip: break
    }
    return nil
  }

  /// A value, or an error, can be only one.
  private mutating func reportRepetitions() {
    for (index, expectation) in all.enumerated()
    where expectation.kind == .value || expectation.kind == .raises {
      let isRepeated = all[..<index].contains {
        $0.kind == expectation.kind && $0.statement == expectation.statement
          && $0.profile == expectation.profile
      }
      if isRepeated {
        report(
          "a second `# \(expectation.kind.rawValue)` about the same statement", expectation.span,
          hint: "keep one; a value of several lines goes on with #     and the next line")
      }
    }
  }

  private mutating func report(_ message: String, _ span: Span, hint: String?) {
    mistakes.append(
      Diagnostic("SyntaxError", message, source: program.source, span: span, hint: hint))
  }
}

extension Statement {
  /// Where its text ends; the span of a block goes on to the next line of code.
  var lastEnd: UInt32 { inner.last?.lastEnd ?? span.end }
}
