/// The map from values of an axis to places on the page.
struct Projection: Sendable {
  let from: Double
  let to: Double
  let start: Double
  let end: Double
  let scale: Axis.Scale
  private let low: Double
  private let span: Double

  init(from: Double, to: Double, start: Double, end: Double, scale: Axis.Scale) {
    self.from = from
    self.to = to
    self.start = start
    self.end = end
    self.scale = scale
    switch scale {
    case .linear:
      // Halves, so that the widest possible range does not overflow.
      low = from / 2
      span = to / 2 - from / 2
    case .log:
      low = logarithm10(from)
      span = logarithm10(to) - logarithm10(from)
    }
  }

  /// The place of a value; NaN where there is none (a logarithm of nothing positive).
  func callAsFunction(_ value: Double) -> Double {
    let position: Double
    switch scale {
    case .linear: position = value / 2 - low
    case .log: position = value > 0 ? logarithm10(value) - low : .nan
    }
    if span == 0 { return position.isNaN ? .nan : start }
    return start + position / span * (end - start)
  }

  /// The smaller and the larger end.
  var bounds: (lower: Double, upper: Double) { (min(from, to), max(from, to)) }
}
