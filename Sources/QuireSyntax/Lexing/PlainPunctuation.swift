/// Punctuation that only looks like the language's, as typed by an editor or a Chinese keyboard.
enum PlainPunctuation {
  /// The plain spelling of a character that looks like punctuation, as typed by an editor or a Chinese keyboard.
  static func spelling(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "“", "”", "„", "＂", "«", "»": "\""
    case "‘", "’", "＇": "'"
    case "（": "("
    case "）": ")"
    case "【", "［": "["
    case "】", "］": "]"
    case "｛": "{"
    case "｝": "}"
    case "，", "、": ","
    case "：": ":"
    case "；": ";"
    case "！": "!"
    case "。", "．": "."
    case "＝": "="
    case "＋": "+"
    case "－", "−", "–", "—": "-"
    case "×", "·", "＊", "⋅": "*"
    case "÷", "／": "/"
    case "≤": "<="
    case "≥": ">="
    case "≠": "!="
    case "＜": "<"
    case "＞": ">"
    case "％": "%"
    case "＃": "#"
    case "\u{A0}", "\u{3000}", "\u{2007}", "\u{202F}", "\u{2003}", "\u{2002}", "\u{2009}": " "
    default: nil
    }
  }

  /// What is written for signs of mathematics.
  static let words: [Unicode.Scalar: String] = [
    "√": "math.sqrt(x)", "∞": "math.inf", "∈": "x in xs", "∉": "x not in xs", "∧": "a and b",
    "∨": "a or b", "¬": "not a", "∑": "sum(xs)", "→": "lambda x: …", "⊕": "a ^ b",
    "±": "a - b, a + b",
    "⌊": "math.floor(x)", "⌈": "math.ceil(x)", "°": "math.radians(x)",
  ]

  /// The line around a place with plain punctuation, outside its strings; nil for a long one.
  static func line(of source: SourceFile, at place: Int) -> String? {
    let line = source.line(around: place)
    var text = ""
    var quote: Unicode.Scalar?
    for scalar in line.text.unicodeScalars {
      let plain = spelling(of: scalar)?.unicodeScalars.first
      if let open = quote {
        let closes = scalar == open || plain == open
        text.unicodeScalars.append(closes ? open : scalar)
        if closes { quote = nil }
      } else if scalar == "\"" || scalar == "'" || plain == "\"" || plain == "'" {
        quote = plain ?? scalar
        text.unicodeScalars.append(plain ?? scalar)
      } else {
        text += spelling(of: scalar) ?? String(scalar)
      }
    }
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    return trimmed.count <= 70 ? String(trimmed) : nil
  }
}
