extension TickSet {
  /// Round numbers in a range: steps of 1, 2, 2.5 or 5 times a power of ten, at most `intervals`
  /// of them across the range; when `areWhole` is set, whole numbers only.
  init(linear lower: Double, _ upper: Double, intervals: Int, areWhole: Bool = false) {
    let values = TickSet.linearValues(lower, upper, intervals: intervals, areWhole: areWhole)
    let step = values.count > 1 ? values[1] - values[0] : TickSet.step(lower, upper, intervals)
    let formatter = TickFormatter(ticks: values, step: TickSet.roundStep(near: step))
    self.init(
      ticks: values.map { Tick(value: $0, label: formatter.string($0)) }, note: formatter.note)
  }

  /// Places one integer apart from each other or a multiple of it, for pictures' rows and columns.
  init(integers lower: Double, _ upper: Double, intervals: Int) {
    guard upper - lower <= Double(intervals) + 1 else {
      self.init(linear: lower, upper, intervals: intervals, areWhole: true)
      return
    }
    let first = wholeNumber(lower.rounded(.up))
    let last = wholeNumber(upper.rounded(.down))
    guard first <= last else {
      self = .empty
      return
    }
    self.init(ticks: (first...last).map { Tick(value: Double($0), label: "\($0)") }, note: nil)
  }

  static func linearValues(
    _ lower: Double, _ upper: Double, intervals: Int, areWhole: Bool = false
  ) -> [Double] {
    let low = min(lower, upper)
    let high = max(lower, upper)
    guard low.isFinite, high.isFinite, low < high, high / 2 - low / 2 > high.ulp else {
      return low.isFinite ? [low] : []
    }
    var step = step(low, high, intervals)
    if areWhole, step < 1e6 { step = step <= 1 ? 1 : step == 2.5 ? 5 : step }
    guard step.isFinite, step > 0 else { return [] }
    // A range's end counts as reached when it misses a multiple by rounding alone.
    let slack = 1e-9
    let first = (low / step - slack).rounded(.up)
    let last = (high / step + slack).rounded(.down)
    guard first <= last, last - first <= Double(max(intervals, 1)) * 2 + 4 else { return [] }
    // Dividing by a whole number keeps 3 * 0.1 at 0.3.
    let inverse = 1 / step
    let isWhole = inverse >= 1 && (inverse - inverse.rounded()).magnitude < 1e-9 * inverse
    return stride(from: first, through: last, by: 1).map {
      let value = isWhole ? $0 / inverse.rounded() : $0 * step
      return value == 0 ? 0 : value
    }
  }

  /// The smallest round step that cuts the range into no more than `intervals` parts.
  private static func step(_ lower: Double, _ upper: Double, _ intervals: Int) -> Double {
    let count = Double(max(intervals, 1))
    return roundStep(atLeast: upper / count - lower / count)
  }

  private static func roundStep(atLeast raw: Double) -> Double {
    guard raw.isFinite, raw > 0 else { return 1 }
    let unit = tenTo(TickFormatter.exponent(of: raw))
    guard unit > 0 else { return raw }
    for factor in [1, 2, 2.5, 5, 10] where factor * unit >= raw * (1 - 1e-9) {
      return factor * unit
    }
    return 10 * unit
  }

  private static func roundStep(near step: Double) -> Double {
    roundStep(atLeast: step * (1 - 1e-6))
  }
}
