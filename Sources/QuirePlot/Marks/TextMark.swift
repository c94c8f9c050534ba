/// A note at a place, perhaps with an arrow to another.
package struct TextMark: Sendable {
  package enum Horizontal: String, CaseIterable, Sendable { case left, center, right }
  package enum Vertical: String, CaseIterable, Sendable {
    case top, center, bottom, baseline
    case centerBaseline = "center_baseline"
  }

  package var label: Label
  package var x: Double
  package var y: Double
  package var horizontal = Horizontal.left
  package var vertical = Vertical.baseline
  /// Degrees counterclockwise.
  package var rotation = 0.0
  /// Whether x and y are fractions of the axes instead of data.
  package var isInAxesUnits = false
  /// A box behind the text.
  package var background: Color?
  /// Where an arrow from the text points, in data coordinates.
  package var target: Target?

  package struct Target: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var color: Color
    package init(x: Double, y: Double, color: Color = Color(gray: 0.2)) {
      self.x = x
      self.y = y
      self.color = color
    }
  }

  package init(_ label: Label, x: Double, y: Double) {
    self.label = label
    self.x = x
    self.y = y
  }
}
