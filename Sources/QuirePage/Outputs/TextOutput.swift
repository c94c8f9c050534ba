/// Printed text, a value or an error, folded when it is long.
struct TextOutput {
  enum Kind: String {
    case stdout, stderr, value, error
  }

  var kind: Kind
  var lines: [HTML]

  /// Texts with more lines than `foldedFrom` show the first `shown`.
  private static let foldedFrom = 80
  private static let shown = 30
  /// An error's last lines say what is wrong.
  private static let errorTail = 40

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    lines = TerminalText.lines(text)
  }

  func write(to html: inout HTML, _ words: Words) {
    guard !lines.isEmpty else { return }
    let isLong = lines.count > Self.foldedFrom
    switch (isLong, kind) {
    case (false, _):
      pre(lines[...], &html)
    case (true, .error):
      fold(lines.dropLast(Self.errorTail), &html, words)
      pre(lines.suffix(Self.errorTail), &html)
    case (true, .stdout), (true, .stderr), (true, .value):
      pre(lines.prefix(Self.shown), &html)
      fold(lines.dropFirst(Self.shown), &html, words)
    }
  }

  private func pre(_ lines: ArraySlice<HTML>, _ html: inout HTML) {
    html.open("pre", [Attribute("class", kind.rawValue)])
    // HTML drops a line feed directly behind the tag.
    if lines.first?.isEmpty == true { html += "\n" }
    for (index, line) in lines.enumerated() {
      if index > 0 { html += "\n" }
      html += line
    }
    html += "</pre>"
  }

  private func fold(_ lines: ArraySlice<HTML>, _ html: inout HTML, _ words: Words) {
    html += "<details class=\"more\">"
    html.element("summary", text: words.moreLines(lines.count))
    pre(lines, &html)
    html += "</details>"
  }
}
