/// HTML text that grows; what is not markup is escaped on its way in.
struct HTML: Hashable, Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Markup, as it stands.
  init(_ markup: StaticString) { self += markup }

  var isEmpty: Bool { bytes.isEmpty }
  /// Whether nothing of it can be seen: only blanks and tags around nothing.
  var isBlank: Bool {
    var isInTag = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      case 9, 10, 13, 32: break
      default: if !isInTag { return false }
      }
    }
    return !string.contains("<img")
  }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  static func += (html: inout HTML, markup: StaticString) {
    html.bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  static func += (html: inout HTML, other: HTML) {
    html.bytes.append(contentsOf: other.bytes)
  }

  /// Markup that another writer of HTML made.
  mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Text between tags, or the value of an attribute in double quotes.
  mutating func text(_ text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): self += "&amp;"
      case UInt8(ascii: "<"): self += "&lt;"
      case UInt8(ascii: ">"): self += "&gt;"
      case UInt8(ascii: "\""): self += "&quot;"
      // HTML has no control characters: their pictures stand for them.
      case 0...8, 0x0B...0x1F: bytes.append(contentsOf: [0xE2, 0x90, 0x80 + byte])
      case 0x7F: self += "␡"
      default: bytes.append(byte)
      }
    }
  }

  mutating func text(_ text: String) { self.text(text.utf8) }

  static func text(_ text: String) -> HTML {
    var html = HTML()
    html.text(text)
    return html
  }

  /// `<name attribute="value">`; an attribute without a value stands alone.
  mutating func open(_ name: String, _ attributes: [Attribute] = []) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: attribute.name.utf8)
      guard let value = attribute.value else { continue }
      self += "=\""
      text(value)
      self += "\""
    }
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func close(_ name: String) {
    self += "</"
    bytes.append(contentsOf: name.utf8)
    self += ">"
  }

  /// `<name …>text</name>`.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], text content: String) {
    open(name, attributes)
    text(content)
    close(name)
  }
}

/// One attribute of an element.
struct Attribute: Hashable, Sendable {
  var name: String
  var value: String?

  init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}
