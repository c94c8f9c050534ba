import CQuireKernels
import QuireTensor

/// A number beside the loss that tells how good predictions are: a mean over elements or samples.
package struct Metric: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// One of the three below, by the shapes of labels and predictions.
    case accuracy
    case binaryAccuracy = "binary_accuracy"
    case categoricalAccuracy = "categorical_accuracy"
    case sparseCategoricalAccuracy = "sparse_categorical_accuracy"
    case meanSquaredError = "mean_squared_error"
    case meanAbsoluteError = "mean_absolute_error"
  }

  package let kind: Kind
  /// The key in a history: the name as the user gave it.
  package let name: String

  package init(_ kind: Kind, name: String? = nil) {
    self.kind = kind
    self.name = name ?? kind.rawValue
  }

  private static let table = NameTable<Kind>(
    subject: "metric",
    entries: [
      (["accuracy", "acc"], .accuracy),
      (["binary_accuracy", "BinaryAccuracy"], .binaryAccuracy),
      (["categorical_accuracy", "CategoricalAccuracy"], .categoricalAccuracy),
      (
        ["sparse_categorical_accuracy", "SparseCategoricalAccuracy"], .sparseCategoricalAccuracy
      ),
      (["mean_squared_error", "mse", "MeanSquaredError"], .meanSquaredError),
      (["mean_absolute_error", "mae", "MeanAbsoluteError"], .meanAbsoluteError),
    ])

  /// The metric Keras knows under this name.
  /// - Throws: `.value` with the nearest known name.
  package static func named(_ name: String) throws(TensorError) -> Metric {
    Metric(try table.value(named: name), name: name)
  }

  /// What is counted for a loss's kind of labels; `accuracy` is resolved by Keras's rule.
  /// - Throws: `.value` when the metric cannot read these labels.
  func resolved(loss: Loss, classes: Int) throws(TensorError) -> Kind {
    let isSparse = loss.kind == .sparseCategoricalCrossentropy
    let fits =
      switch kind {
      case .accuracy: true
      case .sparseCategoricalAccuracy: isSparse
      case .binaryAccuracy, .categoricalAccuracy, .meanSquaredError, .meanAbsoluteError: !isSparse
      }
    guard fits else {
      let wanted = isSparse ? "one value for each output" : "whole-number labels"
      throw TensorError(
        .value, name,
        "metric \"\(name)\" needs \(wanted), which loss \"\(loss.name)\" does not use",
        hint: "metrics=[\"accuracy\"] chooses the accuracy that fits the loss")
    }
    guard kind == .accuracy else { return kind }
    if isSparse { return .sparseCategoricalAccuracy }
    return classes == 1 ? .binaryAccuracy : .categoricalAccuracy
  }
}

extension Metric.Kind {
  /// The sum of the metric over a batch, and how many values were summed.
  ///
  /// Predictions are `rows` rows of `width`.
  func sum(
    predictions: UnsafePointer<Float>, labels: BatchLabels, rows: Int, width: Int
  ) -> (total: Double, count: Int) {
    let count = rows &* width
    switch labels {
    case .classes(let classes):
      let hits = quire_count_sparse_hits(Int64(rows), Int64(width), predictions, classes)
      return (Double(hits), rows)
    case .values(let values):
      switch self {
      case .accuracy, .categoricalAccuracy, .sparseCategoricalAccuracy:
        let hits = quire_count_categorical_hits(Int64(rows), Int64(width), predictions, values)
        return (Double(hits), rows)
      case .binaryAccuracy:
        return (Double(quire_count_binary_hits(Int64(count), predictions, values, 0.5)), count)
      case .meanSquaredError:
        return (quire_squared_error(Int64(count), predictions, values, nil, 0), count)
      case .meanAbsoluteError:
        return (quire_absolute_error(Int64(count), predictions, values), count)
      }
    }
  }
}
