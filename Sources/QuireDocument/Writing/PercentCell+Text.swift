extension PercentCell {
  /// The cell as Quire writes it.
  ///
  /// The first way that reads as the same cell is taken: plainly; with the blank lines around code
  /// counted in the metadata; prose in quotes; and, where nothing else will do, the source as a text
  /// of the metadata.
  static func house(_ content: CellContent) -> PercentCell {
    let wanted = content.signature
    return ways(content).first { $0.stands && $0.reads(as: wanted) } ?? hidden(content)
  }

  private static func ways(_ content: CellContent) -> [PercentCell] {
    let lines = TextLines.source(content.source)
    guard content.kind == .code else {
      return [
        PercentCell(marker: marker(content), body: lines.map(commented)),
        quoted(content, in: quotes[0]), quoted(content, in: quotes[1]),
      ]
    }
    let bare = PercentCell(marker: nil, lines: lines)
    let top = bare.before.count
    let bottom = bare.after.count
    var counted: [MetadataValue.Member] = []
    if top > 0 { counted.append(.init(Escape.top.rawValue, .int(top))) }
    if bottom > 0 { counted.append(.init(Escape.bottom.rawValue, .int(bottom))) }
    return [
      PercentCell(
        marker: marker(content, escapes: counted), before: bare.before,
        body: MagicComments.added(to: bare.body), after: bare.after)
    ]
  }

  /// Prose between triple quotes on lines of their own.
  static func quoted(_ content: CellContent, in quotes: String) -> PercentCell {
    PercentCell(
      marker: marker(content),
      body: [quotes] + TextLines.source(content.source) + [String(quotes.suffix(3))])
  }

  private static func hidden(_ content: CellContent) -> PercentCell {
    PercentCell(
      marker: marker(
        content, escapes: [.init(Escape.source.rawValue, .string(content.source))]))
  }

  private static func marker(
    _ content: CellContent, escapes: [MetadataValue.Member] = []
  ) -> String {
    var metadata = content.written
    metadata.quire += escapes
    return CellMarker(content.kind, title: content.title, metadata: metadata).text
  }

  static func commented(_ line: String) -> String { line.isEmpty ? "#" : "# " + line }

  /// True when the lines say this.
  func reads(as signature: [UInt8]) -> Bool {
    do throws(Mistake) {
      return try content().signature == signature
    } catch {
      return false
    }
  }

  /// True when another cell can follow: no line of the body is a marker, and neither a string nor
  /// a fenced block is open at its end.
  var stands: Bool {
    guard isOnePiece else { return false }
    var scanner = LineScanner()
    for line in body { scanner.readScript(line) }
    return !scanner.isInString && (quoted != nil || !ProseFences.isOpen(prose(of: body)))
  }

  /// True when no line of the body is read as a marker.
  var isOnePiece: Bool { PercentReader.pieces(lines, from: 0).count { !$0.isEmpty } == 1 }

  /// The lines as prose; none when they are code.
  private func prose(of body: [String]) -> [String] {
    guard let marker, body.allSatisfy({ $0.utf8.first == UInt8(ascii: "#") || $0.isEmpty }) else {
      return []
    }
    do throws(JSONReader.Failure) {
      guard try CellMarker(marker).kind != .code else { return [] }
    } catch {
      return []
    }
    return body.map { $0.without(prefix: "# ") ?? $0.without(prefix: "#") ?? "" }
  }
}
