import QuireTensor

/// One step of a training plan, from one planned value to the next.
enum PlanStep {
  case dense(DenseStep)
  case activation(ActivationFunction)
  case dropout(Dropout)
}

/// A matrix product with its bias and activation.
struct DenseStep {
  let kernel: Variable
  let bias: Variable?
  let features: Int
  let units: Int
  /// Products for each sample: more than one when the input has axes between batch and features.
  let positions: Int
  var activation: ActivationFunction
  let learns: Bool
}

/// A step with the number of floats of one sample behind it.
struct PlannedStep {
  var step: PlanStep
  let width: Int
  /// The extent of the last axis, over which softmax runs.
  let lastAxis: Int
}
