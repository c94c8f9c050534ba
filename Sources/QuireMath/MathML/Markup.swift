/// Text as pages of HTML hold it.
enum Markup {
  /// `text` for an element or an attribute in double quotes; control characters show as U+FFFD, and
  /// a combining mark at the start is kept from combining with the tag before it.
  static func escaped(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    var result = ""
    if let first = rest.first, first.properties.canonicalCombiningClass != .notReordered {
      result = "&#x\(String(first.value, radix: 16));"
      rest.removeFirst()
    }
    guard rest.contains(where: needsEscape) else { return result + String(rest) }
    for scalar in rest {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\r": result += "\n"
      case _ where isControl(scalar): result += "\u{fffd}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "&", "<", ">", "\"": true
    default: isControl(scalar)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }

  /// A length in em with at most four digits behind the point.
  static func em(_ length: Double) -> String {
    let units = Int((abs(length) * 10_000).rounded())
    guard units > 0 else { return "0" }
    var digits = String(units % 10_000)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let sign = length < 0 ? "-" : ""
    return "\(sign)\(units / 10_000)\(digits.isEmpty ? "" : ".")\(digits)em"
  }

  /// `text` without the white space around it.
  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
