/// Text in which `$…$` holds simple TeX: Greek letters, signs, sub- and superscripts.
package struct RichText: Hashable, Sendable {
  package enum Script: Sendable { case normal, sub, sup }

  package struct Run: Hashable, Sendable {
    package var text: String
    package var script = Script.normal
    package var isItalic = false
    package var isBold = false
  }

  package private(set) var runs: [Run]

  /// No label is longer; what goes beyond is cut.
  static let longest = 2000

  package init(_ text: String) {
    runs = []
    let cut = text.count > RichText.longest ? text.prefix(RichText.longest) + "…" : Substring(text)
    var rest = cut
    while let open = rest.firstIndex(of: "$") {
      let after = rest.index(after: open)
      let isEscaped = open > rest.startIndex && rest[rest.index(before: open)] == "\\"
      guard !isEscaped, let close = rest[after...].firstIndex(of: "$"), close > after else {
        let end = isEscaped ? rest.index(before: open) : open
        append(Run(text: String(rest[..<end]) + "$"))
        rest = rest[after...]
        continue
      }
      append(Run(text: String(rest[..<open])))
      var reader = MathReader(rest[after..<close])
      for run in reader.runs() { append(run) }
      rest = rest[rest.index(after: close)...]
    }
    append(Run(text: String(rest)))
  }

  private mutating func append(_ run: Run) {
    let isSame: (Run) -> Bool = {
      $0.script == run.script && $0.isItalic == run.isItalic && $0.isBold == run.isBold
    }
    if run.text.isEmpty { return }
    if let last = runs.last, isSame(last) {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  /// Pango's markup of this text.
  package var markup: String {
    runs.map { run in
      var text = RichText.escaped(run.text)
      if run.isItalic { text = "<i>\(text)</i>" }
      if run.isBold { text = "<b>\(text)</b>" }
      switch run.script {
      case .normal: return text
      case .sub: return "<sub>\(text)</sub>"
      case .sup: return "<sup>\(text)</sup>"
      }
    }.joined()
  }

  /// The text for a terminal: scripts as Unicode's small letters where all of them exist.
  package var plain: String {
    runs.map { run in
      let table: [Character: Character]
      let sign: String
      switch run.script {
      case .normal: return run.text
      case .sub: (table, sign) = (RichText.lowered, "_")
      case .sup: (table, sign) = (RichText.raised, "^")
      }
      let small = run.text.compactMap { table[$0] }
      return small.count == run.text.count ? String(small) : sign + run.text
    }.joined()
  }

  /// The text with the characters that markup gives a meaning replaced, and none that it forbids.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
        out.unicodeScalars.append(isControl || scalar.value & 0xfffe == 0xfffe ? " " : scalar)
      }
    }
    return out
  }

  private static let raised = pairs(
    "0123456789+-−=()nixyzabcdejkmprtTABDGHIJKLMNOPRUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᶻᵃᵇᶜᵈᵉʲᵏᵐᵖʳᵗᵀᴬᴮᴰᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂ")
  private static let lowered = pairs(
    "0123456789+-−=()aeioxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ")

  private static func pairs(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { first, _ in first })
  }
}
