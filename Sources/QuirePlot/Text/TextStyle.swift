/// What the place that a text plot is shown in can do.
package struct TextStyle: Sendable, Equatable {
  package enum Colors: Sendable, Equatable {
    case none
    /// The 256 colours of xterm.
    case indexed
    case full
  }

  /// Columns to fill.
  package var width: Int
  package var colors: Colors
  /// Whether braille, blocks and lines can be shown; otherwise ASCII alone is used, except in
  /// labels.
  package var isUnicode: Bool

  package init(width: Int = 80, colors: Colors = .none, isUnicode: Bool = true) {
    self.width = min(max(width, 20), 400)
    self.colors = colors
    self.isUnicode = isUnicode
  }
}

extension TextStyle {
  /// A label as this place can show it: without Unicode, the signs that labels are made with are
  /// written in ASCII; what the user wrote in other letters stays.
  func plain(_ text: String) -> String {
    let plain = RichText(text).plain
    if isUnicode || plain.utf8.allSatisfy({ $0 < 0x80 }) { return plain }
    var out = ""
    var wasRaised = false
    for character in plain {
      let raised = TextStyle.digitsBySuperscript[character]
      if let raised {
        out += wasRaised ? raised : "^" + raised
      } else {
        out += TextStyle.asciiSigns[character] ?? String(character)
      }
      wasRaised = raised != nil
    }
    return out
  }

  private static let asciiSigns: [Character: String] = [
    "\u{2212}": "-", "×": "x", "…": "~", "→": "->", "·": "*", "≤": "<=", "≥": ">=", "≈": "~",
    "±": "+-",
  ]

  private static let digitsBySuperscript: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-",
  ]
}

extension TextStyle.Colors {
  /// The escape sequence that sets foreground and background; nil leaves the terminal's own.
  func sequence(foreground: Color?, background: Color?) -> String {
    var codes = ["0"]
    if let foreground { codes.append("38;" + code(foreground)) }
    if let background { codes.append("48;" + code(background)) }
    return "\u{1b}[" + codes.joined(separator: ";") + "m"
  }

  private func code(_ color: Color) -> String {
    let parts = color.bytes
    if self == .full { return "2;\(parts.red);\(parts.green);\(parts.blue)" }
    return "5;\(TextStyle.Colors.index(color))"
  }

  /// The nearest colour of xterm's table: its grey ramp for greys, its 6×6×6 cube otherwise.
  private static func index(_ color: Color) -> Int {
    let parts = color.bytes
    let spread = max(parts.red, parts.green, parts.blue) - min(parts.red, parts.green, parts.blue)
    if spread < 12 {
      let gray = Int(parts.green)
      if gray < 4 { return 16 }
      if gray > 246 { return 231 }
      return 232 + min((gray - 3) / 10, 23)
    }
    let level: (UInt8) -> Int = { $0 < 48 ? 0 : $0 < 115 ? 1 : (Int($0) - 35) / 40 }
    return 16 + 36 * level(parts.red) + 6 * level(parts.green) + level(parts.blue)
  }
}
