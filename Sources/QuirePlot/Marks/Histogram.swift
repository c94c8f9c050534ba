/// Counts of values in bins, as `numpy.histogram` counts them: every bin holds its left edge, the
/// last one its right edge too; values outside and NaN are not counted.
package struct Histogram: Sendable, Equatable {
  package enum Bins: Sendable, Equatable {
    case count(Int)
    case edges([Double])
  }

  package let edges: [Double]
  package let counts: [Double]

  /// Throws for no bins, too many bins, or edges that do not rise, and when it is to stop.
  package init(
    _ values: [Double], bins: Bins = .count(10), range: (Double, Double)? = nil,
    weights: [Double]? = nil, isDensity: Bool = false, isCumulative: Bool = false,
    operation: String = "hist"
  ) throws(PlotError) {
    if let weights {
      try PlotError.requireSameCount(operation, "x", values.count, "weights", weights.count)
    }
    let edges = try Histogram.edges(of: values, bins, range, operation)
    var counts = [Double](repeating: 0, count: edges.count - 1)
    let first = edges[0]
    let last = edges[edges.count - 1]
    let perUnit = Double(counts.count) / (last - first)
    Cancellation.pieces(of: values.count) { piece in
      for index in piece {
        let value = values[index]
        guard value >= first, value <= last else { continue }
        // Evenly spaced bins are guessed, then corrected by the edges themselves.
        var bin = 0
        if case .count = bins {
          bin = min(max(Int((value - first) * perUnit), 0), counts.count - 1)
          if value < edges[bin] { bin -= 1 } else if value >= edges[bin + 1] { bin += 1 }
          bin = min(max(bin, 0), counts.count - 1)
        } else {
          bin = Histogram.bin(of: value, in: edges)
        }
        counts[bin] += weights?[index] ?? 1
      }
    }
    try Cancellation.check(operation)
    if isDensity {
      let total = counts.reduce(0, +)
      for bin in counts.indices where total > 0 {
        counts[bin] /= total * (isCumulative ? 1 : edges[bin + 1] - edges[bin])
      }
    }
    if isCumulative { for bin in counts.indices.dropFirst() { counts[bin] += counts[bin - 1] } }
    self.edges = edges
    self.counts = counts
  }

  private static func edges(
    of values: [Double], _ bins: Bins, _ range: (Double, Double)?, _ operation: String
  ) throws(PlotError) -> [Double] {
    switch bins {
    case .count(let count):
      guard (1...1_000_000).contains(count) else {
        throw PlotError(
          operation: operation, message: "expected 1 to 1,000,000 bins, found \(count)",
          hint: "bins is their number or a list of edges", argument: "bins")
      }
      var extent = Extent()
      if let range {
        extent.include(range.0)
        extent.include(range.1)
      } else {
        extent.include(values)
      }
      var low = extent.lower ?? 0
      var high = extent.upper ?? 1
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      guard (high - low).isFinite, low + (high - low) / Double(count) > low else {
        throw PlotError(
          operation: operation, message: "\(count) bins cannot divide the range \(low) to \(high)",
          hint: "give range=(low, high)")
      }
      return (0...count).map {
        $0 == count ? high : low + (high - low) * (Double($0) / Double(count))
      }
    case .edges(let edges):
      guard edges.count >= 2, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }),
        edges.allSatisfy(\.isFinite)
      else {
        throw PlotError(
          operation: operation,
          message: "expected at least two rising edges of bins, found \(edges)",
          argument: "bins")
      }
      return edges
    }
  }

  private static func bin(of value: Double, in edges: [Double]) -> Int {
    var low = 0
    var high = edges.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if value >= edges[middle] { low = middle } else { high = middle }
    }
    return min(low, edges.count - 2)
  }

  /// The bars of this histogram.
  package func bars(color: Color, isHorizontal: Bool = false) -> BarMark {
    var mark = BarMark(
      bars: counts.indices.map { bin in
        BarMark.Bar(
          center: (edges[bin] + edges[bin + 1]) / 2, width: edges[bin + 1] - edges[bin],
          length: counts[bin])
      }, colors: [color])
    mark.isHorizontal = isHorizontal
    return mark
  }
}
