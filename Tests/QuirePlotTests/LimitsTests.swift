import Testing

@testable import QuirePlot

struct LimitsTests {
  struct Row: Sendable {
    let name: String
    let y: [Double]
    let expected: (Double, Double)
  }

  static let table = [
    Row(name: "five per cent of margin", y: [0, 10], expected: (-0.5, 10.5)),
    Row(
      name: "values that are not finite do not count", y: [.nan, 0, .infinity, 10],
      expected: (-0.5, 10.5)),
    Row(name: "constant data", y: [3, 3, 3], expected: (2.85 - 0.015, 3.15 + 0.015)),
    Row(name: "nothing", y: [], expected: (-0.05, 1.05)),
  ]

  @Test("Limits follow the data", arguments: table)
  func limits(row: Row) {
    var axes = Axes()
    axes.marks = [Mark(.line(LineMark(y: row.y, color: .black)))]
    let limits = Limits(of: axes)
    #expect((limits.yStart - row.expected.0).magnitude < 1e-9, "\(row.name): \(limits)")
    #expect((limits.yEnd - row.expected.1).magnitude < 1e-9, "\(row.name): \(limits)")
  }

  @Test("Bars stand on their base, pictures end at their edges, logarithms stay positive")
  func kinds() throws {
    var axes = Axes()
    axes.marks = [Mark(.bars(try BarMark(at: [0, 1], lengths: [2, 10], colors: [.black])))]
    #expect(Limits(of: axes).yStart == 0)
    #expect(Limits(of: axes).yEnd == 10.5)
    axes.marks = [
      Mark(.image(try ImageMark(rows: 3, columns: 5, values: Array(repeating: 0, count: 15))))
    ]
    #expect(
      Limits(of: axes)
        == {
          var expected = Limits(of: Axes())
          (expected.xStart, expected.xEnd, expected.yStart, expected.yEnd) = (-0.5, 4.5, 2.5, -0.5)
          return expected
        }())
    axes.marks = [Mark(.line(LineMark(y: [-5, 0, 1, 100], color: .black)))]
    axes.y.scale = .log
    #expect(Limits(of: axes).yStart > 0.5)
  }

  @Test("The user's limits hold, also backwards; impossible ones do not")
  func chosen() {
    var axes = Axes()
    axes.marks = [Mark(.line(LineMark(y: [0, 10], color: .black)))]
    axes.y.start = 8
    axes.y.end = 2
    #expect(Limits(of: axes).yStart == 8)
    #expect(Limits(of: axes).yEnd == 2)
    axes.y.start = .nan
    axes.y.end = nil
    #expect(Limits(of: axes).yStart == -0.5)
  }
}

extension LimitsTests {
  @Test("Rows run down, and up with the origin below")
  func origin() throws {
    var image = try ImageMark(rows: 3, columns: 1, values: [1, 2, 3])
    var axes = Axes()
    axes.marks = [Mark(.image(image))]
    #expect(axes.currentLimits.y == (2.5, -0.5))
    image.putOriginBelow()
    axes.marks = [Mark(.image(image))]
    #expect(axes.currentLimits.y == (-0.5, 2.5))
  }
}
