/// The alphabet that letters are set in.
package enum LetterStyle: String, CaseIterable, Sendable {
  /// As TeX does by itself: Latin and small Greek letters italic, large Greek ones and digits upright.
  case automatic
  case roman, italic, bold, boldItalic, doubleStruck, script, boldScript, fraktur, boldFraktur
  case sansSerif, boldSansSerif, monospaced

  /// True for the styles in which words are written: their letters stand together.
  package var setsWords: Bool {
    switch self {
    case .roman, .italic, .bold, .sansSerif, .boldSansSerif, .monospaced: true
    case .automatic, .boldItalic, .doubleStruck, .script, .boldScript, .fraktur, .boldFraktur: false
    }
  }

  /// True where everything is heavier, signs too.
  package var isBold: Bool {
    switch self {
    case .bold, .boldItalic, .boldScript, .boldFraktur, .boldSansSerif: true
    case .automatic, .roman, .italic, .doubleStruck, .script, .fraktur, .sansSerif, .monospaced:
      false
    }
  }
}
