/// One tag of HTML that someone else wrote.
struct Tag: Hashable {
  /// In small letters.
  var name: String
  var isClosing = false
  var attributes: [Attribute] = []
  /// The tag as it was written.
  var source: [UInt8] = []

  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// What a piece of HTML holds, one thing after the other.
enum HTMLToken: Hashable {
  /// Text whose entities stand as they were written.
  case text([UInt8])
  case tag(Tag)
}

/// Cuts HTML into tags and text, as forgivingly as browsers do; comments and declarations vanish.
struct TagReader {
  private let bytes: [UInt8]
  private var place = 0

  static func tokens(_ bytes: [UInt8]) -> [HTMLToken] {
    var reader = TagReader(bytes: bytes)
    return reader.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    var start = 0
    func flush(_ end: Int) {
      if start < end { tokens.append(.text(Array(bytes[start..<end]))) }
    }
    while let index = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = index + 1
      switch at(place) {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        flush(index)
        skipDeclaration()
        start = place
      case UInt8(ascii: "/"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard var tag = tag() else { continue }
        tag.source = Array(bytes[index..<place])
        flush(index)
        tokens.append(.tag(tag))
        start = place
        if Element.hidden.contains(tag.name), !tag.isClosing,
          !Element.hiddenVoids.contains(tag.name)
        {
          skipContent(of: tag.name)
          start = place
        }
      default: break
      }
    }
    flush(bytes.count)
    return tokens
  }

  private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skip(behind pattern: String) {
    let pattern = Array(pattern.utf8)
    while place < bytes.count {
      if bytes[place] == pattern[0], bytes[place...].starts(with: pattern) {
        place += pattern.count
        return
      }
      place += 1
    }
  }

  private mutating func skipDeclaration() {
    if bytes[place...].starts(with: "!--".utf8) {
      place += 3
      skip(behind: "-->")
    } else if bytes[place...].starts(with: "![CDATA[".utf8) {
      skip(behind: "]]>")
    } else {
      skip(behind: ">")
    }
  }

  /// Moves to the end tag that closes a hidden element, or to the end.
  private mutating func skipContent(of name: String) {
    let name = Array(name.utf8)
    while let index = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = index
      if at(index + 1) == UInt8(ascii: "/"), index + 2 + name.count <= bytes.count,
        bytes[(index + 2)..<(index + 2 + name.count)].elementsEqual(name, by: { $0 | 0x20 == $1 })
      {
        return
      }
      place += 1
    }
    place = bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 12 || byte == 13
  }

  /// Reads a tag behind its `<`; nil when it is none, with `place` where the search goes on.
  private mutating func tag() -> Tag? {
    var tag = Tag(name: "")
    if at(place) == UInt8(ascii: "/") {
      tag.isClosing = true
      place += 1
    }
    let start = place
    while case let byte = at(place),
      (byte | 0x20) &- UInt8(ascii: "a") < 26
        || byte &- UInt8(ascii: "0") < 10 && place > start
        || byte == UInt8(ascii: "-") && place > start
    {
      place += 1
    }
    tag.name = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    guard place > start,
      Self.isSpace(at(place)) || at(place) == UInt8(ascii: ">")
        || at(place) == UInt8(ascii: "/")
    else { return nil }
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: ">") {
        place += 1
        return tag
      }
      if byte == UInt8(ascii: "<") { return nil }
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        place += 1
      } else if let attribute = attribute(),
        !tag.attributes.contains(where: { $0.name == attribute.name })
      {
        tag.attributes.append(attribute)
      }
    }
    return nil
  }

  private mutating func attribute() -> Attribute? {
    let start = place
    place += 1
    while place < bytes.count, case let byte = bytes[place], !Self.isSpace(byte),
      byte != UInt8(ascii: "="), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/"),
      byte != UInt8(ascii: "<")
    {
      place += 1
    }
    let name = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    var ahead = place
    while Self.isSpace(at(ahead)) { ahead += 1 }
    guard at(ahead) == UInt8(ascii: "=") else { return Attribute(name, nil) }
    place = ahead + 1
    while Self.isSpace(at(place)) { place += 1 }
    let quote = at(place)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      place += 1
      let first = place
      place = bytes[place...].firstIndex(of: quote) ?? bytes.count
      let value = bytes[first..<place]
      if place < bytes.count { place += 1 }
      return Attribute(name, Entities.decoded(value))
    }
    let first = place
    while place < bytes.count, !Self.isSpace(bytes[place]), bytes[place] != UInt8(ascii: ">") {
      place += 1
    }
    return Attribute(name, Entities.decoded(bytes[first..<place]))
  }

}
