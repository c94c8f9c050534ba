/// Escapes, and the classes of characters that they may stand in.
extension PatternReader {
  mutating func readEscape() throws(Failure) {
    let start = position
    guard let letter = peek() else {
      throw Failure(message: "bad escape (end of pattern)", position: start)
    }
    item = .plain
    switch letter {
    case "A", "b", "B", "Z":
      text += letter == "Z" ? "\\z" : "\\\(letter)"
      position += 2
      item = .none
    case "1"..."9":
      let isOctal =
        ("0"..."3").contains(letter) && peek(2).map(Self.isOctal) == true
        && peek(3).map(Self.isOctal) == true
      if isOctal {
        try readCharacter()
      } else {
        try readReference()
      }
    case "d", "D", "s", "S", "w", "W":
      text += "\\\(letter)"
      position += 2
    default: try readCharacter()
    }
  }

  private static func isOctal(_ scalar: UnicodeScalar) -> Bool { ("0"..."7").contains(scalar) }

  private mutating func readReference() throws(Failure) {
    let start = position
    position += 1
    var digits = ""
    while digits.count < 2, let scalar = current, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    let group = Int(digits) ?? 0
    guard group < parents.count else {
      throw Failure(message: "invalid group reference \(group)", position: start + 1)
    }
    guard closed.contains(group) else {
      throw Failure(message: "cannot refer to an open group", position: start)
    }
    text += "\\g{\(group)}"
  }

  /// An escape that stands for one character.
  private mutating func readCharacter() throws(Failure) {
    let start = position
    let letter = peek() ?? "\\"
    position += 2
    func hex(_ count: Int, exactly: Bool = true) throws(Failure) -> UInt32 {
      var digits = ""
      while digits.count < count, let scalar = current, scalar.properties.isASCIIHexDigit {
        digits.unicodeScalars.append(scalar)
        position += 1
      }
      guard digits.count == count, let value = UInt32(digits, radix: 16),
        UnicodeScalar(value) != nil
      else {
        throw Failure(message: "incomplete escape \\\(letter)\(digits)", position: start)
      }
      return value
    }
    let value: UInt32
    switch letter {
    case "a": value = 7
    case "b": value = 8
    case "f": value = 12
    case "n": value = 10
    case "r": value = 13
    case "t": value = 9
    case "v": value = 11
    case "x": value = try hex(2)
    case "u": value = try hex(4)
    case "U": value = try hex(8)
    case "0"..."7":
      var digits = String(letter)
      while digits.count < 3, let scalar = current, Self.isOctal(scalar) {
        digits.unicodeScalars.append(scalar)
        position += 1
      }
      value = UInt32(digits, radix: 8) ?? 0
    case "a"..."z", "A"..."Z", "8", "9":
      throw Failure(message: "bad escape \\\(letter)", position: start)
    default:
      if letter.isASCII { text += "\\" }
      text.unicodeScalars.append(letter)
      return
    }
    text += "\\x{\(String(value, radix: 16))}"
  }

  // MARK: Classes

  mutating func readClass() throws(Failure) {
    let start = position
    copy()
    if current == "^" { copy() }
    var isFirst = true
    while true {
      guard let scalar = current else {
        throw Failure(message: "unterminated character set", position: start)
      }
      if scalar == "]", !isFirst { break }
      isFirst = false
      switch scalar {
      case "]", "[":
        text += "\\\(scalar)"
        position += 1
      case "\\":
        guard let letter = peek() else {
          throw Failure(message: "bad escape (end of pattern)", position: position)
        }
        if "dDsSwW".unicodeScalars.contains(letter) { copy(2) } else { try readCharacter() }
      default: copy()
      }
    }
    copy()
  }
}
