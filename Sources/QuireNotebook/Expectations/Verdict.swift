import QuireSyntax

/// Whether an expectation holds.
package struct Verdict: Sendable {
  package var expectation: Expectation
  /// What is wrong; nil when it holds.
  package var mismatch: Diagnostic?
  /// What the expectation would have to say to hold, as lines; nil when it holds or cannot be mended so.
  package var replacement: [String]?

  package init(
    _ expectation: Expectation, mismatch: Diagnostic? = nil, replacement: [String]? = nil
  ) {
    self.expectation = expectation
    self.mismatch = mismatch
    self.replacement = replacement
  }
}
