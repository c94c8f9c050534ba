extension FigurePainter {
  func draw(_ line: LineMark, _ layout: AxesLayout) {
    guard line.style != .none, line.width.isFinite else { return }
    let detail = canvas.pixel > 0 ? canvas.pixel : 0.25
    var path = Path()
    for run in Polyline.runs(line, layout.x, layout.y, within: layout.box, detail: detail) {
      path.add(Path(run))
    }
    canvas.stroke(
      path, line.color.opacity(line.opacity), width: line.width,
      dashes: line.style.dashes.map { $0 * line.width }, hasRoundCaps: line.style == .solid)
  }

  /// The markers of a line, whole even on the frame; those outside are left out.
  func drawMarkers(_ line: LineMark, _ layout: AxesLayout) {
    guard line.marker != .none, line.markerSize.isFinite else { return }
    let size = line.marker == .point ? line.markerSize / 2 : line.markerSize
    let fill = (line.markerFill ?? line.color).opacity(line.opacity)
    let edge = (line.markerEdge ?? line.color).opacity(line.opacity)
    let inside = layout.box.insetBy(-0.5)
    var path = Path()
    for (_, point) in PointThinning.kept(
      line.x, line.y, layout.x, layout.y, within: layout.box, grid: 0.5)
    where inside.contains(point) {
      path.add(line.marker.path(at: point, size: min(max(size, 0), 500)))
    }
    if !line.marker.isStroked { canvas.fill(path, fill) }
    let width = line.marker.isStroked ? max(line.width * 0.8, 1) : 0.8
    canvas.stroke(path, edge, width: width, dashes: [], hasRoundCaps: false)
  }

  func draw(_ scatter: ScatterMark, _ layout: AxesLayout) {
    // A fraction of a marker's size apart, points cannot be told apart where they crowd.
    let usualSize = (scatter.sizes.first ?? 30).magnitude.squareRoot()
    let kept = PointThinning.kept(
      scatter.x, scatter.y, layout.x, layout.y, within: layout.box,
      grid: min(max(usualSize / 4, 0.5), 4))
    let color: (Int) -> Color
    var isUniform = false
    switch scatter.fill {
    case .colors(let colors):
      isUniform = colors.count <= 1
      color = { colors.isEmpty ? .cycled(0) : colors[$0 % colors.count] }
    case .values(let values, let scale):
      let resolved = scale.resolved(for: values, standard: layout.axes.colorMap)
      color = { $0 < values.count ? resolved[values[$0]] : .clear }
    }
    let sizes = scatter.sizes.isEmpty ? [30] : scatter.sizes
    let diameter: (Int) -> Double = { index in
      let area = sizes[index % sizes.count]
      return area > 0 ? min(area.squareRoot(), 500) : 0
    }
    let shape: (Int, Point) -> Path = { index, point in
      let across = diameter(index) * (scatter.marker == .point ? 0.5 : 1)
      return scatter.marker.path(at: point, size: across)
    }
    // A thin light edge tells overlapping points apart; among very many it would be all one sees.
    let isCrowded = kept.count > 3000
    if isCrowded, isUniform {
      var path = Path()
      for (index, point) in kept { path.add(shape(index, point)) }
      paint(path, scatter, color(0), edge: scatter.edge ?? .clear)
      return
    }
    for (index, point) in kept {
      let edge = scatter.edge ?? (isCrowded || diameter(index) < 4 ? .clear : .white)
      paint(shape(index, point), scatter, color(index), edge: edge)
    }
  }

  private func paint(_ path: Path, _ scatter: ScatterMark, _ color: Color, edge: Color) {
    let fill = color.opacity(scatter.opacity)
    if scatter.marker.isStroked {
      canvas.stroke(path, fill, width: 1.4, dashes: [], hasRoundCaps: false)
    } else {
      canvas.fill(path, fill)
      canvas.stroke(
        path, edge.opacity(scatter.opacity), width: scatter.edge == nil ? 0.5 : scatter.edgeWidth,
        dashes: [], hasRoundCaps: false)
    }
  }

  func draw(_ bars: BarMark, _ layout: AxesLayout) {
    let snap: (Double) -> Double = { self.canvas.pixel > 0 ? self.crisp($0, width: 0) : $0 }
    Cancellation.pieces(of: bars.bars.count) { piece in
      for index in piece {
        guard let raw = bars.rect(of: bars.bars[index], layout.x, layout.y, in: layout.box) else {
          continue
        }
        // Whole pixels: neighbouring bars then meet without a seam.
        let left = snap(raw.x)
        let top = snap(raw.y)
        let rect = Rect(
          x: left, y: top, width: snap(raw.maxX) - left, height: snap(raw.maxY) - top)
        canvas.fill(Path(rect), bars.color(at: index).opacity(bars.opacity))
        if let edge = bars.edge, min(raw.width, raw.height) > 2.5 * bars.edgeWidth {
          canvas.stroke(
            Path(rect), edge.opacity(bars.opacity), width: bars.edgeWidth, dashes: [],
            hasRoundCaps: false)
        }
      }
    }
    drawErrors(bars, layout)
  }

  private func drawErrors(_ bars: BarMark, _ layout: AxesLayout) {
    guard let errors = bars.errors else { return }
    var path = Path()
    for (bar, error) in zip(bars.bars, errors) {
      let middle = bars.isHorizontal ? layout.y(bar.center) : layout.x(bar.center)
      let along = bars.isHorizontal ? layout.x : layout.y
      let ends = (along(bar.tip - error), along(bar.tip + error))
      guard middle.isFinite, ends.0.isFinite, ends.1.isFinite else { continue }
      let place: (Double, Double) -> Point = { up, side in
        bars.isHorizontal
          ? Point(x: up, y: middle + side) : Point(x: middle + side, y: up)
      }
      path.segment(place(ends.0, 0), place(ends.1, 0))
      for end in [ends.0, ends.1] { path.segment(place(end, -3), place(end, 3)) }
    }
    canvas.stroke(path, Theme.frame, width: 1.1, dashes: [], hasRoundCaps: false)
  }

  func draw(_ area: AreaMark, _ layout: AxesLayout) {
    let count = min(area.x.count, area.lower.count, area.upper.count)
    let bounds = layout.box.insetBy(-30)
    func clamped(_ point: Point) -> Point {
      Point(x: point.x, y: min(max(point.y, bounds.y), bounds.maxY))
    }
    var upper: [Point] = []
    var lower: [Point] = []
    var path = Path()
    func finish() {
      if upper.count > 1 { path.add(Path(upper + lower.reversed(), isClosed: true)) }
      upper = []
      lower = []
    }
    let step = max(count / 20_000, 1)
    for index in stride(from: 0, to: count, by: step) {
      let x = layout.x(area.x[index])
      let high = Point(x: x, y: layout.y(area.upper[index]))
      var low = Point(x: x, y: layout.y(area.lower[index]))
      if layout.axes.y.scale == .log, area.lower[index] <= 0 { low.y = layout.box.maxY }
      guard high.isFinite, low.isFinite, x.magnitude < 1e6 else {
        finish()
        continue
      }
      upper.append(clamped(high))
      lower.append(clamped(low))
    }
    finish()
    canvas.fill(path, area.color.opacity(area.opacity))
  }

  func draw(_ rule: RuleMark, _ layout: AxesLayout) {
    let color = rule.color.opacity(rule.opacity)
    if let others = rule.otherEdges {
      let along = rule.isHorizontal ? layout.y : layout.x
      let box = layout.box
      for (first, second) in zip(rule.positions, others) {
        let a = along(first)
        let b = along(second)
        guard a.isFinite, b.isFinite else { continue }
        let low = min(max(min(a, b), -1e6), 1e6)
        let size = min(max(max(a, b), -1e6), 1e6) - low
        canvas.fill(
          Path(
            rule.isHorizontal
              ? Rect(x: box.x, y: low, width: box.width, height: size)
              : Rect(x: low, y: box.y, width: size, height: box.height)), color)
      }
      return
    }
    var path = Path()
    for (a, b) in rule.lines(layout.x, layout.y, in: layout.box) { path.segment(a, b) }
    canvas.stroke(
      path, color, width: rule.width, dashes: rule.style.dashes.map { $0 * rule.width },
      hasRoundCaps: false)
  }

  func draw(_ contour: ContourMark, _ layout: AxesLayout) {
    let scale = contour.resolvedScale(standard: layout.axes.colorMap)
    if contour.isFilled { drawBands(contour, scale, layout) }
    for level in contour.levels where !contour.isFilled {
      let segments = contour.segments(at: level)
      let color = (contour.color ?? scale[level]).opacity(contour.opacity)
      // One stroke takes time beyond proportion to its length, and cannot be stopped.
      for start in stride(from: 0, to: segments.count, by: 4096) where !Cancellation.isRequested {
        var path = Path()
        for (from, to) in segments[start..<min(start + 4096, segments.count)] {
          path.segment(
            Point(x: layout.x(from.x), y: layout.y(from.y)),
            Point(x: layout.x(to.x), y: layout.y(to.y)))
        }
        canvas.stroke(path, color, width: contour.width, dashes: [], hasRoundCaps: true)
      }
    }
  }
}
