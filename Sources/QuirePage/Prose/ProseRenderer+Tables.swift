extension ProseRenderer {
  mutating func table(_ node: MarkdownNode) {
    alignments = node.alignments
    hasTableBody = false
    tree.open("div", [Attribute("class", "table")])
    tree.open("table")
  }

  mutating func beginRow(isHead: Bool) {
    isInTableHead = isHead
    column = 0
    if isHead {
      tree.open("thead")
    } else if !hasTableBody {
      tree.open("tbody")
      hasTableBody = true
    }
    tree.open("tr")
  }

  mutating func beginCell(_ node: MarkdownNode) {
    let alignment: String? =
      switch alignments.indices.contains(column) ? alignments[column] : 0 {
      case UInt8(ascii: "c"): "center"
      case UInt8(ascii: "r"): "right"
      default: nil
      }
    column += 1
    var attributes = alignment.map { [Attribute("class", $0)] } ?? []
    // A head that says nothing is none.
    let isHead = isInTableHead && node.firstChild != nil
    if isHead { attributes.append(Attribute("scope", "col")) }
    tree.open(isHead ? "th" : "td", attributes)
  }
}
