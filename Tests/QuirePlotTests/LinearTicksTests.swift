import Testing

@testable import QuirePlot

struct LinearTicksTests {
  /// Made by Tests/Reference/ticks.py with matplotlib's MaxNLocator.
  static let table: [(Double, Double, Int, [Double])] = [
    (0, 1, 9, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0, 10, 9, [0, 2, 4, 6, 8, 10]),
    (-1.1, 1.1, 9, [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]),
    (0.12, 0.93, 9, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]),
    (0, 784, 6, [0, 200, 400, 600]),
    (1e-7, 9e-7, 9, [1e-7, 2e-7, 3e-7, 4e-7, 5e-7, 6e-7, 7e-7, 8e-7, 9e-7]),
    (-5, 20, 5, [-5, 0, 5, 10, 15, 20]),
    (0.2, 0.25, 4, [0.2, 0.22, 0.24]),
    (1, 20, 8, [2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20]),
    (3.2e6, 9.9e6, 7, [4e6, 5e6, 6e6, 7e6, 8e6, 9e6]),
    (-0.003, 0.002, 9, [-0.003, -0.002, -0.001, 0, 0.001, 0.002]),
    (97, 103, 9, [97, 98, 99, 100, 101, 102, 103]),
    (0, 0.3, 3, [0, 0.1, 0.2, 0.3]),
    (12, 13, 2, [12, 12.5, 13]),
    (0, 25, 9, [0, 5, 10, 15, 20, 25]),
  ]

  @Test("Ticks stand where matplotlib puts them", arguments: table)
  func values(low: Double, high: Double, intervals: Int, expected: [Double]) {
    let ticks = TickSet.linearValues(low, high, intervals: intervals)
    #expect(ticks.count == expected.count)
    for (tick, value) in zip(ticks, expected) {
      #expect((tick - value).magnitude <= 1e-12 * (high - low))
    }
  }

  @Test("Whole data gets whole ticks")
  func whole() {
    #expect(TickSet.linearValues(1, 20, intervals: 8, areWhole: true) == [5, 10, 15, 20])
    #expect(TickSet.linearValues(0, 3, intervals: 9, areWhole: true) == [0, 1, 2, 3])
  }

  @Test(
    "Impossible ranges give at most one tick",
    arguments: [
      (Double.nan, 1.0), (0, .infinity), (3, 3), (1, 1.0.nextUp),
      (-.greatestFiniteMagnitude, .infinity),
    ])
  func impossible(low: Double, high: Double) {
    #expect(TickSet.linearValues(low, high, intervals: 9).count <= 1)
  }

  @Test("The widest and the smallest range have ticks inside them")
  func extremes() {
    let widest = Double.greatestFiniteMagnitude
    for (low, high) in [
      (-widest, widest), (0, .leastNonzeroMagnitude),
      (.leastNormalMagnitude / 8, .leastNormalMagnitude / 2), (1e15, 1e15 + 4),
    ] {
      for tick in TickSet.linearValues(low, high, intervals: 5) {
        #expect(tick >= low - (high / 2 - low / 2) * 1e-6 && tick <= high * 1.000001)
      }
    }
  }
}
