/// Text attributes of ANSI terminals (ECMA-48), or none of them.
struct Ink: Sendable {
  enum Attribute: String, Sendable {
    case bold = "1"
    case faint = "2"
    case italic = "3"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  var isColoured: Bool

  func callAsFunction(_ text: String, _ attributes: Attribute...) -> String {
    guard isColoured, !text.isEmpty else { return text }
    let codes = attributes.map(\.rawValue).joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }
}
