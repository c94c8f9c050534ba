/// Draws a figure on a canvas.
struct FigurePainter<C: Canvas> {
  let figure: Figure
  let canvas: C
  let layout: FigureLayout

  /// Lays the figure out on the canvas.
  init(_ figure: Figure, on canvas: C, operation: String) throws(PlotError) {
    self.figure = figure
    self.canvas = canvas
    layout = try FigureLayout(figure, on: canvas, operation: operation)
    try Cancellation.check(operation)
  }

  func draw() {
    let page = Rect(x: 0, y: 0, width: canvas.size.width, height: canvas.size.height)
    canvas.fill(Path(page), figure.background)
    if let title = figure.title, !title.text.isEmpty {
      let font = Font(size: title.size(orUsual: Theme.figureTitleSize), isBold: title.isBold)
      canvas.draw(
        RichText(title.text), font, color: title.color ?? Theme.ink,
        at: TextAnchor(Point(x: page.midX, y: layout.titleTop), vertical: .top))
    }
    for axes in layout.axes { draw(axes) }
  }

  private func draw(_ layout: AxesLayout) {
    if layout.axes.showsFrame, let background = layout.axes.background {
      canvas.fill(Path(layout.box), background)
    }
    let marks = layout.axes.marksInOrder
    let isOverImage = layout.axes.holdsImage
    if !isOverImage { drawGrid(layout) }
    canvas.clipped(to: layout.box) {
      for mark in marks where !Cancellation.isRequested { draw(mark, layout) }
    }
    if isOverImage { drawGrid(layout) }
    if layout.axes.showsFrame { drawFrame(layout) }
    for mark in marks where !Cancellation.isRequested { drawUnclipped(mark, layout) }
    drawLabels(layout)
    if let legend = layout.legend { draw(legend) }
    if let colorBar = layout.colorBar { draw(colorBar, beside: layout) }
  }

  private func draw(_ mark: Mark, _ layout: AxesLayout) {
    switch mark.kind {
    case .line(let line): draw(line, layout)
    case .scatter(let scatter): draw(scatter, layout)
    case .bars(let bars): draw(bars, layout)
    case .image(let image): draw(image, layout)
    case .area(let area): draw(area, layout)
    case .rule(let rule): draw(rule, layout)
    case .contour(let contour): draw(contour, layout)
    case .text: break
    }
  }

  /// Texts may reach beyond the box, and so may the markers that stand on its edge.
  private func drawUnclipped(_ mark: Mark, _ layout: AxesLayout) {
    switch mark.kind {
    case .text(let text): draw(text, layout)
    case .line(let line): drawMarkers(line, layout)
    case .scatter, .bars, .image, .area, .rule, .contour: break
    }
  }

  /// A width of at least one pixel, in whole pixels.
  func crisp(_ width: Double) -> Double {
    canvas.pixel > 0 ? max((width / canvas.pixel).rounded(), 1) * canvas.pixel : width
  }

  /// A place such that a line of this width covers whole pixels.
  func crisp(_ place: Double, width: Double) -> Double {
    guard canvas.pixel > 0 else { return place }
    let isOdd = Int(min(max((width / canvas.pixel).rounded(), 0), 1000)) % 2 == 1
    return ((place / canvas.pixel).rounded() + (isOdd ? 0.5 : 0)) * canvas.pixel
  }
}
