import QuireTensor

/// A network as the steps of a plan, or why it cannot be one.
struct PlanOutline {
  let inputWidth: Int
  let steps: [PlannedStep]

  /// Why a network runs eagerly.
  struct Obstacle: Error, CustomStringConvertible {
    let description: String
  }

  init(_ model: Model) throws(Obstacle) {
    guard let graph = model.graph, let width = graph.inputs[0].shape.sampleCount else {
      throw Obstacle(description: "the shape of its input is not known")
    }
    inputWidth = width
    var steps: [PlannedStep] = []
    try Self.append(model, learns: model.isTrainable, to: &steps)
    guard !steps.isEmpty else { throw Obstacle(description: "it has no layer that computes") }
    var kernels: Set<ObjectIdentifier> = []
    for case .dense(let dense) in steps.map(\.step)
    where !kernels.insert(ObjectIdentifier(dense.kernel)).inserted {
      throw Obstacle(description: "\"\(dense.kernel.path)\" is used more than once")
    }
    self.steps = steps
  }

  private static func append(
    _ model: Model, learns: Bool, to steps: inout [PlannedStep]
  ) throws(Obstacle) {
    guard let chain = model.graph?.chain else {
      throw Obstacle(description: "the layers of \"\(model.name)\" are no simple chain")
    }
    for tensor in chain {
      let layer = tensor.layer
      guard layer.dtype == .float32 else {
        throw Obstacle(description: "layer \"\(layer.name)\" is \(layer.dtype)")
      }
      guard let width = tensor.shape.sampleCount else {
        throw Obstacle(description: "the shape of \"\(layer.name)\" is open: \(tensor.shape)")
      }
      let learns = learns && layer.isTrainable
      let lastAxis = tensor.shape.features ?? width
      switch layer {
      case let model as Model: try append(model, learns: learns, to: &steps)
      case is Flatten: continue
      case let dropout as Dropout:
        if dropout.rate > 0 {
          steps.append(PlannedStep(step: .dropout(dropout), width: width, lastAxis: lastAxis))
        }
      case let activation as Activation:
        append(activation.function, width: width, lastAxis: lastAxis, to: &steps)
      case let dense as Dense:
        guard let kernel = dense.kernel else {
          throw Obstacle(description: "layer \"\(layer.name)\" has no weights yet")
        }
        let step = DenseStep(
          kernel: kernel, bias: dense.bias, features: kernel.shape.dims[0], units: dense.units,
          positions: width / dense.units, activation: dense.activation, learns: learns)
        steps.append(PlannedStep(step: .dense(step), width: width, lastAxis: lastAxis))
      default:
        throw Obstacle(
          description: "layer \"\(layer.name)\" is a \(type(of: layer).kind)")
      }
    }
  }

  /// Adds an activation, inside the product before it when that has none.
  private static func append(
    _ function: ActivationFunction, width: Int, lastAxis: Int, to steps: inout [PlannedStep]
  ) {
    guard function != .linear else { return }
    if case .dense(var dense)? = steps.last?.step, dense.activation == .linear,
      steps.last?.lastAxis == lastAxis
    {
      dense.activation = function
      steps[steps.count - 1].step = .dense(dense)
    } else {
      steps.append(PlannedStep(step: .activation(function), width: width, lastAxis: lastAxis))
    }
  }

  /// The activation at the very end; nil when something else stands there.
  var lastActivation: ActivationFunction? {
    switch steps.last?.step {
    case .dense(let dense): dense.activation
    case .activation(let function): function
    case .dropout, nil: nil
    }
  }
}
