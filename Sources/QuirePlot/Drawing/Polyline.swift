/// Turns the points of a line into places on the page, no more of them than can be seen.
enum Polyline {
  /// The unbroken runs of a line inside an area: broken where a value is missing or not finite, cut
  /// where it leaves the area. Of the points that fall into one column of `detail` points' width
  /// only the first, lowest, highest and last are kept.
  static func runs(
    _ line: LineMark, _ x: Projection, _ y: Projection, within area: Rect, detail: Double
  ) -> [[Point]] {
    let bounds = area.insetBy(-40)
    var runs: [[Point]] = []
    var run: [Point] = []
    var previous: Point?
    func finish() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    func add(_ point: Point) {
      defer { previous = point }
      guard let last = previous else {
        if bounds.contains(point) { run = [point] }
        return
      }
      guard let (a, b) = bounds.clip(last, point) else {
        finish()
        return
      }
      if a != last || run.isEmpty {
        finish()
        run = [a]
      }
      run.append(b)
      if b != point { finish() }
    }
    var column = Column(width: detail)
    let isThinned = line.x.count > 2000
    let count = min(line.x.count, line.y.count)
    var lastStep: Point?
    line.x.withUnsafeBufferPointer { xs in
      line.y.withUnsafeBufferPointer { ys in
        Cancellation.pieces(of: count) { piece in
          for index in piece {
            let point = Point(x: x(xs[index]), y: y(ys[index]))
            guard point.isFinite else {
              column.flush(add)
              finish()
              previous = nil
              lastStep = nil
              continue
            }
            if line.steps != .none, let last = lastStep {
              for corner in corners(line.steps, last, point) { add(corner) }
            }
            lastStep = point
            if isThinned { column.take(point, add) } else { add(point) }
          }
        }
      }
    }
    column.flush(add)
    finish()
    return runs
  }

  private static func corners(_ steps: LineMark.Steps, _ a: Point, _ b: Point) -> [Point] {
    switch steps {
    case .none: return []
    case .pre: return [Point(x: a.x, y: b.y)]
    case .post: return [Point(x: b.x, y: a.y)]
    case .mid:
      let middle = (a.x + b.x) / 2
      return [Point(x: middle, y: a.y), Point(x: middle, y: b.y)]
    }
  }

  /// The successive points of one narrow column of the page.
  private struct Column {
    let width: Double
    private var key = Double.nan
    private var first: Point?
    private var lowest = (order: 0, point: Point(x: 0, y: 0))
    private var highest = (order: 0, point: Point(x: 0, y: 0))
    private var last = Point(x: 0, y: 0)
    private var count = 0

    init(width: Double) { self.width = width }

    mutating func take(_ point: Point, _ add: (Point) -> Void) {
      let key = (point.x / width).rounded(.down)
      if key != self.key {
        flush(add)
        self.key = key
        first = point
        lowest = (0, point)
        highest = (0, point)
        count = 0
      }
      if point.y > lowest.point.y { lowest = (count, point) }
      if point.y < highest.point.y { highest = (count, point) }
      last = point
      count &+= 1
    }

    mutating func flush(_ add: (Point) -> Void) {
      guard let first else { return }
      add(first)
      let middle = lowest.order < highest.order ? [lowest, highest] : [highest, lowest]
      for item in middle where item.order > 0 && item.order < count - 1 { add(item.point) }
      if count > 1 { add(last) }
      self.first = nil
      key = .nan
    }
  }
}

/// Leaves out points that would be drawn where another already is.
enum PointThinning {
  /// The index and place of each point to draw; beyond 20,000 points at most one for each square of
  /// `grid` points' side.
  static func kept(
    _ xs: [Double], _ ys: [Double], _ x: Projection, _ y: Projection, within area: Rect,
    grid: Double
  ) -> [(Int, Point)] {
    let bounds = area.insetBy(-20)
    let isThinned = xs.count > 20_000
    let columns = max(wholeNumber(bounds.width / grid) + 2, 1)
    let rows = max(wholeNumber(bounds.height / grid) + 2, 1)
    var taken = isThinned ? [Bool](repeating: false, count: columns * rows) : []
    var out: [(Int, Point)] = []
    Cancellation.pieces(of: min(xs.count, ys.count)) { piece in
      for index in piece {
        let point = Point(x: x(xs[index]), y: y(ys[index]))
        guard point.isFinite, bounds.contains(point) else { continue }
        if isThinned {
          let cell =
            Int((point.y - bounds.y) / grid) * columns + Int((point.x - bounds.x) / grid)
          guard cell < taken.count, !taken[cell] else { continue }
          taken[cell] = true
        }
        out.append((index, point))
      }
    }
    return out
  }
}
