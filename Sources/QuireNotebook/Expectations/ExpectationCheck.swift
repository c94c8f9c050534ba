import QuireRuntime
import QuireSyntax

/// Holds the expectations of a statement against what it gave.
struct ExpectationCheck {
  let session: Session
  let source: SourceFile

  /// What a statement gave.
  struct Outcome {
    /// Its value; nil when it failed.
    var value: Value?
    var error: Diagnostic?
    /// The lines printed since the last `# prints:` before it.
    var printed: [String]
  }

  /// The verdicts on all expectations of one statement.
  /// - Throws: when the program was stopped, or its own code fails in showing the value.
  func verdicts(on expectations: [Expectation], _ outcome: Outcome) throws -> [Verdict] {
    let lines = PrintedLines(
      outcome.printed, expected: expectations.filter { $0.kind == .prints }.map(\.text))
    var line = 0
    return try expectations.map { expectation in
      switch expectation.kind {
      case .value:
        guard let value = outcome.value else {
          return Verdict(expectation, mismatch: mismatch(expectation, "an error, no value"))
        }
        return try verdict(expectation, on: value)
      case .prints:
        defer { line += 1 }
        return verdict(expectation, on: lines, line)
      case .raises: return verdict(expectation, on: outcome.error)
      case .holds: return condition(expectation)
      case .skip: return Verdict(expectation)
      }
    }
  }

  // MARK: Values

  private func verdict(_ expectation: Expectation, on value: Value) throws -> Verdict {
    let text = expectation.text
    let shown = try session.interpreter.display(of: value)
    if text.isEmpty {
      return Verdict(
        expectation,
        mismatch: mismatch(
          expectation, shown.shortened(to: 120), message: "no value is written here yet",
          hint: "quire test --update writes it"),
        replacement: try written(value, shown))
    }
    switch ExpectedValue(text) {
    case .form(let shape, let dtype): return try verdict(expectation, shape, dtype, value)
    case .text(let wanted):
      let plain = Self.withSingleBlanks(wanted)
      let texts = [shown, try session.interpreter.representation(of: value)]
      if texts.contains(where: { TextPattern(plain).matches(Self.withSingleBlanks($0)) }) {
        return Verdict(expectation)
      }
      return Verdict(
        expectation, mismatch: mismatch(expectation, shown.shortened(to: 160)),
        replacement: try written(value, shown))
    case .literal(let literal, let literalSource, let tolerance):
      if Self.withSingleBlanks(shown) == Self.withSingleBlanks(text) { return Verdict(expectation) }
      let found = try FoundValue(value, in: session.interpreter)
      let differences = ValueComparison(literal, in: literalSource, tolerance, with: found)
        .differences
      guard let first = differences.first else { return Verdict(expectation) }
      return Verdict(
        expectation,
        mismatch: mismatch(expectation, first, count: differences.count, whole: found),
        replacement: try edited(text, differences) ?? written(value, shown))
    }
  }

  /// `Tensor[2, 3] float32`
  private func verdict(
    _ expectation: Expectation, _ shape: [Int], _ dtype: String?, _ value: Value
  ) throws -> Verdict {
    let tensor = session.interpreter.existingTensor(value)
    if let tensor, tensor.shape.dims == shape, dtype == nil || dtype == tensor.dtype.rawValue {
      return Verdict(expectation)
    }
    guard let tensor else {
      let found = try FoundValue(value, in: session.interpreter)
      return Verdict(
        expectation,
        mismatch: mismatch(expectation, found.shortText, remark: "\(found.sort), not a tensor"),
        replacement: try written(value, try session.interpreter.display(of: value)))
    }
    let form = "Tensor[\(tensor.shape.dims.map(String.init).joined(separator: ", "))]"
    return Verdict(
      expectation, mismatch: mismatch(expectation, "\(form) \(tensor.dtype)"),
      replacement: [dtype == nil ? form : "\(form) \(tensor.dtype)"])
  }

  /// A value as an expectation has it: code where that fits on a line, else what the prompt shows.
  private func written(_ value: Value, _ shown: String) throws -> [String] {
    if let tensor = session.interpreter.existingTensor(value), tensor.rank > 0, tensor.count > 100 {
      return [
        "Tensor[\(tensor.shape.dims.map(String.init).joined(separator: ", "))] \(tensor.dtype)"
      ]
    }
    return shown.split(separator: "\n", omittingEmptySubsequences: true).map { String($0) }
  }

  /// The expected text with what differs replaced; nil when it must be written anew.
  private func edited(_ text: String, _ differences: [ValueComparison.Difference]) -> [String]? {
    var bytes = Array(text.utf8)
    for difference in differences.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard let replacement = difference.replacement, difference.range.upperBound <= bytes.count
      else { return nil }
      bytes.replaceSubrange(difference.range, with: Array(replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
  }

  // MARK: Printed lines and errors

  private func verdict(
    _ expectation: Expectation, on lines: PrintedLines, _ index: Int
  ) -> Verdict {
    switch lines.findings[index] {
    case .found: return Verdict(expectation)
    case .other(let line):
      return Verdict(
        expectation, mismatch: mismatch(expectation, "the line \(line.shortened(to: 200))"),
        replacement: [rewritten(expectation.text, for: line.trimmed)])
    case .nothing(let count, let isEarlier):
      let found =
        switch count {
        case _ where isEarlier: "it only before the line above"
        case 0: "nothing printed"
        case 1: "1 line, which the expectation before it is about"
        default: "\(count) lines, none of them this one"
        }
      return Verdict(expectation, mismatch: mismatch(expectation, found))
    }
  }

  /// A printed line with the digits and tolerances of the expected one, as far as it says the same.
  private func rewritten(_ text: String, for line: String) -> String {
    TextPattern(text).rewritten(for: line)
      ?? TextPattern(Self.withSingleBlanks(text)).rewritten(for: Self.withSingleBlanks(line))
      ?? line
  }

  func verdict(_ expectation: Expectation, on error: Diagnostic?) -> Verdict {
    guard let error else {
      return Verdict(
        expectation,
        mismatch: mismatch(
          expectation, "none",
          message: expectation.text.isEmpty
            ? "expected an error, but none was raised"
            : "expected \(expectation.text.shortened(to: 160)), but no error was raised"))
    }
    if Self.announces(expectation, error) { return Verdict(expectation) }
    let found = "\(error.kind): \(error.message)".shortened(to: 400)
    return Verdict(
      expectation, mismatch: mismatch(expectation, found), replacement: [found])
  }

  /// Whether an error is the one that is expected: `ShapeError: text`, or a part of its text.
  static func announces(_ expectation: Expectation, _ error: Diagnostic) -> Bool {
    guard isOfKind(expectation, error) else { return false }
    let text = withSingleBlanks("\(error.kind): \(error.message)")
    let wanted = withSingleBlanks(expectation.text)
    let kind = wanted.prefix { $0 != ":" }
    let pattern =
      kind == "Exception"
      ? wanted.dropFirst(kind.count).drop { $0 == ":" || $0 == " " } : wanted[...]
    return TextPattern(String(pattern), isPart: true).matches(text)
  }

  /// Whether an error is of the kind that is expected; `Exception`, or a text that names none, is any.
  static func isOfKind(_ expectation: Expectation, _ error: Diagnostic) -> Bool {
    let kind = withSingleBlanks(expectation.text).prefix { $0 != ":" }
    return kind == error.kind || kind == "Exception" || ErrorKind(rawValue: String(kind)) == nil
  }

  // MARK: Conditions

  /// Evaluates the expression of `# expect:` as an assertion that stands in its place.
  private func condition(_ expectation: Expectation) -> Verdict {
    let program = expectation.assertion(in: source)
    do throws(Session.Failure) {
      for part in try session.parts(of: program, cut: [program.statements.indices]) {
        _ = try session.run(part)
      }
      return Verdict(expectation)
    } catch {
      return Verdict(expectation, mismatch: failed(expectation, error.diagnostics.first))
    }
  }

  private func failed(_ expectation: Expectation, _ error: Diagnostic?) -> Diagnostic {
    let isAssertion = error?.kind == ErrorKind.assertion.rawValue
    var diagnostic = error ?? mismatch(expectation, "", message: "this could not be evaluated")
    if isAssertion {
      diagnostic.kind = Self.kind
      diagnostic.message = "expected \(expectation.text.shortened(to: 160)), which is not true"
    }
    if diagnostic.source?.name == source.name { diagnostic.source = source }
    return diagnostic
  }

  // MARK: Messages

  /// The kind of the diagnostics that tell of expectations that do not hold.
  static let kind = "Mismatch"

  private func mismatch(
    _ expectation: Expectation, _ found: String, remark: String? = nil, message: String? = nil,
    hint: String? = nil
  ) -> Diagnostic {
    let expected = expectation.text.shortened(to: 160)
    return diagnostic(
      message ?? "expected \(expected.isEmpty ? "an empty line" : expected), found \(found)"
        + (remark.map { ": \($0)" } ?? ""),
      expectation.span, hint: hint)
  }

  private func mismatch(
    _ expectation: Expectation, _ difference: ValueComparison.Difference, count: Int,
    whole: FoundValue
  ) -> Diagnostic {
    var message = "expected \(difference.expected), found \(difference.found)"
    if !difference.path.isEmpty { message = "at \(difference.path): " + message }
    if let remark = difference.remark { message += ": \(remark)" }
    if count > 1 { message += " (the first of \(count) differences)" }
    return diagnostic(
      message, expectation.place(of: difference.range),
      hint: difference.path.isEmpty ? nil : "the whole value is \(whole.shortText)")
  }

  private func diagnostic(_ message: String, _ span: Span, hint: String?) -> Diagnostic {
    let line = source.position(of: Int(span.start)).line
    return Diagnostic(
      Self.kind, message, source: source, span: span, hint: hint,
      trace: [TraceFrame(function: nil, cell: source.cell, file: source.name, line: line)])
  }

  static func withSingleBlanks(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
