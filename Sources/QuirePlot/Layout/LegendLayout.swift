/// A legend's entries and the place where it stands.
struct LegendLayout: Sendable {
  struct Entry: Sendable {
    let mark: Mark
    let text: RichText
    let size: TextSize
  }

  let legend: Legend
  let entries: [Entry]
  let font: Font
  let columns: Int
  private(set) var columnWidths: [Double] = []
  let rowHeight: Double
  let titleHeight: Double
  private(set) var rect: Rect
  private(set) var isOutside = false

  var width: Double { rect.width }

  /// The legend of these axes; nil when it is not wanted or has nothing to say.
  init?(_ layout: AxesLayout, _ canvas: some Canvas) {
    guard let legend = layout.axes.legend else { return nil }
    let size = legend.size.flatMap { $0.isFinite ? min(max($0, 1), 100) : nil }
    let font = Font(size: size ?? Theme.legendSize)
    let entries = layout.axes.marks.compactMap { mark -> Entry? in
      guard let label = mark.legendLabel else { return nil }
      let text = RichText(label)
      return Entry(mark: mark, text: text, size: canvas.measure(text, font))
    }
    guard !entries.isEmpty else { return nil }
    self.legend = legend
    self.entries = entries
    self.font = font
    columns = min(legend.columns, entries.count)
    rowHeight = (entries.map(\.size.height).max() ?? font.size) + Theme.legendRowGap
    let rows = (entries.count + columns - 1) / columns
    for column in 0..<columns {
      let widest = entries.indices.filter { $0 / rows == column }.map { entries[$0].size.width }
        .max()
      columnWidths.append(Theme.legendKeyWidth + Theme.legendKeyGap + (widest ?? 0))
    }
    var width = columnWidths.reduce(0, +) + Theme.legendColumnGap * Double(columns - 1)
    var titleHeight = 0.0
    if let title = legend.title, !title.isEmpty {
      let size = canvas.measure(RichText(title), font)
      titleHeight = size.height + Theme.legendRowGap
      width = max(width, size.width)
    }
    self.titleHeight = titleHeight
    rect = Rect(
      x: 0, y: 0, width: width + 2 * Theme.legendPadding,
      height: Double(rows) * rowHeight - Theme.legendRowGap + titleHeight
        + 2 * Theme.legendPadding)
    isOutside = legend.location == .outside
    place(in: layout, canvas)
  }

  /// The corner of an entry: column by column, as they are read.
  func origin(of index: Int) -> Point {
    let rows = (entries.count + columns - 1) / columns
    let column = index / rows
    let before = columnWidths.prefix(column).reduce(0, +) + Theme.legendColumnGap * Double(column)
    return Point(
      x: rect.x + Theme.legendPadding + before,
      y: rect.y + Theme.legendPadding + titleHeight + Double(index % rows) * rowHeight)
  }

  /// Finds the place: the one asked for, or the best free one.
  mutating func place(in layout: AxesLayout, _ canvas: some Canvas) {
    if isOutside {
      var gap = Theme.colorBarGap
      if let colorBar = layout.colorBar {
        gap += Theme.colorBarGap + Theme.colorBarWidth + colorBar.labelsWidth(canvas)
      }
      rect.x = layout.box.maxX + gap
      rect.y = layout.box.y
      return
    }
    guard legend.location == .best else {
      rect = rect(at: legend.location, in: layout.box)
      return
    }
    let obstacles = Obstacles(of: layout, canvas)
    var best = (cost: Double.infinity, rect: rect)
    for location in Legend.Location.allCases where location != .best && location != .outside {
      let candidate = rect(at: location, in: layout.box)
      let cost = obstacles.cost(of: candidate.insetBy(-2))
      if cost < best.cost { best = (cost, candidate) }
    }
    rect = best.rect
    // With data everywhere the legend goes beside the axes, if that leaves them wide enough.
    if best.cost >= 1, width < layout.box.width * 0.4, !layout.axes.holdsImage {
      isOutside = true
      place(in: layout, canvas)
    }
  }

  private func rect(at location: Legend.Location, in box: Rect) -> Rect {
    let place = location.place
    let free = box.insetBy(Theme.legendInset)
    return Rect(
      x: free.x + (free.width - rect.width) * place.x,
      y: free.y + (free.height - rect.height) * (1 - place.y),
      width: rect.width, height: rect.height)
  }
}
