import QuireTensor

/// What `compile` chose.
struct CompiledTraining {
  let optimizer: Optimizer
  let loss: Loss
  let metrics: [Metric]

  /// What each metric counts for a model of this many outputs.
  func metricKinds(classes: Int) throws(TensorError) -> [Metric.Kind] {
    var kinds: [Metric.Kind] = []
    for metric in metrics { kinds.append(try metric.resolved(loss: loss, classes: classes)) }
    return kinds
  }
}

extension Model {
  /// Chooses how the model learns; weights stay as they are.
  package func compile(optimizer: Optimizer, loss: Loss, metrics: [Metric] = []) {
    training = CompiledTraining(optimizer: optimizer, loss: loss, metrics: metrics)
    cachedPlan = nil
  }

  package var optimizer: Optimizer? { training?.optimizer }
  package var loss: Loss? { training?.loss }

  /// - Throws: `.value` before `compile` was called.
  func compiled(for operation: String) throws(TensorError) -> CompiledTraining {
    guard let training else {
      throw TensorError(
        .value, operation, "\(operation): model \"\(name)\" is not compiled",
        hint: "call model.compile(optimizer=\"adam\", loss=\"…\") first")
    }
    return training
  }
}
