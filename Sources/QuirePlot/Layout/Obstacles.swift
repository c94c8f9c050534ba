/// What a legend should not cover, in places on the page.
struct Obstacles {
  private var segments: [(Point, Point)] = []
  private var points: [Point] = []
  private var rects: [Rect] = []
  /// Lines that only guide the eye: to be avoided, but not at any price.
  private var guides: [(Point, Point)] = []

  init(of layout: AxesLayout, _ canvas: some Canvas) {
    for mark in layout.axes.marks { add(mark, layout, canvas) }
  }

  /// How much a rectangle covers: 0 for nothing, below 1 for guides only.
  func cost(of rect: Rect) -> Double {
    var cost = 0.0
    for point in points where rect.contains(point) { cost += 1 }
    for (a, b) in segments where rect.clip(a, b) != nil { cost += 1 }
    for other in rects where rect.intersects(other) { cost += 2 }
    for (a, b) in guides where rect.clip(a, b) != nil { cost += 0.9 / Double(guides.count + 1) }
    return cost
  }

  private mutating func add(_ mark: Mark, _ layout: AxesLayout, _ canvas: some Canvas) {
    let x = layout.x
    let y = layout.y
    switch mark.kind {
    case .line(let line):
      for run in Polyline.runs(line, x, y, within: layout.box, detail: 1) {
        if run.count == 1 || line.style == .none || line.marker != .none { points += run }
        if line.style != .none { segments += zip(run, run.dropFirst()) }
      }
    case .scatter(let scatter):
      points += PointThinning.kept(scatter.x, scatter.y, x, y, within: layout.box, grid: 2).map(\.1)
    case .bars(let bars):
      rects += bars.bars.compactMap { bars.rect(of: $0, x, y, in: layout.box) }
    case .area(let area):
      let places = area.x.indices.map { x(area.x[$0]) }
      let step = max(places.count / 200, 1)
      for index in stride(from: 0, to: places.count - 1, by: step) {
        let next = min(index + step, places.count - 1)
        let ends = [area.lower[index], area.upper[index], area.lower[next], area.upper[next]].map {
          y($0)
        }
        guard let low = ends.min(), let high = ends.max(), places[index].isFinite,
          places[next].isFinite, (high - low).isFinite
        else { continue }
        rects.append(
          Rect(
            x: min(places[index], places[next]), y: low,
            width: (places[next] - places[index]).magnitude, height: high - low))
      }
    case .rule(let rule):
      guides += rule.lines(x, y, in: layout.box)
    case .contour(let contour):
      for level in contour.levels {
        for segment in contour.segments(at: level) {
          guides.append(
            (
              Point(x: x(segment.from.x), y: y(segment.from.y)),
              Point(x: x(segment.to.x), y: y(segment.to.y))
            ))
        }
      }
    case .text(let text):
      if let rect = text.rect(in: layout, canvas) { rects.append(rect) }
    case .image:
      break
    }
  }
}
