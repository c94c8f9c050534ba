import QuireSyntax

/// Something that makes a test fail, as it is told.
package struct TestProblem: Hashable, Sendable {
  /// `Mismatch`, or the kind of an error.
  package var kind: String
  package var message: String
  /// Where it stands in the file, counted from 1; 0 when that is not known.
  package var line: Int
  package var column: Int
  /// The whole text for people, caret and all.
  package var text: String

  package init(_ diagnostic: Diagnostic, renderer: DiagnosticRenderer) {
    let place = diagnostic.source.flatMap { source in
      diagnostic.span.map { source.position(of: Int($0.start)) }
    }
    self.init(
      kind: diagnostic.kind, message: diagnostic.message, line: place?.line ?? 0,
      column: place?.column ?? 0, text: renderer.render(diagnostic))
  }

  package init(kind: String, message: String, line: Int = 0, column: Int = 0, text: String) {
    self.kind = kind
    self.message = message
    self.line = line
    self.column = column
    self.text = text
  }
}
