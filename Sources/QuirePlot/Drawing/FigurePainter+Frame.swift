extension FigurePainter {
  func drawGrid(_ layout: AxesLayout) {
    guard layout.axes.showsFrame, let grid = layout.axes.grid else { return }
    let box = layout.box
    let width = crisp(Theme.gridWidth)
    var path = Path()
    if grid.showsX {
      for tick in layout.xTicks.major {
        let place = crisp(layout.x(tick.value), width: width)
        if place.isFinite, place > box.x + 1, place < box.maxX - 1 {
          path.segment(Point(x: place, y: box.y), Point(x: place, y: box.maxY))
        }
      }
    }
    if grid.showsY {
      for tick in layout.yTicks.major {
        let place = crisp(layout.y(tick.value), width: width)
        if place.isFinite, place > box.y + 1, place < box.maxY - 1 {
          path.segment(Point(x: box.x, y: place), Point(x: box.maxX, y: place))
        }
      }
    }
    canvas.stroke(
      path, (grid.color ?? Theme.grid).opacity(grid.opacity), width: width,
      dashes: grid.style.dashes.map { $0 * width }, hasRoundCaps: false)
  }

  /// The frame and its ticks: closed around pictures, open above and at the right otherwise.
  func drawFrame(_ layout: AxesLayout) {
    let width = crisp(Theme.frameWidth)
    let left = crisp(layout.box.x, width: width)
    let right = crisp(layout.box.maxX, width: width)
    let top = crisp(layout.box.y, width: width)
    let bottom = crisp(layout.box.maxY, width: width)
    var path = Path()
    if layout.axes.holdsImage {
      path.add(Path(Rect(x: left, y: top, width: right - left, height: bottom - top)))
    } else {
      path.move(to: Point(x: left, y: top))
      path.line(to: Point(x: left, y: bottom))
      path.line(to: Point(x: right, y: bottom))
    }
    for tick in layout.xTicks.ticks {
      let place = crisp(layout.x(tick.value), width: width)
      guard place.isFinite else { continue }
      let length = tick.isMinor ? Theme.minorTickLength : Theme.tickLength
      path.segment(Point(x: place, y: bottom), Point(x: place, y: bottom + length))
    }
    for tick in layout.yTicks.ticks {
      let place = crisp(layout.y(tick.value), width: width)
      guard place.isFinite else { continue }
      let length = tick.isMinor ? Theme.minorTickLength : Theme.tickLength
      path.segment(Point(x: left, y: place), Point(x: left - length, y: place))
    }
    canvas.stroke(path, Theme.frame, width: width, dashes: [], hasRoundCaps: false)
  }

  func drawLabels(_ layout: AxesLayout) {
    let axes = layout.axes
    let box = layout.box
    if layout.showsX { drawXLabels(layout) }
    if layout.showsY { drawYLabels(layout) }
    if let title = axes.title, !title.text.isEmpty {
      var y = box.y - Theme.titleGap
      if layout.raisesTitle(canvas) { y -= Theme.noteSize * 1.4 }
      canvas.draw(
        RichText(title.text), Font(size: layout.titleSize, isBold: title.isBold),
        color: title.color ?? Theme.ink,
        at: TextAnchor(Point(x: box.midX, y: y), vertical: .bottom))
    }
  }

  private func drawXLabels(_ layout: AxesLayout) {
    let axis = layout.axes.x
    let box = layout.box
    let font = Font(size: axis.tickFontSize)
    let color = axis.tickColor ?? Theme.ink
    let top = box.maxY + Theme.tickLength + Theme.tickGap
    for tick in layout.xTicks.major where !tick.label.isEmpty {
      let place = layout.x(tick.value)
      guard place.isFinite else { continue }
      canvas.draw(
        RichText(tick.label), font, color: color,
        at: xAnchor(tick, place, top, layout.xRotation, font))
    }
    var below = box.maxY + layout.xLabelsHeight(canvas)
    if let note = layout.xTicks.note {
      canvas.draw(
        RichText(note), Font(size: Theme.noteSize), color: color,
        at: TextAnchor(Point(x: box.maxX, y: below), horizontal: 1, vertical: .top))
      below += Theme.noteSize * 0.6
    }
    guard let label = axis.label, !label.text.isEmpty else { return }
    let labelFont = Font(size: label.size(orUsual: Theme.labelSize), isBold: label.isBold)
    canvas.draw(
      RichText(label.text), labelFont, color: label.color ?? Theme.ink,
      at: TextAnchor(Point(x: box.midX, y: below + Theme.labelGap), vertical: .top))
  }

  /// Where a label below goes: turned ones end at their tick, so that one sees whose they are.
  private func xAnchor(
    _ tick: Tick, _ place: Double, _ top: Double, _ rotation: Double, _ font: Font
  ) -> TextAnchor {
    if rotation == 0 {
      return TextAnchor(Point(x: place, y: top), vertical: .top)
    }
    let size = canvas.measure(RichText(tick.label), font)
    let turned = size.turned(by: rotation)
    if rotation == 90 || rotation == -90 {
      return TextAnchor(Point(x: place, y: top + turned.height / 2), rotation: rotation)
    }
    let angle = rotation * .pi / 180
    // The middle of the text, from its upper right (or left) corner under the tick.
    let side = rotation > 0 ? -1.0 : 1.0
    return TextAnchor(
      Point(
        x: place + side * size.width / 2 * cosine(angle).magnitude,
        y: top + turned.height / 2), rotation: rotation)
  }

  private func drawYLabels(_ layout: AxesLayout) {
    let axis = layout.axes.y
    let box = layout.box
    let font = Font(size: axis.tickFontSize)
    let color = axis.tickColor ?? Theme.ink
    let rotation = axis.tickRotation.flatMap { $0.isFinite ? $0 : nil } ?? 0
    let right = box.x - Theme.tickLength - Theme.tickGap
    for tick in layout.yTicks.major where !tick.label.isEmpty {
      let place = layout.y(tick.value)
      guard place.isFinite else { continue }
      let text = RichText(tick.label)
      let half = canvas.measure(text, font).turned(by: rotation).width / 2
      canvas.draw(
        text, font, color: color,
        at: rotation == 0
          ? TextAnchor(Point(x: right, y: place), horizontal: 1)
          : TextAnchor(Point(x: right - half, y: place), rotation: rotation))
    }
    if let note = layout.yTicks.note {
      canvas.draw(
        RichText(note), Font(size: Theme.noteSize), color: color,
        at: TextAnchor(Point(x: box.x, y: box.y - 3), horizontal: 0, vertical: .bottom))
    }
    guard let label = axis.label, !label.text.isEmpty else { return }
    let labelFont = Font(size: label.size(orUsual: Theme.labelSize), isBold: label.isBold)
    let x = box.x - layout.yLabelsWidth(canvas) - Theme.labelGap
    canvas.draw(
      RichText(label.text), labelFont, color: label.color ?? Theme.ink,
      at: TextAnchor(Point(x: x, y: box.midY), vertical: .bottom, rotation: 90))
  }
}
