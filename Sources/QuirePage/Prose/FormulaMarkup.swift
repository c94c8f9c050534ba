import QuireMath

extension HTML {
  /// A formula as MathML; TeX that cannot be read is shown as it is, with what is wrong as its title.
  /// - Parameter macros: The commands that formulas of the page have defined so far.
  mutating func formula(_ tex: String, isDisplay: Bool, macros: inout Macros) {
    do throws(TeXError) {
      markup(try TeX.parse(tex, macros: &macros).mathML(display: isDisplay))
    } catch {
      let hint = error.hint.map { "; \($0)" } ?? ""
      element(
        "span",
        [
          Attribute("class", isDisplay ? "tex bad display" : "tex bad"),
          Attribute("title", error.message + hint),
        ], text: tex)
    }
  }
}
