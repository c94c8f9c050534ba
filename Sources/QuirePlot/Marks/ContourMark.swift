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
  /// is cut by the mean of its corners. Not all of them once the work is to stop.
  func segments(at level: Double) -> [(from: Point, to: Point)] {
    var out: [(from: Point, to: Point)] = []
    for row in 0..<(y.count - 1) where !Cancellation.isRequested {
      for column in 0..<(x.count - 1) { cut(row, column, at: level, &out) }
    }
    return out
  }

  /// A value at its place.
  private struct Corner {
    let point: Point
    let value: Double

    /// Where the way to another corner passes a height.
    func crossing(to other: Corner, at level: Double) -> Point? {
      guard (value >= level) != (other.value >= level) else { return nil }
      let fraction = (level - value) / (other.value - value)
      return Point(
        x: point.x + (other.point.x - point.x) * fraction,
        y: point.y + (other.point.y - point.y) * fraction)
    }
  }

  private func corner(_ row: Int, _ column: Int) -> Corner {
    Corner(point: Point(x: x[column], y: y[row]), value: values[row * x.count + column])
  }

  /// Adds the pieces within one cell of the grid.
  private func cut(
    _ row: Int, _ column: Int, at level: Double, _ out: inout [(from: Point, to: Point)]
  ) {
    let a = corner(row, column)
    let b = corner(row, column + 1)
    let c = corner(row + 1, column + 1)
    let d = corner(row + 1, column)
    guard a.value.isFinite, b.value.isFinite, c.value.isFinite, d.value.isFinite else { return }
    let sides = (
      a.crossing(to: b, at: level), b.crossing(to: c, at: level), c.crossing(to: d, at: level),
      d.crossing(to: a, at: level)
    )
    switch sides {
    case (nil, nil, nil, nil): break
    case (let first?, let second?, let third?, let fourth?):
      let mean = (a.value + b.value + c.value + d.value) / 4
      let joinsFirst = (mean >= level) == (a.value >= level)
      out.append((first, joinsFirst ? second : fourth))
      out.append((third, joinsFirst ? fourth : second))
    default:
      var ends = [sides.0, sides.1, sides.2, sides.3].compactMap { $0 }.makeIterator()
      if let from = ends.next(), let to = ends.next() { out.append((from, to)) }
    }
  }
}
