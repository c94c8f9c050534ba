/// The lines of one cell in an article.
struct MarkdownCell {
  /// How the cell is set off from what is around it.
  enum Shape {
    /// A fenced block.
    case code
    /// Prose as it is.
    case plain
    /// Prose between `<!-- #region -->` and `<!-- #endregion -->`, or `raw` for raw cells.
    case region
  }

  var shape: Shape
  /// The lines around the body; none for plain prose, and no end for a fence that nothing closes.
  var open: String?
  var close: String?
  var body: [String]
  /// The blank lines behind the cell.
  var after: [String] = []

  var lines: [String] { (open.map { [$0] } ?? []) + body + (close.map { [$0] } ?? []) + after }

  // MARK: Fences

  /// The blanks before a fence.
  static func indent(of line: String) -> String {
    String(Substring(line.utf8.prefix { $0 == 32 || $0 == 9 }))
  }

  /// The fence, and what stands behind it.
  static func fence(_ line: String) -> (character: UInt8, length: Int, info: String)? {
    let text = String(Substring(line.utf8.drop { $0 == 32 || $0 == 9 }))
    guard let fence = ProseFences.opening(text) else { return nil }
    return (
      fence.character, fence.length, String(Substring(text.utf8.dropFirst(fence.length)))
    )
  }

  /// A line of the code, without the blanks that the fence has before it.
  private static func unindented(_ line: String, by indent: String) -> String {
    if let rest = line.without(prefix: indent) { return rest }
    let blanks = line.utf8.prefix(indent.utf8.count).prefix { $0 == 32 }.count
    return String(Substring(line.utf8.dropFirst(blanks)))
  }

  // MARK: Regions

  enum Region: String, CaseIterable {
    case region, markdown, md, raw
  }

  /// What `<!-- #region title key="value" -->` holds.
  static func region(_ line: String) -> (name: Region, text: String)? {
    guard let rest = comment(line) else { return nil }
    for name in Region.allCases {
      if let text = rest.without(prefix: "#" + name.rawValue),
        text.unicodeScalars.first?.properties.isWhitespace ?? true
      {
        return (name, text)
      }
    }
    return nil
  }

  static func ends(_ line: String, _ region: Region) -> Bool {
    comment(line).flatMap { $0.without(prefix: "#end" + region.rawValue) }
      .map(TextLines.isBlank) ?? false
  }

  /// The text of a comment that fills its line, without blanks at its start.
  private static func comment(_ line: String) -> String? {
    guard let rest = line.without(prefix: "<!--") else { return nil }
    var text = rest.utf8[...]
    while text.last == 32 || text.last == 9 { text.removeLast() }
    guard text.suffix(3).elementsEqual("-->".utf8) else { return nil }
    return String(Substring(text.dropLast(3).drop { $0 == 32 || $0 == 9 }))
  }

  // MARK: Content

  func content(languages: CodeLanguages) -> CellContent {
    var content = CellContent(.markdown, source: body.joined(separator: "\n"))
    switch shape {
    case .plain: return content
    case .code:
      content.kind = .code
      let line = open ?? ""
      let indent = Self.indent(of: line)
      content.source = body.map { Self.unindented($0, by: indent) }.joined(separator: "\n")
      let info = Self.fence(line).flatMap { FenceInfo($0.info, languages: languages) }
      content.metadata = info?.metadata ?? []
    case .region:
      let region = open.flatMap(Self.region)
      if region?.name == .raw { content.kind = .raw }
      do throws(JSONReader.Failure) {
        let marker = try CellMarker("# %% " + (region?.text ?? ""))
        content.title = marker.title
        content.metadata = marker.metadata
      } catch {
        // What is not written as metadata says nothing.
        content.metadata = []
      }
    }
    content.metadata.removeFacts(of: .markdown)
    content.takeAttachments()
    let escapes = content.metadata.takeEscapes()
    content.takeTitle(escapes)
    if let source = escapes[Escape.source.rawValue]?.text, body.isEmpty { content.source = source }
    return content
  }
}
