/// Straight lines along one axis, across the whole axes or between two values; with a second edge
/// each, bands.
package struct RuleMark: Sendable {
  package var positions: [Double]
  /// The other edges of bands, one for each position; nil for lines.
  package var otherEdges: [Double]?
  package var isHorizontal: Bool
  /// Where each line starts and ends along itself; nil for the whole axes. A shorter list repeats.
  package var spans: [ClosedRange<Double>]?
  package var color: Color
  /// Points.
  package var width = 1.3
  package var style = LineStyle.solid
  package var opacity = 1.0

  package init(
    at positions: [Double], isHorizontal: Bool, spans: [ClosedRange<Double>]? = nil, color: Color
  ) {
    self.positions = positions
    self.isHorizontal = isHorizontal
    self.spans = spans.flatMap { $0.isEmpty ? nil : $0 }
    self.color = color
  }
}
