/// How values become colours: a map, and the values at its ends.
package struct ColorScale: Sendable, Equatable {
  /// nil for the axes' map.
  package var map: ColorMap?
  /// The value of the map's first colour; nil for the smallest there is.
  package var lower: Double?
  /// The value of the map's last colour; nil for the largest there is.
  package var upper: Double?
  package var isLogarithmic: Bool

  package init(
    map: ColorMap? = nil, lower: Double? = nil, upper: Double? = nil, isLogarithmic: Bool = false
  ) {
    self.map = map
    self.lower = lower
    self.upper = upper
    self.isLogarithmic = isLogarithmic
  }

  /// The scale for these values, with every open end filled in.
  func resolved(for values: [Double], standard: ColorMap) -> Resolved {
    var extent = Extent()
    if lower == nil || upper == nil {
      extent.include(values, positiveOnly: isLogarithmic)
    }
    let low = lower ?? extent.lower ?? (isLogarithmic ? 1 : 0)
    let high = upper ?? extent.upper ?? (isLogarithmic ? 10 : 1)
    return Resolved(
      map: map ?? standard,
      projection: Projection(
        from: low, to: high, start: 0, end: 1, scale: isLogarithmic ? .log : .linear))
  }

  /// A colour scale with both ends known.
  struct Resolved: Sendable {
    let map: ColorMap
    let projection: Projection

    /// The colour of a value; equal ends give every value the map's first colour.
    subscript(value: Double) -> Color { map[projection(value)] }
  }
}
