/// Reads the escapes of a string or bytes literal and remembers the first that is wrong.
struct Escapes {
  let isBytes: Bool
  private(set) var mistake: (message: String, span: Span, hint: String)?

  init(isBytes: Bool) {
    self.isBytes = isBytes
  }

  /// Reads the escape whose backslash stands at `offset`, appends what it means and moves behind it.
  /// A backslash before anything that is no escape stays, as in Python: `"\sigma"`.
  mutating func read(_ text: [UInt8], at offset: inout Int, into bytes: inout [UInt8]) {
    let start = offset
    offset += 1
    guard offset < text.count else {
      bytes.append(UInt8(ascii: "\\"))
      return
    }
    let letter = text[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r") where offset < text.count && text[offset] == UInt8(ascii: "\n"):
      offset += 1
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): bytes.append(letter)
    case UInt8(ascii: "a"): bytes.append(7)
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "v"): bytes.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      readOctal(text, from: start, at: &offset, into: &bytes)
    case UInt8(ascii: "x"):
      readHex(digits: 2, text, from: start, at: &offset, into: &bytes)
    case UInt8(ascii: "u"):
      readHex(digits: 4, text, from: start, at: &offset, into: &bytes)
    case UInt8(ascii: "U"):
      readHex(digits: 8, text, from: start, at: &offset, into: &bytes)
    case UInt8(ascii: "N")
    where !isBytes && offset < text.count && text[offset] == UInt8(ascii: "{"):
      note(
        "Quire does not know characters by name", Span(start, offset),
        "write the character itself, or its number: \\u03b1")
    default:
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(letter)
    }
  }

  private mutating func readOctal(
    _ text: [UInt8], from start: Int, at offset: inout Int, into bytes: inout [UInt8]
  ) {
    offset = start + 1
    var value: UInt32 = 0
    while offset < min(start + 4, text.count), text[offset] &- UInt8(ascii: "0") < 8 {
      value = value * 8 + UInt32(text[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    if isBytes, value > 255 {
      note("a byte is at most \\377", Span(start, offset), "octal 377 is 255")
    } else {
      append(value, isByte: true, from: start, to: offset, into: &bytes)
    }
  }

  private mutating func readHex(
    digits: Int, _ text: [UInt8], from start: Int, at offset: inout Int,
    into bytes: inout [UInt8]
  ) {
    var value: UInt32 = 0
    var count = 0
    while count < digits, offset < text.count,
      let digit = Character(Unicode.Scalar(text[offset])).hexDigitValue
    {
      value = value << 4 | UInt32(digit)
      offset += 1
      count += 1
    }
    guard count == digits else {
      let letter = Character(Unicode.Scalar(text[start + 1]))
      note(
        "'\\\(letter)' needs \(digits) hexadecimal digits behind it", Span(start, offset),
        "for a backslash as text write '\\\\' or a raw string: r\"…\"")
      return
    }
    append(value, isByte: digits == 2, from: start, to: offset, into: &bytes)
  }

  private mutating func append(
    _ value: UInt32, isByte: Bool, from start: Int, to end: Int, into bytes: inout [UInt8]
  ) {
    if isBytes, isByte {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      bytes.append(contentsOf: String(Character(scalar)).utf8)
    } else {
      note(
        "this number is not a Unicode character", Span(start, end),
        "they end at \\U0010FFFF, without \\uD800 to \\uDFFF")
    }
  }

  private mutating func note(_ message: String, _ span: Span, _ hint: String) {
    if mistake == nil { mistake = (message, span, hint) }
  }
}
