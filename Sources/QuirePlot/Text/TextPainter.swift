/// Draws marks into the cells and dots of a text chart.
struct TextPainter {
  let axes: Axes
  let style: TextStyle
  let places: TextPlaces

  func draw(_ mark: Mark, series: Int, area: inout TextBlock, dots: inout DotGrid) {
    let letter = TextAxes.letters[series % TextAxes.letters.count]
    switch mark.kind {
    case .line(let line): draw(line, series, letter, &dots)
    case .scatter(let scatter):
      let color = colors(of: scatter)
      let kept = PointThinning.kept(
        scatter.x, scatter.y, places.x, places.y, within: places.area, grid: 0.5)
      for (index, point) in kept {
        dot(point, color(index), letter, isLarge: kept.count <= 40, &dots)
      }
    case .bars(let bars): draw(bars, &area)
    case .image(let image): draw(image, &area)
    case .area(let band): draw(band, letter, &dots)
    case .rule(let rule):
      guard rule.otherEdges == nil else { return }
      for (from, to) in rule.lines(places.x, places.y, in: places.area) {
        var phase = 0
        dots.line(
          from, to, rule.color, letter: rule.isHorizontal ? "-" : "|", phase: &phase,
          shows: TextAxes.pattern(rule.style, series: 0, isColored: true))
      }
    case .contour(let contour):
      let scale = contour.resolvedScale(standard: axes.colorMap)
      for level in contour.levels {
        let segments = contour.segments(at: level)
        let color = contour.color ?? scale[level]
        Cancellation.pieces(of: segments.count) { piece in
          for (from, to) in segments[piece] { segment(from, to, color, letter, &dots) }
        }
      }
    case .text: break
    }
  }

  private func draw(
    _ line: LineMark, _ series: Int, _ letter: Character, _ dots: inout DotGrid
  ) {
    let shows = TextAxes.pattern(line.style, series: series, isColored: style.colors != .none)
    for run in Polyline.runs(line, places.x, places.y, within: places.area, detail: 1) {
      var phase = 0
      if line.style == .none || run.count == 1 {
        for point in run { dot(point, line.color, letter, &dots) }
        continue
      }
      Cancellation.pieces(of: run.count - 1) { piece in
        for index in piece {
          dots.line(
            run[index], run[index + 1], line.color, letter: letter, phase: &phase, shows: shows)
        }
      }
    }
  }

  private func segment(
    _ from: Point, _ to: Point, _ color: Color, _ letter: Character, _ dots: inout DotGrid
  ) {
    let a = Point(x: places.x(from.x), y: places.y(from.y))
    let b = Point(x: places.x(to.x), y: places.y(to.y))
    guard let (start, end) = places.area.clip(a, b) else { return }
    var phase = 0
    dots.line(start, end, color, letter: letter, phase: &phase, shows: { _ in true })
  }

  /// One dot; the last value of an axis lies on its last dot.
  private func dot(
    _ point: Point, _ color: Color, _ letter: Character, isLarge: Bool = false,
    _ dots: inout DotGrid
  ) {
    guard places.area.contains(point) else { return }
    let x = min(wholeNumber(point.x.rounded(.down)), dots.width - 1)
    let y = min(wholeNumber(point.y.rounded(.down)), dots.height - 1)
    if isLarge {
      dots.point(x, y, color, letter: letter)
    } else {
      dots.set(x, y, color, letter: letter)
    }
  }

  private func colors(of scatter: ScatterMark) -> (Int) -> Color {
    switch scatter.fill {
    case .colors(let colors):
      return { colors.isEmpty ? .cycled(0) : colors[$0 % colors.count] }
    case .values(let values, let scale):
      let resolved = scale.resolved(for: values, standard: axes.colorMap)
      return { $0 < values.count ? resolved[values[$0]] : .cycled(0) }
    }
  }

  /// A band as sparse dots, so that lines over it are seen.
  private func draw(_ band: AreaMark, _ letter: Character, _ dots: inout DotGrid) {
    let upper = heights(band.x, band.upper, dots.width)
    let lower = heights(band.x, band.lower, dots.width)
    for column in 0..<dots.width {
      guard let high = upper[column], let low = lower[column] else { continue }
      let top = max(wholeNumber(min(high, low)), 0)
      let bottom = min(wholeNumber(max(high, low)), dots.height - 1)
      guard top <= bottom else { continue }
      for row in top...bottom where (column + row * 2) % 4 == 0 {
        dots.set(column, row, band.color, letter: style.isUnicode ? letter : ":")
      }
    }
  }

  /// The height of a curve over each column of dots, by linear interpolation.
  private func heights(_ xs: [Double], _ ys: [Double], _ width: Int) -> [Double?] {
    var out = [Double?](repeating: nil, count: width)
    func point(_ index: Int) -> Point { Point(x: places.x(xs[index]), y: places.y(ys[index])) }
    Cancellation.pieces(of: min(xs.count, ys.count) - 1) { piece in
      for index in piece {
        let a = point(index)
        let b = point(index + 1)
        guard a.isFinite, b.isFinite else { continue }
        let (first, last) = a.x <= b.x ? (a, b) : (b, a)
        let start = max(wholeNumber(first.x.rounded(.up)), 0)
        let end = min(wholeNumber(last.x.rounded(.down)), width - 1)
        guard start <= end else { continue }
        for column in start...end {
          let fraction = last.x == first.x ? 0 : (Double(column) - first.x) / (last.x - first.x)
          out[column] = first.y + (last.y - first.y) * fraction
        }
      }
    }
    return out
  }

  func draw(_ text: TextMark, area: inout TextBlock) {
    let x = text.isInAxesUnits ? text.x * Double(places.columns) : places.cellX(text.x)
    let y = text.isInAxesUnits ? (1 - text.y) * Double(places.rows) : places.cellY(text.y)
    guard x.isFinite, y.isFinite else { return }
    let plain = TextBlock.cut(style.plain(text.label.text), to: places.columns)
    let size = TextBlock.width(of: plain)
    let before = wholeNumber(Double(size) * text.anchorFraction)
    let column = wholeNumber(x.rounded(.down)) - before
    let row = min(wholeNumber(y.rounded(.down)), places.rows - 1)
    let fitted = min(max(column, 0), max(places.columns - size, 0))
    area.write(plain, row: row, column: fitted, color: text.label.color)
  }
}
