/// The loss and the metrics of an epoch so far, as means over its samples.
struct RunningMeans {
  private let names: [String]
  private var lossTotal = 0.0
  private var samples = 0
  private var totals: [Double]
  private var counts: [Int]

  init(metrics: [String]) {
    names = metrics
    totals = Array(repeating: 0, count: metrics.count)
    counts = Array(repeating: 0, count: metrics.count)
  }

  /// Adds a batch's mean loss.
  mutating func add(loss: Double, samples count: Int) {
    lossTotal += loss * Double(count)
    samples &+= count
  }

  /// Whether every loss so far was a finite number.
  var isFinite: Bool { lossTotal.isFinite }

  /// Adds a batch's sum of one metric.
  mutating func add(metric index: Int, total: Double, count: Int) {
    totals[index] += total
    counts[index] &+= count
  }

  /// The means, the loss first.
  var results: Logs {
    var entries = [(name: "loss", value: lossTotal / Double(max(samples, 1)))]
    for (index, name) in names.enumerated() {
      entries.append((name, totals[index] / Double(max(counts[index], 1))))
    }
    return Logs(entries)
  }

  /// The means by the alphabet, each name behind `prefix`.
  func logs(prefix: String = "") -> Logs {
    Logs(results.entries.sorted { $0.name < $1.name }.map { (prefix + $0.name, $0.value) })
  }
}
