import Testing

@testable import QuirePlot

/// Data that no picture can show must not stop the program, and leaves nothing outside the page.
struct RobustnessTests {
  static let nasty: [[Double]] = [
    [], [.nan], [5], [.infinity, -.infinity], [0, 0, 0], [1e308, -1e308],
    [.leastNonzeroMagnitude, .leastNormalMagnitude / 8],
    [1, .nan, 3], [1e15, 1e15 + 1], [-1, -2], [.greatestFiniteMagnitude],
  ]

  private func marks(_ data: [Double]) throws -> [Mark] {
    let x = data.indices.map(Double.init)
    var marks = [
      Mark(.line(LineMark(y: data, color: .black)), label: "line"),
      Mark(.scatter(try ScatterMark(x: data, y: data, fill: .values(data, ColorScale())))),
      Mark(.bars(try BarMark(at: x, lengths: data, colors: []))),
      Mark(.area(try AreaMark(x: x, lower: [0], upper: data, color: .black))),
      Mark(.rule(RuleMark(at: data, isHorizontal: true, color: .black))),
    ]
    marks += data.map { Mark(.text(TextMark("note", x: $0, y: $0))) }
    return marks
  }

  @Test("Any data draws as a picture and as text", arguments: nasty, [Axis.Scale.linear, .log])
  func anyData(data: [Double], scale: Axis.Scale) throws {
    var axes = Axes()
    axes.marks = try marks(data)
    axes.x.scale = scale
    axes.y.scale = scale
    axes.legend = Legend()
    axes.grid = Axes.Grid()
    axes.colorBar = ColorBar()
    let figure = Figure(width: 3, height: 2, dotsPerInch: 50, axes: [axes])
    #expect(try figure.png().count > 100)
    for style in [TextStyle(width: 40), TextStyle(width: 40, colors: .full, isUnicode: false)] {
      #expect(try !figure.text(style).isEmpty)
    }
  }

  @Test("Any image draws", arguments: nasty + [[1, 2], [3, 3]])
  func anyImage(data: [Double]) throws {
    var axes = Axes()
    var image = try ImageMark(rows: 1, columns: data.count, values: data)
    image.showValues()
    axes.marks = [Mark(.image(image))]
    axes.aspect = .ratio(1)
    axes.colorBar = ColorBar()
    let figure = Figure(width: 3, height: 2, dotsPerInch: 50, axes: [axes])
    #expect(try figure.png().count > 100)
    #expect(try !figure.text(TextStyle(width: 40, colors: .indexed)).isEmpty)
  }

  @Test("Absurd looks draw", arguments: [0, -1, 1e9, Double.nan, .infinity])
  func absurd(size: Double) throws {
    var axes = Axes()
    var line = LineMark(y: [1, 2], color: .black)
    line.width = size
    line.markerSize = size
    line.marker = .star
    var scatter = try ScatterMark(x: [1], y: [1], fill: .colors([]))
    scatter.sizes = [size]
    axes.marks = [Mark(.line(line), label: "x", zorder: size), Mark(.scatter(scatter))]
    axes.title = Label("title", size: size)
    axes.x.tickRotation = size
    axes.x.tickSize = size
    axes.x.start = size
    axes.aspect = .ratio(size)
    axes.legend = Legend(columns: Int.max, size: size)
    let figure = Figure(width: 3, height: 2, dotsPerInch: 50, axes: [axes])
    #expect(try figure.png().count > 100)
    #expect(try !figure.text().isEmpty)
  }

  @Test("More axes than there is room for still draw")
  func crowded() throws {
    let figure = try Figure(rows: 12, columns: 12, width: 1, height: 1)
    #expect(try figure.png().count > 100)
    #expect(try !figure.text(TextStyle(width: 20)).isEmpty)
  }

  @Test("Images whose numbers do not fit their shape are errors")
  func wrongShapes() {
    let error = #expect(throws: PlotError.self) {
      try ImageMark(rows: 2, columns: 3, values: [1, 2, 3])
    }
    #expect(
      error?.description
        == "imshow: an image of 2 by 3 with 1 channels cannot be made of 3 values")
    #expect(throws: PlotError.self) { try ImageMark(rows: .max, columns: .max, values: []) }
    #expect(throws: PlotError.self) {
      try ImageMark(rows: 1, columns: 1, channels: 2, bytes: [1, 2])
    }
    let lengths = #expect(throws: PlotError.self) {
      try LineMark(x: [1], y: [1, 2], color: .black)
    }
    #expect(
      lengths?.description
        == "plot: x has 1 values, but y has 2\nhint: give x and y the same number of values")
  }
}
