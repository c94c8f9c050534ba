import QuireSyntax

/// What stands above the first cell of an article: the YAML block between `---` lines, blank lines.
struct MarkdownHead {
  /// The block with its fences, as written.
  var block: [String] = []
  var blank: [String] = []
  var frontMatter: FrontMatter?
  /// What the block says.
  var members: [MetadataValue.Member] = []

  var lines: Int { block.count + blank.count }

  init(_ lines: [String], in source: SourceFile) throws(Diagnostic) {
    if let end = Self.end(lines) {
      block = Array(lines[...end])
      let read = try FrontMatter.read(yaml: Array(lines[1..<end]), firstLine: 1, in: source)
      frontMatter = read.0
      members = read.members
    }
    blank = Array(lines[block.count...].prefix(while: TextLines.isBlank))
  }

  /// The index of the line that closes the block; nil when the text does not begin with one.
  ///
  /// Between two rules of an article there is a block only when it begins as YAML does.
  static func end(_ lines: [String]) -> Int? {
    guard let first = lines.first, isFence(first, "---"),
      let end = lines.dropFirst().firstIndex(where: { isFence($0, "---") || isFence($0, "...") }),
      let line = lines[1..<end].first(where: { !TextLines.isBlank($0) && $0.utf8.first != 35 }),
      let start = line.unicodeScalars.first,
      start.properties.isAlphabetic || "_\"'".unicodeScalars.contains(start)
    else { return nil }
    let isEntry = line.utf8.last == UInt8(ascii: ":") || line.contains(": ")
    return isEntry ? end : nil
  }

  private static func isFence(_ line: String, _ fence: String) -> Bool {
    line.without(prefix: fence).map(TextLines.isBlank) ?? false
  }

  // MARK: Facts

  private enum Fact: String {
    /// The block with its fences, as written.
    case block
    /// The blank lines between the block and the first cell.
    case blank
  }

  /// How the head is written where Quire would write it otherwise.
  func facts(hasCells: Bool, metadata: [MetadataValue.Member]) -> [MetadataValue.Member] {
    var facts: [MetadataValue.Member] = []
    if !TextLines.same(
      block, Self.block(FrontMatter.lines(metadata, kept: frontMatter?.text, in: .markdown)))
    {
      facts.append(.init(Fact.block.rawValue, .array(block.map { .string($0) })))
    }
    if !TextLines.same(blank, Self.blank(below: block, hasCells: hasCells)) {
      facts.append(.init(Fact.blank.rawValue, TextLines.fact(blank)))
    }
    return facts
  }

  /// The lines of a head in a notebook of this metadata.
  static func text(
    _ metadata: [MetadataValue.Member], kept text: String?, hasCells: Bool
  ) -> [String] {
    let facts = metadata[form: .markdown]
    let yaml = FrontMatter.lines(metadata, kept: text, in: .markdown)
    var block = Self.block(yaml)
    if let kept = facts[Fact.block.rawValue]?.texts, end(kept) == kept.count - 1,
      TextLines.same(Array(kept[1..<kept.count - 1]), yaml)
    {
      block = kept
    }
    return block
      + (TextLines.blank(facts[Fact.blank.rawValue]) ?? blank(below: block, hasCells: hasCells))
  }

  private static func block(_ yaml: [String]) -> [String] {
    yaml.isEmpty ? [] : ["---"] + yaml + ["---"]
  }

  private static func blank(below block: [String], hasCells: Bool) -> [String] {
    block.isEmpty || !hasCells ? [] : [""]
  }
}
