import QuireTensor

extension Model {
  /// How `fit` runs this model: `training plan, …`, or `eager, because …`.
  package var plan: String {
    switch outline() {
    case .success(let outline):
      "training plan of \(outline.steps.count) step\(outline.steps.count == 1 ? "" : "s")"
    case .failure(let obstacle): "eager, because \(obstacle)"
    }
  }

  private func outline() -> Result<PlanOutline, PlanOutline.Obstacle> {
    do throws(PlanOutline.Obstacle) {
      let outline = try PlanOutline(self)
      if let training, let kinds = try? training.metricKinds(classes: 1) {
        _ = try PlanHead(training, metrics: kinds, outline: outline)
      }
      return .success(outline)
    } catch {
      return .failure(error)
    }
  }

  /// The engine for batches of up to `rows` rows, with weights loaded: the last one when it fits.
  func engine(
    rows: Int, training: CompiledTraining?, forceEager: Bool = false
  ) throws(TensorError) -> any TrainingEngine {
    let learning = trainableVariables.map(ObjectIdentifier.init)
    if let plan = cachedPlan, !forceEager, plan.capacity >= rows, plan.learning == learning,
      training == nil || plan.optimizer != nil
    {
      plan.load()
      return plan
    }
    let kinds =
      try training?.metricKinds(classes: outputShapes?.first?.features ?? 1) ?? []
    guard !forceEager, case .success(let outline) = outline() else {
      return EagerEngine(model: self, training: training, metrics: kinds)
    }
    let head = training.flatMap { training in
      try? PlanHead(training, metrics: kinds, outline: outline)
    }
    let plan = try TrainingPlan(
      outline, head: head, optimizer: training?.optimizer,
      capacity: max(rows, Self.evaluationRows(outline)))
    plan.learning = learning
    plan.load()
    cachedPlan = plan
    return plan
  }

  /// The rows of a batch that only measures: enough to keep the processor busy, few enough to stay
  /// in its caches.
  private static func evaluationRows(_ outline: PlanOutline) -> Int {
    let widest = outline.steps.map(\.width).max() ?? 0
    return min(64, max(1, 1_000_000 / max(1, widest, outline.inputWidth)))
  }
}
