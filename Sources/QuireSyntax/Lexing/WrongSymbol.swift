/// Operators of other languages that are never right here, with what to write instead.
struct WrongSymbol {
  let length: Int
  let message: String
  let hint: String?

  private static let table: [(bytes: [UInt8], hint: String)] = [
    ("===", "'==' compares"), ("!==", "'!=' compares"), ("&&", "write 'and'"),
    ("||", "write 'or'"), ("<>", "'!=' compares"), ("=>", "'>=' compares"), ("=<", "'<=' compares"),
  ].map { (Array($0.0.utf8), $0.1) }

  static func match(_ text: [UInt8], at start: Int) -> WrongSymbol? {
    if text[start...].starts(with: ":=".utf8) {
      return WrongSymbol(
        length: 2, message: "Quire does not have ':='", hint: "assign in a statement of its own")
    }
    for row in table where text[start...].starts(with: row.bytes) {
      let name = String(decoding: row.bytes, as: UTF8.self)
      return WrongSymbol(
        length: row.bytes.count, message: "'\(name)' is not an operator", hint: row.hint)
    }
    return nil
  }

  /// The plain spelling of a character that looks like punctuation, as typed by an editor or a Chinese keyboard.
  static func plainSpelling(of scalar: Unicode.Scalar) -> String? {
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
}
