import QuireNN
import QuireRuntime
import QuireTensor

extension Call {
  /// Runs `body`; a mistake it finds is one of argument `index`.
  func checking<R>(_ index: Int, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as TensorError {
      var script = error.scriptError
      script.argument = index
      script.keyword = index < builtin.parameters.count ? builtin.parameters[index].name : nil
      throw script
    }
  }

  /// An activation by name, as a function of `keras.activations`, or None for linear.
  func activation(_ index: Int) throws -> ActivationFunction {
    switch self[index] {
    case .null, .undefined: return .linear
    case .string(let name):
      return try checking(index) { try ActivationFunction.named(name.object.text) }
    case .builtin(let function):
      return try checking(index) { try ActivationFunction.named(function.object.record.name) }
    default: throw mismatch(index, "the name of an activation")
    }
  }

  func initializer(_ index: Int) throws -> Initializer {
    if case .string(let name) = self[index] {
      return try checking(index) { try Initializer.named(name.object.text) }
    }
    return try host(index, as: InitializerValue.self).initializer
  }

  /// Extents that may be None: a tuple, a list, or one number.
  func openShape(_ index: Int) throws -> [Int?] {
    if case .int(let extent) = self[index] { return [extent] }
    return try values(index).map { value in
      switch value {
      case .null: return nil
      case .int(let extent): return extent
      default:
        throw fail(
          .type, "\(builtin.name)() expected ints or None in the shape, got \(value.typeName)",
          at: index)
      }
    }
  }

  /// A random seed, or nil for None.
  func seed(_ index: Int) throws -> UInt64? {
    try optionalInt(index).map { UInt64(bitPattern: Int64($0)) }
  }

  func loss(_ index: Int) throws -> Loss {
    switch self[index] {
    case .string(let name): return try checking(index) { try Loss.named(name.object.text) }
    case .builtin(let function):
      return try checking(index) { try Loss.named(function.object.record.name) }
    case .host: return try host(index, as: LossValue.self).loss
    default:
      throw fail(
        .type,
        "\(builtin.name)() expected the name of a loss or a Loss, got \(self[index].typeName)",
        at: index, hint: "a loss of one's own is used with GradientTape and apply_gradients")
    }
  }

  func optimizer(_ index: Int) throws -> Optimizer {
    if case .string(let name) = self[index] {
      return try checking(index) { try Optimizer.named(name.object.text) }
    }
    return try host(index, as: Optimizer.self)
  }

  /// Metrics by name or as objects; None means no metrics.
  func metrics(_ index: Int) throws -> [Metric] {
    if isAbsent(index) { return [] }
    if case .string(let name) = self[index] {
      return [try checking(index) { try Metric.named(name.object.text) }]
    }
    return try values(index).map { value in
      switch value {
      case .string(let name): return try checking(index) { try Metric.named(name.object.text) }
      case .host(let host):
        if let total = host.object.object as? MetricTotal, let metric = total.metric {
          return metric
        }
      default: break
      }
      throw fail(
        .type, "\(builtin.name)() expected names of metrics, got \(value.typeName)", at: index)
    }
  }
}

extension Interpreter {
  /// The variable behind a value.
  func variable(from value: Value) throws -> Variable {
    if case .host(let host) = value, let variable = host.object.object as? Variable {
      return variable
    }
    throw ScriptError(
      .type, "expected a Variable, got \(value.typeName)",
      hint: "such as one of model.trainable_variables")
  }
}
