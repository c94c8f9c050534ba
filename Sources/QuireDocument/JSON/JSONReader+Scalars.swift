extension JSONReader {
  // MARK: Strings

  /// A string, from its quote on.
  mutating func string() throws(Failure) -> String {
    let start = position
    position += 1
    var text = ""
    while true {
      let piece = position
      position = bytes.withUnsafeBytes { UnescapedBytes.end(in: $0, from: piece) }
      text += String(decoding: bytes[piece..<position], as: UTF8.self)
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try escape(of: start))
      default:
        if isAtEnd { throw unclosed(start, "quote") }
        throw rawControlCharacter()
      }
    }
  }

  private func rawControlCharacter() -> Failure {
    if next == 10 {
      return failure(
        "the line ends inside a string", hint: #"close the quote, or write the line's end as \n"#)
    }
    let code = String(next, radix: 16)
    return failure(
      "a control character stands in a string",
      hint: #"write it as \u"# + String(repeating: "0", count: 4 - code.utf8.count) + code)
  }

  /// The character of an escape, from its backslash on; the string starts at `start`.
  private mutating func escape(of start: Int) throws(Failure) -> Unicode.Scalar {
    let backslash = position
    position += 1
    if isAtEnd { throw unclosed(start, "quote") }
    let letter = next
    position += 1
    switch letter {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "u"): return try codePoint(of: backslash)
    default:
      throw Failure(
        place: backslash..<position, problem: "this is no escape of JSON",
        hint: #"a backslash itself is written \\"#)
    }
  }

  /// The character behind `\u`; two halves of a pair make one.
  private mutating func codePoint(of backslash: Int) throws(Failure) -> Unicode.Scalar {
    let first = try fourDigits(of: backslash)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, next == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") {
      position += 2
      let second = try fourDigits(of: position - 2)
      if 0xDC00..<0xE000 ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw Failure(
      place: backslash..<position, problem: "this is half of a surrogate pair, not a character",
      hint: "a character beyond U+FFFF is written as itself, or as two \\u escapes")
  }

  private mutating func fourDigits(of backslash: Int) throws(Failure) -> UInt32 {
    let digits = bytes[position..<min(position + 4, bytes.count)].prefix { Self.isHexadecimal($0) }
    guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      throw Failure(
        place: backslash..<position, problem: "\\u needs four hexadecimal digits")
    }
    position += 4
    return value
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  // MARK: Numbers and words

  mutating func number() throws(Failure) -> MetadataValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if bytes[position...].starts(with: "Infinity".utf8) {
      position += 8
      return .number("-Infinity")
    }
    let first = next
    let whole = try digits(of: start)
    if first == UInt8(ascii: "0"), whole > 1 {
      throw Failure(place: start..<position, problem: "a number cannot start with a 0")
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      position += 1
      isWhole = false
      _ = try digits(of: start)
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      isWhole = false
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      _ = try digits(of: start)
    }
    return Self.number(String(decoding: bytes[start..<position], as: UTF8.self), isWhole: isWhole)
  }

  /// The value that is written as the number was.
  private static func number(_ text: String, isWhole: Bool) -> MetadataValue {
    if isWhole {
      if let value = Int(text), text != "-0" { return .int(value) }
    } else if let value = Double(text), JSONWriter.text(of: value) == text {
      return .double(value)
    }
    return .number(text)
  }

  /// Skips digits; at least one is needed.
  private mutating func digits(of start: Int) throws(Failure) -> Int {
    let first = position
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= next { position += 1 }
    guard position > first else {
      throw Failure(
        place: start..<max(position, start + 1), problem: "a digit is missing in this number")
    }
    return position - first
  }

  mutating func word() throws(Failure) -> MetadataValue {
    let start = position
    while Self.isWord(next) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "NaN", "Infinity": return .number(word)
    case "": throw failure("a value is expected here", hint: bracketHint)
    default:
      throw Failure(
        place: start..<position, problem: "`\(word.prefix(40))` is no value of JSON",
        hint: Self.spelling[word].map { "write \($0)" } ?? "a text stands in double quotes")
    }
  }

  private static let spelling = ["None": "null", "True": "true", "False": "false"]

  private var bracketHint: String? {
    switch next {
    case UInt8(ascii: "]"): "remove the comma before it"
    case UInt8(ascii: "'"): "a text stands in double quotes"
    default: nil
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...:
      true
    default: false
    }
  }
}
