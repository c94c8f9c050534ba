extension FigurePainter {
  func draw(_ image: ImageMark, _ layout: AxesLayout) {
    guard image.rows > 0, image.columns > 0 else { return }
    let left = layout.x(image.edges.left)
    let right = layout.x(image.edges.right)
    let top = layout.y(image.edges.top)
    let bottom = layout.y(image.edges.bottom)
    guard [left, right, top, bottom].allSatisfy({ $0.isFinite && $0.magnitude < 1e6 }) else {
      return
    }
    let raster = image.raster(
      standard: layout.axes.colorMap, flipsColumns: left > right, flipsRows: top > bottom)
    canvas.draw(
      raster,
      in: Rect(
        x: min(left, right), y: min(top, bottom), width: (right - left).magnitude,
        height: (bottom - top).magnitude), isSmooth: image.isSmooth, opacity: image.opacity)
    drawCellLabels(image, layout)
  }

  /// Writes what stands in the cells, dark on light cells and light on dark ones.
  private func drawCellLabels(_ image: ImageMark, _ layout: AxesLayout) {
    guard let labels = image.cellLabels, labels.count == image.rows * image.columns else { return }
    let width =
      (layout.x(image.edges.right) - layout.x(image.edges.left)).magnitude
      / Double(image.columns)
    let height =
      (layout.y(image.edges.bottom) - layout.y(image.edges.top)).magnitude
      / Double(image.rows)
    // Too low for any letter, as the cells of large pictures are.
    guard height * 0.62 >= 3 else { return }
    var texts: [RichText] = []
    Cancellation.pieces(of: labels.count) { piece in
      texts += labels[piece].map { RichText($0) }
    }
    let usual = Font(size: Theme.textSize)
    let widest = texts.map { canvas.measure($0, usual).width }.max() ?? 1
    let size = min(usual.size, usual.size * width * 0.86 / max(widest, 1), height * 0.62)
    guard size >= 3 else { return }
    let colors = image.colors(standard: layout.axes.colorMap)
    for (index, text) in texts.enumerated() {
      let column = Double(index % image.columns) + 0.5
      let row = Double(index / image.columns) + 0.5
      let edges = image.edges
      let x = edges.left + (edges.right - edges.left) * column / Double(image.columns)
      let y = edges.top + (edges.bottom - edges.top) * row / Double(image.rows)
      let ground = colors(index).over(.white)
      canvas.draw(
        text, Font(size: size), color: ground.luminance > 0.36 ? Theme.ink : .white,
        at: TextAnchor(Point(x: layout.x(x), y: layout.y(y))))
    }
  }

  /// Fills the bands between levels, each small square of the page by the value in its middle.
  func drawBands(_ contour: ContourMark, _ scale: ColorScale.Resolved, _ layout: AxesLayout) {
    let detail = max(canvas.pixel, 0.5)
    let box = layout.box
    let columns = min(max(wholeNumber(box.width / detail), 1), 2000)
    let rows = min(max(wholeNumber(box.height / detail), 1), 2000)
    var raster = Raster(width: columns, height: rows)
    let field = ContourField(contour)
    let xs = (0..<columns).map { column in
      let fraction = (Double(column) + 0.5) / Double(columns)
      return field.column(at: layout.xValue(fraction))
    }
    for row in 0..<rows where !Cancellation.isRequested {
      let y = field.row(at: layout.yValue((Double(row) + 0.5) / Double(rows)))
      for column in 0..<columns {
        guard let value = field.value(xs[column], y), let band = contour.band(of: value) else {
          continue
        }
        raster.set(row * columns + column, scale[band])
      }
    }
    canvas.draw(raster, in: box, isSmooth: false, opacity: contour.opacity)
  }

  func draw(_ colorBar: ColorBarLayout, beside layout: AxesLayout) {
    let box = layout.box
    let rect = Rect(
      x: box.maxX + Theme.colorBarGap, y: box.y, width: Theme.colorBarWidth, height: box.height)
    let count = 256
    var raster = Raster(width: 1, height: count)
    for row in 0..<count {
      raster.set(row, colorBar.scale.map[1 - (Double(row) + 0.5) / Double(count)])
    }
    canvas.draw(raster, in: rect, isSmooth: !colorBar.scale.map.isQualitative, opacity: 1)
    let width = crisp(Theme.frameWidth)
    let left = crisp(rect.x, width: width)
    let right = crisp(rect.maxX, width: width)
    let top = crisp(rect.y, width: width)
    let bottom = crisp(rect.maxY, width: width)
    var frame = Path(Rect(x: left, y: top, width: right - left, height: bottom - top))
    let ends = colorBar.scale.projection
    let place = Projection(
      from: ends.from, to: ends.to, start: rect.maxY, end: rect.y, scale: ends.scale)
    let font = Font(size: Theme.tickSize)
    for tick in colorBar.ticks.ticks {
      let y = place(tick.value)
      guard y.isFinite else { continue }
      let length = tick.isMinor ? Theme.minorTickLength : Theme.tickLength
      frame.segment(
        Point(x: right, y: crisp(y, width: width)),
        Point(x: right + length, y: crisp(y, width: width)))
      canvas.draw(
        RichText(tick.label), font, color: Theme.ink,
        at: TextAnchor(
          Point(x: rect.maxX + Theme.tickLength + Theme.tickGap, y: y), horizontal: 0))
    }
    canvas.stroke(frame, Theme.frame, width: width, dashes: [], hasRoundCaps: false)
    if let note = colorBar.ticks.note {
      canvas.draw(
        RichText(note), Font(size: Theme.noteSize), color: Theme.ink,
        at: TextAnchor(Point(x: rect.x, y: rect.y - 3), horizontal: 0, vertical: .bottom))
    }
    guard let label = colorBar.bar.label, !label.text.isEmpty else { return }
    let x = rect.maxX + colorBar.numbersWidth(canvas) + Theme.labelGap
    canvas.draw(
      RichText(label.text), Font(size: label.size(orUsual: Theme.labelSize)),
      color: label.color ?? Theme.ink,
      at: TextAnchor(Point(x: x, y: rect.midY), vertical: .top, rotation: 90))
  }
}
