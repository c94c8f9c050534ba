/// The values at the ends of both axes.
struct Limits: Sendable, Equatable {
  var xStart: Double
  var xEnd: Double
  var yStart: Double
  var yEnd: Double

  /// The limits set by the user, and for the rest the range of the data with a margin of 5 %.
  init(of axes: Axes) {
    var x = Extent()
    var y = Extent()
    var stickyX = Extent()
    var stickyY = Extent()
    for mark in axes.marks {
      let reach = mark.reach(x: axes.x.scale, y: axes.y.scale)
      x.include(reach.x)
      y.include(reach.y)
      stickyX.include(reach.stickyX)
      stickyY.include(reach.stickyY)
    }
    let margin = axes.isTight ? 0 : 0.05
    (xStart, xEnd) = Limits.ends(of: axes.x, x, sticky: stickyX, margin: margin)
    (yStart, yEnd) = Limits.ends(of: axes.y, y, sticky: stickyY, margin: margin)
    let runsDown = axes.marks.contains { mark in
      guard case .image(let image) = mark.kind else { return false }
      return !image.hasOriginBelow && image.edges.top < image.edges.bottom
    }
    if runsDown, axes.y.start == nil, axes.y.end == nil { swap(&yStart, &yEnd) }
  }

  /// Ends for a text plot's or a colour bar's range without marks.
  static func ends(
    of axis: Axis, _ extent: Extent, sticky: Extent, margin: Double
  ) -> (Double, Double) {
    let isLog = axis.scale == .log
    var low = extent.lower ?? (isLog ? 1 : 0)
    var high = extent.upper ?? (isLog ? 10 : 1)
    if case .fixed(let places, let labels) = axis.ticks, labels != nil, extent.lower == nil {
      var named = Extent()
      named.include(places, positiveOnly: isLog)
      (low, high) = (named.lower ?? low, named.upper ?? high)
    }
    if low == high { (low, high) = opened(low, isLog: isLog) }
    let sticks: (Double) -> Bool = { $0 == sticky.lower || $0 == sticky.upper }
    if isLog {
      let ratio = power(high / low, margin)
      if !sticks(low), ratio.isFinite { low = max(low / ratio, .leastNormalMagnitude) }
      if !sticks(high), ratio.isFinite { high = min(high * ratio, .greatestFiniteMagnitude) }
    } else {
      let room = high * margin - low * margin
      if !sticks(low) { low = max(low - room, -.greatestFiniteMagnitude) }
      if !sticks(high) { high = min(high + room, .greatestFiniteMagnitude) }
    }
    return chosen(axis, low, high)
  }

  /// A range around a single value.
  private static func opened(_ value: Double, isLog: Bool) -> (Double, Double) {
    if isLog { return (value / 10, value * 10) }
    let room = max(value.magnitude * 0.05, value == 0 ? 0.05 : 1e-300)
    let largest = Double.greatestFiniteMagnitude
    return (max(value - room, -largest), min(value + room, largest))
  }

  /// The user's ends where they can be used; equal or impossible ones are opened.
  private static func chosen(_ axis: Axis, _ low: Double, _ high: Double) -> (Double, Double) {
    let usable: (Double?) -> Double? = { value in
      value.flatMap { $0.isFinite && (axis.scale == .linear || $0 > 0) ? $0 : nil }
    }
    var start = usable(axis.start) ?? (axis.isInverted ? high : low)
    var end = usable(axis.end) ?? (axis.isInverted ? low : high)
    if start == end { (start, end) = opened(start, isLog: axis.scale == .log) }
    return (start, end)
  }
}
