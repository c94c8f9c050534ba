import QuireBuiltins
import QuireDocument
import QuireRuntime
import QuireSyntax

/// The test of one notebook: runs it, checks its expectations and tells what happens as events.
package final class NotebookTest {
  /// What is asked of a test.
  package struct Options: Sendable {
    package var profile: String?
    /// Parameters set from outside, as `name=value`.
    package var settings: [String] = []
    /// The time for a notebook that names none, in seconds.
    package var timeout: Double?
    /// The steps and the memory of each cell.
    package var limits = Limits()
    /// Whether every output is told, with the statement that gave it.
    package var isTraced = false

    package init() {}
  }

  private let path: String
  private let options: Options
  private let renderer: DiagnosticRenderer
  private let tell: (TestEvent) -> Void

  package init(
    _ path: String, _ options: Options, renderer: DiagnosticRenderer,
    tell: @escaping (TestEvent) -> Void
  ) {
    self.path = path
    self.options = options
    self.renderer = renderer
    self.tell = tell
  }

  package func run() {
    do {
      try test(try NotebookFile.read(path))
    } catch let diagnostic as Diagnostic {
      tell(.notUnderstood(TestProblem(diagnostic, renderer: renderer)))
    } catch let error as ParameterError {
      let hint = error.hint.map { "\n   hint: \($0)" } ?? ""
      tell(
        .notUnderstood(
          TestProblem(
            kind: "ParameterError", message: error.message,
            text: "\(path): \(error.message)\(hint)")))
    } catch {
      tell(.notUnderstood(TestProblem(kind: "IOError", message: "\(error)", text: "\(error)")))
    }
  }

  private func test(_ original: Notebook) throws {
    let profiles = original.profiles
    let hasProfile = options.profile.map { name in profiles.contains(name) } ?? false
    let timeout = try original.testTimeout ?? options.timeout
    tell(
      .began(
        cells: original.cells.count { $0.kind == .code }, timeout: timeout, hasProfile: hasProfile))
    if let reason = original.skipReason { return tell(.skipped(reason: reason)) }
    let ofProfile = hasProfile ? try options.profile.map(original.profile) : nil
    let (notebook, _) = try original.applying(
      (ofProfile ?? []) + options.settings.map { try ParameterSetting($0) })
    let evaluator = SessionEvaluator(
      mode: .cell, echoesValues: true, arguments: [path], limits: options.limits)
    evaluator.expectations = .checked(
      profile: hasProfile ? options.profile : nil, profiles: profiles,
      isFine: options.isTraced)
    let observer = TestObserver(evaluator, isTraced: options.isTraced, renderer: renderer, tell)
    let runner = NotebookRunner(timeout: timeout.map { .seconds($0) }, observers: [observer])
    _ = try runner.run(notebook, with: evaluator)
  }
}

extension Notebook {
  /// Why it is left out of tests: `skip:` of the front block, or a `# skip:` before the first cell.
  var skipReason: String? {
    if let reason = metadata["skip"]?.text, !reason.isEmpty { return reason }
    for line in text.split(separator: "\n").prefix(20) {
      if line.hasPrefix("# %%") || line.hasPrefix("#%%") { return nil }
      guard line.hasPrefix("#"), let comment = ExpectationComment(String(line)) else { continue }
      if comment.kind == .skip, comment.profile == nil, !comment.text.isEmpty {
        return comment.text
      }
    }
    return nil
  }

  /// `timeout:` of the front block, in seconds.
  var testTimeout: Double? {
    get throws {
      guard let value = metadata["timeout"] else { return nil }
      guard let seconds = value.number, seconds > 0, seconds < 1e9 else {
        throw Diagnostic(
          "ValueError", "timeout: in the front block must be a number of seconds above 0",
          source: SourceFile(name: path, text: text), line: frontMatter?.lines.lowerBound ?? 1,
          hint: "for example timeout: 60")
      }
      return seconds
    }
  }
}
