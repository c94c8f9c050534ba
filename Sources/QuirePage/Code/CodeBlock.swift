/// A block of code in prose.
struct CodeBlock {
  private let code: [UInt8]
  /// The first word behind the fence, in small letters.
  private let language: String
  private let page: PageContext

  private static let quire: Set<String> = ["quire", "python", "py", "python3"]

  init(_ code: [UInt8], info: [UInt8], page: PageContext) {
    self.code = code.last == UInt8(ascii: "\n") ? code.dropLast() : code
    language =
      String(decoding: info, as: UTF8.self).lowercased()
      .prefix { $0 != " " && $0 != "{" && $0 != "," && $0 != "\t" }.description
    self.page = page
  }

  func write(to tree: inout MarkupTree) {
    let text = String(decoding: code, as: UTF8.self)
    let isDiagram = language == "mermaid"
    tree.open("div", [Attribute("class", isDiagram ? "code diagram" : "code")])
    tree.write { html in
      if isDiagram {
        html.element("p", [Attribute("class", "label")], text: page.words.diagram)
      }
      html += "<pre><code>"
      if Self.quire.contains(language) {
        html.highlighted(text, names: page.names)
      } else {
        html.text(text)
      }
      html += "</code></pre>"
    }
    tree.close()
  }
}
