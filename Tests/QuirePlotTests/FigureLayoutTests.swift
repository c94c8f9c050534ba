import Testing

@testable import QuirePlot

struct FigureLayoutTests {
  /// Axes with a falling and a rising line, named in a legend.
  private func axes(_ cell: GridCell = .whole) -> Axes {
    var axes = Axes(cell: cell)
    let x = (0..<50).map(Double.init)
    for (name, y) in [("loss", x.map { 1 / ($0 + 1) }), ("accuracy", x.map { 1 - 1 / ($0 + 2) })] {
      axes.marks.append(Mark(.line(LineMark(y: y, color: axes.nextColor())), label: name))
    }
    axes.title = "Training"
    axes.x.label = "epoch"
    axes.y.label = "value"
    axes.legend = Legend()
    return axes
  }

  private func layout(_ figure: Figure) throws -> (FigureLayout, RecordingCanvas) {
    let canvas = RecordingCanvas(width: figure.width * 72, height: figure.height * 72)
    let painter = try FigurePainter(figure, on: canvas, operation: "test")
    painter.draw()
    return (painter.layout, canvas)
  }

  @Test(
    "Boxes of a grid are alike, apart and inside the page",
    arguments: [(1, 1), (1, 3), (2, 2), (5, 5), (3, 1)])
  func grid(rows: Int, columns: Int) throws {
    var figure = try Figure(rows: rows, columns: columns, width: 9, height: 8)
    for index in figure.axes.indices { figure.axes[index] = axes(figure.axes[index].cell) }
    figure.title = "All"
    let (layout, canvas) = try layout(figure)
    let page = Rect(x: 0, y: 0, width: 9 * 72, height: 8 * 72)
    for (index, one) in layout.axes.enumerated() {
      #expect((one.box.width - layout.axes[0].box.width).magnitude <= 1)
      #expect((one.box.height - layout.axes[0].box.height).magnitude <= 1)
      for other in layout.axes.dropFirst(index + 1) { #expect(!one.box.intersects(other.box)) }
    }
    for text in canvas.texts {
      let isInside =
        text.rect.x >= 0 && text.rect.y >= 0 && text.rect.maxX <= page.width
        && text.rect.maxY <= page.height
      #expect(isInside, "\"\(text.text)\" at \(text.rect)")
    }
  }

  @Test("No two labels of a figure overlap")
  func labelsApart() throws {
    var figure = try Figure(rows: 2, columns: 2)
    for index in figure.axes.indices { figure.axes[index] = axes(figure.axes[index].cell) }
    figure.axes[1].y.scale = .log
    figure.axes[2].colorBar = ColorBar(label: "bar")
    figure.axes[2].marks = [
      Mark(.image(try ImageMark(rows: 4, columns: 4, values: (0..<16).map(Double.init))))
    ]
    let (_, canvas) = try layout(figure)
    for (index, one) in canvas.texts.enumerated() {
      for other in canvas.texts.dropFirst(index + 1) {
        #expect(
          !one.rect.insetBy(0.5).intersects(other.rect.insetBy(0.5)),
          "\"\(one.text)\" and \"\(other.text)\"")
      }
    }
  }

  @Test(
    "Names below turn, then thin out, before they touch",
    arguments: [(3, 0.0), (8, 35.0), (30, 90.0)])
  func names(count: Int, rotation: Double) throws {
    var axes = Axes()
    axes.marks = [
      Mark(
        .bars(
          try BarMark(
            at: (0..<count).map(Double.init), lengths: (0..<count).map { Double($0 + 1) },
            colors: [.black])))
    ]
    let names = (0..<count).map { "category \($0)" }
    axes.x.ticks = .fixed((0..<count).map(Double.init), labels: names)
    let (layout, _) = try layout(Figure(axes: [axes]))
    #expect(layout.axes[0].xRotation == rotation)
  }

  @Test("The legend covers no data where there is room", arguments: 0..<4)
  func legendInside(corner: Int) throws {
    // Curves that leave one corner free.
    let x = (0..<100).map { Double($0) / 99 }
    let curves: [[Double]] = [
      x.map { 1 - $0 }, x.map { $0 }, x.map { $0 * $0 }, x.map { 1 - $0 * $0 },
    ]
    var axes = Axes()
    axes.marks = [
      Mark(.line(try LineMark(x: x, y: curves[corner], color: .black)), label: "a curve"),
      Mark(
        .scatter(try ScatterMark(x: x, y: curves[corner], fill: .colors([.black]))), label: "b"),
    ]
    axes.legend = Legend()
    let (layout, _) = try layout(Figure(axes: [axes]))
    let one = layout.axes[0]
    let legend = try #require(one.legend)
    #expect(!legend.isOutside)
    for (px, py) in zip(x, curves[corner]) {
      #expect(!legend.rect.contains(Point(x: one.x(px), y: one.y(py))))
    }
  }

  @Test("With data everywhere the legend stands beside the axes")
  func legendOutside() throws {
    var axes = Axes()
    let x = (0..<400).map { Double($0 % 20) }
    let y = (0..<400).map { Double($0 / 20) }
    axes.marks = [
      Mark(.scatter(try ScatterMark(x: x, y: y, fill: .colors([.black]))), label: "points")
    ]
    axes.legend = Legend()
    let (layout, _) = try layout(Figure(axes: [axes]))
    let legend = try #require(layout.axes[0].legend)
    #expect(legend.isOutside)
    #expect(legend.rect.x >= layout.axes[0].box.maxX)
    #expect(legend.rect.maxX <= 6.4 * 72)
  }

  @Test("A picture has square pixels and its colour bar its height")
  func pictures() throws {
    var axes = Axes()
    axes.marks = [
      Mark(.image(try ImageMark(rows: 10, columns: 30, values: Array(repeating: 1, count: 300))))
    ]
    axes.aspect = .ratio(1)
    axes.colorBar = ColorBar()
    let (layout, _) = try layout(Figure(axes: [axes]))
    let box = layout.axes[0].box
    #expect((box.width / box.height - 3).magnitude < 0.02)
    #expect(layout.axes[0].y(-0.5) == box.y)
  }

  @Test("Axes of different grids share the page")
  func mixedGrids() throws {
    var figure = Figure()
    figure.axes = [
      axes(try GridCell(rows: 2, columns: 2, index: 1)),
      axes(try GridCell(rows: 2, columns: 2, index: 2)),
      axes(try GridCell(rows: 2, columns: 1, index: 2)),
    ]
    let (layout, _) = try layout(figure)
    #expect(layout.axes[2].box.x == layout.axes[0].box.x)
    #expect(layout.axes[2].box.maxX == layout.axes[1].box.maxX)
    #expect(layout.axes[2].box.y > layout.axes[0].box.maxY)
  }

  @Test(
    "Places outside a grid are errors",
    arguments: [
      (
        2, 2, 5,
        "subplot: index 5 does not lie in a grid of 2 by 2\nhint: the index counts from 1 to 4"
      ),
      (
        2, 2, 0,
        "subplot: index 0 does not lie in a grid of 2 by 2\nhint: the index counts from 1 to 4"
      ),
      (
        0, 2, 1,
        "subplot: index 1 does not lie in a grid of 0 by 2\nhint: rows and columns count from 1"
      ),
      (101, 1, 1, "subplot: expected 1 to 100 rows and columns, found 101 by 1"),
    ])
  func cells(rows: Int, columns: Int, index: Int, message: String) {
    let error = #expect(throws: PlotError.self) {
      try GridCell(rows: rows, columns: columns, index: index)
    }
    #expect(error?.description == message)
  }
}
