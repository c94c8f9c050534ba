/// Operators of other languages that are never right here, with what to write instead.
struct WrongSymbol {
  let length: Int
  let message: String
  let hint: String?

  private static let table: [(bytes: [UInt8], hint: String)] = [
    ("===", "'==' compares"), ("!==", "'!=' compares"), ("&&", "write 'and'"),
    ("||", "write 'or'"), ("<>", "'!=' compares"),
    ("=>", "'>=' compares; a small function is written lambda x: …"), ("=<", "'<=' compares"),
  ].map { (Array($0.0.utf8), $0.1) }

  static func match(_ text: [UInt8], at start: Int) -> WrongSymbol? {
    if text[start...].starts(with: ":=".utf8) {
      return WrongSymbol(
        length: 2, message: "Quire does not have ':='",
        hint: "'=' assigns, in a statement of its own")
    }
    for row in table where text[start...].starts(with: row.bytes) {
      let name = String(decoding: row.bytes, as: UTF8.self)
      return WrongSymbol(
        length: row.bytes.count, message: "'\(name)' is not an operator", hint: row.hint)
    }
    return nil
  }
}
