import QuireTensor

extension Model {
  /// Checks inputs and labels against the model and its loss before anything is computed.
  /// - Throws: `.shape` or `.value` with the remedy, the argument being `x` or `y`.
  func checked(
    _ x: Tensor, _ y: Tensor, _ training: CompiledTraining, operation: String
  ) throws(TensorError) -> Examples {
    let inputs: Tensor
    do throws(TensorError) {
      inputs = try checkedInputs(x, operation: operation)
    } catch {
      guard error.kind == .shape, let expected = graph?.inputs.first?.shape,
        expected.accepts(BatchShape(y.shape))
      else { throw error }
      throw TensorError(
        error.kind, error.operation, error.message,
        hint: "the inputs come first: \(operation)(x, y)", argument: "x")
    }
    let count = inputs.shape.dims[0]
    guard y.rank > 0, y.shape.dims[0] == count else {
      throw TensorError(
        .shape, operation,
        "\(operation): x has \(count) samples (\(x.shape)), y has "
          + "\(y.rank > 0 ? "\(y.shape.dims[0])" : "none") (\(y.shape))",
        hint: "both need one row for each sample", argument: "y")
    }
    guard count > 0 else {
      throw TensorError(
        .value, operation, "\(operation): x has no samples: \(x.shape)",
        hint: "its first axis counts the samples: how was it cut?", argument: "x")
    }
    try checkHead(training.loss)
    try checkLabels(y, predictions: predictedShape(for: inputs), training.loss)
    return Examples(inputs: inputs, labels: y)
  }

  /// The same for data that only measures; what is wrong is told of `validation_data`.
  func checkedValidation(
    _ data: (x: Tensor, y: Tensor), _ training: CompiledTraining
  ) throws(TensorError) -> Examples {
    do {
      return try checked(data.x, data.y, training, operation: "fit")
    } catch {
      let prefix = error.message.hasPrefix("fit: ") ? 5 : 0
      throw TensorError(
        error.kind, error.operation, "validation_data: \(error.message.dropFirst(prefix))",
        hint: error.hint, argument: "validation_data")
    }
  }

  /// The inputs in a shape the model takes: a vector may stand for samples of one number.
  /// - Throws: `.shape` when they do not fit.
  func checkedInputs(_ x: Tensor, operation: String) throws(TensorError) -> Tensor {
    guard x.rank > 0 else {
      throw TensorError(
        .shape, operation, "\(operation): x is a single number, expected [batch, …]",
        hint: "one row for each sample: a single one is [[…]]", argument: "x")
    }
    if x.shape == [0] {
      throw TensorError(
        .value, operation, "\(operation): x is empty", hint: "one row for each sample",
        argument: "x")
    }
    var x = x
    let expectsColumn = graph.map { $0.inputs[0].shape.dims == [nil, 1] } ?? true
    if x.rank == 1, expectsColumn { x = try x.reshaped([x.count, 1]) }
    let shape = BatchShape(batchOf: Array(x.shape.dims.dropFirst()))
    do throws(TensorError) {
      let graph = try builtGraph(for: [shape])
      guard graph.inputs.count == 1, graph.outputs.count == 1 else {
        throw TensorError(
          .value, operation,
          "\(operation): model \"\(name)\" has \(Self.count(graph.inputs.count, "input")) and "
            + "\(Self.count(graph.outputs.count, "output")), expected one of each",
          hint: "train it with a tape and optimizer.apply_gradients")
      }
      try check([BatchShape(x.shape)], graph)
      try buildIfNeeded(for: [shape])
    } catch {
      // Layers that do not fit one another show when the data comes.
      var error = error
      if error.kind == .shape { error.argument = "x" }
      throw error
    }
    return x
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// The shape of the model's outputs for these inputs.
  func predictedShape(for inputs: Tensor) throws(TensorError) -> Shape {
    let shape = try outputShape([BatchShape(inputs.shape)])
    return Shape(shape.dims.map { $0 ?? 0 })
  }
}
