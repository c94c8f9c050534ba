import QuireSyntax

extension SourceFile {
  /// Whether a semicolon stands behind the last statement: as in IPython, its value is not shown.
  var endsWithSemicolon: Bool {
    guard text.contains(UInt8(ascii: ";")), let last = Parser.parse(self).statements.last else {
      return false
    }
    return text.dropFirst(Int(last.span.end)).first { $0 != UInt8(ascii: " ") && $0 != 9 }
      == UInt8(ascii: ";")
  }
}
