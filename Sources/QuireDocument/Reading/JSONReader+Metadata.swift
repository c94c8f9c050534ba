/// The metadata of cell markers and info strings, as jupytext writes it: one object, or `key=value`
/// pairs, or both; a key alone has null.
extension JSONReader {
  /// The members that a line holds, or the rest of one.
  static func members(_ line: String) throws(Failure) -> [MetadataValue.Member] {
    var reader = JSONReader(line, extent: .line)
    return try reader.members()
  }

  private mutating func members() throws(Failure) -> [MetadataValue.Member] {
    var members: [MetadataValue.Member] = []
    skipBlanks()
    if next == UInt8(ascii: "{"), case .object(let values) = try value() { members = values }
    var keys = DistinctKeys()
    for member in members { _ = keys.insert(member.key) }
    skipBlanks()
    while !isAtEnd {
      let start = position
      while Self.isKey(Unicode.Scalar(next)) { position += 1 }
      guard position > start else { throw failure("`key=value` is expected here") }
      let key = String(decoding: bytes[start..<position], as: UTF8.self)
      guard keys.insert(key) else {
        throw Failure(place: start..<position, problem: "\(key) stands there twice")
      }
      var value = MetadataValue.null
      if next == UInt8(ascii: "=") {
        position += 1
        value = try self.value()
      }
      members.append(MetadataValue.Member(key, value))
      let end = position
      skipBlanks()
      guard isAtEnd || position > end else {
        throw failure("a blank is expected here, behind the value of \(key)")
      }
    }
    return members
  }

  /// The characters a key may have, as jupytext allows them.
  static func isKey(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "@", "/", "-": true
    default: false
    }
  }
}
