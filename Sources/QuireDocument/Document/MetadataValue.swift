/// What JSON can say: the metadata of cells and notebooks, and the outputs of cells.
package enum MetadataValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// A number that neither of the two gives back as it was written: `1e5`, `1.50`, twenty digits.
  case number(String)
  case string(String)
  case array([MetadataValue])
  /// The members in the order in which they were written.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: MetadataValue

    package init(_ key: String, _ value: MetadataValue) {
      self.key = key
      self.value = value
    }
  }

  /// The member of that name, when this is an object that has it.
  package subscript(key: String) -> MetadataValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, when this is a string.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number, when this is one.
  package var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    case .number(let text): Double(text)
    default: nil
    }
  }

  /// The strings of an array, or the one string; empty for anything else.
  package var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.compactMap(\.text)
    default: []
    }
  }

  /// A text that nbformat writes as one string or as a list of lines.
  package var joinedText: String { texts.joined() }
}
