extension TextBlock {
  /// The columns that a text takes on a terminal.
  static func width(of text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// The columns of one character: 2 for East Asian wide ones and emoji, 0 for controls and marks.
  static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7f ? 1 : 0 }
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .surrogate: return 0
    default: break
    }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks of Unicode's East Asian Width W and F.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x231a...0x231b, 0x23e9...0x23ec, 0x2e80...0x303e, 0x3041...0x33ff,
    0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
    0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f,
    0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd,
  ]

  /// The text, or as much of its beginning as fits with a mark that something is missing.
  static func cut(_ text: String, to columns: Int) -> String {
    let line = text.replacingNewlines
    guard width(of: line) > columns else { return line }
    var out = ""
    var used = 0
    for character in line {
      let size = width(of: character)
      if used + size > columns - 1 { break }
      out.append(character)
      used += size
    }
    return columns > 0 ? out + "…" : ""
  }
}

extension String {
  /// The text in one line.
  fileprivate var replacingNewlines: String {
    String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
