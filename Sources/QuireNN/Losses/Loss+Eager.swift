import QuireTensor

extension Loss {
  /// The mean loss of a batch as a number on the tapes that track the predictions.
  ///
  /// `logits` is what stood in front of the softmax or sigmoid that made the predictions, if known:
  /// as in Keras 3, cross-entropy is then computed from it.
  /// - Throws: `.shape` when labels and predictions do not belong together, `.value` for a label
  ///   that is no class.
  package func callAsFunction(
    _ labels: Tensor, _ predictions: Tensor, logits: Logits? = nil
  ) throws(TensorError) -> Tensor {
    try perSample(labels, predictions, logits: logits).mean()
  }

  /// The losses of the samples: the shape of the predictions without their last axis.
  package func perSample(
    _ labels: Tensor, _ predictions: Tensor, logits: Logits? = nil
  ) throws(TensorError) -> Tensor {
    guard predictions.rank > 0 else {
      throw TensorError(
        .shape, name,
        "\(name) got predictions of shape \(predictions.shape), "
          + "expected [batch, …]")
    }
    let labels = try labels.reshaped(labelShape(labels.shape, predictions: predictions.shape))
    let fused = logits.flatMap { $0.activation == activation ? $0.value : nil }
    let source = fused ?? predictions
    let isLogits = fromLogits || fused != nil
    switch kind {
    case .meanSquaredError:
      let error = try predictions - labels.astype(predictions.dtype)
      return try Self.lastMean(error * error)
    case .binaryCrossentropy:
      return try binary(labels.astype(source.dtype), source, isLogits: isLogits)
    case .categoricalCrossentropy:
      let smooth = try smoothed(labels.astype(source.dtype), classes: source.shape.dims.last ?? 1)
      let logarithms = try isLogits ? source.logSoftmax(axis: -1) : Self.logShares(source)
      return try -(smooth * logarithms).sum(axes: [-1])
    case .sparseCategoricalCrossentropy:
      let classes = source.shape.dims.last ?? 1
      try checkClasses(labels, classes: classes)
      let chosen = try Self.oneHot(labels, classes: classes).astype(source.dtype)
      let logarithms =
        try isLogits
        ? source.logSoftmax(axis: -1)
        : Self.clipped(source).log().logSoftmax(axis: -1)
      return try -(chosen * logarithms).sum(axes: [-1])
    }
  }

  private func binary(
    _ labels: Tensor, _ source: Tensor, isLogits: Bool
  ) throws(TensorError) -> Tensor {
    let y = try smoothed(labels, classes: 2)
    if isLogits { return try Self.lastMean(source.softplus() - source * y) }
    let p = try Self.clipped(source)
    let yes = try y * p.log()
    let no = try (1.0 - y) * (1.0 - p).log()
    return try Self.lastMean(-(yes + no))
  }

  /// y · (1 - smoothing) + smoothing / classes.
  private func smoothed(_ labels: Tensor, classes: Int) throws(TensorError) -> Tensor {
    guard labelSmoothing > 0 else { return labels }
    return try labels * (1 - labelSmoothing) + labelSmoothing / Double(classes)
  }

  /// Logarithms of probabilities that are first made to sum to 1 and kept from 0.
  private static func logShares(_ p: Tensor) throws(TensorError) -> Tensor {
    try clipped(p / p.sum(axes: [-1], keepDims: true)).log()
  }

  /// Probabilities kept from 0 and 1.
  private static func clipped(_ p: Tensor) throws(TensorError) -> Tensor {
    try p.clipped(low: .weak(epsilon), high: .weak(1 - epsilon))
  }

  /// A row of zeros with a one at the label, for each of the labels, which were checked.
  static func oneHot(_ labels: Tensor, classes: Int) throws(TensorError) -> Tensor {
    var result = try Tensor.zeros(Shape(labels.shape.dims + [classes]))
    let labels = try labels.integers()
    try result.withMutableBuffer(of: Float.self) { buffer in
      for (row, label) in labels.enumerated() { buffer[row &* classes &+ label] = 1 }
    }
    return result
  }

  /// The mean over the last axis; of one axis, which is the batch's, nothing is taken.
  private static func lastMean(_ values: Tensor) throws(TensorError) -> Tensor {
    values.rank > 1 ? try values.mean(axes: [-1]) : values
  }
}
