/// Character references of HTML: `&amp;`, `&#169;`, `&#xA9;`.
enum Entities {
  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "colon": ":",
    "Tab": "\t", "NewLine": "\n",
  ]

  /// The reference that begins with the `&` at `start`: its text, when it is known, and where it ends.
  static func reference(
    in bytes: ArraySlice<UInt8>, at start: Int
  ) -> (text: String?, end: Int)? {
    var index = start + 1
    while index < min(bytes.endIndex, start + 34), case let byte = bytes[index],
      (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
        || byte == UInt8(ascii: "#")
    {
      index += 1
    }
    guard index < bytes.endIndex, index > start + 1, bytes[index] == UInt8(ascii: ";") else {
      return nil
    }
    let name = String(decoding: bytes[start + 1..<index], as: UTF8.self)
    guard name.hasPrefix("#") else {
      return name.contains("#") ? nil : (names[name], index + 1)
    }
    let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
    let scalar = Unicode.Scalar(code == 0 ? 0xFFFD : code) ?? "\u{FFFD}"
    return (String(Character(scalar)), index + 1)
  }

  /// The text that the value of an attribute stands for; names that are not known stay.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"), let (text, end) = reference(in: bytes, at: index),
        let text
      {
        result += text.utf8
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension HTML {
  /// Text of HTML that someone else wrote: its character references stay.
  mutating func foreignText(_ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    var place = start
    while let index = bytes[place...].firstIndex(of: UInt8(ascii: "&")) {
      place = index + 1
      guard let (decoded, end) = Entities.reference(in: bytes, at: index) else { continue }
      text(bytes[start..<index])
      if let decoded {
        text(decoded)
      } else {
        markup(String(decoding: bytes[index..<end], as: UTF8.self))
      }
      start = end
      place = end
    }
    text(bytes[start...])
  }
}
