extension Color {
  /// Reads a colour as pyplot writes it: `"red"`, `"r"`, `"#1f77b4"`, `"#rgb"`, `"#rrggbbaa"`, `"C3"`,
  /// `"tab:blue"`, `"0.5"` (a grey) or `"none"`.
  package init(_ text: String, operation: String = "color") throws(PlotError) {
    guard let color = Color(parsing: text) else {
      var error = PlotError.unknown(
        "colour", text, operation: operation, known: Color.byKeyword.keys)
      error.hint = error.hint ?? "a name such as \"red\" or \"tab:blue\", or \"#rrggbb\""
      throw error
    }
    self = color
  }

  private init?(parsing text: String) {
    if let letter = Color.byLetter[text] {
      self.init(hex: letter)
    } else if text == "none" {
      self = .clear
    } else if text.hasPrefix("#") {
      self.init(digits: String(text.dropFirst()))
    } else if text.hasPrefix("C"), let index = Int(text.dropFirst()), index >= 0 {
      self = .cycled(index)
    } else if text.hasPrefix("tab:"), let index = Color.tableauNames.firstIndex(of: text) {
      self = .cycled(index)
    } else if let gray = Double(text), (0...1).contains(gray) {
      self.init(gray: gray)
    } else if let keyword = Color.byKeyword[text.lowercased()] {
      self.init(hex: keyword)
    } else {
      return nil
    }
  }

  /// Three, four, six or eight hexadecimal digits.
  private init?(digits: String) {
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    let long = digits.count <= 4 ? digits.map { "\($0)\($0)" }.joined() : digits
    guard long.count == 6 || long.count == 8, let value = UInt32(long.prefix(6), radix: 16) else {
      return nil
    }
    self.init(hex: value)
    if long.count == 8, let alpha = UInt32(long.suffix(2), radix: 16) {
      self.alpha = Double(alpha) / 255
    }
  }

  /// The single letters of pyplot's format strings.
  static let byLetter: [String: UInt32] = [
    "b": 0x0000ff, "g": 0x008000, "r": 0xff0000, "c": 0x00bfbf, "m": 0xbf00bf, "y": 0xbfbf00,
    "k": 0x000000, "w": 0xffffff,
  ]

  private static let tableauNames = [
    "blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan",
  ].map { "tab:" + $0 }

  private static let byKeyword: [String: UInt32] = {
    let words = keywords.split(separator: " ").map(String.init)
    var table: [String: UInt32] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[words[index]] = UInt32(words[index + 1], radix: 16)
    }
    return table
  }()
}
