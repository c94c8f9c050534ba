/// The ticks of a colour bar and the scale that it shows.
struct ColorBarLayout: Sendable {
  let bar: ColorBar
  let scale: ColorScale.Resolved
  var ticks = TickSet.empty

  /// The colour bar of these axes: the scale of the last mark that has one; nil without any.
  init?(_ axes: Axes) {
    guard let bar = axes.colorBar, let scale = axes.colorScale else { return nil }
    self.bar = bar
    self.scale = scale
  }

  mutating func chooseTicks(height: Double) {
    let bounds = scale.projection.bounds
    let count = min(max(wholeNumber((height / (Theme.tickSize * 2)).rounded(.down)), 1), 9)
    if let places = bar.ticks {
      ticks = TickSet(fixed: places, labels: nil, bounds.lower, bounds.upper)
    } else if scale.projection.scale == .log {
      ticks = TickSet(log: bounds.lower, bounds.upper, intervals: count)
    } else {
      ticks = TickSet(linear: bounds.lower, bounds.upper, intervals: count)
    }
  }

  /// From the bar to the far edge of its numbers and label.
  func labelsWidth(_ canvas: some Canvas) -> Double {
    var width = numbersWidth(canvas)
    if let label = bar.label, !label.text.isEmpty {
      let size = canvas.measure(
        RichText(label.text), Font(size: label.size(orUsual: Theme.labelSize)))
      width += Theme.labelGap + size.height
    }
    return width
  }

  func numbersWidth(_ canvas: some Canvas) -> Double {
    let font = Font(size: Theme.tickSize)
    let widest = ticks.major.map { canvas.measure(RichText($0.label), font).width }.max() ?? 0
    return Theme.tickLength + Theme.tickGap + widest
  }
}

extension Axes {
  /// The colour scale of the highest mark that has one.
  var colorScale: ColorScale.Resolved? {
    for mark in marksInOrder.reversed() {
      switch mark.kind {
      case .image(let image):
        if case .values(let values, let scale) = image.pixels {
          return scale.resolved(for: values, standard: colorMap)
        }
      case .scatter(let scatter):
        if case .values(let values, let scale) = scatter.fill {
          return scale.resolved(for: values, standard: colorMap)
        }
      case .contour(let contour):
        if contour.color == nil || contour.isFilled {
          return contour.resolvedScale(standard: colorMap)
        }
      case .line, .bars, .area, .rule, .text: continue
      }
    }
    return nil
  }
}
