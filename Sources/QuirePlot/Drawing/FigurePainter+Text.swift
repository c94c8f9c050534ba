extension FigurePainter {
  func draw(_ text: TextMark, _ layout: AxesLayout) {
    let point = text.point(in: layout)
    guard point.isFinite else { return }
    let rect = text.rect(in: layout, canvas)
    if let target = text.target, let rect { drawArrow(from: rect, to: target, layout) }
    if let background = text.background, let rect {
      canvas.fill(Path(rect.insetBy(-2)), background)
    }
    canvas.draw(
      RichText(text.label.text), text.font, color: text.label.color ?? Theme.ink,
      at: TextAnchor(
        point, horizontal: text.anchorFraction, vertical: text.anchorVertical,
        rotation: text.rotation))
  }

  /// An arrow from the edge of a text's box.
  private func drawArrow(from rect: Rect, to target: TextMark.Target, _ layout: AxesLayout) {
    let tip = Point(x: layout.x(target.x), y: layout.y(target.y))
    let around = rect.insetBy(-2)
    guard tip.isFinite, !around.contains(tip) else { return }
    let middle = Point(x: rect.midX, y: rect.midY)
    let start = around.clip(middle, tip)?.1 ?? middle
    let dx = tip.x - start.x
    let dy = tip.y - start.y
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 1 else { return }
    let (ux, uy) = (dx / length, dy / length)
    let head = min(6, length)
    let base = Point(x: tip.x - ux * head, y: tip.y - uy * head)
    var shaft = Path()
    shaft.segment(start, base)
    canvas.stroke(shaft, target.color, width: 1, dashes: [], hasRoundCaps: false)
    canvas.fill(
      Path(
        [
          tip, Point(x: base.x - uy * head * 0.4, y: base.y + ux * head * 0.4),
          Point(x: base.x + uy * head * 0.4, y: base.y - ux * head * 0.4),
        ], isClosed: true), target.color)
  }

  func draw(_ layout: LegendLayout) {
    // Light series, as one draws over pictures, would not show on a light ground.
    let isDark = !layout.isOutside && layout.entries.contains { $0.mark.keyLuminance > 0.75 }
    let ink = isDark ? Color.white : Theme.ink
    if layout.legend.showsFrame, !layout.isOutside {
      canvas.fill(
        Path(layout.rect), isDark ? Color(gray: 0.2, alpha: 0.75) : Color(gray: 1, alpha: 0.85))
      let width = crisp(Theme.frameWidth)
      let left = crisp(layout.rect.x, width: width)
      let top = crisp(layout.rect.y, width: width)
      let frame = Rect(
        x: left, y: top, width: crisp(layout.rect.maxX, width: width) - left,
        height: crisp(layout.rect.maxY, width: width) - top)
      canvas.stroke(
        Path(frame), Theme.legendEdge, width: width, dashes: [], hasRoundCaps: false)
    }
    if let title = layout.legend.title, !title.isEmpty {
      canvas.draw(
        RichText(title), layout.font, color: ink,
        at: TextAnchor(
          Point(x: layout.rect.midX, y: layout.rect.y + Theme.legendPadding), vertical: .top))
    }
    for (index, entry) in layout.entries.enumerated() {
      let origin = layout.origin(of: index)
      let height = layout.rowHeight - Theme.legendRowGap
      let key = Rect(x: origin.x, y: origin.y, width: Theme.legendKeyWidth, height: height)
      drawKey(of: entry.mark, in: key)
      canvas.draw(
        entry.text, layout.font, color: ink,
        at: TextAnchor(
          Point(x: key.maxX + Theme.legendKeyGap, y: key.midY), horizontal: 0))
    }
  }

  /// The small sample of a mark beside its name.
  private func drawKey(of mark: Mark, in rect: Rect) {
    let middle = Point(x: rect.midX, y: rect.midY)
    func line(_ color: Color, _ width: Double, _ style: LineStyle) {
      guard style != .none else { return }
      var path = Path()
      path.segment(Point(x: rect.x, y: middle.y), Point(x: rect.maxX, y: middle.y))
      canvas.stroke(
        path, color, width: width, dashes: style.dashes.map { $0 * width }, hasRoundCaps: false)
    }
    let patch = Rect(x: rect.x, y: middle.y - 3.5, width: rect.width, height: 7)
    switch mark.kind {
    case .line(let mark):
      let color = mark.color.opacity(mark.opacity)
      line(color, min(mark.width, 4), mark.style)
      let size = min(mark.marker == .point ? mark.markerSize / 2 : mark.markerSize, 9)
      let shape = mark.marker.path(at: middle, size: size)
      if !mark.marker.isStroked {
        canvas.fill(shape, (mark.markerFill ?? mark.color).opacity(mark.opacity))
      }
      canvas.stroke(
        shape, mark.markerEdge ?? color, width: 0.8, dashes: [], hasRoundCaps: false)
    case .scatter(let mark):
      let color: Color
      switch mark.fill {
      case .colors(let colors): color = colors.first ?? .cycled(0)
      case .values(_, let scale): color = (scale.map ?? .standard)[0.5]
      }
      let shape = mark.marker.path(at: middle, size: mark.marker == .point ? 4 : 6)
      let fill = color.opacity(max(mark.opacity, 0.4))
      if mark.marker.isStroked {
        canvas.stroke(shape, fill, width: 1.4, dashes: [], hasRoundCaps: false)
      } else {
        canvas.fill(shape, fill)
        canvas.stroke(shape, mark.edge ?? .clear, width: 0.8, dashes: [], hasRoundCaps: false)
      }
    case .bars(let mark):
      canvas.fill(Path(patch), mark.color(at: 0).opacity(mark.opacity))
      canvas.stroke(
        Path(patch), mark.edge ?? .clear, width: 0.5, dashes: [], hasRoundCaps: false)
    case .area(let mark):
      canvas.fill(Path(patch), mark.color.opacity(mark.opacity))
    case .rule(let mark):
      if mark.otherEdges != nil {
        canvas.fill(Path(patch), mark.color.opacity(mark.opacity))
      } else {
        line(mark.color.opacity(mark.opacity), mark.width, mark.style)
      }
    case .contour(let mark):
      line(mark.color ?? (mark.scale.map ?? .standard)[0.5], mark.width, .solid)
    case .image, .text:
      break
    }
  }
}
