/// A picture or a heat map: rows of values or of colours, the first row at the top.
package struct ImageMark: Sendable {
  package enum Pixels: Sendable {
    /// Values that a colour scale turns into colours.
    case values([Double], ColorScale)
    /// Three or four bytes a pixel.
    case bytes([UInt8], channels: Int)
  }

  /// The places of the outer edges in data coordinates: `left` of column 0, `top` of row 0, `right`
  /// and `bottom` of the last ones.
  package struct Edges: Sendable, Equatable {
    package var left: Double
    package var right: Double
    package var bottom: Double
    package var top: Double

    package init(left: Double, right: Double, bottom: Double, top: Double) {
      self.left = left
      self.right = right
      self.bottom = bottom
      self.top = top
    }
  }

  package let rows: Int
  package let columns: Int
  package var pixels: Pixels
  package var edges: Edges
  /// Whether rows are counted upwards; else the axis runs downwards when `top` is below `bottom`.
  package private(set) var hasOriginBelow = false
  /// Whether neighbouring pixels flow into each other when enlarged.
  package var isSmooth = false
  package var opacity = 1.0
  /// What is written in each cell, row by row.
  package var cellLabels: [String]?

  /// An image of values, row by row. Throws unless rows × columns values are given.
  package init(
    rows: Int, columns: Int, values: [Double], scale: ColorScale = ColorScale(),
    operation: String = "imshow"
  ) throws(PlotError) {
    try ImageMark.check(rows, columns, channels: 1, count: values.count, operation)
    self.init(rows: rows, columns: columns, .values(values, scale))
  }

  /// An image of colours, row by row, `channels` bytes a pixel: 3 for RGB, 4 for RGBA.
  package init(
    rows: Int, columns: Int, channels: Int, bytes: [UInt8], operation: String = "imshow"
  ) throws(PlotError) {
    guard channels == 3 || channels == 4 else {
      throw PlotError(
        operation: operation, message: "expected 3 or 4 channels of colour, found \(channels)",
        hint: "an image is [rows, columns], [rows, columns, 3] or [rows, columns, 4]")
    }
    try ImageMark.check(rows, columns, channels: channels, count: bytes.count, operation)
    self.init(rows: rows, columns: columns, .bytes(bytes, channels: channels))
  }

  private init(rows: Int, columns: Int, _ pixels: Pixels) {
    self.rows = rows
    self.columns = columns
    self.pixels = pixels
    edges = Edges(
      left: -0.5, right: Double(columns) - 0.5, bottom: Double(rows) - 0.5, top: -0.5)
  }

  private static func check(
    _ rows: Int, _ columns: Int, channels: Int, count: Int, _ operation: String
  ) throws(PlotError) {
    let (area, first) = rows.multipliedReportingOverflow(by: columns)
    let (expected, second) = area.multipliedReportingOverflow(by: channels)
    guard rows >= 0, columns >= 0, !first, !second, expected == count else {
      throw PlotError(
        operation: operation,
        message: "an image of \(rows) by \(columns) with \(channels) channels cannot be made of "
          + "\(count) values")
    }
  }

  /// Puts row 0 at the bottom, so that the rows' axis runs upwards.
  package mutating func putOriginBelow() { hasOriginBelow = true }

  /// Writes each value in its cell: with the decimals given, or as short as it is.
  package mutating func showValues(decimals: Int? = nil) {
    guard case .values(let values, _) = pixels else { return }
    var labels: [String] = []
    for value in values {
      if labels.count % 1024 == 1023, Cancellation.isRequested { return }
      labels.append(
        decimals.map { TickFormatter.fixed(value, decimals: min(max($0, 0), 12)) }
          ?? TickFormatter.shortest((value * 1000).rounded() / 1000))
    }
    cellLabels = labels
  }
}
