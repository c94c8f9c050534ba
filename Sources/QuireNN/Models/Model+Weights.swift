import QuireTensor

extension Layer {
  /// Copies of all weights, in the order of the layers.
  package func weights() -> [Tensor] { variables.map(\.value) }

  /// Takes new values for all weights, or for none when one does not fit.
  /// - Throws: `.value` when their number differs, `.shape` when a shape does.
  package func setWeights(_ weights: [Tensor]) throws(TensorError) {
    let variables = variables
    guard weights.count == variables.count else {
      throw TensorError(
        .value, "set_weights",
        "set_weights: \"\(name)\" has \(variables.count) weights, found \(weights.count)",
        hint: variables.isEmpty
          ? "it has no weights yet: call it on data first"
          : "its weights have the shapes "
            + variables.map { "\($0.shape)" }.joined(separator: ", "),
        argument: "weights")
    }
    for (variable, weight) in zip(variables, weights) where variable.shape != weight.shape {
      throw TensorError(
        .shape, "set_weights",
        "set_weights: \"\(variable.path)\" got shape \(weight.shape), expected \(variable.shape)",
        hint: "weights fit a model of the same layers only", argument: "weights")
    }
    for (variable, weight) in zip(variables, weights) { try variable.assign(weight) }
  }

}

extension Model {
  /// The layer of this name.
  /// - Throws: `.value` with the names there are.
  package func layer(named wanted: String) throws(TensorError) -> Layer {
    guard let layer = layers.first(where: { $0.name == wanted }) else {
      throw TensorError(
        .value, "get_layer", "model \"\(name)\" has no layer \"\(wanted)\"",
        hint: "it has " + layers.map { "\"\($0.name)\"" }.joined(separator: ", "),
        argument: "name")
    }
    return layer
  }
}
