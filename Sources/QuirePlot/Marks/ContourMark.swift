/// Lines of equal height over a grid, or the bands between them.
package struct ContourMark: Sendable {
  /// The places of the columns.
  package var x: [Double]
  /// The places of the rows.
  package var y: [Double]
  /// Row by row.
  package var values: [Double]
  /// Rising heights.
  package var levels: [Double]
  package var scale: ColorScale
  /// One colour for every line instead of the scale's.
  package var color: Color?
  package var isFilled = false
  /// Points.
  package var width = 1.2
  package var opacity = 1.0

  /// Throws unless there are as many values as places, and at least two rows and columns. Without
  /// levels, round ones are chosen.
  package init(
    x: [Double], y: [Double], values: [Double], levels: [Double]? = nil, count: Int = 8,
    scale: ColorScale = ColorScale(), operation: String = "contour"
  ) throws(PlotError) {
    let (cells, overflows) = x.count.multipliedReportingOverflow(by: y.count)
    guard x.count >= 2, y.count >= 2, !overflows, cells == values.count else {
      throw PlotError(
        operation: operation,
        message:
          "expected at least 2 rows and columns and a value for each, found x of \(x.count), "
          + "y of \(y.count) and \(values.count) values")
    }
    self.x = x
    self.y = y
    self.values = values
    self.scale = scale
    if let levels {
      self.levels = levels.filter(\.isFinite).sorted()
    } else {
      var extent = Extent()
      extent.include(values)
      self.levels = TickSet.linearValues(
        extent.lower ?? 0, extent.upper ?? 0, intervals: min(max(count, 1), 1000))
    }
  }

  /// The pieces of the line at a height, by marching squares with linear interpolation; a saddle
  /// is cut by the mean of its corners.
  func segments(at level: Double) -> [(from: Point, to: Point)] {
    var out: [(from: Point, to: Point)] = []
    let columns = x.count
    for row in 0..<(y.count - 1) {
      for column in 0..<(columns - 1) {
        let corners = [
          (x[column], y[row], values[row * columns + column]),
          (x[column + 1], y[row], values[row * columns + column + 1]),
          (x[column + 1], y[row + 1], values[(row + 1) * columns + column + 1]),
          (x[column], y[row + 1], values[(row + 1) * columns + column]),
        ]
        guard corners.allSatisfy({ $0.2.isFinite }) else { continue }
        var crossings: [Point] = []
        for side in 0..<4 {
          let a = corners[side]
          let b = corners[(side + 1) % 4]
          guard (a.2 >= level) != (b.2 >= level) else { continue }
          let fraction = (level - a.2) / (b.2 - a.2)
          crossings.append(
            Point(x: a.0 + (b.0 - a.0) * fraction, y: a.1 + (b.1 - a.1) * fraction))
        }
        if crossings.count == 2 {
          out.append((crossings[0], crossings[1]))
        } else if crossings.count == 4 {
          let mean = corners.map(\.2).reduce(0, +) / 4
          let joinsFirst = (mean >= level) == (corners[0].2 >= level)
          out.append((crossings[0], crossings[joinsFirst ? 1 : 3]))
          out.append((crossings[2], crossings[joinsFirst ? 3 : 1]))
        }
      }
    }
    return out
  }
}
