extension MetadataValue {
  /// What messages call a value of this kind.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .int, .double, .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
