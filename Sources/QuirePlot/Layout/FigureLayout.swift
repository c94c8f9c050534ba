/// Where everything of a figure goes on the page: boxes in rows and columns as large as the labels
/// between them allow.
struct FigureLayout: Sendable {
  private(set) var axes: [AxesLayout]
  private(set) var titleTop = Theme.figureMargin
  /// The common grid of all axes.
  private let rows: Int
  private let columns: Int

  /// Lays out a figure. Throws when its axes' grids have no reasonable common division.
  init(_ figure: Figure, on canvas: some Canvas, operation: String) throws(PlotError) {
    axes = figure.axes.map(AxesLayout.init)
    rows = try FigureLayout.common(figure.axes.map(\.cell.rows), operation)
    columns = try FigureLayout.common(figure.axes.map(\.cell.columns), operation)
    for index in axes.indices { axes[index].colorBar = ColorBarLayout(axes[index].axes) }
    var page = Rect(x: 0, y: 0, width: canvas.size.width, height: canvas.size.height)
      .insetBy(Theme.figureMargin)
    if let title = figure.title, !title.text.isEmpty {
      let font = Font(
        size: title.size(orUsual: Theme.figureTitleSize), isBold: title.isBold)
      let height = canvas.measure(RichText(title.text), font).height + Theme.figureTitleGap
      page.y += height
      page.height -= height
    }
    arrange(page, canvas)
    fitTitles(canvas)
    arrange(page, canvas)
    placeLegends(page, canvas)
    alignToPixels(canvas.pixel)
  }

  /// Sizes the boxes and chooses ticks in turns: each depends on the other.
  private mutating func arrange(_ page: Rect, _ canvas: some Canvas) {
    for _ in 0..<3 {
      for index in axes.indices { axes[index].chooseTicks(canvas) }
      place(page, axes.map { $0.margins(canvas) })
    }
    for index in axes.indices { axes[index].chooseTicks(canvas) }
  }

  private mutating func place(_ page: Rect, _ margins: [Margins]) {
    var left = [Double](repeating: 0, count: columns)
    var right = left
    var top = [Double](repeating: 0, count: rows)
    var bottom = top
    for (layout, margin) in zip(axes, margins) {
      let span = span(of: layout.axes.cell)
      left[span.columns.lowerBound] = max(left[span.columns.lowerBound], margin.left)
      right[span.columns.upperBound] = max(right[span.columns.upperBound], margin.right)
      top[span.rows.lowerBound] = max(top[span.rows.lowerBound], margin.top)
      bottom[span.rows.upperBound] = max(bottom[span.rows.upperBound], margin.bottom)
    }
    let across = FigureLayout.places(page.x, page.width, left, right, gap: Theme.columnGap)
    let down = FigureLayout.places(page.y, page.height, top, bottom, gap: Theme.rowGap)
    for index in axes.indices {
      let span = span(of: axes[index].axes.cell)
      let first = across[span.columns.lowerBound]
      let last = across[span.columns.upperBound]
      let upper = down[span.rows.lowerBound]
      let lower = down[span.rows.upperBound]
      axes[index].fit(
        to: Rect(
          x: first.start, y: upper.start, width: last.end - first.start,
          height: lower.end - upper.start))
    }
  }

  /// Equal boxes along one direction, each with room before and after it.
  private static func places(
    _ start: Double, _ length: Double, _ before: [Double], _ after: [Double], gap: Double
  ) -> [(start: Double, end: Double)] {
    let count = before.count
    let used = before.reduce(0, +) + after.reduce(0, +) + gap * Double(count - 1)
    let size = max((length - used) / Double(count), 4)
    var position = start
    return (0..<count).map { index in
      let begin = position + before[index]
      position = begin + size + after[index] + gap
      return (begin, begin + size)
    }
  }

  /// The rows and columns of the common grid that a cell covers.
  private func span(
    of cell: GridCell
  ) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    let down = rows / cell.rows
    let across = columns / cell.columns
    return (
      (cell.row * down)...((cell.row + cell.rowSpan) * down - 1),
      (cell.column * across)...((cell.column + cell.columnSpan) * across - 1)
    )
  }

  /// Makes titles smaller, all alike, when one is wider than the place it stands over.
  private mutating func fitTitles(_ canvas: some Canvas) {
    var shrink = 1.0
    for layout in axes {
      guard let title = layout.axes.title, !title.text.isEmpty else { continue }
      let font = Font(size: layout.titleSize, isBold: title.isBold)
      let width = canvas.measure(RichText(title.text), font).width
      let gap = columns > 1 ? 4.0 : 0
      shrink = min(shrink, (layout.room.width - gap) / max(width, 1))
    }
    shrink = max(shrink, 0.45)
    for index in axes.indices where shrink < 1 { axes[index].titleSize *= shrink }
  }

  private mutating func placeLegends(_ page: Rect, _ canvas: some Canvas) {
    var needsRoom = false
    for index in axes.indices {
      guard let legend = LegendLayout(axes[index], canvas) else { continue }
      axes[index].legend = legend
      needsRoom = needsRoom || legend.isOutside
    }
    guard needsRoom else { return }
    arrange(page, canvas)
    for index in axes.indices {
      let layout = axes[index]
      axes[index].legend?.place(in: layout, canvas)
    }
  }

  private mutating func alignToPixels(_ pixel: Double) {
    guard pixel > 0 else { return }
    func snap(_ value: Double) -> Double { (value / pixel).rounded() * pixel }
    for index in axes.indices {
      let box = axes[index].box
      let x = snap(box.x)
      let y = snap(box.y)
      axes[index].box = Rect(
        x: x, y: y, width: max(snap(box.maxX) - x, pixel), height: max(snap(box.maxY) - y, pixel))
    }
  }

  /// The least common multiple of the numbers of rows or columns.
  private static func common(_ counts: [Int], _ operation: String) throws(PlotError) -> Int {
    var common = 1
    for count in Set(counts) where count > 0 {
      var (a, b) = (common, count)
      while b != 0 { (a, b) = (b, a % b) }
      common = common / a * count
      guard common <= 2520 else {
        throw PlotError(
          operation: operation,
          message:
            "the grids of the figure's axes, of \(counts.sorted()) parts, do not fit together",
          hint: "give all axes of a figure the same number of rows and columns")
      }
    }
    return common
  }
}
