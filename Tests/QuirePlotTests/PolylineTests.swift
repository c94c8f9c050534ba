import Testing

@testable import QuirePlot

struct PolylineTests {
  let area = Rect(x: 0, y: 0, width: 400, height: 300)

  private func runs(_ x: [Double], _ y: [Double]) throws -> [[Point]] {
    let line = try LineMark(x: x, y: y, color: .black)
    let extent = (x.filter(\.isFinite).min() ?? 0, x.filter(\.isFinite).max() ?? 1)
    return Polyline.runs(
      line, Projection(from: extent.0, to: extent.1, start: 0, end: 400, scale: .linear),
      Projection(from: -1, to: 1, start: 300, end: 0, scale: .linear), within: area, detail: 1)
  }

  @Test("A hundred thousand points become a few for each column, peaks kept")
  func thinning() throws {
    var y = (0..<100_000).map { sine(Double($0) / 50) * 0.5 }
    y[12_345] = 1
    let points = try runs(y.indices.map(Double.init), y).flatMap { $0 }
    #expect(points.count <= 4 * 402)
    #expect(points.map(\.y).min() == 0)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x })
  }

  @Test("Missing values break a line")
  func gaps() throws {
    #expect(try runs([0, 1, 2, 3, 4], [0, 0, .nan, 0, 0]).map(\.count) == [2, 2])
    #expect(try runs([0, 1, 2], [.infinity, .nan, 0]).map(\.count) == [1])
    #expect(try runs([], []).isEmpty)
  }

  @Test("A line far outside is cut at the area, with its slope")
  func cutting() throws {
    let runs = try runs([0, 1], [-1e12, 1e12])
    #expect(runs.count == 1)
    for point in runs.flatMap({ $0 }) {
      #expect(area.insetBy(-40.001).contains(point))
      #expect((point.x - 200).magnitude < 1)
    }
  }

  @Test("A contour of a cone is a circle")
  func contour() throws {
    let places = (0..<41).map { Double($0) / 10 - 2 }
    let values = places.flatMap { y in places.map { x in (x * x + y * y).squareRoot() } }
    let contour = try ContourMark(x: places, y: places, values: values, levels: [1])
    let segments = contour.segments(at: 1)
    #expect(segments.count > 40)
    for (from, to) in segments {
      for point in [from, to] {
        #expect(((point.x * point.x + point.y * point.y).squareRoot() - 1).magnitude < 0.01)
      }
    }
  }
}
