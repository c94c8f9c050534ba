import QuireTensor

extension Model {
  /// Trains the model and returns the losses and metrics of every epoch.
  ///
  /// However it ends, the weights are those after the last finished step.
  /// - Throws: `TensorError` when data, model and loss do not fit together, `.cancelled` when the
  ///   work was stopped, and what `poll` throws.
  package func fit(_ x: Tensor, _ y: Tensor, _ options: FitOptions = FitOptions()) throws -> History
  {
    try fit(x, y, options, forceEager: false)
  }

  /// `forceEager` runs without a plan, to compare both.
  func fit(
    _ x: Tensor, _ y: Tensor, _ options: FitOptions, forceEager: Bool
  ) throws -> History {
    try options.check()
    let training = try compiled(for: "fit")
    let examples = try checked(x, y, training, operation: "fit")
    let validation = try options.validationData.map { data in
      try checkedValidation(data, training)
    }
    let split = try trainingCount(of: examples.count, options)
    let batchSize = min(options.batchSize, split)
    let engine = try engine(rows: batchSize, training: training, forceEager: forceEager)
    if let warning = headWarning(training.loss) { options.observer?.warned(warning) }
    var isFinite = true
    let before = engine is EagerEngine ? weights() : []

    let steps = (split + batchSize - 1) / batchSize
    var history = History(epochCount: options.epochs, stepCount: steps)
    for epoch in 0..<options.epochs {
      let clock = Stopwatch()
      func progress(_ step: Int, _ logs: Logs) -> TrainingProgress {
        TrainingProgress(
          phase: .training, epoch: epoch, epochs: options.epochs, step: step, steps: steps,
          logs: logs, elapsed: clock.seconds)
      }
      options.observer?.epochBegan(progress(0, Logs()))
      var means = RunningMeans(metrics: training.metrics.map(\.name))
      let order = try rowOrder(split, shuffled: options.shuffle)
      do {
        try order.withUnsafeBufferPointer { order in
          for step in 0..<steps {
            try options.poll()
            let rows = order[(step * batchSize)..<min((step + 1) * batchSize, split)]
            try engine.train(examples, UnsafeBufferPointer(rebasing: rows), &means)
            if isFinite, !means.isFinite {
              isFinite = false
              if let culprit = examples.notFinite {
                // The weights stay as they were before this epoch.
                try forget(before)
                throw culprit
              }
              options.observer?.warned(
                Self.divergence(epoch: epoch, step: step, training.optimizer.learningRate))
            }
            if let observer = options.observer {
              observer.batchEnded(progress(step + 1, means.logs()))
            }
          }
        }
      } catch let error as NotFinite {
        throw error.tensorError
      } catch {
        try engine.store()
        throw error
      }
      try engine.store()
      epochsTrained &+= 1
      var logs = means.logs()
      if let validation {
        logs.entries += try measure(
          validation, rows: 0..<validation.count, engine, training, poll: options.poll
        ).logs(prefix: "val_").entries
      } else if split < examples.count {
        logs.entries += try measure(
          examples, rows: split..<examples.count, engine, training, poll: options.poll
        ).logs(prefix: "val_").entries
      }
      history.append(epoch: epoch, logs)
      options.observer?.epochEnded(progress(steps, logs))
    }
    return history
  }

  /// The means over consecutive rows.
  func measure(
    _ examples: Examples, rows: Range<Int>, _ engine: any TrainingEngine,
    _ training: CompiledTraining, poll: () throws -> Void,
    _ report: (_ step: Int, _ steps: Int, _ means: RunningMeans) -> Void = { _, _, _ in }
  ) throws -> RunningMeans {
    var means = RunningMeans(metrics: training.metrics.map(\.name))
    try forBatches(of: rows, size: engine.evaluationRows) { batch, step, steps in
      try poll()
      try engine.evaluate(examples, batch, &means)
      report(step, steps, means)
    }
    return means
  }

  /// Calls `body` on the indices of consecutive batches.
  func forBatches(
    of rows: Range<Int>, size: Int,
    _ body: (UnsafeBufferPointer<Int64>, _ step: Int, _ steps: Int) throws -> Void
  ) throws {
    let size = max(size, 1)
    let steps = (rows.count + size - 1) / size
    for step in 0..<steps {
      let start = rows.lowerBound + step * size
      let indices = (start..<min(start + size, rows.upperBound)).map(Int64.init)
      try indices.withUnsafeBufferPointer { try body($0, step + 1, steps) }
    }
  }

  /// How many of the samples train.
  private func trainingCount(
    of count: Int, _ options: FitOptions
  ) throws(TensorError) -> Int {
    guard options.validationData == nil, options.validationSplit > 0 else { return count }
    let split = Int(Double(count) * (1 - options.validationSplit))
    guard split > 0, split < count else {
      throw TensorError(
        .value, "fit",
        "fit: validation_split=\(options.validationSplit) leaves \(split) of \(count) samples to "
          + "train and \(count - split) to validate",
        hint: "validation_data=(x, y) measures on samples of its own", argument: "validation_split")
    }
    return split
  }

  private func rowOrder(_ count: Int, shuffled: Bool) throws(TensorError) -> [Int64] {
    guard shuffled else { return (0..<count).map(Int64.init) }
    var source = RandomSource(seed: scope.seed).stream("shuffle").stream(epochsTrained)
    return try source.permutation(count).map(Int64.init)
  }

  /// What a loss that is no number any more says of the training.
  private static func divergence(epoch: Int, step: Int, _ rate: Double) -> String {
    "the loss is no longer a finite number since step \(step + 1) of epoch \(epoch + 1): the "
      + "learning rate \(rate) may be too large, or the inputs need scaling"
  }

  /// Takes the weights of before and drops what the optimizer learned since.
  private func forget(_ weights: [Tensor]) throws(TensorError) {
    if !weights.isEmpty { try setWeights(weights) }
    cachedPlan = nil
  }
}
