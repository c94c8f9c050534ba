import QuireSyntax

extension Diagnostic {
  /// A mistake on one line of a notebook's file: the caret stands at the line's first character,
  /// or `column` characters further.
  package init(
    _ kind: String, _ message: String, source: SourceFile, line: Int, column: Int = 0,
    hint: String? = nil
  ) {
    let start = source.line(line).map { text, start in
      start + text.prefix(column).utf8.count
    }
    self.init(kind, message, source: source, span: start.map { Span($0, $0 + 1) }, hint: hint)
  }
}
