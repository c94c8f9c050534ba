import QuireTensor

/// A model whose layers follow one another.
///
/// Without a stated input shape the weights are made at the first call.
package final class Sequential: Model {
  private var stack: [Layer] = []
  private var input: SymbolicTensor?

  package override class var kind: String { "Sequential" }

  package override init(name: String? = nil, scope: NameScope) {
    super.init(name: name, scope: scope)
  }

  package override var layers: [Layer] { stack }

  /// Adds the start of the model, as `Input(shape)` made it.
  /// - Throws: `.value` unless it comes first.
  package func add(_ input: SymbolicTensor) throws(TensorError) {
    guard stack.isEmpty, self.input == nil, input.inputs.isEmpty else {
      throw TensorError(
        .value, name, "Sequential \"\(name)\": an Input can only come first",
        hint: "to branch or join, use Model(inputs, outputs)")
    }
    self.input = input
  }

  /// Adds a layer behind the others.
  /// - Throws: `.shape` when it does not fit behind them, `.value` when its name is taken.
  package func add(_ layer: Layer) throws(TensorError) {
    if let model = layer as? Model { try checkNesting(of: model) }
    guard !stack.contains(where: { $0.name == layer.name }) else {
      throw TensorError(
        .value, name, "Sequential \"\(name)\" already has a layer named \"\(layer.name)\"",
        hint: "every layer needs a name of its own, and a layer can be added once")
    }
    if stack.isEmpty, input == nil, let shape = layer.declaredInput ?? Self.input(of: layer) {
      input = try InputLayer.tensor(
        shape: shape.sample, batchSize: shape.dims.first ?? nil, scope: scope)
    }
    if let input {
      let end = graph?.outputs.first ?? input
      let output = try located(layer) { () throws(TensorError) in try layer(end) }
      graph = try LayerGraph(inputs: [input], outputs: [output], model: name)
    } else {
      graph = nil
    }
    stack.append(layer)
    cachedPlan = nil
  }

  /// Takes the last layer off.
  /// - Throws: `.value` when there is none.
  package func removeLast() throws(TensorError) {
    guard !stack.isEmpty else {
      throw TensorError(.value, name, "Sequential \"\(name)\" has no layer to remove")
    }
    stack.removeLast()
    cachedPlan = nil
    graph = nil
    if let input { graph = try connected(from: input) }
  }

  override func builtGraph(for inputs: [BatchShape]) throws(TensorError) -> LayerGraph {
    if let graph { return graph }
    guard !stack.isEmpty else {
      throw TensorError(
        .value, name, "Sequential \"\(name)\" has no layers", hint: "add some: model.add(Dense(10))"
      )
    }
    guard inputs.count == 1, let shape = inputs.first, shape.rank > 0 else {
      throw TensorError(
        .shape, name, "Sequential \"\(name)\" takes one input of shape [batch, …]")
    }
    let start: SymbolicTensor
    if let input {
      start = input
    } else {
      start = try InputLayer.tensor(shape: shape.sample, scope: scope)
    }
    guard let made = try connected(from: start) else { throw notBuilt }
    input = start
    graph = made
    return made
  }

  private func connected(from start: SymbolicTensor) throws(TensorError) -> LayerGraph? {
    guard !stack.isEmpty else { return nil }
    var end = start
    for layer in stack {
      end = try located(layer) { () throws(TensorError) in try layer(end) }
    }
    return try LayerGraph(inputs: [start], outputs: [end], model: name)
  }

  private static func input(of layer: Layer) -> BatchShape? {
    (layer as? Model)?.inputShapes?.first
  }
}
