import QuireTensor

/// A metric that is added up batch by batch, as custom training loops do it.
package final class MetricTotal {
  /// What is measured; nil for the mean of plain numbers.
  package let metric: Metric?
  package let name: String
  private var total = 0.0
  private var count = 0

  package init(_ kind: Metric.Kind?, name: String? = nil) {
    metric = kind.map { Metric($0, name: name) }
    self.name = name ?? metric?.name ?? "mean"
  }

  /// The mean so far; 0 before the first batch.
  package var result: Double { total / Double(max(count, 1)) }

  package func reset() {
    total = 0
    count = 0
  }

  /// Adds plain numbers.
  /// - Throws: `.cancelled` when the work was stopped.
  package func add(_ values: Tensor) throws(TensorError) {
    total += try values.doubles().reduce(0, +)
    count &+= values.count
  }

  /// Adds a batch of labels and predictions.
  /// - Throws: `.shape` when they do not belong together.
  package func add(labels: Tensor, predictions: Tensor) throws(TensorError) {
    guard let kind = metric?.kind else { return try add(predictions) }
    let areClasses =
      kind == .sparseCategoricalAccuracy
      || (kind == .accuracy && labels.rank < predictions.rank && predictions.shape.dims.last != 1)
    let sum = try kind.sum(labels: labels, predictions: predictions, areClasses: areClasses)
    total += sum.total
    count &+= sum.count
  }
}

extension Metric.Kind {
  /// The sum of the metric over a batch, and how many values were summed.
  /// - Throws: `.shape` when labels and predictions do not belong together.
  func sum(
    labels: Tensor, predictions: Tensor, areClasses: Bool
  ) throws(TensorError) -> (total: Double, count: Int) {
    let width = predictions.shape.dims.last ?? 1
    let rows = predictions.count / max(width, 1)
    let expected = areClasses ? rows : predictions.count
    guard labels.count == expected else {
      throw TensorError(
        .shape, rawValue,
        "\(rawValue) got labels of shape \(labels.shape) for predictions of shape "
          + "\(predictions.shape)")
    }
    let outputs = try predictions.astype(.float32)
    let labels = try labels.astype(areClasses ? .int32 : .float32)
    let sum = try outputs.withBuffer(of: Float.self) {
      (outputs) throws(TensorError) -> (total: Double, count: Int) in
      guard let predictions = outputs.baseAddress, rows > 0 else { return (0, 0) }
      func sum(_ labels: BatchLabels) -> (total: Double, count: Int) {
        self.sum(predictions: predictions, labels: labels, rows: rows, width: width)
      }
      return areClasses
        ? try labels.withBuffer(of: Int32.self) {
          $0.baseAddress.map { sum(.classes($0)) } ?? (0, 0)
        }
        : try labels.withBuffer(of: Float.self) {
          $0.baseAddress.map { sum(.values($0)) } ?? (0, 0)
        }
    }
    try Cancellation.check(rawValue)
    return sum
  }
}
