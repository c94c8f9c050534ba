import QuireSyntax

/// The text of a script as the readers want it, from the bytes of a file.
package enum SourceText {
  /// Decodes UTF-8 with or without a byte order mark; line ends become line feeds.
  package static func decode(_ bytes: [UInt8], path: String) throws(Diagnostic) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Diagnostic(
        "SyntaxError", "\(path) is UTF-16; Quire reads UTF-8", hint: "save the file as UTF-8")
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      let place = firstInvalid(body)
      let line = body[..<place].count { $0 == 10 } + 1
      let value = String(body[place], radix: 16, uppercase: true)
      throw Diagnostic(
        "SyntaxError", "byte 0x\(value) on this line is not UTF-8 text",
        source: SourceFile(name: path, text: String(decoding: body, as: UTF8.self)), line: line,
        hint: "save the file as UTF-8")
    }
    return text.utf8.contains(13) ? withLineFeeds(text) : text
  }

  /// A text whose lines end with line feeds alone.
  static func withLineFeeds(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 10, bytes.last == 13 { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The offset of the first byte that is not part of a character.
  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
    var offset = bytes.startIndex
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return min(offset, bytes.endIndex - 1)
  }
}
