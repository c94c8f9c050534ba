/// Texts as lines that line feeds end; every other character is left where it stands.
enum TextLines {
  /// The lines of a text; a line feed at its end opens no further line.
  static func split(_ text: String) -> [String] {
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The lines of a cell's source: one more than it has line feeds, and none when it is empty.
  static func source(_ text: String) -> [String] {
    text.isEmpty
      ? []
      : text.utf8.split(separator: 10, omittingEmptySubsequences: false).map {
        String(Substring($0))
      }
  }

  static func isBlank(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Equal byte for byte: Swift's `==` takes different spellings of é for one text.
  static func same(_ one: [String], _ other: [String]) -> Bool {
    one.elementsEqual(other) { $0.utf8.elementsEqual($1.utf8) }
  }

  /// Blank lines as a fact: their number, or the lines themselves when they are not all empty.
  static func fact(_ blank: [String]) -> MetadataValue {
    blank.allSatisfy(\.isEmpty) ? .int(blank.count) : .array(blank.map { .string($0) })
  }

  /// The blank lines that a fact stands for; nil when it is no such fact.
  static func blank(_ fact: MetadataValue?) -> [String]? {
    switch fact {
    case .int(let count) where 0...10_000 ~= count: Array(repeating: "", count: count)
    case .array: fact.map(\.texts).flatMap { $0.allSatisfy(isBlank) ? $0 : nil }
    default: nil
    }
  }
}

extension String {
  /// The text without these ASCII characters at its start; nil when it does not begin with them.
  func without(prefix: String) -> String? {
    utf8.starts(with: prefix.utf8) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : nil
  }
}
