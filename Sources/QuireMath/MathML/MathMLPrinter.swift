/// Writes a formula's tree as MathML Core.
struct MathMLPrinter {
  var output = ""

  mutating func print(_ formula: Formula, display: Bool) {
    let source = Markup.trimmed(formula.source)
    var attributes = display ? " display=\"block\"" : ""
    attributes += " alttext=\"\(Markup.escaped(source))\""
    let size = display ? MathSize.display : .text
    element("math", attributes) { printer in
      printer.element("semantics") { printer in
        if let tag = formula.tag {
          printer.tagged(formula.nodes, tag, size)
        } else {
          printer.element("mrow") { $0.row(formula.nodes, size) }
        }
        printer.leaf("annotation", source, " encoding=\"application/x-tex\"")
      }
    }
  }

  /// `nodes` as exactly one element.
  mutating func single(_ nodes: [Node], _ size: MathSize) {
    if nodes.count == 1 {
      row(nodes, size)
    } else {
      element("mrow") { $0.row(nodes, size) }
    }
  }

  mutating func element(
    _ name: String, _ attributes: String = "", _ content: (inout MathMLPrinter) -> Void
  ) {
    output += "<\(name)\(attributes)>"
    content(&self)
    output += "</\(name)>"
  }

  /// An element that holds nothing but text.
  mutating func leaf(_ name: String, _ text: String, _ attributes: String = "") {
    output += "<\(name)\(attributes)>"
    output += Markup.escaped(text)
    output += "</\(name)>"
  }

  mutating func space(_ width: Double) {
    // CSS has no negative widths, but negative margins.
    output +=
      width < 0
      ? "<mspace style=\"margin-left:\(Markup.em(width))\"></mspace>"
      : "<mspace width=\"\(Markup.em(width))\"></mspace>"
  }
}
