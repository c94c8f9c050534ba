/// Text as Markdown that shows it as it is.
enum Markdown {
  /// Text without what Markdown would take for a sign of its own.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_<[|".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// A code span; a bar would end the cell of a table.
  static func code(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let text = text.replacing("|", with: "\\|")
    return text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }

  /// The paragraphs of a docstring: lines are joined, blank ones part.
  static func paragraphs(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingPrefix { $0 == " " || $0 == "\t" } }
    return lines.map { escaped(String($0)) }.joined(separator: "\n")
  }

  /// A table without the columns in which no row says anything.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    let shown = head.indices.filter { column in
      column == 0 || rows.contains { $0.indices.contains(column) && !$0[column].isEmpty }
    }
    let head = shown.map { head[$0] }
    let rows = rows.map { row in shown.map { row.indices.contains($0) ? row[$0] : "" } }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    return ([line(head), line(head.map { _ in "---" })] + rows.map(line)).joined(separator: "\n")
  }
}

/// The names by which a page's headings are linked to, as GitHub makes them.
struct MarkdownAnchors {
  private var counts: [String: Int] = [:]

  /// The anchor of the next heading.
  mutating func add(_ heading: String) -> String {
    let name = heading.lowercased().compactMap { character -> String? in
      if character == " " { return "-" }
      return character.isLetter || character.isNumber || "-_".contains(character)
        ? String(character) : nil
    }.joined()
    let count = counts[name, default: 0]
    counts[name] = count + 1
    return count == 0 ? name : "\(name)-\(count)"
  }
}
