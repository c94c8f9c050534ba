import CQuireWatch
import Testing

@testable import QuirePlot

/// Drawing that is asked to stop, at every point where it looks.
struct CancellationTests {
  /// Says yes from a certain question on.
  private final class Watch {
    private(set) var asked = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func run<R>(_ body: () throws -> R) rethrows -> R {
      let context = Unmanaged.passUnretained(self).toOpaque()
      let before = quire_set_watch(
        QuireWatch(
          asks: { context in
            guard let context else { return false }
            let watch = Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
            watch.asked += 1
            return watch.asked > watch.limit
          }, context: context))
      defer { _ = quire_set_watch(before) }
      return try body()
    }
  }

  private static func figure(_ name: String) throws -> Figure {
    let places = (0..<40_000).map(Double.init)
    let waves = places.map { sine($0 / 3000) }
    var axes = Axes()
    axes.legend = Legend()
    axes.colorBar = ColorBar()
    axes.title = "title"
    switch name {
    case "line": axes.marks = [Mark(.line(LineMark(y: waves, color: .black)), label: "a")]
    case "scatter":
      axes.marks = [
        Mark(.scatter(try ScatterMark(x: places, y: waves, fill: .values(waves, ColorScale()))))
      ]
    case "bars":
      axes.marks = [
        Mark(
          .bars(
            try BarMark(
              at: Array(places.prefix(20_000)), lengths: Array(waves.prefix(20_000)), colors: [])),
          label: "a")
      ]
    case "area":
      axes.marks = [
        Mark(.area(try AreaMark(x: places, lower: [0], upper: waves, color: .black)), label: "a")
      ]
    case "image":
      var image = try ImageMark(rows: 20, columns: 20, values: Array(waves.prefix(400)))
      image.showValues(decimals: 1)
      axes.marks = [Mark(.image(image))]
    default:
      axes.marks = [
        Mark(
          .contour(
            try ContourMark(
              x: Array(places.prefix(200)), y: Array(places.prefix(200)), values: waves)),
          label: "a")
      ]
    }
    return Figure(width: 3, height: 2, dotsPerInch: 50, axes: [axes])
  }

  private static func draw(_ figure: Figure, asText: Bool) throws -> [UInt8] {
    asText ? Array(try figure.text(TextStyle(width: 40)).utf8) : try figure.png()
  }

  @Test(
    "A figure is drawn whole or not at all, and whole the next time",
    arguments: ["line", "scatter", "bars", "area", "image", "contour"], [true, false])
  func wholeOrNot(name: String, asText: Bool) throws {
    let figure = try CancellationTests.figure(name)
    let whole = try CancellationTests.draw(figure, asText: asText)
    let counter = Watch(limit: .max)
    #expect(try counter.run { try CancellationTests.draw(figure, asText: asText) } == whole)
    #expect(counter.asked > 1)
    for limit in Set((0..<12).map { $0 * counter.asked / 12 } + [counter.asked - 1]) {
      let error = #expect(throws: PlotError.self) {
        try Watch(limit: limit).run { try CancellationTests.draw(figure, asText: asText) }
      }
      #expect(error?.kind == .cancelled)
    }
    #expect(try CancellationTests.draw(figure, asText: asText) == whole)
  }
}
