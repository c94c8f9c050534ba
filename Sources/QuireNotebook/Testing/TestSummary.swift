/// What came of a whole suite, in one line: `12 notebooks: 11 passed, 1 failed, 0 skipped · 84 expectations · 12.3 s`.
package struct TestSummary {
  package let results: [NotebookResult]

  package init(_ results: [NotebookResult]) { self.results = results }

  /// - Parameters:
  ///   - time: The time it took, as people say it.
  ///   - updated: How many of those that failed have been made right.
  package func line(time: String, updated: Int = 0) -> String {
    let passed = results.count { $0.status == .passed }
    let skipped = results.count { $0.status == .skipped }
    let failed = results.count - passed - skipped - updated
    let expectations = results.reduce(0) { $0 + $1.expectations }
    return "\(Self.count(results.count, "notebook")): \(passed) passed, \(failed) failed, "
      + "\(skipped) skipped\(updated > 0 ? ", \(updated) updated" : "") · \(Self.count(expectations, "expectation")) · \(time)"
  }

  /// The exit code of the program: that of the gravest result.
  package var exitCode: Int32 {
    switch results.map(\.status).max() {
    case .interrupted: 130
    case .timedOut: 124
    case .notUnderstood, nil: 2
    case .failed: 1
    case .passed, .skipped: 0
    }
  }

  package static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }
}
