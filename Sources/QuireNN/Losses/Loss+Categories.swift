import QuireTensor

extension Loss {
  /// Whole-number labels as rows of `classes` zeros with a one at the label; without a number of
  /// classes, one more than the largest label.
  /// - Throws: `.value` with the first label that is no class.
  package static func toCategorical(
    _ labels: Tensor, classes: Int? = nil
  ) throws(TensorError) -> Tensor {
    let largest = try labels.doubles().max() ?? 0
    let count = classes ?? (largest.isFinite && largest < 1e9 ? Int(max(largest, 0)) + 1 : 1)
    guard count > 0 else {
      throw TensorError(
        .value, "to_categorical",
        "to_categorical: expected a positive num_classes, found \(count)",
        argument: "num_classes")
    }
    try checkClasses(labels, classes: count, operation: "to_categorical") { largest in
      "the labels go up to \(largest): num_classes=\(largest + 1)"
    }
    // A last axis of extent 1 is the labels' own and goes.
    let shape =
      labels.rank > 1 && labels.shape.dims.last == 1
      ? Shape(Array(labels.shape.dims.dropLast())) : labels.shape
    return try oneHot(labels.reshaped(shape), classes: count)
  }
}
