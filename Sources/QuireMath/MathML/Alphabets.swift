/// Letters in the mathematical alphabets of Unicode (chapter 22.2 of the standard).
enum Alphabets {
  /// The offsets of an alphabet's first letters; nil where Unicode has none.
  private struct Alphabet {
    var capitals: UInt32?
    var smalls: UInt32?
    var digits: UInt32?
    var greekCapitals: UInt32?
    var greekSmalls: UInt32?
  }

  private static func alphabet(of style: LetterStyle) -> Alphabet? {
    switch style {
    case .automatic, .roman: nil
    case .italic:
      Alphabet(
        capitals: 0x1d434, smalls: 0x1d44e, greekCapitals: 0x1d6e2, greekSmalls: 0x1d6fc)
    case .bold:
      Alphabet(
        capitals: 0x1d400, smalls: 0x1d41a, digits: 0x1d7ce, greekCapitals: 0x1d6a8,
        greekSmalls: 0x1d6c2)
    case .boldItalic:
      // Large Greek letters stay upright, as in LaTeX.
      Alphabet(
        capitals: 0x1d468, smalls: 0x1d482, digits: 0x1d7ce, greekCapitals: 0x1d6a8,
        greekSmalls: 0x1d736)
    case .doubleStruck: Alphabet(capitals: 0x1d538, smalls: 0x1d552, digits: 0x1d7d8)
    case .script: Alphabet(capitals: 0x1d49c, smalls: 0x1d4b6)
    case .boldScript: Alphabet(capitals: 0x1d4d0, smalls: 0x1d4ea)
    case .fraktur: Alphabet(capitals: 0x1d504, smalls: 0x1d51e)
    case .boldFraktur: Alphabet(capitals: 0x1d56c, smalls: 0x1d586)
    case .sansSerif: Alphabet(capitals: 0x1d5a0, smalls: 0x1d5ba, digits: 0x1d7e2)
    case .boldSansSerif:
      Alphabet(
        capitals: 0x1d5d4, smalls: 0x1d5ee, digits: 0x1d7ec, greekCapitals: 0x1d756,
        greekSmalls: 0x1d770)
    case .monospaced: Alphabet(capitals: 0x1d670, smalls: 0x1d68a, digits: 0x1d7f6)
    }
  }

  /// Letters that Unicode had before it had the alphabets.
  private static let exceptions: [LetterStyle: [Unicode.Scalar: Unicode.Scalar]] = [
    .italic: ["h": "ℎ"],
    .doubleStruck: [
      "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
    ],
    .script: [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
  ]

  /// The Greek letters behind ω in each alphabet, and how far behind α they stand.
  private static let greekVariants: [(Unicode.Scalar, UInt32)] = [
    ("∂", 25), ("ϵ", 26), ("ϑ", 27), ("ϰ", 28), ("ϕ", 29), ("ϱ", 30), ("ϖ", 31),
  ]

  /// `text` with the letters that `style` has an alphabet for replaced, or nil when it has none of them.
  static func set(_ text: String, in style: LetterStyle) -> String? {
    guard let alphabet = alphabet(of: style) else { return nil }
    var result = String.UnicodeScalarView()
    var found = false
    for scalar in text.unicodeScalars {
      let letter = exceptions[style]?[scalar] ?? self.letter(scalar, in: alphabet)
      found = found || letter != nil
      result.append(letter ?? scalar)
    }
    return found ? String(result) : nil
  }

  private static func letter(_ scalar: Unicode.Scalar, in alphabet: Alphabet) -> Unicode.Scalar? {
    let (first, start): (Unicode.Scalar, UInt32?) =
      switch scalar {
      case "A"..."Z": ("A", alphabet.capitals)
      case "a"..."z": ("a", alphabet.smalls)
      case "0"..."9": ("0", alphabet.digits)
      case "Α"..."Ω": ("Α", alphabet.greekCapitals)
      case "α"..."ω": ("α", alphabet.greekSmalls)
      default: (scalar, nil)
      }
    if let start { return Unicode.Scalar(start + scalar.value - first.value) }
    if scalar == "∇", let start = alphabet.greekCapitals { return Unicode.Scalar(start + 25) }
    if let start = alphabet.greekSmalls,
      let variant = greekVariants.first(where: { $0.0 == scalar })
    {
      return Unicode.Scalar(start + variant.1)
    }
    return nil
  }
}
