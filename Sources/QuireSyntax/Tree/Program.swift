/// What a piece of source text says, as far as it could be understood.
package struct Program: Sendable {
  package let source: SourceFile
  package let statements: [Statement]
  /// Mistakes found, in the order of their places; a program with any is not run.
  package let diagnostics: [Diagnostic]
  /// Where its comments stand, from `#` to the end of the line, in the order of their places.
  package let comments: [Span]

  package init(
    source: SourceFile, statements: [Statement], diagnostics: [Diagnostic], comments: [Span] = []
  ) {
    self.source = source
    self.statements = statements
    self.diagnostics = diagnostics
    self.comments = comments
  }

  /// True when the text is right as far as it goes but ends too early: a prompt asks for another line.
  package var isIncomplete: Bool { diagnostics.first?.isIncomplete ?? false }
}
