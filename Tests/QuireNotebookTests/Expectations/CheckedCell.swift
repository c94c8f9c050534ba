import QuireNotebook
import QuireSyntax

/// Runs cells as `quire test` does and tells in short what came of their expectations.
enum CheckedCell {
  /// One line an expectation: `ok`, or the place and message of what is wrong; a cell's own error as `!…`.
  static func report(
    _ cells: [String], profile: String? = nil, profiles: [String] = ["ci"]
  ) -> [String] {
    let evaluator = evaluator(.checked(profile: profile, profiles: profiles, isFine: false))
    return cells.flatMap { cell -> [String] in
      let outcome = evaluator.evaluate(SourceFile(name: "t.nb", text: cell), deadline: nil) { _ in }
      var lines = evaluator.verdicts.map { $0.mismatch.map(text) ?? "ok" }
      if case .failed(let mistakes) = outcome { lines += mistakes.map { "!" + text($0) } }
      return lines
    }
  }

  /// What `quire test --update` would write for each expectation; `ok` for those that hold.
  static func replacements(_ cell: String) -> [String] {
    let evaluator = evaluator(.checked(profile: nil, profiles: [], isFine: false))
    _ = evaluator.evaluate(SourceFile(name: "t.nb", text: cell), deadline: nil) { _ in }
    return evaluator.verdicts.map {
      $0.mismatch == nil ? "ok" : $0.replacement?.joined(separator: "\n") ?? "nothing"
    }
  }

  static func evaluator(_ use: ExpectationUse) -> SessionEvaluator {
    let evaluator = SessionEvaluator(mode: .cell, echoesValues: true)
    evaluator.expectations = use
    return evaluator
  }

  static func text(_ diagnostic: Diagnostic) -> String {
    guard let source = diagnostic.source, let span = diagnostic.span else {
      return diagnostic.message
    }
    let place = source.position(of: Int(span.start))
    return "\(place.line):\(place.column) \(diagnostic.message)"
  }
}
