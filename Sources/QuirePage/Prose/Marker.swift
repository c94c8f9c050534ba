/// Characters that carry something through the Markdown parser untouched: it takes them for letters.
///
/// They are private ones of plane 15; where a text has them already they become replacement characters.
enum Marker {
  /// Begins the number of a formula, which `end` ends.
  static let formula: [UInt8] = [0xF3, 0xB0, 0x80, 0x80]
  static let end: [UInt8] = [0xF3, 0xB0, 0x80, 0x81]
  /// Stands for nothing; see `ProseScanner` on Chinese emphasis.
  static let join: [UInt8] = [0xF3, 0xB0, 0x80, 0x82]

  /// Stands for a bar that is none of a table; see `ProseLimits`.
  static let bar: [UInt8] = [0xF3, 0xB0, 0x80, 0x83]

  /// What they have in common.
  static let lead: [UInt8] = [0xF3, 0xB0, 0x80]

  enum Piece<Bytes: Collection> where Bytes.Element == UInt8 {
    case text(Bytes.SubSequence)
    case bar
    /// The formula of that number.
    case formula(Int)
  }

  /// Cuts what the parser gave into text and formulas.
  static func pieces<Bytes: RandomAccessCollection>(
    of bytes: Bytes
  ) -> [Piece<Bytes>] where Bytes.Element == UInt8 {
    var pieces: [Piece<Bytes>] = []
    var start = bytes.startIndex
    var place = start
    while let index = bytes[place...].firstIndex(of: formula[0]) {
      let rest = bytes[index...]
      guard rest.starts(with: lead), rest.count >= 4 else {
        place = bytes.index(after: index)
        continue
      }
      if start < index { pieces.append(.text(bytes[start..<index])) }
      place = bytes.index(index, offsetBy: 4)
      if rest.starts(with: formula) {
        var number = 0
        while place < bytes.endIndex, case let digit = bytes[place] &- UInt8(ascii: "0"), digit < 10
        {
          number = number &* 10 &+ Int(digit)
          place = bytes.index(after: place)
        }
        if bytes[place...].starts(with: end) { place = bytes.index(place, offsetBy: 4) }
        pieces.append(.formula(number))
      } else if rest.starts(with: bar) {
        pieces.append(.bar)
      }
      start = place
    }
    if start < bytes.endIndex { pieces.append(.text(bytes[start...])) }
    return pieces
  }
}
