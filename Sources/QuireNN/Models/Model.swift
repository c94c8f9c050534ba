import QuireTensor

/// A network: a graph of layers between inputs and outputs, itself usable as a layer.
package class Model: Layer {
  /// Nil until the shape of the input is known.
  var graph: LayerGraph?
  /// What `compile` chose.
  var training: CompiledTraining?
  /// The plan of the last `fit`, `evaluate` or `predict`.
  var cachedPlan: TrainingPlan?
  let scope: NameScope
  /// Epochs trained so far; each has a shuffle of its own.
  var epochsTrained = 0

  package override class var kind: String { "Functional" }
  package override var signature: String { Self.kind }

  init(name: String?, scope: NameScope) {
    self.scope = scope
    super.init(name: name, scope: scope)
  }

  /// Keras's `Model(inputs, outputs)`.
  /// - Throws: `.value` when an output needs an input that is not given.
  package init(
    inputs: [SymbolicTensor], outputs: [SymbolicTensor], name: String? = nil, scope: NameScope
  ) throws(TensorError) {
    self.scope = scope
    super.init(name: name, scope: scope)
    let graph = try LayerGraph(inputs: inputs, outputs: outputs, model: self.name)
    self.graph = graph
    for case let model as Model in graph.layers { try checkNesting(of: model) }
    try buildIfNeeded(for: inputs.map(\.shape))
  }

  package override var layers: [Layer] { graph?.layers ?? [] }

  /// How many models may stand in one another; walks over them recurse.
  private static let maximumDepth = 64

  /// Counts a model that comes to stand inside this one.
  /// - Throws: `.value` when this one stands inside it, or too many already stand in one another.
  func checkNesting(of model: Model) throws(TensorError) {
    guard !model.contains(self) else {
      throw TensorError(.value, name, "\(Self.kind) \"\(name)\" cannot contain itself")
    }
    let depth = model.depth + 1
    guard depth <= Self.maximumDepth else {
      throw TensorError(
        .value, name,
        "\(Self.kind) \"\(name)\" stands above \(depth) models in one another, expected at most "
          + "\(Self.maximumDepth)")
    }
  }

  private func contains(_ model: Model) -> Bool {
    self === model || layers.contains { ($0 as? Model)?.contains(model) ?? false }
  }

  /// How many models stand in one another inside this one.
  private var depth: Int {
    layers.reduce(0) { depth, layer in max(depth, (layer as? Model).map { $0.depth + 1 } ?? 0) }
  }

  package override var variables: [Variable] { unique(layers.flatMap(\.variables)) }

  package override var trainableVariables: [Variable] {
    isTrainable ? unique(layers.flatMap(\.trainableVariables)) : []
  }

  /// Where data comes in and what comes out; empty before the shape of the input is known.
  package var inputs: [SymbolicTensor] { graph?.inputs ?? [] }

  package var outputs: [SymbolicTensor] { graph?.outputs ?? [] }

  /// The shapes a batch must have; nil before they are known.
  package var inputShapes: [BatchShape]? { graph?.inputs.map(\.shape) }

  package var outputShapes: [BatchShape]? { graph?.outputs.map(\.shape) }

  /// The layers made their weights when the graph was made.
  override func build(_ inputs: [BatchShape]) {}

  override func outputShape(_ inputs: [BatchShape]) throws(TensorError) -> BatchShape {
    let graph = try builtGraph(for: inputs)
    try check(inputs, graph)
    var shapes: [ObjectIdentifier: BatchShape] = [:]
    for (tensor, shape) in zip(graph.inputs, inputs) { shapes[ObjectIdentifier(tensor)] = shape }
    for tensor in graph.order where shapes[ObjectIdentifier(tensor)] == nil {
      let found = tensor.inputs.compactMap { shapes[ObjectIdentifier($0)] }
      shapes[ObjectIdentifier(tensor)] = try located(tensor.layer) { () throws(TensorError) in
        try tensor.layer.outputShape(found)
      }
    }
    return try shapes[ObjectIdentifier(singleOutput(graph))] ?? graph.outputs[0].shape
  }

  override func forward(
    _ inputs: [Tensor], _ context: CallContext
  ) throws(TensorError) -> Tensor {
    let graph = try builtGraph(for: inputs.map { BatchShape($0.shape) })
    let output = try singleOutput(graph)
    let values = try run(graph, inputs, context)
    guard let result = values[ObjectIdentifier(output)] else { throw notBuilt }
    return result
  }

  /// All outputs of a model that has several.
  package func outputs(
    _ inputs: [Tensor], _ context: CallContext
  ) throws(TensorError) -> [Tensor] {
    let graph = try builtGraph(for: inputs.map { BatchShape($0.shape) })
    try check(inputs.map { BatchShape($0.shape) }, graph)
    let values = try run(graph, inputs, context)
    return graph.outputs.compactMap { values[ObjectIdentifier($0)] }
  }

  /// The graph, made now when the model has waited for the shape of its input.
  func builtGraph(for inputs: [BatchShape]) throws(TensorError) -> LayerGraph {
    guard let graph else { throw notBuilt }
    return graph
  }

  /// Adds to a mistake in one of the layers where in the model it happened.
  func located<R>(
    _ layer: Layer, _ body: () throws(TensorError) -> R
  ) throws(TensorError) -> R {
    do {
      return try body()
    } catch {
      // A layer that is being added comes last.
      let position = (layers.firstIndex { $0 === layer } ?? layers.count) + 1
      throw TensorError(
        error.kind, "\(name)/\(error.operation)",
        "model \"\(name)\", layer \(position): \(error.message)", hint: error.hint,
        argument: error.argument)
    }
  }

  var notBuilt: TensorError {
    TensorError(
      .value, name, "model \"\(name)\" does not know the shape of its input yet",
      hint: "begin it with Input(shape), or call it on data first")
  }

  func singleOutput(_ graph: LayerGraph) throws(TensorError) -> SymbolicTensor {
    guard graph.outputs.count == 1 else {
      throw TensorError(
        .value, name,
        "model \"\(name)\" has \(graph.outputs.count) outputs where one is expected")
    }
    return graph.outputs[0]
  }

  private func run(
    _ graph: LayerGraph, _ inputs: [Tensor], _ context: CallContext
  ) throws(TensorError) -> [ObjectIdentifier: Tensor] {
    var values: [ObjectIdentifier: Tensor] = [:]
    for (tensor, value) in zip(graph.inputs, inputs) { values[ObjectIdentifier(tensor)] = value }
    for tensor in graph.order where values[ObjectIdentifier(tensor)] == nil {
      let arguments = tensor.inputs.compactMap { values[ObjectIdentifier($0)] }
      values[ObjectIdentifier(tensor)] = try located(tensor.layer) {
        () throws(TensorError) in try tensor.layer(arguments, context)
      }
    }
    return values
  }

  /// - Throws: `.shape` when an input is not what the graph was made for.
  func check(_ inputs: [BatchShape], _ graph: LayerGraph) throws(TensorError) {
    guard inputs.count == graph.inputs.count else {
      throw TensorError(
        .value, name,
        "model \"\(name)\" takes \(graph.inputs.count) inputs, found \(inputs.count)")
    }
    for (input, found) in zip(graph.inputs, inputs) where !input.shape.accepts(found) {
      throw TensorError(
        .shape, name, "model \"\(name)\" got input \(found), expected \(input.shape)",
        hint: hint(found: found, expected: input.shape), argument: "x")
    }
  }

  /// How to get from the shape found to the one expected.
  private func hint(found: BatchShape, expected: BatchShape) -> String? {
    if expected.rank == found.rank + 1, expected.accepts(BatchShape([nil] + found.dims)) {
      // Input((32, 784)) for data of 32 rows: the batch was counted as a part of the sample.
      if found.rank > 1, let count = found.dims.first ?? nil, count > 1,
        expected.sample.first == count
      {
        return "if x holds \(count) samples, their Input is \(found.sample.tuple), without the "
          + "batch; one sample needs a batch axis: x[None]"
      }
      return "a single sample needs a batch axis: x[None]"
    }
    guard let samples = found.dims.first ?? nil else {
      return found.rank == 0 ? "one row for each sample: a single one is [[…]]" : nil
    }
    if found.rank == 1, expected.rank == 2 {
      return "one row for each sample: a single one is [[…]], with "
        + "\(Self.features(expected.sample.last ?? nil))"
    }
    if let count = expected.sampleCount, count == found.sampleCount {
      let shape = ([samples] + expected.sample.compactMap { $0 }).map(String.init)
      let layer = expected.rank == 2 ? ", or Input(\(found.sample.tuple)) and Flatten()" : ""
      return "x.reshape(\(shape.joined(separator: ", ")))" + layer
    }
    guard samples > 0, found.rank > 1 else { return nil }
    return
      "begin the model with Input(\(found.sample.tuple)) for this data, or give it the data it was made for"
  }

  private static func features(_ count: Int?) -> String {
    count.map { "\($0) number\($0 == 1 ? "" : "s")" } ?? "its numbers"
  }

  private func unique(_ variables: [Variable]) -> [Variable] {
    var seen: Set<ObjectIdentifier> = []
    return variables.filter { seen.insert(ObjectIdentifier($0)).inserted }
  }
}

extension [Int?] {
  /// As a script writes it: `(28, 28)`.
  fileprivate var tuple: String { BatchShape(self).tuple }
}
