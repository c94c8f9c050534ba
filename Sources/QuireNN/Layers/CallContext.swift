import QuireTensor

/// The argument of an activation that makes probabilities.
package struct Logits {
  package let activation: ActivationFunction
  package let value: Tensor

  package init(activation: ActivationFunction, value: Tensor) {
    self.activation = activation
    self.value = value
  }
}

/// What the layers of one eager call share.
package final class CallContext {
  /// True while learning: dropout drops.
  package let isTraining: Bool
  /// The tapes that record the call.
  package let tapes: [Tape]
  /// What stood in front of the last layer's softmax or sigmoid; a loss computes from it instead.
  package internal(set) var logits: Logits?

  package init(isTraining: Bool = false, tapes: [Tape] = []) {
    self.isTraining = isTraining
    self.tapes = tapes
  }

  /// A variable's value, watched by every tape of the call.
  package func value(of variable: Variable) -> Tensor {
    var tensor = variable.value
    guard variable.isTrainable else { return tensor }
    for tape in tapes { tensor = tape.watch(tensor, for: variable) }
    return tensor
  }
}
