import QuireTensor

extension Model {
  /// The loss and the metrics on these samples, the loss first.
  package func evaluate(
    _ x: Tensor, _ y: Tensor, observer: (any TrainingObserver)? = nil,
    poll: () throws -> Void = {}
  ) throws -> Logs {
    let training = try compiled(for: "evaluate")
    let examples = try checked(x, y, training, operation: "evaluate")
    let engine = try engine(rows: 1, training: training)
    let clock = Stopwatch()
    func progress(_ step: Int, _ steps: Int, _ means: RunningMeans) -> TrainingProgress {
      TrainingProgress(
        phase: .evaluating, epoch: 0, epochs: 1, step: step, steps: steps, logs: means.logs(),
        elapsed: clock.seconds)
    }
    var steps = 0
    let means = try measure(
      examples, rows: 0..<examples.count, engine, training, poll: poll
    ) { step, count, means in
      steps = count
      observer?.batchEnded(progress(step, count, means))
    }
    observer?.epochEnded(progress(steps, steps, means))
    return means.results
  }

  /// The outputs for these samples: float32 [samples, …].
  package func predict(
    _ x: Tensor, observer: (any TrainingObserver)? = nil, poll: () throws -> Void = {}
  ) throws -> Tensor {
    let inputs = try checkedInputs(x, operation: "predict")
    let count = inputs.shape.dims[0]
    var result = try Tensor.zeros(predictedShape(for: inputs))
    guard count > 0 else { return result }
    let width = result.rowWidth
    let engine = try engine(rows: 1, training: nil)
    let clock = Stopwatch()
    func progress(_ step: Int, _ steps: Int) -> TrainingProgress {
      TrainingProgress(
        phase: .predicting, epoch: 0, epochs: 1, step: step, steps: steps, logs: Logs(),
        elapsed: clock.seconds)
    }
    var done = 0
    try forBatches(of: 0..<count, size: engine.evaluationRows) { rows, step, steps in
      try poll()
      try result.withMutableBuffer(of: Float.self) { (buffer) throws(TensorError) in
        guard let base = buffer.baseAddress else { return }
        try engine.predict(inputs, rows, into: base + done * width)
      }
      done += rows.count
      if step == steps {
        observer?.epochEnded(progress(step, steps))
      } else {
        observer?.batchEnded(progress(step, steps))
      }
    }
    return result
  }

  /// One step of the optimizer on these samples as they are; the loss and metrics before it.
  package func trainOnBatch(_ x: Tensor, _ y: Tensor) throws(TensorError) -> Logs {
    let training = try compiled(for: "train_on_batch")
    let examples = try checked(x, y, training, operation: "train_on_batch")
    let engine = try engine(rows: examples.count, training: training)
    var means = RunningMeans(metrics: training.metrics.map(\.name))
    let rows = (0..<examples.count).map(Int64.init)
    let result = rows.withUnsafeBufferPointer { rows in
      Result { () throws(TensorError) in try engine.train(examples, rows, &means) }
    }
    try result.get()
    try engine.store()
    return means.results
  }
}
