/// Reads the TeX of articles: what MathJax and KaTeX understand of it, in the same lenient way.
package enum TeX {
  /// Reads a formula, given without its dollar signs.
  package static func parse(_ source: String) throws(TeXError) -> Formula {
    var macros = Macros()
    return try parse(source, macros: &macros)
  }

  /// Reads a formula of a document whose formulas share the commands that they define.
  /// - Throws: what is wrong first, with its place; `macros` stays as it was then.
  package static func parse(_ source: String, macros: inout Macros) throws(TeXError) -> Formula {
    var parser = Parser(source, macros: macros)
    let formula = try parser.formula()
    macros = parser.tokens.macros
    return formula
  }
}
