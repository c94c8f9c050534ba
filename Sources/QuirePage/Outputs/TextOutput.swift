/// Printed text, a value or an error, folded when it is long.
struct TextOutput {
  enum Kind: String {
    case stdout, stderr, value, error
  }

  var kind: Kind
  var lines: [HTML]
  private let isDrawn: Bool

  /// Texts with more lines than `foldedFrom` show the first `shown`.
  private static let foldedFrom = 80
  private static let shown = 30
  /// An error's last lines say what is wrong.
  private static let errorTail = 40

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    lines = TerminalText.lines(text)
    isDrawn = text.unicodeScalars.contains { 0x2500...0x259F ~= $0.value }
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
    html.open("pre", [Attribute("class", isDrawn ? "\(kind.rawValue) drawn" : kind.rawValue)])
    // HTML drops a line feed directly behind the tag.
    if lines.first?.isEmpty == true { html += "\n" }
    var isInExcerpt = false
    for (index, line) in lines.enumerated() {
      let isExcerpt = kind == .error && Self.isExcerpt(line)
      if isExcerpt != isInExcerpt {
        // The element parts lines as a line feed would.
        html += isExcerpt ? "<span class=\"excerpt\">" : "</span>"
      } else if index > 0 {
        html += "\n"
      }
      isInExcerpt = isExcerpt
      html += line
    }
    html += isInExcerpt ? "</span></pre>" : "</pre>"
  }

  /// Whether a line of an error shows the program, or marks a place in it: it must not be broken.
  private static func isExcerpt(_ line: HTML) -> Bool {
    line.bytes.first { $0 != 32 && $0 &- UInt8(ascii: "0") > 9 } == UInt8(ascii: "|")
  }

  private func fold(_ lines: ArraySlice<HTML>, _ html: inout HTML, _ words: Words) {
    html += "<details class=\"more\">"
    html.element("summary", text: words.moreLines(lines.count))
    pre(lines, &html)
    html += "</details>"
  }
}
