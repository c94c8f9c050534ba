/// Writes JSON as Python's `json.dumps(value, ensure_ascii=False)` does.
package struct JSONWriter {
  /// The blanks for each bracket around a line; nil writes everything on one line.
  package var indent: Int?
  /// Whether the members of objects are sorted by the code points of their names.
  package var sortsKeys: Bool
  private var output: [UInt8] = []

  package init(indent: Int? = nil, sortsKeys: Bool = false) {
    self.indent = indent
    self.sortsKeys = sortsKeys
  }

  /// - Parameter depth: The brackets around the value where it is to stand.
  package func bytes(_ value: MetadataValue, depth: Int = 0) -> [UInt8] {
    var writer = self
    writer.write(value, depth: depth)
    return writer.output
  }

  package func text(_ value: MetadataValue) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  private mutating func write(_ value: MetadataValue, depth: Int) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .int(let value): output += String(value).utf8
    case .double(let value): output += Self.text(of: value).utf8
    case .number(let text): output += text.utf8
    case .string(let text): write(text)
    case .array(let values):
      write(values, "[", "]", depth: depth) { writer, value in
        writer.write(value, depth: depth + 1)
      }
    case .object(let members):
      write(sortsKeys ? Self.sorted(members) : members, "{", "}", depth: depth) { writer, member in
        writer.write(member.key)
        writer.output += ": ".utf8
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, depth: Int,
    _ element: (inout JSONWriter, Element) -> Void
  ) {
    output.append(UInt8(ascii: opening))
    for (number, value) in elements.enumerated() {
      if number > 0 { output += (indent == nil ? ", " : ",").utf8 }
      newLine(depth: depth + 1)
      element(&self, value)
    }
    if !elements.isEmpty { newLine(depth: depth) }
    output.append(UInt8(ascii: closing))
  }

  private mutating func newLine(depth: Int) {
    guard let indent else { return }
    output.append(10)
    output += repeatElement(32, count: indent * depth)
  }

  private static func sorted(_ members: [MetadataValue.Member]) -> [MetadataValue.Member] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  // MARK: Strings and numbers

  private mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let end = UnescapedBytes.end(in: UnsafeRawBufferPointer(bytes), from: written)
        output += bytes[written..<end]
        written = end
        if end < bytes.count {
          output += Self.escape(bytes[end]).utf8
          written += 1
        }
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 10: "\\n"
    case 13: "\\r"
    case 9: "\\t"
    case 8: "\\b"
    case 12: "\\f"
    case ..<16: "\\u000" + String(byte, radix: 16)
    default: "\\u00" + String(byte, radix: 16)
    }
  }

  /// The shortest digits that give the number back, as Python's `repr` has them.
  static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    // Python leaves out the exponent up to 10¹⁶, Swift up to 2⁵³.
    if abs(value) < 1e16, abs(value) >= 0x1p53 { return "\(Int(value)).0" }
    return value.description
  }
}
