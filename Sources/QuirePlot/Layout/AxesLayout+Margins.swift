extension AxesLayout {
  /// The room that ticks, labels, title and colour bar need around the box.
  func margins(_ canvas: some Canvas) -> Margins {
    var margins = Margins()
    if showsY {
      margins.left = yLabelsWidth(canvas)
      if let label = axes.y.label, !label.text.isEmpty {
        margins.left += Theme.labelGap + labelSize(label, canvas).height
      }
      if yTicks.note != nil { margins.top = Theme.noteSize * 1.4 }
    }
    if showsX {
      margins.bottom = xLabelsHeight(canvas)
      if let label = axes.x.label, !label.text.isEmpty {
        margins.bottom += Theme.labelGap + labelSize(label, canvas).height
      }
      let over = xOverhang(canvas)
      margins.left = max(margins.left, over.left)
      margins.right = max(margins.right, over.right)
      if xTicks.note != nil { margins.bottom += Theme.noteSize * 0.6 }
      if let halfTop = yTicks.major.isEmpty ? nil : axes.y.tickFontSize * 0.6 {
        margins.top = max(margins.top, halfTop)
      }
    }
    if let title = axes.title, !title.text.isEmpty {
      let size = canvas.measure(
        RichText(title.text), Font(size: titleSize, isBold: title.isBold))
      margins.top = max(
        margins.top, size.height + Theme.titleGap + (raisesTitle(canvas) ? margins.top : 0))
    }
    if let colorBar {
      margins.right = max(
        margins.right, Theme.colorBarGap + Theme.colorBarWidth + colorBar.labelsWidth(canvas))
    }
    if let legend, legend.isOutside { margins.right += legend.width + Theme.colorBarGap }
    return margins
  }

  /// Whether the title would stand on the note over the left axis.
  func raisesTitle(_ canvas: some Canvas) -> Bool {
    guard showsY, let note = yTicks.note, let title = axes.title else { return false }
    let noteWidth = canvas.measure(RichText(note), Font(size: Theme.noteSize)).width
    let titleFont = Font(size: titleSize, isBold: title.isBold)
    let titleWidth = canvas.measure(RichText(title.text), titleFont).width
    return box.x + noteWidth + 4 > box.midX - titleWidth / 2
  }

  /// From the box to the far edge of the labels at the left.
  func yLabelsWidth(_ canvas: some Canvas) -> Double {
    let rotation = axes.y.tickRotation.flatMap { $0.isFinite ? $0 : nil } ?? 0
    let widest = yTicks.major.map { tick in
      tick.label.isEmpty
        ? 0
        : canvas.measure(RichText(tick.label), Font(size: axes.y.tickFontSize)).turned(by: rotation)
          .width
    }.max()
    guard let widest else { return 0 }
    return Theme.tickLength + (widest > 0 ? Theme.tickGap + widest : 0)
  }

  /// From the box to the lower edge of the labels below.
  func xLabelsHeight(_ canvas: some Canvas) -> Double {
    let highest = xTicks.major.map { tick in
      tick.label.isEmpty
        ? 0
        : canvas.measure(RichText(tick.label), Font(size: axes.x.tickFontSize))
          .turned(by: xRotation).height
    }.max()
    guard let highest else { return 0 }
    return Theme.tickLength + (highest > 0 ? Theme.tickGap + highest : 0)
  }

  /// How far the outermost labels below reach beyond the box.
  private func xOverhang(_ canvas: some Canvas) -> (left: Double, right: Double) {
    var left = 0.0
    var right = 0.0
    for tick in xTicks.major where !tick.label.isEmpty {
      let size = canvas.measure(RichText(tick.label), Font(size: axes.x.tickFontSize))
      let turned = size.turned(by: xRotation)
      let place = x(tick.value)
      guard place.isFinite else { continue }
      let isSlanted = xRotation != 0 && xRotation != 90 && xRotation != -90
      let toLeft = isSlanted && xRotation > 0 ? turned.width : turned.width / 2
      let toRight = isSlanted ? (xRotation > 0 ? size.height / 2 : turned.width) : turned.width / 2
      left = max(left, box.x - (place - toLeft))
      right = max(right, place + toRight - box.maxX)
    }
    return (left, right)
  }

  func labelSize(_ label: Label, _ canvas: some Canvas) -> TextSize {
    canvas.measure(
      RichText(label.text),
      Font(size: label.size(orUsual: Theme.labelSize), isBold: label.isBold))
  }
}
