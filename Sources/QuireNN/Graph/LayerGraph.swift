import QuireTensor

/// The calls of layers between a model's inputs and outputs, each after those it needs.
struct LayerGraph {
  let inputs: [SymbolicTensor]
  let outputs: [SymbolicTensor]
  /// All tensors of the graph, inputs included.
  let order: [SymbolicTensor]

  /// - Throws: `.value` when an output needs an input that is not among `inputs`, or two layers
  ///   share a name.
  init(
    inputs: [SymbolicTensor], outputs: [SymbolicTensor], model: String
  ) throws(TensorError) {
    self.inputs = inputs
    self.outputs = outputs
    guard !inputs.isEmpty, !outputs.isEmpty else {
      throw TensorError(.value, "Model", "Model: expected at least one input and one output")
    }
    order = try Self.sorted(inputs: inputs, outputs: outputs, model: model)
    var seen: [String: ObjectIdentifier] = [:]
    for tensor in order {
      let identity = ObjectIdentifier(tensor.layer)
      guard seen.updateValue(identity, forKey: tensor.layer.name) ?? identity == identity else {
        throw TensorError(
          .value, "Model", "Model: two layers of \"\(model)\" are named \"\(tensor.layer.name)\"",
          hint: "give each layer its own name=")
      }
    }
  }

  /// The layers in the order of their first call.
  var layers: [Layer] {
    var seen: Set<ObjectIdentifier> = []
    return order.compactMap { tensor in
      seen.insert(ObjectIdentifier(tensor.layer)).inserted ? tensor.layer : nil
    }
  }

  /// The tensors between the only input and the only output when each feeds just the next; nil when
  /// the graph branches or calls a layer twice.
  var chain: [SymbolicTensor]? {
    guard inputs.count == 1, outputs.count == 1, layers.count == order.count,
      order.last === outputs[0]
    else { return nil }
    for (previous, tensor) in zip(order, order.dropFirst()) {
      guard tensor.inputs.count == 1, tensor.inputs[0] === previous else { return nil }
    }
    return Array(order.dropFirst())
  }

  /// Depth first from the outputs, with a stack of our own: a script may chain any number of layers.
  private static func sorted(
    inputs: [SymbolicTensor], outputs: [SymbolicTensor], model: String
  ) throws(TensorError) -> [SymbolicTensor] {
    var done = Set(inputs.map(ObjectIdentifier.init))
    var order = inputs
    for output in outputs {
      var stack: [(tensor: SymbolicTensor, next: Int)] = []
      if !done.contains(ObjectIdentifier(output)) { stack.append((output, 0)) }
      while let (tensor, next) = stack.last {
        if tensor.inputs.isEmpty {
          throw TensorError(
            .value, "Model",
            "Model: output \"\(output.layer.name)\" of \"\(model)\" needs input "
              + "\"\(tensor.layer.name)\", which is not among the model's inputs",
            hint: "pass it too: Model(inputs=[…], outputs=…)", argument: "inputs")
        }
        if next < tensor.inputs.count {
          stack[stack.count - 1].next += 1
          let input = tensor.inputs[next]
          if !done.contains(ObjectIdentifier(input)) { stack.append((input, 0)) }
        } else {
          stack.removeLast()
          if done.insert(ObjectIdentifier(tensor)).inserted { order.append(tensor) }
        }
      }
    }
    return order
  }
}
