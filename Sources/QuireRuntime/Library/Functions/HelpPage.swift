/// A page of documentation, before it is text of some width.
package struct HelpPage: Sendable {
  package struct Row: Sendable {
    package var name: String
    /// The type and default of a parameter; empty for other rows.
    package var type = ""
    package var text: String

    package init(name: String, type: String = "", text: String) {
      self.name = name
      self.type = type
      self.text = text
    }
  }

  package enum Part: Sendable {
    /// What the page is about: a signature or a name.
    case head(String)
    case text(String)
    case table(title: String, [Row])
    /// Names without a word about each.
    case names(title: String, [String])
    case code(title: String, [String])
    /// Text with paragraphs, tables and code of its own.
    case markdown(String)
  }

  package var parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// The page in lines no wider than `width` where words allow it; it ends with a newline.
  /// - Parameter emphasize: Marks heads and titles, as a terminal does with bold.
  package func text(width: Int = 88, emphasize: (String) -> String = { $0 }) -> String {
    let width = max(width, 40)
    var out: [String] = []
    for part in parts.flatMap(\.plain) {
      switch part {
      case .markdown: break
      case .head(let head):
        out += Self.wrap(head, width: width, separator: ", ", indent: "    ").map(emphasize)
      case .text(let text):
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
          let line = String(line.drop { $0 == " " || $0 == "\t" })
          out += line.isEmpty ? [""] : Self.wrap("  " + line, width: width, indent: "  ")
        }
      case .table(let title, let rows):
        guard !rows.isEmpty else { continue }
        out += Self.title(title, emphasize) + Self.table(rows, width)
      case .names(let title, let names):
        guard !names.isEmpty else { continue }
        out += Self.title(title, emphasize)
        out += Self.wrap(
          "  " + names.joined(separator: "  "), width: width, separator: "  ", indent: "  ")
      case .code(let title, let lines):
        guard !lines.isEmpty else { continue }
        out += Self.title(title, emphasize) + lines.map { "  " + $0 }
      }
    }
    while out.last?.isEmpty == true { out.removeLast() }
    return out.joined(separator: "\n") + "\n"
  }

  /// The line of a title behind an empty one.
  private static func title(_ title: String, _ emphasize: (String) -> String) -> [String] {
    title.isEmpty ? [""] : ["", emphasize(title)]
  }

  private static func table(_ rows: [Row], _ width: Int) -> [String] {
    func column(_ texts: [String], _ most: Int) -> Int {
      texts.map(\.count).filter { $0 <= most }.max() ?? 0
    }
    func padded(_ text: String, _ count: Int) -> String {
      text + String(repeating: " ", count: max(0, count - text.count))
    }
    let names = column(rows.map(\.name), width / 2)
    let types = column(rows.map(\.type), 26)
    let indent = String(repeating: " ", count: 2 + names + 2 + (types > 0 ? types + 2 : 0))
    return rows.flatMap { row in
      var start = "  " + padded(row.name, names)
      if types > 0 { start += "  " + padded(row.type, types) }
      guard !row.text.isEmpty else { return [start.trimmedAtEnd] }
      if start.count + 2 > indent.count {
        return [start.trimmedAtEnd] + wrap(indent + row.text, width: width, indent: indent)
      }
      return wrap(start + "  " + row.text, width: width, indent: indent)
    }
  }

  /// Cuts a line behind separators; what follows is indented.
  private static func wrap(
    _ text: String, width: Int, separator: String = " ", indent: String
  ) -> [String] {
    var lines: [String] = []
    var line = text
    while line.count > width {
      let limit = line.index(line.startIndex, offsetBy: width)
      let body = line.index(line.startIndex, offsetBy: min(indent.count + 1, line.count))
      var cut: String.Index?
      var place = body
      while place < line.endIndex, let found = line[place...].firstRange(of: separator) {
        if found.lowerBound > limit, cut != nil { break }
        cut = found.upperBound
        place = found.upperBound
        if found.lowerBound > limit { break }
      }
      guard let cut, cut < line.endIndex else { break }
      lines.append(String(line[..<cut]).trimmedAtEnd)
      line = indent + line[cut...]
    }
    return lines + [line]
  }
}

extension HelpPage.Part {
  /// The part as parts that are no Markdown.
  fileprivate var plain: [HelpPage.Part] {
    if case .markdown(let text) = self { MarkdownText(text).parts } else { [self] }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Where a text first stands in this one.
  fileprivate func firstRange(of text: String) -> Range<Index>? { self[...].firstRange(of: text) }
}

extension Substring {
  fileprivate func firstRange(of text: String) -> Range<Index>? { self.ranges(of: text).first }
}
