/// A picture before it is drawn: axes in a grid, a title over them, a size.
package struct Figure: Sendable {
  /// Inches.
  package var width: Double
  /// Inches.
  package var height: Double
  /// Dots an inch of the PNG.
  package var dotsPerInch: Double
  package var background: Color
  /// The title over all axes.
  package var title: Label?
  package var axes: [Axes]

  package static let standardWidth = 6.4
  package static let standardHeight = 4.8
  package static let standardResolution = 120.0

  package init(
    width: Double = Figure.standardWidth, height: Double = Figure.standardHeight,
    dotsPerInch: Double = Figure.standardResolution, axes: [Axes] = []
  ) {
    self.width = width
    self.height = height
    self.dotsPerInch = dotsPerInch
    self.axes = axes
    background = .white
  }

  /// A figure with a full grid of empty axes, row by row.
  package init(
    rows: Int, columns: Int, width: Double = Figure.standardWidth,
    height: Double = Figure.standardHeight, operation: String = "subplots"
  ) throws(PlotError) {
    self.init(width: width, height: height)
    for row in 0..<max(rows, 1) {
      for column in 0..<max(columns, 1) {
        let cell = try GridCell(
          rows: rows, columns: columns, row: row, column: column, operation: operation)
        axes.append(Axes(cell: cell))
      }
    }
  }

  /// The size in pixels, or why there cannot be one.
  package func pixelSize(operation: String = "savefig") throws(PlotError) -> (
    width: Int, height: Int
  ) {
    let largest = 16_384.0
    for (name, inches) in [("width", width), ("height", height)] {
      let pixels = (inches * dotsPerInch).rounded()
      guard pixels >= 1, pixels <= largest else {
        throw PlotError(
          operation: operation,
          message: "a figure \(inches) inches in \(name) at \(dotsPerInch) dots per inch cannot be "
            + "drawn: expected 1 to \(Int(largest)) pixels",
          hint: "figsize is in inches, for example figsize=(6.4, 4.8)")
      }
    }
    return (wholeNumber(width * dotsPerInch), wholeNumber(height * dotsPerInch))
  }
}
