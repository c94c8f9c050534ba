/// Bars, upright or lying.
package struct BarMark: Sendable {
  package struct Bar: Sendable, Equatable {
    /// The middle of the bar along the axis the bars stand on.
    package var center: Double
    /// The bar's thickness along that axis.
    package var width: Double
    /// Where the bar begins.
    package var base: Double
    /// How far it goes from there; may be negative.
    package var length: Double

    package init(center: Double, width: Double, base: Double = 0, length: Double) {
      self.center = center
      self.width = width
      self.base = base
      self.length = length
    }

    package var tip: Double { base + length }
  }

  package var bars: [Bar]
  /// One colour for all bars, or one for each; a shorter list repeats.
  package var colors: [Color]
  package var isHorizontal = false
  package var edge: Color?
  /// Points.
  package var edgeWidth = 0.8
  package var opacity = 1.0
  /// Half lengths of error bars, one for each bar.
  package var errors: [Double]?

  package init(bars: [Bar], colors: [Color]) {
    self.bars = bars
    self.colors = colors
  }

  /// Bars at places; width and base are one for all or one for each.
  package init(
    at centers: [Double], lengths: [Double], widths: [Double] = [0.8], bases: [Double] = [0],
    colors: [Color], operation: String = "bar"
  ) throws(PlotError) {
    try PlotError.requireSameCount(operation, "x", centers.count, "height", lengths.count)
    for (name, list) in [("width", widths), ("bottom", bases)] where list.count != 1 {
      try PlotError.requireSameCount(operation, "x", centers.count, name, list.count)
    }
    bars = centers.indices.map { index in
      Bar(
        center: centers[index], width: widths.count == 1 ? widths[0] : widths[index],
        base: bases.count == 1 ? bases[0] : bases[index], length: lengths[index])
    }
    self.colors = colors
  }

  func color(at index: Int) -> Color {
    colors.isEmpty ? .cycled(0) : colors[index % colors.count]
  }
}
