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
  static func isMarker(_ line: String) -> Bool {
    line.utf8.first == UInt8(ascii: "#") && header(of: line) != nil
  }

  /// The text behind the percent signs.
  private static func header(of line: String) -> Substring.UnicodeScalarView? {
    guard line.unicodeScalars.first == "#" else { return nil }
    let rest = line.unicodeScalars.dropFirst().drop { $0 == " " || $0 == "\t" }
    let signs = rest.prefix { $0 == "%" }.count
    let header = rest.dropFirst(signs)
    guard signs >= 2, header.first?.properties.isWhitespace ?? true else { return nil }
    return header
  }

  init(_ kind: Cell.Kind, title: String? = nil, metadata: [MetadataValue.Member] = []) {
    self.kind = kind
    self.title = title
    self.metadata = metadata
  }

  /// Reads a marker; positions of a failure count the line's code points.
  init(_ line: String) throws(MetadataParser.Failure) {
    let header = Array(Self.header(of: line) ?? Substring().unicodeScalars)
    let metadataStart = Self.metadataStart(in: header)
    do throws(MetadataParser.Failure) {
      metadata = try MetadataParser.members(header, from: metadataStart)
    } catch {
      throw MetadataParser.Failure(
        position: line.unicodeScalars.count - header.count + error.position,
        problem: error.problem)
    }
    kind = .code
    var words = header[..<metadataStart].split(whereSeparator: \.properties.isWhitespace).map {
      String(String.UnicodeScalarView($0))
    }
    for (name, kind) in Self.kinds {
      if let place = words.firstIndex(of: name) {
        words.remove(at: place)
        self.kind = kind
        break
      }
    }
    title = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// True when the cell below holds no code.
  static func isProse(_ line: String) -> Bool {
    do throws(MetadataParser.Failure) {
      return try CellMarker(line).kind != .code
    } catch {
      return false
    }
  }

  /// Where `key=` or `{` first stands at the start of a word.
  private static func metadataStart(in header: [Unicode.Scalar]) -> Int {
    var wordStart = true
    for (position, scalar) in header.enumerated() {
      if wordStart {
        if scalar == "{" { return position }
        let end = header[position...].firstIndex { !MetadataParser.isKey($0) } ?? header.count
        if end > position, end < header.count, header[end] == "=" { return position }
      }
      wordStart = scalar.properties.isWhitespace
    }
    return header.count
  }
}
