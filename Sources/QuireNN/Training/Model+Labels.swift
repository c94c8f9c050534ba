import QuireTensor

/// Whether the end of a model, its loss and the labels belong together.
extension Model {
  /// Checks what the model gives against what the loss takes, as far as the shapes are known.
  /// - Throws: `.value` about `loss` when no labels could ever fit.
  package func checkHead(_ loss: Loss) throws(TensorError) {
    guard let units = outputShapes?.first?.features, units == 1, outputShapes?.count == 1 else {
      return
    }
    let last = lastLayer.map { "\($0.signature) \"\($0.name)\"" } ?? "the model"
    if lastActivation == .softmax {
      throw TensorError(
        .value, name, "\(last) has a softmax over one output, which is always 1",
        hint: "activation=\"sigmoid\" for yes-or-no labels, or one unit for each class",
        argument: "loss")
    }
    switch loss.kind {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy:
      throw TensorError(
        .value, name,
        "\(loss.name) compares one output for each class, but \(last) gives only one",
        hint: "loss=\"binary_crossentropy\" for yes-or-no labels, or end the model with one unit "
          + "for each class and activation=\"softmax\"",
        argument: "loss")
    case .binaryCrossentropy, .meanSquaredError: break
    }
  }

  /// Checks labels against the loss and the shape of the predictions for their inputs.
  /// - Throws: `.shape` or `.value` about `y`.
  func checkLabels(_ y: Tensor, predictions: Shape, _ loss: Loss) throws(TensorError) {
    do throws(TensorError) {
      do {
        _ = try loss.labelShape(y.shape, predictions: predictions)
      } catch {
        let hint = flattenHint(y.shape, predictions) ?? error.hint ?? widthHint(y, predictions)
        throw TensorError(error.kind, error.operation, error.message, hint: hint)
      }
      try loss.checkClasses(y, classes: predictions.dims.last ?? 1)
      try loss.checkShares(y)
    } catch {
      var error = error
      error.argument = "y"
      throw error
    }
  }

  /// The remedy when pictures went through the model without being flattened.
  private func flattenHint(_ labels: Shape, _ predictions: Shape) -> String? {
    guard predictions.rank > 2, labels.rank < predictions.rank,
      let early = graph?.order.first(where: {
        $0.layer is Dense && ($0.inputs.first?.shape.rank ?? 0) > 2
      })
    else { return nil }
    return "the model gives \(predictions) because nothing flattens the inputs: put Flatten() "
      + "before \(early.layer.signature) \"\(early.layer.name)\""
  }

  /// The remedy when the last layer has the wrong width.
  private func widthHint(_ y: Tensor, _ predictions: Shape) -> String {
    if y.rank <= 2, predictions.rank == 2, let last = lastLayer as? Dense {
      let width = y.rank == 2 ? y.shape.dims[1] : 1
      if width > 0, width != last.units {
        return "for these labels end the model with Dense(\(width)) instead of \(last.signature) "
          + "\"\(last.name)\""
      }
    }
    return "the model gives \(predictions) for these inputs"
  }

  /// What may be meant otherwise where the end of the model and the loss meet.
  func headWarning(_ loss: Loss) -> String? {
    guard let last = lastLayer, let activation = loss.activation, let found = lastActivation
    else { return nil }
    if loss.fromLogits {
      guard found == activation else { return nil }
      return "\(loss.name) has from_logits=True, but the model ends in \(found.rawValue), "
        + "whose output is no logits; its logits are used"
    }
    let layer = "\(last.signature) \"\(last.name)\""
    switch (activation, found) {
    case (.softmax, .sigmoid):
      return "\(loss.name) takes probabilities that sum to 1, but \(layer) ends in sigmoid; use "
        + "activation=\"softmax\", or loss=\"binary_crossentropy\" for several yes-or-no labels"
    case (_, .softmax), (_, .sigmoid): return nil
    default:
      let ending = found == .linear ? "has no activation" : "ends in \(found.rawValue)"
      return "\(loss.name) takes probabilities, but \(layer) \(ending); use "
        + "activation=\"\(activation.rawValue)\", or a loss with from_logits=True"
    }
  }

  /// The layer whose outputs are the model's.
  private var lastLayer: Layer? {
    let last = outputs.first?.layer ?? layers.last
    return (last as? Model).map(\.lastLayer) ?? last
  }

  /// The activation of the outputs; nil when the last layer has none to choose.
  private var lastActivation: ActivationFunction? {
    switch lastLayer {
    case let dense as Dense: dense.activation
    case let activation as Activation: activation.function
    default: nil
    }
  }
}
