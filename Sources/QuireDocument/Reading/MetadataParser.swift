/// Reads the JSON values of a cell marker, counting code points so that mistakes can be pointed at.
struct MetadataParser {
  /// What is wrong at which character.
  struct Failure: Error {
    var position: Int
    var problem: String
  }

  /// The members that stand in `text` from `position` on: one object, or `key=value` pairs, or both.
  static func members(
    _ text: [Unicode.Scalar], from position: Int
  ) throws(Failure) -> [MetadataValue.Member] {
    var parser = MetadataParser(text, position: position)
    var members: [MetadataValue.Member] = []
    parser.skipBlanks()
    if parser.next == "{", case .object(let values) = try parser.value() { members = values }
    parser.skipBlanks()
    while !parser.isAtEnd {
      let position = parser.position
      guard let key = parser.key() else {
        throw Failure(position: position, problem: "`key=value` is expected here")
      }
      guard members[key] == nil else {
        throw Failure(position: position, problem: "\(key) stands there twice")
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

  private static let deepest = 300
  private let text: [Unicode.Scalar]
  private(set) var position: Int

  init(_ text: [Unicode.Scalar], position: Int) {
    self.text = text
    self.position = position
  }

  var isAtEnd: Bool { position >= text.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : text[position] }

  mutating func advance() { position += 1 }

  mutating func skipBlanks() {
    while let character = next, character.properties.isWhitespace { position += 1 }
  }

  /// A value; `depth` counts the brackets around it.
  mutating func value(depth: Int = 0) throws(Failure) -> MetadataValue {
    skipBlanks()
    guard depth < Self.deepest else { throw failure("is nested too deeply") }
    switch next {
    case "\"": return .string(try string())
    case "[": return .array(try array(depth: depth))
    case "{": return .object(try object(depth: depth))
    default: return try word()
    }
  }

  /// The characters a key may have, as jupytext allows them.
  mutating func key() -> String? {
    let start = position
    while let character = next, Self.isKey(character) { position += 1 }
    return start == position ? nil : string(text[start..<position])
  }

  static func isKey(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "@", "/", "-": true
    default: false
    }
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private mutating func word() throws(Failure) -> MetadataValue {
    let start = position
    while let character = next, !character.properties.isWhitespace,
      !",]}".unicodeScalars.contains(character)
    {
      position += 1
    }
    let word = string(text[start..<position])
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "NaN", "Infinity", "-Infinity": return .number(word)
    default:
      if let number = Int(word) { return String(number) == word ? .int(number) : .number(word) }
      if let number = Double(word), number.isFinite {
        return JSONWriter.text(of: number) == word ? .double(number) : .number(word)
      }
      position = start
      throw failure(
        word.isEmpty ? "needs a value after =" : "`\(word)` is not a value; write \"\(word)\"")
    }
  }

  private mutating func string() throws(Failure) -> String {
    let start = position
    position += 1
    var result = String.UnicodeScalarView()
    while let character = next {
      position += 1
      if character == "\"" { return String(result) }
      guard character == "\\" else {
        result.append(character)
        continue
      }
      guard let escaped = next else { break }
      position += 1
      switch escaped {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "b": result.append("\u{8}")
      case "f": result.append("\u{C}")
      case "u":
        let digits = text[position..<min(position + 4, text.count)]
        guard digits.count == 4, let code = UInt32(string(digits), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { throw failure("\\u needs four hexadecimal digits of a character") }
        position += 4
        result.append(scalar)
      case "\"", "\\", "/": result.append(escaped)
      default: throw failure("\\\(escaped) is not an escape of JSON")
      }
    }
    position = start
    throw failure("the quote opened here is not closed")
  }

  private mutating func array(depth: Int) throws(Failure) -> [MetadataValue] {
    var values: [MetadataValue] = []
    try elements(closing: "]") { (parser) throws(Failure) in
      values.append(try parser.value(depth: depth + 1))
    }
    return values
  }

  private mutating func object(depth: Int) throws(Failure) -> [MetadataValue.Member] {
    var members: [MetadataValue.Member] = []
    try elements(closing: "}") { (parser) throws(Failure) in
      guard parser.next == "\"" else { throw parser.failure("a name in quotes is expected here") }
      let key = try parser.string()
      parser.skipBlanks()
      guard parser.next == ":" else { throw parser.failure("`:` is expected here") }
      parser.position += 1
      members.append(MetadataValue.Member(key, try parser.value(depth: depth + 1)))
    }
    return members
  }

  private mutating func elements(
    closing: Unicode.Scalar, _ element: (inout MetadataParser) throws(Failure) -> Void
  ) throws(Failure) {
    let start = position
    position += 1
    skipBlanks()
    if next == closing {
      position += 1
      return
    }
    while true {
      skipBlanks()
      try element(&self)
      skipBlanks()
      switch next {
      case closing:
        position += 1
        return
      case ",":
        position += 1
      case nil:
        position = start
        throw failure("the bracket opened here is not closed")
      default:
        throw failure("`,` or `\(closing)` is expected here")
      }
    }
  }

  private func failure(_ problem: String) -> Failure {
    Failure(position: position, problem: problem)
  }
}
