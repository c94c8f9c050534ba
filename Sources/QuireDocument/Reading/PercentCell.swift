/// The lines of one cell in the percent format.
struct PercentCell {
  /// The `# %%` line; nil for code before the first one.
  var marker: String?
  /// Blank lines between the marker and the body.
  var before: [String] = []
  /// From the first line that is not blank to the last.
  var body: [String] = []
  /// The blank lines behind the body, or all there are when it has no lines.
  var after: [String] = []

  /// What is wrong with the marker (line 0) or with a line below it.
  struct Mistake: Error {
    var line: Int
    var column = 0
    var message: String
    var hint: String
  }

  init(marker: String?, before: [String] = [], body: [String] = [], after: [String] = []) {
    self.marker = marker
    self.before = before
    self.body = body
    self.after = after
  }

  /// Takes the blank lines at both ends of what stands below the marker.
  init(marker: String?, lines: [String]) {
    self.marker = marker
    let end = (lines.lastIndex { !TextLines.isBlank($0) } ?? -1) + 1
    let start = lines[..<end].firstIndex { !TextLines.isBlank($0) } ?? 0
    before = Array(lines[..<start])
    body = Array(lines[start..<end])
    after = Array(lines[end...])
  }

  var lines: [String] { (marker.map { [$0] } ?? []) + before + body + after }

  func content() throws(Mistake) -> CellContent {
    let header: CellMarker
    do throws(JSONReader.Failure) {
      header =
        try marker.map { line throws(JSONReader.Failure) in try CellMarker(line) }
        ?? CellMarker(.code)
    } catch {
      let above = (marker ?? "").utf8.prefix(error.place.lowerBound)
      throw Mistake(
        line: 0, column: String(decoding: above, as: UTF8.self).count,
        message: "in the cell's metadata: \(error.problem)",
        hint: #"metadata is written key="text", key=3 or tags=["parameters"]"#)
    }
    var content = CellContent(
      header.kind, title: header.title, metadata: header.metadata, source: "")
    content.metadata.removeFacts(of: .percent)
    content.takeAttachments()
    let escapes = content.metadata.takeEscapes()
    content.takeTitle(escapes)
    if let source = escapes[Escape.source.rawValue]?.text, body.isEmpty {
      content.source = source
    } else {
      let source = header.kind == .code ? code(escapes) : try prose()
      content.source = source.joined(separator: "\n")
    }
    return content
  }

  private func code(_ escapes: [MetadataValue.Member]) -> [String] {
    let top = Self.count(escapes, .top)
    let bottom = Self.count(escapes, .bottom)
    return MagicComments.removed(from: before.suffix(top) + body + after.prefix(bottom))
  }

  private static func count(_ escapes: [MetadataValue.Member], _ escape: Escape) -> Int {
    guard case .int(let count) = escapes[escape.rawValue] else { return 0 }
    return max(0, count)
  }

  /// Prose behind `# `, or as one triple-quoted string.
  private func prose() throws(Mistake) -> [String] {
    if let quoted { return quoted.text }
    for (index, line) in body.enumerated() where line.utf8.first != UInt8(ascii: "#") {
      guard TextLines.isBlank(line) else {
        throw Mistake(
          line: before.count + index + 1,
          message: "a line of a markdown cell must begin with `# `",
          hint: "if this is code, put a `# %%` line before it")
      }
    }
    return body.map { $0.without(prefix: "# ") ?? $0.without(prefix: "#") ?? "" }
  }

  /// The ways to open prose in quotes; the first two are those that Quire writes.
  static let quotes = ["\"\"\"", "'''", "r\"\"\"", "r'''", "R\"\"\"", "R'''"]

  /// The text inside the quotes, and how many lines the opening quotes have of their own.
  var quoted: (quotes: String, text: [String], lines: Int)? {
    guard let first = body.first,
      let quotes = Self.quotes.first(where: { first.without(prefix: $0) != nil })
    else { return nil }
    var text = Array(body.joined(separator: "\n").utf8.dropFirst(quotes.utf8.count))
    let closing = Array(quotes.utf8.suffix(3))
    guard text.count >= 3, text.suffix(3).elementsEqual(closing) else { return nil }
    text.removeLast(3)
    let own = text.first == 10
    if own { text.removeFirst() }
    if text.last == 10 { text.removeLast() }
    return (quotes, TextLines.source(String(decoding: text, as: UTF8.self)), own ? 1 : 0)
  }

  /// The number of lines below the marker before the source begins.
  func linesBeforeSource(_ content: CellContent) -> Int {
    guard content.kind == .code else { return before.count + (quoted?.lines ?? 0) }
    let all = before + body + after
    let first = TextLines.source(content.source).prefix { TextLines.isBlank($0) }.count
    return body.isEmpty ? min(all.count, before.count) : max(0, before.count - first)
  }
}

extension CellContent {
  /// Takes the attachments of prose out of the metadata, where text forms hold them.
  mutating func takeAttachments() {
    guard kind != .code, let attachments = metadata[Self.attachmentsKey], case .object = attachments
    else { return }
    self.attachments = attachments
    metadata[Self.attachmentsKey] = nil
  }
}
