import CQuireKernels
import QuireTensor

/// A model compiled for `fit`: the layers as a list of steps over memory laid out once.
///
/// Bias and activation follow their product at once, the loss is one formula with the softmax in
/// front of it, and all weights with their gradients lie in flat buffers that the optimizer changes
/// in one pass. Results equal eager calls to the last few bits.
final class TrainingPlan: TrainingEngine {
  let steps: [PlannedStep]
  let head: PlanHead?
  let optimizer: Optimizer?
  let capacity: Int
  private let inputWidth: Int
  private let outputWidth: Int
  private let buffers: PlanBuffers
  let parameters: PlanParameters
  /// The variables that learned when the plan was made, to tell whether it still holds.
  var learning: [ObjectIdentifier] = []
  private let runs: [(bytes: Range<Int>, first: Variable)]
  /// The first step with weights that learn; gradients stop there.
  private let firstLearning: Int
  private let dense: [Weights?]

  /// Where a dense step's weights and gradients lie.
  private struct Weights {
    let kernel: UnsafeMutablePointer<Float>
    let bias: UnsafeMutablePointer<Float>?
    let kernelGradient: UnsafeMutablePointer<Float>
    let biasGradient: UnsafeMutablePointer<Float>?
  }

  init(
    _ outline: PlanOutline, head: PlanHead?, optimizer: Optimizer?, capacity: Int
  ) throws(TensorError) {
    steps = outline.steps
    self.head = head
    self.optimizer = optimizer
    self.capacity = capacity
    inputWidth = outline.inputWidth
    outputWidth = outline.steps.last?.width ?? outline.inputWidth
    buffers = try PlanBuffers(outline, labelWidth: outputWidth, capacity: capacity)
    let parameters = try PlanParameters(outline.steps, learning: optimizer != nil)
    self.parameters = parameters
    try optimizer?.build(parameters.layout.entries.map(\.variable))
    runs = optimizer?.runs(of: parameters.layout) ?? []
    firstLearning =
      outline.steps.firstIndex {
        if case .dense(let dense) = $0.step { dense.learns } else { false }
      } ?? outline.steps.count
    dense = outline.steps.map { planned in
      guard case .dense(let step) = planned.step else { return nil }
      return Weights(
        kernel: parameters.pointer(step.kernel), bias: step.bias.map(parameters.pointer),
        kernelGradient: parameters.gradient(step.kernel),
        biasGradient: step.bias.map(parameters.gradient))
    }
  }

  var evaluationRows: Int { capacity }

  func load() { parameters.load() }

  func store() throws(TensorError) { try parameters.store() }

  func train(
    _ examples: Examples, _ rows: UnsafeBufferPointer<Int64>, _ means: inout RunningMeans
  ) throws(TensorError) {
    guard let head, let optimizer else { return }
    let count = rows.count
    try forward(examples.inputs, rows, isTraining: true)
    let labels = readLabels(examples.labels, rows, head)
    measureLoss(head, labels, rows: count, gradient: buffers.gradients.0, &means)
    try backward(rows: count)
    try Cancellation.check("fit")
    parameters.update(by: optimizer, runs)
  }

  func evaluate(
    _ examples: Examples, _ rows: UnsafeBufferPointer<Int64>, _ means: inout RunningMeans
  ) throws(TensorError) {
    guard let head else { return }
    try forward(examples.inputs, rows, isTraining: false)
    let labels = readLabels(examples.labels, rows, head)
    measureLoss(head, labels, rows: rows.count, gradient: nil, &means)
    try Cancellation.check("evaluate")
  }

  func predict(
    _ inputs: Tensor, _ rows: UnsafeBufferPointer<Int64>, into out: UnsafeMutablePointer<Float>
  ) throws(TensorError) {
    try forward(inputs, rows, isTraining: false)
    finishLastActivation(rows: rows.count)
    try Cancellation.check("predict")
    out.update(from: output, count: rows.count &* outputWidth)
  }
}

extension TrainingPlan {
  private var output: UnsafeMutablePointer<Float> { buffers.value(steps.count) }

  private func isFused(_ index: Int) -> Bool {
    index == steps.count - 1 && head?.isFused == true
  }

  private func forward(
    _ inputs: Tensor, _ rows: UnsafeBufferPointer<Int64>, isTraining: Bool
  ) throws(TensorError) {
    inputs.gatherRows(rows, into: buffers.value(0))
    let count = rows.count
    for (index, planned) in steps.enumerated() {
      let x = buffers.value(index)
      let y = buffers.value(index + 1)
      let elements = count &* planned.width
      switch planned.step {
      case .dense(let step):
        guard let weights = dense[index] else { continue }
        let products = count &* step.positions
        try GEMM.sgemm(
          transA: false, transB: false, m: products, n: step.units, k: step.features, alpha: 1,
          a: x, lda: step.features, b: weights.kernel, ldb: step.units, beta: 0, c: y,
          ldc: step.units)
        quire_bias_activation(
          Int64(products), Int64(step.units), y, weights.bias,
          isFused(index) ? QUIRE_ACTIVATION_LINEAR : step.activation.code)
      case .activation(let function):
        y.update(from: x, count: elements)
        if !isFused(index) { activate(function, y, planned, count) }
      case .dropout(let dropout):
        if isTraining, let mask = buffers.mask(index) {
          dropout.fillNextMask(UnsafeMutableBufferPointer(start: mask, count: elements))
          quire_multiply(Int64(elements), x, mask, y)
        } else {
          y.update(from: x, count: elements)
        }
      }
    }
  }

  private func backward(rows count: Int) throws(TensorError) {
    var (gradient, other) = buffers.gradients
    for (index, planned) in steps.enumerated().reversed() {
      guard index >= firstLearning else { return }
      let x = buffers.value(index)
      let y = buffers.value(index + 1)
      switch planned.step {
      case .dense(let step):
        guard let weights = dense[index] else { continue }
        let products = count &* step.positions
        if !isFused(index) {
          quire_activation_gradient(
            Int64(products), Int64(step.units), y, gradient, step.activation.code)
        }
        if step.learns {
          try GEMM.sgemm(
            transA: true, transB: false, m: step.features, n: step.units, k: products, alpha: 1,
            a: x, lda: step.features, b: gradient, ldb: step.units, beta: 0,
            c: weights.kernelGradient, ldc: step.units)
          if let bias = weights.biasGradient {
            quire_column_sums(Int64(products), Int64(step.units), gradient, bias)
          }
        }
        if index > firstLearning {
          try GEMM.sgemm(
            transA: false, transB: true, m: products, n: step.features, k: step.units, alpha: 1,
            a: gradient, lda: step.units, b: weights.kernel, ldb: step.units, beta: 0, c: other,
            ldc: step.features)
          swap(&gradient, &other)
        }
      case .activation(let function):
        if !isFused(index) {
          quire_activation_gradient(
            Int64(count &* planned.width / max(planned.lastAxis, 1)), Int64(planned.lastAxis), y,
            gradient, function.code)
        }
      case .dropout:
        if let mask = buffers.mask(index) {
          quire_multiply(Int64(count &* planned.width), gradient, mask, gradient)
        }
      }
    }
  }

  private func activate(
    _ function: ActivationFunction, _ y: UnsafeMutablePointer<Float>, _ planned: PlannedStep,
    _ count: Int
  ) {
    quire_bias_activation(
      Int64(count &* planned.width / max(planned.lastAxis, 1)), Int64(planned.lastAxis), y, nil,
      function.code)
  }

  private func readLabels(
    _ labels: Tensor, _ rows: UnsafeBufferPointer<Int64>, _ head: PlanHead
  ) -> BatchLabels {
    if head.usesClasses {
      labels.gatherClasses(rows, into: buffers.labelClasses)
      return .classes(buffers.labelClasses)
    }
    labels.gatherRows(rows, into: buffers.labelValues)
    return .values(buffers.labelValues)
  }

  private func measureLoss(
    _ head: PlanHead, _ labels: BatchLabels, rows count: Int,
    gradient: UnsafeMutablePointer<Float>?, _ means: inout RunningMeans
  ) {
    let outputRows = count &* outputWidth / max(head.classes, 1)
    let loss = head.run(output: output, labels: labels, rows: outputRows, gradient: gradient)
    means.add(loss: loss, samples: count)
    guard !head.metrics.isEmpty else { return }
    finishLastActivation(rows: count)
    for (index, metric) in head.metrics.enumerated() {
      let sum = metric.sum(
        predictions: output, labels: labels, rows: outputRows, width: head.classes)
      means.add(metric: index, total: sum.total, count: sum.count)
    }
  }

  /// Applies the activation that the loss was fused with, for who wants probabilities.
  private func finishLastActivation(rows count: Int) {
    guard let last = steps.last, isFused(steps.count - 1) else { return }
    switch last.step {
    case .dense(let dense): activate(dense.activation, output, last, count)
    case .activation(let function): activate(function, output, last, count)
    case .dropout: break
    }
  }
}
