/// Points joined by a line, or only marked.
package struct LineMark: Sendable {
  /// Where a stepped line changes its height between two points.
  package enum Steps: String, Sendable, CaseIterable {
    case none, pre, mid, post
  }

  package var x: [Double]
  package var y: [Double]
  package var color: Color
  /// Points.
  package var width = 1.6
  package var style = LineStyle.solid
  package var marker = Marker.none
  /// Points across.
  package var markerSize = 6.0
  package var markerFill: Color?
  package var markerEdge: Color?
  package var opacity = 1.0
  package var steps = Steps.none

  /// Throws when the lists differ in length.
  package init(
    x: [Double], y: [Double], color: Color, operation: String = "plot"
  ) throws(PlotError) {
    try PlotError.requireSameCount(operation, "x", x.count, "y", y.count)
    self.x = x
    self.y = y
    self.color = color
  }

  /// A line over 0, 1, 2, ….
  package init(y: [Double], color: Color) {
    x = y.indices.map(Double.init)
    self.y = y
    self.color = color
  }
}
