/// What a legend should not cover, in places on the page; not all of it once the work is to stop.
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
    func count<T>(_ things: [T], _ isCovered: (T) -> Bool) -> Double {
      var covered = 0
      Cancellation.pieces(of: things.count) { piece in
        for thing in things[piece] where isCovered(thing) { covered += 1 }
      }
      return Double(covered)
    }
    return count(points) { rect.contains($0) } + count(segments) { rect.clip($0.0, $0.1) != nil }
      + 2 * count(rects) { rect.intersects($0) }
      + 0.9 / Double(guides.count + 1) * count(guides) { rect.clip($0.0, $0.1) != nil }
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
      Cancellation.pieces(of: bars.bars.count) { piece in
        rects += bars.bars[piece].compactMap { bars.rect(of: $0, x, y, in: layout.box) }
      }
    case .area(let area):
      let step = max(area.x.count / 200, 1)
      for index in stride(from: 0, to: area.x.count - 1, by: step) {
        let next = min(index + step, area.x.count - 1)
        let start = x(area.x[index])
        let end = x(area.x[next])
        let ends = [area.lower[index], area.upper[index], area.lower[next], area.upper[next]].map {
          y($0)
        }
        guard let low = ends.min(), let high = ends.max(), start.isFinite, end.isFinite,
          (high - low).isFinite
        else { continue }
        rects.append(
          Rect(
            x: min(start, end), y: low, width: (end - start).magnitude, height: high - low))
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
