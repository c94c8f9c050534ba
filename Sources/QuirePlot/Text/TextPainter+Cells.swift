extension TextPainter {
  /// Bars in eighths of a cell; lying ones likewise, from the left.
  func draw(_ bars: BarMark, _ area: inout TextBlock) {
    Cancellation.pieces(of: bars.bars.count) { piece in
      for index in piece { draw(bars.bars[index], of: bars, bars.color(at: index), &area) }
    }
  }

  private func draw(
    _ bar: BarMark.Bar, of bars: BarMark, _ color: Color, _ area: inout TextBlock
  ) {
    let along = bars.isHorizontal ? places.cellY : places.cellX
    let up = bars.isHorizontal ? places.cellX : places.cellY
    let count = bars.isHorizontal ? places.rows : places.columns
    let length = bars.isHorizontal ? places.columns : places.rows
    let sides = [along(bar.center - bar.width / 2), along(bar.center + bar.width / 2)]
    let tip = up(bar.tip)
    var base = up(bar.base)
    if !base.isFinite { base = bars.isHorizontal ? 0 : Double(length) }
    guard sides.allSatisfy(\.isFinite), tip.isFinite, let low = sides.min(),
      let high = sides.max()
    else { return }
    var first = wholeNumber(low)
    var last = wholeNumber(high) - 1
    // A bar thinner than a cell still has one.
    if last < first { (first, last) = (wholeNumber((low + high) / 2 - 0.5), first) }
    if last < first { last = first }
    first = max(first, 0)
    last = min(last, count - 1)
    guard first <= last else { return }
    for place in first...last {
      fill(
        from: min(base, tip), to: max(base, tip), length, isHorizontal: bars.isHorizontal,
        place: place, color, &area)
    }
  }

  /// Fills part of one row or column of cells.
  private func fill(
    from low: Double, to high: Double, _ length: Int, isHorizontal: Bool, place: Int,
    _ color: Color, _ area: inout TextBlock
  ) {
    let first = max(wholeNumber(low.rounded(.down)), 0)
    let last = min(wholeNumber(high.rounded(.up)) - 1, length - 1)
    guard first <= last else { return }
    for cell in first...last {
      let start = max(low - Double(cell), 0)
      let end = min(high - Double(cell), 1)
      guard
        let character = TextPainter.block(
          start, end, isHorizontal: isHorizontal, isUnicode: style.isUnicode)
      else { continue }
      let row = isHorizontal ? place : cell
      let column = isHorizontal ? cell : place
      area[row, column] = TextBlock.Cell(character: character, foreground: color)
    }
  }

  /// The character that fills a cell from one fraction to another, counted from top or left.
  private static func block(
    _ start: Double, _ end: Double, isHorizontal: Bool, isUnicode: Bool
  ) -> Character? {
    let filled = end - start
    if !isUnicode { return filled >= 0.5 ? "#" : nil }
    let eighths = wholeNumber(filled * 8)
    guard eighths > 0 else { return nil }
    if eighths >= 8 { return "█" }
    if isHorizontal {
      if start > 0 { return eighths >= 4 ? "▐" : nil }
      return Array("▏▎▍▌▋▊▉")[eighths - 1]
    }
    if start > 0 { return Array("▁▂▃▄▅▆▇")[eighths - 1] }
    return eighths >= 4 ? "▀" : "▔"
  }

  /// Each cell by the mean of the pixels under it, with two pixels a cell where there is colour.
  func draw(_ image: ImageMark, _ area: inout TextBlock) {
    guard image.rows > 0, image.columns > 0 else { return }
    let colors = image.colors(standard: axes.colorMap)
    let left = places.cellX(image.edges.left)
    let right = places.cellX(image.edges.right)
    let top = places.cellY(image.edges.top)
    let bottom = places.cellY(image.edges.bottom)
    guard [left, right, top, bottom].allSatisfy(\.isFinite), left != right, top != bottom else {
      return
    }
    func part(_ place: Double, _ start: Double, _ end: Double) -> Double {
      (place - start) / (end - start)
    }
    for row in 0..<places.rows {
      for column in 0..<places.columns {
        let u = [Double(column), Double(column) + 1].map { part($0, left, right) }
        let v = [Double(row), Double(row) + 0.5, Double(row) + 1].map { part($0, top, bottom) }
        let x = min(u[0], u[1])...max(u[0], u[1])
        let upper = TextImage.mean(image, colors, x: x, y: min(v[0], v[1])...max(v[0], v[1]))
        let lower = TextImage.mean(image, colors, x: x, y: min(v[1], v[2])...max(v[1], v[2]))
        guard let first = upper ?? lower, let second = lower ?? upper else { continue }
        area[row, column] = TextImage.cell(first, second, style)
      }
    }
  }
}
