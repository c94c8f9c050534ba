/// The letters before a string literal's quote.
struct StringPrefix {
  var isRaw = false
  var isBytes = false
  var isFormatted = false

  init() {}

  /// nil unless the letters are a prefix: `r`, `b`, `f`, `u`, `rb`, `fr`, in any case and order.
  init?(_ letters: String) {
    for letter in letters.unicodeScalars {
      switch letter {
      case "r" where !isRaw, "R" where !isRaw: isRaw = true
      case "b" where !isBytes, "B" where !isBytes: isBytes = true
      case "f" where !isFormatted, "F" where !isFormatted: isFormatted = true
      case "u" where letters.utf8.count == 1, "U" where letters.utf8.count == 1: break
      default: return nil
      }
    }
    if isBytes && isFormatted { return nil }
  }
}

/// An f-string whose text is being read.
struct FormattedLiteral {
  /// Where its prefix stands.
  let start: Int
  /// Where the text behind the opening quote begins.
  let bodyStart: Int
  let quote: UInt8
  let isTriple: Bool
  let isRaw: Bool
}
