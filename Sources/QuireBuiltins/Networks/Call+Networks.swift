import QuireNN
import QuireRuntime
import QuireTensor

extension Call {
  /// An activation by name, as a function of `keras.activations`, or None for linear.
  func activation(_ index: Int) throws -> ActivationFunction {
    switch self[index] {
    case .null, .undefined: return .linear
    case .string(let name):
      return try checking(index) { try ActivationFunction.named(name.object.text) }
    case .builtin(let function):
      return try checking(index) { try ActivationFunction.named(function.object.record.name) }
    default:
      var error = mismatch(index, "the name of an activation")
      error.hint = "such as \"relu\"; a function of one's own is applied to the layer's output"
      throw error
    }
  }

  func initializer(_ index: Int) throws -> Initializer {
    if case .string(let name) = self[index] {
      return try checking(index) { try Initializer.named(name.object.text) }
    }
    if case .host(let host) = self[index], let value = host.object.object as? InitializerValue {
      return value.initializer
    }
    throw unsuitable(index, "the name of an initializer or an Initializer", "\"he_normal\"")
  }

  /// Extents that may be None: a tuple, a list, or one number.
  func openShape(_ index: Int) throws -> [Int?] {
    if case .int(let extent) = self[index] { return [extent] }
    let values: [Value]
    switch self[index] {
    case .tuple, .list: values = try self.values(index)
    default: values = [self[index]]
    }
    return try values.map { value in
      switch value {
      case .null: return nil
      case .int(let extent): return extent
      default:
        throw fail(
          .type, "\(builtin.name)() expected ints or None in the shape, got \(value.typeName)",
          at: index, hint: "the extents of one sample: (784,) or (28, 28)")
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
        at: index,
        hint: made(index) ?? "a loss of one's own is used with GradientTape and apply_gradients")
    }
  }

  func optimizer(_ index: Int) throws -> Optimizer {
    if case .string(let name) = self[index] {
      let name = name.object.text
      do {
        return try checking(index) { try Optimizer.named(name) }
      } catch var error as ScriptError {
        if (try? Loss.named(name)) != nil {
          error.hint = "\"\(name)\" is a loss: compile(optimizer, loss)"
        }
        throw error
      }
    }
    if case .host(let host) = self[index], let optimizer = host.object.object as? Optimizer {
      return optimizer
    }
    throw unsuitable(index, "the name of an optimizer or an Optimizer", "\"adam\" or Adam(0.001)")
  }

  /// An error about a value of the wrong type, with what would do instead.
  private func unsuitable(_ index: Int, _ expected: String, _ example: String) -> ScriptError {
    var error = mismatch(index, expected)
    error.hint = made(index) ?? "such as \(example)"
    return error
  }

  /// The remedy for a type in place of one of its values.
  private func made(_ index: Int) -> String? {
    guard case .type(let type) = self[index] else { return nil }
    return "\(type.object.record.name)() with parentheses makes one"
  }

  /// Metrics by name or as objects; None means no metrics.
  func metrics(_ index: Int) throws -> [Metric] {
    if isAbsent(index) { return [] }
    if case .string(let name) = self[index] {
      return [try checking(index) { try Metric.named(name.object.text) }]
    }
    return try values(index).enumerated().map { element, value in
      switch value {
      case .string(let name):
        return try checking(index, element: element) { try Metric.named(name.object.text) }
      case .host(let host):
        if let total = host.object.object as? MetricTotal, let metric = total.metric {
          return metric
        }
      default: break
      }
      var error = fail(
        .type, "\(builtin.name)() expected names of metrics, got \(value.typeName)", at: index,
        hint: "metrics=[\"accuracy\"]")
      error.path = [element]
      throw error
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
