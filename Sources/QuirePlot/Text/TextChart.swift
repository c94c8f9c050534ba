/// The plotting area of axes as text, with its frame and tick labels.
struct TextChart {
  private let owner: TextAxes
  private let axes: Axes
  private let limits: Limits
  private let style: TextStyle
  private let xTicks: TickSet
  private let yTicks: TickSet
  private let left: Int
  /// The plotting area in character cells.
  private let columns: Int
  private let rows: Int
  private let showsFrame: Bool

  init(_ owner: TextAxes) {
    self.owner = owner
    axes = owner.axes
    limits = owner.limits
    style = owner.style
    let width = owner.width
    let isImage = axes.holdsImage
    showsFrame = axes.showsFrame && (!isImage || width >= 24)
    let showsY = showsFrame && axes.y.isVisible
    let showsX = showsFrame && axes.x.isVisible
    let usualRows = min(max(width / 4, 8), owner.isAlone ? 20 : 16)
    yTicks = showsY ? axes.yTicks(limits, intervals: Double(usualRows) / 2) : .empty
    let widest = yTicks.major.map { TextBlock.width(of: owner.style.plain($0.label)) }.max() ?? 0
    left = showsFrame ? min(widest, width / 3) + (widest > 0 ? 2 : 1) : 0
    let free = max(width - left - (showsFrame ? 1 : 0), 4)
    if isImage {
      (columns, rows) = TextChart.imageSize(axes, limits, free: free, isAlone: owner.isAlone)
    } else {
      (columns, rows) = (free, usualRows)
    }
    var intervals = Double(columns) / 7
    var ticks = showsX ? axes.xTicks(limits, intervals: intervals) : .empty
    while intervals > 1, case .automatic = axes.x.ticks, TextChart.crowds(ticks, columns, style) {
      intervals -= 1
      ticks = axes.xTicks(limits, intervals: intervals)
    }
    xTicks = ticks
  }

  /// Cells for a picture with square pixels: a cell is twice as high as wide.
  private static func imageSize(
    _ axes: Axes, _ limits: Limits, free: Int, isAlone: Bool
  ) -> (columns: Int, rows: Int) {
    var shape = 0.5
    if case .ratio(let ratio) = axes.aspect, ratio > 0, ratio.isFinite {
      shape =
        (limits.yEnd - limits.yStart).magnitude * ratio
        / (limits.xEnd - limits.xStart).magnitude
    }
    if !shape.isFinite || shape <= 0 { shape = 1 }
    let widest = min(free, isAlone ? 64 : 40)
    let highest = isAlone ? 28.0 : 18.0
    let rows = min(max(Double(widest) * shape / 2, 1), highest)
    let columns = min(max(rows * 2 / shape, 1), Double(widest))
    return (max(wholeNumber(columns), 2), max(wholeNumber(rows), 1))
  }

  private static func crowds(_ ticks: TickSet, _ columns: Int, _ style: TextStyle) -> Bool {
    ticks.major.reduce(0) { $0 + TextBlock.width(of: style.plain($1.label)) + 2 } > columns
  }

  func block() -> TextBlock {
    let hasXLabels = xTicks.major.contains { !$0.label.isEmpty }
    let hasNotes = showsFrame && (axes.y.label?.text.isEmpty == false || yTicks.note != nil)
    let top = hasNotes ? 1 : 0
    let hasXNote = showsFrame && (axes.x.label?.text.isEmpty == false || xTicks.note != nil)
    let height = top + rows + (showsFrame ? 1 : 0) + (hasXLabels ? 1 : 0) + (hasXNote ? 1 : 0)
    var out = TextBlock(width: owner.width, height: height)
    // A picture stands in the middle, with its frame.
    let used = left + columns + (showsFrame ? 1 : 0)
    let indent = axes.holdsImage ? max((owner.width - used) / 2, 0) : 0
    if hasNotes {
      let label = axes.y.label.map { style.plain($0.text) } ?? ""
      let note = style.plain(yTicks.note.map { label.isEmpty ? $0 : " (\($0))" } ?? "")
      out.write(TextBlock.cut(label + note, to: owner.width - indent), row: 0, column: indent)
    }
    drawMarks(into: &out, row: top, column: indent + left)
    if showsFrame { drawFrame(into: &out, row: top, column: indent + left, hasXLabels) }
    if hasXNote {
      let label = axes.x.label.map { style.plain($0.text) } ?? ""
      let note = style.plain(xTicks.note.map { label.isEmpty ? $0 : " (\($0))" } ?? "")
      let start = indent + left
      out.write(
        TextBlock.cut(label + note, to: owner.width), row: height - 1,
        centeredIn: start..<(start + columns))
    }
    return out
  }

  private func drawMarks(into out: inout TextBlock, row: Int, column: Int) {
    var area = TextBlock(width: columns, height: rows)
    var dots = DotGrid(columns: columns, rows: rows, isUnicode: style.isUnicode)
    let places = TextPlaces(limits, axes, columns: columns, rows: rows, dots: dots)
    let indexed = axes.marks.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }
    let painter = TextPainter(axes: axes, style: style, places: places)
    for (series, mark) in indexed where !Cancellation.isRequested {
      painter.draw(mark, series: series, area: &area, dots: &dots)
    }
    dots.draw(into: &area, row: 0, column: 0)
    for (_, mark) in indexed {
      if case .text(let text) = mark.kind { painter.draw(text, area: &area) }
    }
    out.place(area, row: row, column: column)
  }

  private func drawFrame(
    into out: inout TextBlock, row: Int, column: Int, _ hasXLabels: Bool
  ) {
    let isUnicode = style.isUnicode
    let line = column - 1
    for r in 0..<rows {
      out[row + r, line] = TextBlock.Cell(character: isUnicode ? "│" : "|")
    }
    for c in 0..<columns {
      out[row + rows, column + c] = TextBlock.Cell(character: isUnicode ? "─" : "-")
    }
    out[row + rows, line] = TextBlock.Cell(character: isUnicode ? "└" : "+")
    let y = Projection(
      from: limits.yEnd, to: limits.yStart, start: 0, end: Double(rows), scale: axes.y.scale)
    var taken = Set<Int>()
    for tick in yTicks.major {
      let place = y(tick.value)
      guard place.isFinite else { continue }
      let r = min(max(wholeNumber(place.rounded(.down)), 0), rows - 1)
      guard taken.insert(r).inserted else { continue }
      let label = TextBlock.cut(style.plain(tick.label), to: left - 2)
      out[row + r, line] = TextBlock.Cell(character: isUnicode ? "┤" : "+")
      out.write(label, row: row + r, column: line - 1 - TextBlock.width(of: label) + 1)
    }
    drawXTicks(into: &out, row: row + rows, column: column, hasXLabels)
  }

  private func drawXTicks(
    into out: inout TextBlock, row: Int, column: Int, _ hasXLabels: Bool
  ) {
    let x = Projection(
      from: limits.xStart, to: limits.xEnd, start: 0, end: Double(columns), scale: axes.x.scale)
    let shown = xTicks.major.compactMap { tick -> (Int, String)? in
      let place = x(tick.value)
      guard place.isFinite else { return nil }
      return (
        min(max(wholeNumber(place.rounded(.down)), 0), columns - 1), style.plain(tick.label)
      )
    }.sorted { $0.0 < $1.0 }
    // Names too long for their places are cut; a crowd of short ones is thinned out.
    let spacing = zip(shown, shown.dropFirst()).map { $1.0 - $0.0 }.min() ?? columns
    var free = 0
    for (place, text) in shown {
      out[row, column + place] = TextBlock.Cell(character: style.isUnicode ? "┬" : "+")
      guard hasXLabels else { continue }
      let label = TextBlock.cut(text, to: max(spacing - 1, 3))
      let size = TextBlock.width(of: label)
      let start = min(max(column + place - size / 2, 0), owner.width - size)
      guard start >= free else { continue }
      out.write(label, row: row + 1, column: start)
      free = start + size + 1
    }
  }
}

/// From data to dots and cells of a text chart.
struct TextPlaces {
  let columns: Int
  let rows: Int
  /// To dots.
  let x: Projection
  let y: Projection
  /// To character cells.
  let cellX: Projection
  let cellY: Projection
  /// The area in dots.
  let area: Rect

  init(_ limits: Limits, _ axes: Axes, columns: Int, rows: Int, dots: DotGrid) {
    self.columns = columns
    self.rows = rows
    func across(_ size: Int) -> Projection {
      Projection(
        from: limits.xStart, to: limits.xEnd, start: 0, end: Double(size), scale: axes.x.scale)
    }
    func down(_ size: Int) -> Projection {
      Projection(
        from: limits.yEnd, to: limits.yStart, start: 0, end: Double(size), scale: axes.y.scale)
    }
    x = across(dots.width)
    y = down(dots.height)
    cellX = across(columns)
    cellY = down(rows)
    area = Rect(x: 0, y: 0, width: Double(dots.width), height: Double(dots.height))
  }
}
