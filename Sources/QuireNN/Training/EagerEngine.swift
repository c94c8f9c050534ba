import CQuireKernels
import QuireTensor

/// Runs any model by calling its layers on tensors, with a tape where it learns.
final class EagerEngine: TrainingEngine {
  private let model: Model
  private let training: CompiledTraining?
  private let metrics: [Metric.Kind]

  init(model: Model, training: CompiledTraining?, metrics: [Metric.Kind]) {
    self.model = model
    self.training = training
    self.metrics = metrics
  }

  var evaluationRows: Int { 256 }

  /// The variables are the weights.
  func load() {}

  func store() {}

  func train(
    _ examples: Examples, _ rows: UnsafeBufferPointer<Int64>, _ means: inout RunningMeans
  ) throws(TensorError) {
    guard let training else { return }
    let (inputs, labels) = (try examples.inputs.rows(rows), try examples.labels.rows(rows))
    let tape = Tape()
    let context = CallContext(isTraining: true, tapes: [tape])
    let predictions = try model(inputs, context)
    let loss = try training.loss(labels, predictions, logits: context.logits)
    let variables = model.trainableVariables
    let gradients = try tape.gradient(
      of: loss, withRespectTo: variables.map { tape.watched($0) ?? $0.value })
    if !variables.isEmpty {
      try training.optimizer.applyGradients(Array(zip(gradients, variables)))
    }
    try measure(loss, predictions, labels, samples: rows.count, &means)
  }

  func evaluate(
    _ examples: Examples, _ rows: UnsafeBufferPointer<Int64>, _ means: inout RunningMeans
  ) throws(TensorError) {
    guard let training else { return }
    let (inputs, labels) = (try examples.inputs.rows(rows), try examples.labels.rows(rows))
    let context = CallContext()
    let predictions = try model(inputs, context)
    let loss = try training.loss(labels, predictions, logits: context.logits)
    try measure(loss, predictions, labels, samples: rows.count, &means)
  }

  func predict(
    _ inputs: Tensor, _ rows: UnsafeBufferPointer<Int64>, into out: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    let result = try model(inputs.rows(rows), CallContext()).astype(.float32)
    try result.withBuffer(of: Float.self) { buffer in
      if let source = buffer.baseAddress { out.update(from: source, count: buffer.count) }
    }
  }

  private func measure(
    _ loss: Tensor, _ predictions: Tensor, _ labels: Tensor, samples: Int,
    _ means: inout RunningMeans
  ) throws(TensorError) {
    means.add(loss: try loss.item(), samples: samples)
    guard let training else { return }
    let isSparse = training.loss.kind == .sparseCategoricalCrossentropy
    for (index, metric) in metrics.enumerated() {
      let sum = try metric.sum(labels: labels, predictions: predictions, areClasses: isSparse)
      means.add(metric: index, total: sum.total, count: sum.count)
    }
  }
}

extension Tensor {
  /// The given rows as a tensor of the same type.
  fileprivate func rows(_ rows: UnsafeBufferPointer<Int64>) throws(TensorError) -> Tensor {
    let shape = Shape([rows.count] + shape.dims.dropFirst())
    var result = try Tensor(uninitialized: shape, dtype, operation: "batch")
    let rowBytes = rowWidth &* dtype.byteSize
    try result.withUnsafeMutableBytes { out in
      withUnsafeBytes { source in
        guard let to = out.baseAddress, let from = source.baseAddress,
          let numbers = rows.baseAddress
        else { return }
        numbers.withMemoryRebound(to: Int.self, capacity: rows.count) {
          quire_gather_runs(Int64(rowBytes), from, $0, to, Int64(rows.count))
        }
      }
    }
    try Cancellation.check("batch")
    return result
  }
}
