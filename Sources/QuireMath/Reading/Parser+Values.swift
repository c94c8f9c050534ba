/// Lengths and colours.
extension Parser {
  /// The units of TeX in em, at ten points an em.
  private static let units: [String: Double] = [
    "em": 1, "ex": 0.431, "mu": 1.0 / 18, "pt": 0.1, "px": 0.075, "bp": 0.1004, "pc": 1.2,
    "mm": 0.2845, "cm": 2.845, "in": 7.227,
  ]

  /// Lengths beyond this many em are mistakes.
  private static let longestLength = 100.0

  /// The length behind `\hspace` or `\kern`, in em.
  mutating func length(of command: Token) throws(TeXError) -> Double {
    tokens.skipRawSpaces()
    if let star = try tokens.peek(), star.isCharacter("*") { _ = try tokens.next() }
    tokens.skipRawSpaces()
    guard let first = try tokens.peek() else {
      throw TeXError(.missingArgument(of: command.text, expected: "a length"), command.range)
    }
    if first.isCharacter("{") {
      return try length(Self.text(try tokens.rawArgument(of: command)), at: first.range)
    }
    var text = ""
    while let token = try tokens.peek(), case .character(let character) = token.kind,
      character.isASCII, text.count < 20
    {
      _ = try tokens.next()
      text.append(character)
      if text.count > 2, Self.units[String(text.suffix(2))] != nil { break }
    }
    return try length(text, at: first.range)
  }

  private func length(_ text: String, at range: Range<Int>) throws(TeXError) -> Double {
    guard let length = Self.length(text) else { throw TeXError(.notALength(text), range) }
    return length
  }

  /// The length that `text` says, in em.
  static func length(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    guard let factor = units[String(text.suffix(2))],
      text.dropLast(2).allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }),
      let number = Double(text.dropLast(2)), abs(number * factor) <= longestLength
    else { return nil }
    return number * factor
  }

  /// The colour behind `\color`: a name, `#rgb`, or one of the models of LaTeX in brackets.
  mutating func color(of command: Token) throws(TeXError) -> String {
    let model = Self.text(try tokens.rawOption() ?? [])
    let value = Self.text(try tokens.rawArgument(of: command)).filter { !$0.isWhitespace }
    let parts = value.split(separator: ",").compactMap { Double($0) }
    let css: String? =
      switch model {
      case "": Self.isName(value) || Self.isHexadecimal(value) ? value : nil
      case "HTML": Self.isHexadecimal("#" + value) ? "#" + value : nil
      case "RGB": Self.rgb(parts)
      case "rgb": Self.rgb(parts.map { $0 * 255 })
      case "gray": parts.count == 1 ? Self.rgb(Array(repeating: parts[0] * 255, count: 3)) : nil
      default: nil
      }
    guard let css else { throw TeXError(.notAColor(value), command.range) }
    return css
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 30 && text.allSatisfy { $0.isASCII && $0.isLetter }
  }

  private static func isHexadecimal(_ text: String) -> Bool {
    (text.count == 4 || text.count == 7) && text.first == "#"
      && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  private static func rgb(_ parts: [Double]) -> String? {
    guard parts.count == 3, parts.allSatisfy({ $0 >= 0 && $0 <= 255 }) else { return nil }
    return "rgb(" + parts.map { String(Int($0.rounded())) }.joined(separator: ",") + ")"
  }

  /// What the author wrote.
  static func text(_ tokens: [Token]) -> String { tokens.map(\.text).joined() }
}
