import QuireTensor

extension Model {
  /// Checks inputs and labels against the model and its loss before anything is computed.
  /// - Throws: `.shape` or `.value` with the remedy.
  func checked(
    _ x: Tensor, _ y: Tensor, _ training: CompiledTraining, operation: String
  ) throws(TensorError) -> Examples {
    let inputs = try checkedInputs(x, operation: operation)
    let count = inputs.shape.dims[0]
    guard y.rank > 0, y.shape.dims[0] == count else {
      throw TensorError(
        .shape, operation,
        "\(operation): x has \(count) samples (\(x.shape)), y has "
          + "\(y.rank > 0 ? "\(y.shape.dims[0])" : "none") (\(y.shape))",
        hint: "both need one row for each sample")
    }
    guard count > 0 else {
      throw TensorError(.value, operation, "\(operation): x has no samples: \(x.shape)")
    }
    let predictions = try predictedShape(for: inputs)
    _ = try training.loss.labelShape(y.shape, predictions: predictions)
    try training.loss.checkClasses(y, classes: predictions.dims.last ?? 1)
    return Examples(inputs: inputs, labels: y)
  }

  /// The inputs in a shape the model takes: a vector may stand for samples of one number.
  /// - Throws: `.shape` when they do not fit.
  func checkedInputs(_ x: Tensor, operation: String) throws(TensorError) -> Tensor {
    guard x.rank > 0 else {
      throw TensorError(
        .shape, operation, "\(operation): x is a single number, expected [batch, …]")
    }
    var x = x
    let expectsColumn = graph.map { $0.inputs[0].shape.dims == [nil, 1] } ?? true
    if x.rank == 1, expectsColumn { x = try x.reshaped([x.count, 1]) }
    let shape = BatchShape(batchOf: Array(x.shape.dims.dropFirst()))
    let graph = try builtGraph(for: [shape])
    guard graph.inputs.count == 1, graph.outputs.count == 1 else {
      throw TensorError(
        .value, operation,
        "\(operation): model \"\(name)\" has \(graph.inputs.count) inputs and "
          + "\(graph.outputs.count) outputs, expected one of each",
        hint: "train it with a tape and optimizer.apply_gradients")
    }
    try check([BatchShape(x.shape)], graph)
    try buildIfNeeded(for: [shape])
    return x
  }

  /// The shape of the model's outputs for these inputs.
  func predictedShape(for inputs: Tensor) throws(TensorError) -> Shape {
    let shape = try outputShape([BatchShape(inputs.shape)])
    return Shape(shape.dims.map { $0 ?? 0 })
  }
}
