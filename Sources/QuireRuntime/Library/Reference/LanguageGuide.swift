import QuireSyntax

/// The reference of the language as sections that can be looked up: a document in Markdown, cut at its headings.
///
/// A section is found by its title, by a word of the title, by code in the title, such as `while`, and last
/// by code in its tables and sentences.
package struct LanguageGuide {
  struct Section {
    /// The title without marks, and the code in it.
    let title: String
    let codes: [String]
    /// With its head and all sections inside it.
    let text: String
    /// Code in its own lines, up to the next head.
    let mentions: [String]
  }

  /// What the whole is looked up by.
  private static let whole = "language"

  private let text: String
  let sections: [Section]

  /// - Parameter text: Markdown with `##` and `###` heads.
  package init(_ text: String) {
    self.text = text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var heads: [(line: Int, level: Int)] = []
    var isCode = false
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") { isCode.toggle() }
      let level = line.prefix { $0 == "#" }.count
      if !isCode, level > 1, line.dropFirst(level).first == " " { heads.append((number, level)) }
    }
    sections = heads.enumerated().map { index, head in
      let later = heads[(index + 1)...]
      let end = later.first { $0.level <= head.level }?.line ?? lines.count
      let title = lines[head.line].dropFirst(head.level + 1)
      return Section(
        title: title.filter { $0 != "`" }, codes: Self.codes(in: title),
        text: lines[head.line..<end].joined(separator: "\n"),
        mentions: Self.mentions(in: lines[head.line..<(later.first?.line ?? lines.count)]))
    }
  }

  /// The section about a name; nil when there is none. `inTitle`: whether the name must be code of a title.
  package func page(named name: String, inTitle: Bool = false) -> HelpPage? {
    let name = name.lowercased()
    func first(_ isFound: (Section) -> Bool) -> HelpPage? {
      sections.first(where: isFound).map { HelpPage([.markdown($0.text)]) }
    }
    if let page = first({ $0.codes.contains(name) }) { return page }
    if inTitle { return nil }
    if name == Self.whole, !text.isEmpty { return HelpPage([.markdown(text)]) }
    return first { $0.title.lowercased() == name }
      ?? first { section in Self.words(section.title).contains { Self.isSame($0, name) } }
      ?? first { $0.mentions.contains(name) }
  }

  /// What sections can be asked for by.
  var names: [String] {
    [Self.whole] + sections.flatMap { $0.codes + Self.words($0.title) }
  }

  private static func words(_ title: String) -> [String] {
    title.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 3 }
  }

  /// `format` is found under Formatting, `exceptions` under `except`.
  private static func isSame(_ word: String, _ name: String) -> Bool {
    name.count > 3 && (word.hasPrefix(name) || name.hasPrefix(word))
  }

  /// What stands between backquotes, `f(x)` as `f` too.
  private static func codes(in line: some StringProtocol) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }
      .flatMap { [String($0.element), String($0.element.prefix { $0.isLetter || $0 == "_" })] }
      .map { $0.lowercased() }.filter { !$0.isEmpty }
  }

  private static func mentions(in lines: some Sequence<Substring>) -> [String] {
    var isCode = false
    return lines.flatMap { line -> [String] in
      if line.hasPrefix("```") { isCode.toggle() }
      return isCode ? [] : codes(in: line)
    }
  }
}
