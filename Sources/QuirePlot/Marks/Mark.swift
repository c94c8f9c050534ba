/// Something drawn in axes: what it is, its name in the legend, its height in the pile.
package struct Mark: Sendable {
  package enum Kind: Sendable {
    case line(LineMark)
    case scatter(ScatterMark)
    case bars(BarMark)
    case image(ImageMark)
    case area(AreaMark)
    case rule(RuleMark)
    case text(TextMark)
    case contour(ContourMark)
  }

  package var kind: Kind
  /// The name in the legend; nil, empty or beginning with `_` keeps it out.
  package var label: String?
  /// Marks with a larger number lie higher; nil for the height usual for its kind.
  package var zorder: Double?

  package init(_ kind: Kind, label: String? = nil, zorder: Double? = nil) {
    self.kind = kind
    self.label = label
    self.zorder = zorder
  }

  /// The height in the pile.
  package var order: Double {
    if let zorder, !zorder.isNaN { return zorder }
    switch kind {
    case .image: return 0
    case .area: return 0.5
    case .bars, .scatter: return 1
    case .contour: return 1.5
    case .line, .rule: return 2
    case .text: return 3
    }
  }

  /// The name to show in the legend, if any.
  package var legendLabel: String? {
    guard let label, !label.isEmpty, !label.hasPrefix("_") else { return nil }
    return label
  }
}
