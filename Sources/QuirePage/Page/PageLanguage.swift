/// The language of a page, for its `lang`: fonts, line breaking and screen readers go by it.
enum PageLanguage {
  /// The tag of the language that most of a text is in: Chinese, Japanese, Korean, else English.
  ///
  /// One Han character counts as much as three Latin letters: about a word each.
  static func of(_ texts: some Sequence<String>) -> String {
    var latin = 0
    var han = 0
    var kana = 0
    var hangul = 0
    for text in texts {
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: latin += 1
        case 0x3041...0x30FF: kana += 1
        case 0x3400...0x9FFF, 0x20000...0x3FFFF: han += 1
        case 0xAC00...0xD7A3: hangul += 1
        default: break
        }
      }
    }
    let all = han + kana + hangul
    guard all > 0, all * 3 > latin else { return "en" }
    if hangul * 2 > all { return "ko" }
    return kana * 10 > all ? "ja" : "zh-Hans"
  }
}
