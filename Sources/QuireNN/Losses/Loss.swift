import QuireTensor

/// What training makes smaller; names and meaning are those of Keras 3.
package struct Loss: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case meanSquaredError = "mean_squared_error"
    case binaryCrossentropy = "binary_crossentropy"
    case categoricalCrossentropy = "categorical_crossentropy"
    case sparseCategoricalCrossentropy = "sparse_categorical_crossentropy"
  }

  package let kind: Kind
  /// True when predictions are logits, to which softmax or sigmoid was not applied.
  package let fromLogits: Bool
  /// The part of a label's weight that is spread over all classes.
  package let labelSmoothing: Double

  /// How far probabilities are kept from 0 and 1 before their logarithm is taken.
  static let epsilon = 1e-7

  /// - Throws: `.value` unless the smoothing lies in [0, 1] and the kind knows it.
  package init(
    _ kind: Kind, fromLogits: Bool = false, labelSmoothing: Double = 0
  ) throws(TensorError) {
    guard labelSmoothing >= 0, labelSmoothing <= 1 else {
      throw TensorError(
        .value, kind.rawValue,
        "\(kind.rawValue): expected a label_smoothing from 0 to 1, found \(labelSmoothing)")
    }
    self.kind = kind
    self.fromLogits = fromLogits
    self.labelSmoothing = labelSmoothing
  }

  private init(plain kind: Kind) {
    self.kind = kind
    fromLogits = false
    labelSmoothing = 0
  }

  private static let table = NameTable<Kind>(
    subject: "loss",
    entries: [
      (["mean_squared_error", "mse", "MeanSquaredError"], .meanSquaredError),
      (["binary_crossentropy", "bce", "BinaryCrossentropy"], .binaryCrossentropy),
      (["categorical_crossentropy", "CategoricalCrossentropy"], .categoricalCrossentropy),
      (
        ["sparse_categorical_crossentropy", "SparseCategoricalCrossentropy"],
        .sparseCategoricalCrossentropy
      ),
    ])

  /// The loss Keras knows under this name.
  /// - Throws: `.value` with the nearest known name.
  package static func named(_ name: String) throws(TensorError) -> Loss {
    Loss(plain: try table.value(named: name))
  }

  package var name: String { kind.rawValue }

  /// The activation whose input this loss computes from, when the predictions come from it.
  package var activation: ActivationFunction? {
    switch kind {
    case .meanSquaredError: nil
    case .binaryCrossentropy: .sigmoid
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: .softmax
    }
  }
}
