import QuireSyntax

/// Markdown as readable text: headings stand out, paragraphs are wrapped to the width, the rest
/// stays as its author wrote it.
struct Prose {
  var terminal: Terminal

  private var ink: Ink { Ink(isColoured: terminal.isColoured) }

  /// The lines of a text.
  func lines(_ markdown: String) -> [String] {
    var lines: [String] = []
    var paragraph: [Substring] = []
    var indent = ""
    var fence: Substring?
    func flush() {
      if !paragraph.isEmpty {
        lines += wrapped(paragraph.joined(separator: " "), indent: indent)
      }
      paragraph = []
      indent = ""
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      if let open = fence {
        if text.hasPrefix(open), text.drop(while: { $0 == open.first }).allSatisfy(\.isWhitespace) {
          fence = nil
        } else {
          lines.append("    " + line)
        }
      } else if let mark = Self.fence(text) {
        flush()
        fence = mark
      } else if text.isEmpty {
        flush()
        lines.append("")
      } else if let heading = Self.heading(text) {
        flush()
        lines.append(ink(heading, .bold))
      } else if text.hasPrefix("|") || text.hasPrefix("$$") || line.hasPrefix("    ") {
        flush()
        lines.append(String(line))
      } else {
        if let marker = Self.listMarker(text) {
          flush()
          indent = String(repeating: " ", count: line.count - text.count + marker)
        }
        paragraph.append(paragraph.isEmpty && !indent.isEmpty ? line : text)
      }
    }
    flush()
    return lines
  }

  private static func fence(_ text: Substring) -> Substring? {
    for mark in ["`", "~"] {
      let run = text.prefix { String($0) == mark }
      if run.count >= 3 { return run }
    }
    return nil
  }

  private static func heading(_ text: Substring) -> String? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.first == " " else { return nil }
    return String(rest.drop { $0 == " " })
  }

  /// The width of `- `, `* `, `> ` or `12. ` at the start of an item.
  private static func listMarker(_ text: Substring) -> Int? {
    for mark in ["- ", "* ", "+ ", "> "] where text.hasPrefix(mark) { return 2 }
    let digits = text.prefix(while: \.isNumber).count
    return (1...3).contains(digits) && text.dropFirst(digits).hasPrefix(". ") ? digits + 2 : nil
  }

  /// One paragraph in lines of the terminal's width; all but the first are indented.
  private func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " })
    var column = line.count
    var isStart = true
    for word in text.split(separator: " ") {
      let width = DisplayWidth.of(word)
      if !isStart, column + 1 + width > terminal.width {
        lines.append(line)
        line = indent
        column = indent.count
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      column += (isStart ? 0 : 1) + width
      isStart = false
    }
    return lines + [line].filter { !$0.isEmpty }
  }
}
