/// Points, each with a size and colour of its own.
package struct ScatterMark: Sendable {
  package enum Fill: Sendable {
    /// One colour for all points, or one for each; a shorter list repeats.
    case colors([Color])
    /// Values that a colour scale turns into colours.
    case values([Double], ColorScale)
  }

  package var x: [Double]
  package var y: [Double]
  package var fill: Fill
  /// Areas in square points: one for all points, or one for each; a shorter list repeats.
  package var sizes: [Double] = [30]
  package var marker = Marker.circle
  /// nil for an edge of the fill's own colour.
  package var edge: Color?
  /// Points.
  package var edgeWidth = 0.8
  package var opacity = 1.0

  /// Throws when x, y and the values of a colour scale differ in length.
  package init(
    x: [Double], y: [Double], fill: Fill, operation: String = "scatter"
  ) throws(PlotError) {
    try PlotError.requireSameCount(operation, "x", x.count, "y", y.count)
    if case .values(let values, _) = fill {
      try PlotError.requireSameCount(operation, "x", x.count, "c", values.count)
    }
    self.x = x
    self.y = y
    self.fill = fill
  }
}
