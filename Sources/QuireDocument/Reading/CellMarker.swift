import QuireSyntax

/// What a `# %%` line says: `# %% Title [markdown] key="value" tags=["parameters"]`.
///
/// This is the marker of jupytext's percent format. Markers start in the first column, so that an
/// indented comment cannot cut a function in two.
struct CellMarker {
  var kind: Cell.Kind
  var title: String?
  var metadata: [MetadataValue.Member]

  private static let kinds: [(name: String, kind: Cell.Kind)] = [
    ("[markdown]", .markdown), ("[md]", .markdown), ("[raw]", .raw),
  ]

  /// True for `# %%`, `#%%` and `# %%%% nested`, alone or followed by a blank.
  static func isMarker(_ line: some StringProtocol) -> Bool { header(of: line) != nil }

  /// The text behind the percent signs.
  private static func header<Text: StringProtocol>(of line: Text) -> Text.SubSequence? {
    guard line.first == "#" else { return nil }
    let rest = line.dropFirst().drop { $0 == " " || $0 == "\t" }
    guard rest.hasPrefix("%%") else { return nil }
    let header = rest.drop { $0 == "%" }
    return header.first?.isWhitespace ?? true ? header : nil
  }

  /// Reads the marker on line `number` of `source`.
  init(_ line: String, number: Int, in source: SourceFile) throws(Diagnostic) {
    let header = Array(Self.header(of: line) ?? "")
    let offset = line.count - header.count
    let metadataStart = Self.metadataStart(in: header)
    do throws(MetadataParser.Failure) {
      metadata = try Self.metadata(header, from: metadataStart)
    } catch {
      throw Diagnostic(
        "SyntaxError", "in the cell's metadata: \(error.problem)", source: source, line: number,
        column: offset + error.position,
        hint: #"metadata is written key="text", key=3 or tags=["parameters"]"#)
    }
    kind = .code
    var words = header[..<metadataStart].split(whereSeparator: \.isWhitespace).map { String($0) }
    for (name, kind) in Self.kinds {
      if let place = words.firstIndex(of: name) {
        words.remove(at: place)
        self.kind = kind
        break
      }
    }
    title = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Where `key=` or `{` first stands at the start of a word.
  private static func metadataStart(in header: [Character]) -> Int {
    var wordStart = true
    for (position, character) in header.enumerated() {
      if wordStart {
        if character == "{" { return position }
        let end = header[position...].firstIndex { !MetadataParser.isKey($0) } ?? header.count
        if end > position, end < header.count, header[end] == "=" { return position }
      }
      wordStart = character.isWhitespace
    }
    return header.count
  }

  private static func metadata(
    _ header: [Character], from start: Int
  ) throws(MetadataParser.Failure) -> [MetadataValue.Member] {
    var parser = MetadataParser(header, position: start)
    var members: [MetadataValue.Member] = []
    parser.skipBlanks()
    if parser.next == "{", case .object(let values) = try parser.value() { members = values }
    parser.skipBlanks()
    while !parser.isAtEnd {
      let position = parser.position
      guard let key = parser.key() else {
        throw MetadataParser.Failure(position: position, problem: "`key=value` is expected here")
      }
      guard !members.contains(where: { $0.key == key }) else {
        throw MetadataParser.Failure(position: position, problem: "\(key) stands there twice")
      }
      var value = MetadataValue.null
      if parser.next == "=" {
        parser.advance()
        value = try parser.value()
      }
      members.append(MetadataValue.Member(key, value))
      parser.skipBlanks()
    }
    return members
  }
}
