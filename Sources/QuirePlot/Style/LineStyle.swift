/// How a line is dashed.
package enum LineStyle: String, CaseIterable, Sendable {
  case solid = "-"
  case dashed = "--"
  case dotted = ":"
  case dashDotted = "-."
  case none = ""

  /// Reads `"-"`, `"--"`, `":"`, `"-."`, `""`, or pyplot's words for them.
  package init(_ text: String, operation: String) throws(PlotError) {
    let words: [String: LineStyle] = [
      "solid": .solid, "dashed": .dashed, "dotted": .dotted, "dashdot": .dashDotted,
      "none": .none, "None": .none, " ": .none,
    ]
    guard let style = LineStyle(rawValue: text) ?? words[text] else {
      throw .unknown(
        "line style", text, operation: operation,
        known: LineStyle.allCases.map(\.rawValue) + words.keys)
    }
    self = style
  }

  /// Lengths of dashes and gaps, in widths of the line; empty for an unbroken line.
  package var dashes: [Double] {
    switch self {
    case .solid, .none: []
    case .dashed: [3.7, 1.6]
    case .dotted: [1, 1.65]
    case .dashDotted: [6.4, 1.6, 1, 1.6]
    }
  }
}
