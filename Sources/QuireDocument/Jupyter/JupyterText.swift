/// Texts as Jupyter's files hold them: a list with one string for each line.
enum JupyterText {
  /// The lines of a text with their ends, as Python's `str.splitlines(True)` cuts it.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var place = start
    while place < scalars.endIndex {
      let scalar = scalars[place]
      place = scalars.index(after: place)
      guard isLineEnd(scalar) else { continue }
      if scalar == "\r", place < scalars.endIndex, scalars[place] == "\n" {
        place = scalars.index(after: place)
      }
      lines.append(String(scalars[start..<place]))
      start = place
    }
    if start < scalars.endIndex { lines.append(String(scalars[start...])) }
    return lines
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 10...13, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The text as a list of lines.
  static func list(_ text: String) -> MetadataValue { .array(lines(of: text).map { .string($0) }) }

  // MARK: Bundles of media types

  /// Whether values of a media type are JSON and not text.
  static func isJSON(_ type: String) -> Bool {
    type == "application/json" || type.hasPrefix("application/") && type.hasSuffix("+json")
  }

  /// Whether nbformat writes texts of a media type line by line; pictures stand in one string.
  private static func isSplit(_ type: String) -> Bool {
    type.hasPrefix("text/") || type == "application/javascript" || type == "image/svg+xml"
  }

  /// A bundle with every text in one string.
  static func joined(_ bundle: MetadataValue) -> MetadataValue {
    map(bundle) { type, value in
      guard !isJSON(type), case .array(let parts) = value else { return value }
      let texts = parts.compactMap(\.text)
      return texts.count == parts.count ? .string(texts.joined()) : value
    }
  }

  /// A bundle with its texts as nbformat writes them.
  static func split(_ bundle: MetadataValue) -> MetadataValue {
    map(joined(bundle)) { type, value in
      guard isSplit(type), case .string(let text) = value else { return value }
      return list(text)
    }
  }

  private static func map(
    _ bundle: MetadataValue, _ transform: (String, MetadataValue) -> MetadataValue
  ) -> MetadataValue {
    guard case .object(let members) = bundle else { return bundle }
    return .object(members.map { .init($0.key, transform($0.key, $0.value)) })
  }
}
