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

  /// Reads a marker; the place of a failure counts the line's bytes.
  init(_ line: String) throws(JSONReader.Failure) {
    let header = Self.header(of: line) ?? Substring().unicodeScalars
    let metadataStart = Self.metadataStart(in: header)
    do throws(JSONReader.Failure) {
      metadata = try JSONReader.members(String(Substring(header[metadataStart...])))
    } catch {
      var failure = error
      let start = line.utf8.count - Substring(header[metadataStart...]).utf8.count
      failure.place = error.place.lowerBound + start..<error.place.upperBound + start
      throw failure
    }
    kind = .code
    var words = header[..<metadataStart].split(whereSeparator: \.properties.isWhitespace).map {
      String(Substring($0))
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
    do throws(JSONReader.Failure) {
      return try CellMarker(line).kind != .code
    } catch {
      return false
    }
  }

  /// Where `key=` or `{` first stands at the start of a word.
  private static func metadataStart(in header: Substring.UnicodeScalarView) -> String.Index {
    var wordStart = true
    for (place, scalar) in zip(header.indices, header) {
      if wordStart {
        if scalar == "{" { return place }
        let end = header[place...].firstIndex { !JSONReader.isKey($0) }
        if let end, end > place, header[end] == "=" { return place }
      }
      wordStart = scalar.properties.isWhitespace
    }
    return header.endIndex
  }
}
