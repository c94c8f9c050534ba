import CQuireKernels
import QuireTensor

/// The end of a training plan: the loss, fused with the last activation where both make one formula.
struct PlanHead {
  let loss: Loss
  let metrics: [Metric.Kind]
  /// True when the loss works on what stands in front of the last activation.
  let isFused: Bool
  /// The extent of the outputs' last axis.
  let classes: Int

  /// - Throws: the reason why the loss needs eager calls.
  init(
    _ training: CompiledTraining, metrics: [Metric.Kind], outline: PlanOutline
  ) throws(PlanOutline.Obstacle) {
    loss = training.loss
    self.metrics = metrics
    classes = outline.steps.last?.lastAxis ?? 1
    let last = outline.lastActivation
    isFused = last != nil && last == loss.activation
    guard loss.activation == nil || isFused || loss.fromLogits else {
      throw PlanOutline.Obstacle(
        description: "\(loss.name) does not stand behind a \(loss.activation?.rawValue ?? "")")
    }
  }

  /// True when labels are whole numbers, one a row.
  var usesClasses: Bool { loss.kind == .sparseCategoricalCrossentropy }

  /// The mean loss of `rows` rows of outputs; writes its gradient unless `gradient` is nil.
  func run(
    output: UnsafePointer<Float>, labels: BatchLabels, rows: Int,
    gradient: UnsafeMutablePointer<Float>?
  ) -> Double {
    let count = rows &* classes
    let perRow = 1 / Float(max(rows, 1))
    let perElement = 1 / Float(max(count, 1))
    let smoothing = Float(loss.labelSmoothing)
    switch labels {
    case .classes(let classes):
      return quire_sparse_cross_entropy(
        Int64(rows), Int64(self.classes), output, classes, gradient, perRow) / Double(rows)
    case .values(let values):
      switch loss.kind {
      case .categoricalCrossentropy, .sparseCategoricalCrossentropy:
        return quire_cross_entropy(
          Int64(rows), Int64(classes), output, values, smoothing, gradient, perRow) / Double(rows)
      case .binaryCrossentropy:
        return quire_binary_cross_entropy(
          Int64(count), output, values, smoothing, gradient, perElement) / Double(count)
      case .meanSquaredError:
        return quire_squared_error(Int64(count), output, values, gradient, perElement)
          / Double(count)
      }
    }
  }
}
