/// The area between two curves over the same places.
package struct AreaMark: Sendable {
  package var x: [Double]
  package var lower: [Double]
  package var upper: [Double]
  package var color: Color
  package var opacity = 1.0

  /// Throws when the lists differ in length; a bound with one value is the same everywhere.
  package init(
    x: [Double], lower: [Double], upper: [Double], color: Color, operation: String = "fill_between"
  ) throws(PlotError) {
    self.x = x
    self.lower = lower.count == 1 ? Array(repeating: lower[0], count: x.count) : lower
    self.upper = upper.count == 1 ? Array(repeating: upper[0], count: x.count) : upper
    self.color = color
    try PlotError.requireSameCount(operation, "x", x.count, "y1", self.lower.count)
    try PlotError.requireSameCount(operation, "x", x.count, "y2", self.upper.count)
  }
}
