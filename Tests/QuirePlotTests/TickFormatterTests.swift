import Testing

@testable import QuirePlot

struct TickFormatterTests {
  struct Row: Sendable {
    let low: Double
    let high: Double
    let labels: [String]
    var note: String?
  }

  static let table = [
    Row(low: 0, high: 1, labels: ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    Row(low: -1, high: 1, labels: ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
    Row(low: 0, high: 10_000, labels: ["0", "2000", "4000", "6000", "8000", "10,000"]),
    Row(low: 0, high: 5e6, labels: ["0", "1", "2", "3", "4", "5"], note: "×10⁶"),
    Row(
      low: 0, high: 5e-5, labels: ["0", "1", "2", "3", "4", "5"], note: "×10⁻⁵"),
    Row(
      low: 1_000_010, high: 1_000_014, labels: ["0", "1", "2", "3", "4"], note: "+1.00001×10⁶"),
  ]

  @Test("Numbers of an axis are written alike", arguments: table)
  func labels(row: Row) {
    let set = TickSet(linear: row.low, row.high, intervals: 5)
    #expect(set.major.map(\.label) == row.labels)
    #expect(set.note == row.note)
  }

  @Test(
    "Fixed places are written as short as they are",
    arguments: [
      (0.0, "0"), (0.1, "0.1"), (-2.5, "−2.5"), (3.0, "3"), (1e-7, "10⁻⁷"), (2.5e8, "2.5×10⁸"),
      (12_345, "12,345"), (Double.infinity, "inf"), (Double.nan, "nan"), (1e300, "10³⁰⁰"),
    ])
  func shortest(value: Double, text: String) {
    #expect(TickFormatter.shortest(value) == text)
  }

  @Test("Powers of ten on a logarithmic axis, with minor ticks between")
  func logarithmic() {
    let set = TickSet(log: 0.01, 100, intervals: 9)
    #expect(set.major.map(\.label) == ["10⁻²", "10⁻¹", "10⁰", "10¹", "10²"])
    #expect(set.ticks.filter(\.isMinor).count == 32)
    #expect(
      TickSet(log: 1, 1e12, intervals: 4).major.map(\.label) == ["10⁰", "10⁴", "10⁸", "10¹²"])
    #expect(TickSet(log: 2, 8, intervals: 5).major.map(\.label) == ["2", "4", "6", "8"])
    #expect(TickSet(log: -1, 8, intervals: 5).ticks.isEmpty)
  }
}
