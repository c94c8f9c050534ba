import QuireSyntax

/// What Jupyter's format expects at a place, or a mistake that says what was found there.
extension JSONNode {
  /// - Parameter name: What messages call the value: "cell 3: `source`".
  func wrong(_ name: String, _ expected: String) -> Diagnostic {
    mistake("\(name) must be \(expected), found \(value.kind)")
  }

  func text(_ name: String) throws(Diagnostic) -> String {
    guard case .string(let text) = value else { throw wrong(name, "a text") }
    return text
  }

  /// A text, or a list of its lines.
  func joinedText(_ name: String) throws(Diagnostic) -> String {
    switch value {
    case .string(let text): return text
    case .array: return try texts(name, "a text or a list of texts").joined()
    default: throw wrong(name, "a text or a list of texts")
    }
  }

  func texts(_ name: String, _ expected: String = "a list of texts") throws(Diagnostic) -> [String]
  {
    guard case .array = value else { throw wrong(name, expected) }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element.value else {
        throw element.mistake("\(name) must be \(expected), found \(element.value.kind) in it")
      }
      texts.append(text)
    }
    return texts
  }

  func object(_ name: String) throws(Diagnostic) -> [MetadataValue.Member] {
    guard case .object(let members) = value else { throw wrong(name, "an object") }
    return members
  }

  func list(_ name: String) throws(Diagnostic) -> [JSONNode] {
    guard case .array = value else { throw wrong(name, "a list") }
    return elements
  }

  /// A number of something: null stands for none.
  func count(_ name: String) throws(Diagnostic) -> Int? {
    switch value {
    case .null: return nil
    case .int(let count) where count >= 0: return count
    case .int, .double, .number: throw mistake("\(name) must be a whole number from 0 on, or null")
    default: throw wrong(name, "a whole number or null")
    }
  }

  /// The members by their names.
  var fields: [String: JSONNode] {
    Dictionary(members.map { ($0.key, $0.node) }) { first, _ in first }
  }
}
