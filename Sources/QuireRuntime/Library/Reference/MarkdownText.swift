/// Markdown as the parts of a page for terminals: paragraphs, tables and code without their marks.
///
/// It knows what the language's reference uses, no more.
struct MarkdownText {
  private(set) var parts: [HelpPage.Part] = []
  private var paragraph: [String] = []
  private var rows: [HelpPage.Row] = []
  private var code: [String]?

  init(_ markdown: String) {
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) { read(line) }
    finish()
  }

  private mutating func read(_ line: Substring) {
    if line.hasPrefix("```") {
      if let lines = code {
        parts.append(.code(title: "", lines))
        code = nil
      } else {
        finish()
        code = []
      }
    } else if code != nil {
      code?.append(String(line))
    } else if line.hasPrefix("|") {
      row(line)
    } else if line.isEmpty {
      finish()
    } else if line.first == "#" {
      finish()
      if !parts.isEmpty { parts.append(.text("")) }
      parts.append(.head(Self.plain(line.drop { $0 == "#" || $0 == " " })))
    } else {
      paragraph.append(Self.plain(line))
    }
  }

  /// Ends the paragraph or table that lines were read of.
  private mutating func finish() {
    if !paragraph.isEmpty {
      if case .head? = parts.last {} else if !parts.isEmpty { parts.append(.text("")) }
      parts.append(.text(paragraph.joined(separator: " ")))
      paragraph = []
    }
    if !rows.isEmpty {
      parts.append(.table(title: "", rows))
      rows = []
    }
  }

  private mutating func row(_ line: Substring) {
    // `\|` stands for a bar inside a cell.
    let cells = line.replacing("\\|", with: "\u{0}").dropFirst().dropLast()
      .split(separator: "|", omittingEmptySubsequences: false)
      .map { Self.plain($0.drop { $0 == " " }).replacing("\u{0}", with: "|") }
    let isRule = cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }
    if isRule || cells.allSatisfy(\.isEmpty) { return }
    rows.append(
      HelpPage.Row(
        name: cells.first ?? "", type: cells.count > 2 ? cells[1] : "",
        text: cells.count > 1 ? cells[cells.count - 1] : ""))
  }

  /// A line without marks of code, emphasis and links.
  private static func plain(_ line: some StringProtocol) -> String {
    var text = ""
    for (index, piece) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    {
      text += index % 2 == 1 ? String(piece) : withoutMarks(String(piece))
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// `[text](place)` becomes `text`.
  private static func withoutMarks(_ text: String) -> String {
    var result = text.replacing("**", with: "")
    while let middle = result.ranges(of: "](").first,
      let start = result[..<middle.lowerBound].lastIndex(of: "["),
      let end = result[middle.upperBound...].firstIndex(of: ")")
    {
      let label = result[result.index(after: start)..<middle.lowerBound]
      result = String(result[..<start] + label + result[result.index(after: end)...])
    }
    return result
  }
}
