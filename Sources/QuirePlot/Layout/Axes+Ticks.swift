extension Axes {
  /// The ticks below for an axis with room for so many intervals.
  func xTicks(_ limits: Limits, intervals: Double) -> TickSet {
    ticks(
      x, limits.xStart, limits.xEnd, intervals: intervals,
      areWhole: hasWholePlaces && (limits.xEnd - limits.xStart).magnitude >= 3)
  }

  /// The ticks at the left for an axis with room for so many intervals.
  func yTicks(_ limits: Limits, intervals: Double) -> TickSet {
    ticks(y, limits.yStart, limits.yEnd, intervals: intervals, areWhole: false)
  }

  private func ticks(
    _ axis: Axis, _ start: Double, _ end: Double, intervals: Double, areWhole: Bool
  ) -> TickSet {
    let count = min(max(wholeNumber(intervals.rounded(.down)), 1), 9)
    let low = min(start, end)
    let high = max(start, end)
    switch axis.ticks {
    case .fixed(let places, let labels):
      return TickSet(fixed: places, labels: labels, low, high)
    case .automatic:
      switch axis.scale {
      case .log: return TickSet(log: low, high, intervals: count)
      case .linear:
        return hasPixelCoordinates
          ? TickSet(integers: low, high, intervals: count)
          : TickSet(linear: low, high, intervals: count, areWhole: areWhole)
      }
    }
  }

  /// Whether a picture stands where rows and columns are counted.
  var hasPixelCoordinates: Bool {
    marks.contains { mark in
      guard case .image(let image) = mark.kind else { return false }
      return image.edges.left == -0.5 && min(image.edges.bottom, image.edges.top) == -0.5
    }
  }

  /// Whether all x values are whole numbers: epochs, counts, classes. Then so are the ticks.
  private var hasWholePlaces: Bool {
    let isWhole: ([Double]) -> Bool = { $0.prefix(10_000).allSatisfy { $0 == $0.rounded() } }
    var hasPlaces = false
    for mark in marks {
      switch mark.kind {
      case .line(let line):
        guard isWhole(line.x) else { return false }
        hasPlaces = true
      case .scatter(let scatter):
        guard isWhole(scatter.x) else { return false }
        hasPlaces = true
      case .bars(let bars):
        let places = bars.isHorizontal ? bars.bars.map(\.tip) : bars.bars.map(\.center)
        guard isWhole(places) else { return false }
        hasPlaces = true
      case .area(let area):
        guard isWhole(area.x) else { return false }
      case .image, .contour: return false
      case .rule, .text: continue
      }
    }
    return hasPlaces
  }
}

extension TickSet {
  /// Ticks at given places that lie in the range; missing labels are left empty.
  init(fixed places: [Double], labels: [String]?, _ low: Double, _ high: Double) {
    let slack = (high - low) * 1e-9
    let shown = places.enumerated().filter {
      $0.element >= low - slack && $0.element <= high + slack
    }
    let ticks = shown.map { index, place in
      Tick(
        value: place,
        label: labels.map { index < $0.count ? $0[index] : "" } ?? TickFormatter.shortest(place))
    }
    self.init(ticks: ticks, note: nil)
  }
}
