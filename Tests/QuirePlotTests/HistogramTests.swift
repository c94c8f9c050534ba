import Testing

@testable import QuirePlot

/// Expected numbers by numpy.histogram: Tests/Reference/histogram.py.
struct HistogramTests {
  let values = [0.0, 0.1, 0.5, 0.5, 0.9, 1.0, 2.0, 2.5, 3.0, 3.0]

  @Test("Bins by number, by edges and within a range count as NumPy's")
  func counts() throws {
    let byCount = try Histogram(values, bins: .count(6))
    #expect(byCount.counts == [2, 3, 1, 0, 1, 3])
    #expect(byCount.edges == [0, 0.5, 1, 1.5, 2, 2.5, 3])
    #expect(try Histogram(values, bins: .edges([0, 1, 3])).counts == [5, 5])
    #expect(try Histogram(values, bins: .count(3), range: (0.5, 2.5)).counts == [4, 0, 2])
    #expect(
      try Histogram(values, bins: .count(2), weights: (0..<10).map(Double.init)).counts == [15, 30])
    let constant = try Histogram([5, 5], bins: .count(2))
    #expect(constant.counts == [0, 2])
    #expect(constant.edges == [4.5, 5, 5.5])
  }

  @Test("A density integrates to one")
  func density() throws {
    let density = try Histogram(values, bins: .count(4), isDensity: true)
    for (found, expected) in zip(density.counts, [0.53333333, 0.26666667, 0.13333333, 0.4]) {
      #expect((found - expected).magnitude < 1e-8)
    }
  }

  @Test("Every finite value of a fine histogram is in exactly one bin")
  func total() throws {
    let many = (0..<10_000).map { Double($0) * 0.1 - 37.3 }
    let histogram = try Histogram(many + [.nan, .infinity], bins: .count(97))
    #expect(histogram.counts.reduce(0, +) == 10_000)
  }

  @Test("Bins that cannot be are errors")
  func errors() throws {
    #expect(try Histogram([]).counts == Array(repeating: 0, count: 10))
    let none = #expect(throws: PlotError.self) { try Histogram([1], bins: .count(0)) }
    #expect(
      none?.description
        == "hist: expected 1 to 1,000,000 bins, found 0\nhint: bins is their number or a list of edges"
    )
    let falling = #expect(throws: PlotError.self) { try Histogram([1], bins: .edges([2, 1])) }
    #expect(
      falling?.description == "hist: expected at least two rising edges of bins, found [2.0, 1.0]")
    #expect(throws: PlotError.self) {
      try Histogram([-.greatestFiniteMagnitude, .greatestFiniteMagnitude])
    }
  }
}
