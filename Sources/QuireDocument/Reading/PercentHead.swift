import QuireSyntax

/// What stands above the first cell of a script: lines for the shell and for editors, the YAML
/// block, blank lines.
struct PercentHead {
  /// A `#!` line and a coding line.
  var preamble: [String] = []
  /// The block with its fences, as written.
  var block: [String] = []
  var blank: [String] = []
  var frontMatter: FrontMatter?
  /// What the block says.
  var members: [MetadataValue.Member] = []

  var lines: Int { preamble.count + block.count + blank.count }

  init(_ lines: [String], in source: SourceFile) throws(Diagnostic) {
    preamble = Array(lines.prefix(2).prefix(while: Self.isPreamble))
    let start = preamble.count
    if let yaml = try Self.yaml(lines, from: start, in: source) {
      block = Array(lines[start..<start + yaml.count + 2])
      let read = try FrontMatter.read(yaml: yaml, firstLine: start + 1, in: source)
      frontMatter = read.0
      members = read.members
    }
    blank = Array(lines[(start + block.count)...].prefix(while: TextLines.isBlank))
  }

  /// A `#!` line, or a coding line such as `# -*- coding: utf-8 -*-`.
  private static func isPreamble(_ line: String) -> Bool {
    line.without(prefix: "#!") != nil
      || (line.without(prefix: "# -*-") != nil && line.contains("coding"))
  }

  /// The YAML lines of the block that starts at line index `start`, if one does.
  ///
  /// A `# ---` that nothing closes is an ornament of a script, unless YAML follows it.
  private static func yaml(
    _ lines: [String], from start: Int, in source: SourceFile
  ) throws(Diagnostic) -> [String]? {
    guard start < lines.count, isFence(lines[start]) else { return nil }
    var yaml: [String] = []
    for line in lines[(start + 1)...] {
      if isFence(line) { return yaml }
      guard line.utf8.first == UInt8(ascii: "#"), !CellMarker.isMarker(line) else { break }
      yaml.append(uncommented(line))
    }
    let first = yaml.first?.split(separator: ":", maxSplits: 1) ?? []
    if first.count == 2 || yaml.first?.hasSuffix(":") == true, first.first?.contains(" ") == false {
      throw Diagnostic(
        "SyntaxError", "the block that `# ---` opens here is not closed", source: source,
        line: start + 1, hint: "put a second `# ---` line behind its last entry")
    }
    return nil
  }

  private static func isFence(_ line: String) -> Bool {
    line.without(prefix: "# ---").map(TextLines.isBlank) ?? false
  }

  private static func uncommented(_ line: String) -> String {
    line.without(prefix: "# ") ?? line.without(prefix: "#") ?? ""
  }

  // MARK: Facts

  private enum Fact: String {
    /// Lines for the shell and for editors.
    case preamble
    /// The block with its fences, as written.
    case block
    /// The blank lines between the block and the first cell.
    case blank
  }

  /// How the head is written where Quire would write it otherwise.
  func facts(hasCells: Bool, metadata: [MetadataValue.Member]) -> [MetadataValue.Member] {
    var facts: [MetadataValue.Member] = []
    if !preamble.isEmpty {
      facts.append(.init(Fact.preamble.rawValue, .array(preamble.map { .string($0) })))
    }
    let yaml = FrontMatter.lines(metadata, kept: frontMatter?.text, in: .percent)
    if !TextLines.same(block, Self.block(yaml)) {
      facts.append(.init(Fact.block.rawValue, .array(block.map { .string($0) })))
    }
    let isBare = preamble.isEmpty && block.isEmpty
    if !TextLines.same(blank, Self.blank(isBare: isBare, hasCells: hasCells)) {
      facts.append(.init(Fact.blank.rawValue, TextLines.fact(blank)))
    }
    return facts
  }

  /// The lines of a head in a notebook of this metadata.
  static func text(
    _ metadata: [MetadataValue.Member], kept text: String?, hasCells: Bool
  ) -> [String] {
    let facts = metadata[form: .percent]
    let preamble = (facts[Fact.preamble.rawValue]?.texts ?? []).prefix(2).filter(isPreamble)
    let yaml = FrontMatter.lines(metadata, kept: text, in: .percent)
    var block = Self.block(yaml)
    if let kept = facts[Fact.block.rawValue]?.texts, says(kept, yaml) { block = kept }
    let blank =
      TextLines.blank(facts[Fact.blank.rawValue])
      ?? Self.blank(isBare: preamble.isEmpty && block.isEmpty, hasCells: hasCells)
    return preamble + block + blank
  }

  private static func block(_ yaml: [String]) -> [String] {
    yaml.isEmpty ? [] : ["# ---"] + yaml.map(PercentCell.commented) + ["# ---"]
  }

  private static func blank(isBare: Bool, hasCells: Bool) -> [String] {
    isBare || !hasCells ? [] : [""]
  }

  /// True when a block as written holds these YAML lines.
  private static func says(_ block: [String], _ yaml: [String]) -> Bool {
    guard block.count >= 2, let first = block.first, isFence(first), let last = block.last,
      isFence(last)
    else { return false }
    let inner = block[1..<block.count - 1]
    let lines = inner.map(uncommented)
    return inner.allSatisfy {
      $0.utf8.first == UInt8(ascii: "#") && !isFence($0) && !CellMarker.isMarker($0)
    } && (TextLines.same(lines, yaml) || yaml.isEmpty && lines.allSatisfy(TextLines.isBlank))
  }
}
