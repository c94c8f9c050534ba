// Where marks lie on the page: what both drawing and the placing of legends ask.

extension BarMark {
  /// The rectangle of a bar; nil when its place is not finite. On a logarithmic axis a bar from 0
  /// stands on the frame.
  func rect(of bar: Bar, _ x: Projection, _ y: Projection, in box: Rect) -> Rect? {
    let along = isHorizontal ? y : x
    let up = isHorizontal ? x : y
    let sides = (along(bar.center - bar.width / 2), along(bar.center + bar.width / 2))
    let tip = up(bar.tip)
    var base = up(bar.base)
    if !base.isFinite { base = isHorizontal ? box.x : box.maxY }
    guard sides.0.isFinite, sides.1.isFinite, tip.isFinite else { return nil }
    let bounds = box.insetBy(-50)
    func rect(_ x0: Double, _ x1: Double, _ y0: Double, _ y1: Double) -> Rect {
      let left = max(min(x0, x1), bounds.x)
      let top = max(min(y0, y1), bounds.y)
      return Rect(
        x: left, y: top, width: max(min(max(x0, x1), bounds.maxX) - left, 0),
        height: max(min(max(y0, y1), bounds.maxY) - top, 0))
    }
    return isHorizontal
      ? rect(base, tip, sides.0, sides.1) : rect(sides.0, sides.1, base, tip)
  }
}

extension RuleMark {
  /// The lines on the page, each inside the box.
  func lines(_ x: Projection, _ y: Projection, in box: Rect) -> [(Point, Point)] {
    positions.enumerated().compactMap { index, position in
      let place = isHorizontal ? y(position) : x(position)
      var ends = isHorizontal ? (box.x, box.maxX) : (box.maxY, box.y)
      if let spans {
        let span = spans[index % spans.count]
        ends =
          isHorizontal
          ? (x(span.lowerBound), x(span.upperBound)) : (y(span.lowerBound), y(span.upperBound))
      }
      return isHorizontal
        ? box.clip(Point(x: ends.0, y: place), Point(x: ends.1, y: place))
        : box.clip(Point(x: place, y: ends.0), Point(x: place, y: ends.1))
    }
  }
}

extension TextMark {
  func point(in layout: AxesLayout) -> Point {
    isInAxesUnits
      ? Point(x: layout.box.x + layout.box.width * x, y: layout.box.maxY - layout.box.height * y)
      : Point(x: layout.x(x), y: layout.y(y))
  }

  var font: Font { Font(size: label.size(orUsual: Theme.textSize), isBold: label.isBold) }

  var anchorFraction: Double {
    switch horizontal {
    case .left: 0
    case .center: 0.5
    case .right: 1
    }
  }

  var anchorVertical: TextAnchor.Vertical {
    switch vertical {
    case .top: .top
    case .center, .centerBaseline: .center
    case .baseline: .baseline
    case .bottom: .bottom
    }
  }

  /// The box that the text fills on the page.
  func rect(in layout: AxesLayout, _ canvas: some Canvas) -> Rect? {
    let point = point(in: layout)
    guard point.isFinite else { return nil }
    let size = canvas.measure(RichText(label.text), font)
    let up: Double
    switch anchorVertical {
    case .top: up = 0
    case .center: up = size.height / 2
    case .baseline: up = size.ascent
    case .bottom: up = size.height
    }
    return Rect(
      x: point.x - size.width * anchorFraction, y: point.y - up, width: size.width,
      height: size.height)
  }
}

extension ContourMark {
  /// The scale over the range of the levels.
  func resolvedScale(standard: ColorMap) -> ColorScale.Resolved {
    scale.resolved(for: isFilled ? values : levels, standard: standard)
  }
}
