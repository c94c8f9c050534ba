import QuireTensor

/// An activation function as a layer of its own.
package final class Activation: Layer {
  package let function: ActivationFunction

  package override class var kind: String { "Activation" }
  package override var signature: String { "Activation(\"\(function.rawValue)\")" }

  package init(
    _ function: ActivationFunction, name: String? = nil, dtype: DType = .float32, scope: NameScope
  ) {
    self.function = function
    super.init(name: name, dtype: dtype, scope: scope)
  }

  override func forward(_ x: Tensor, _ context: CallContext) throws(TensorError) -> Tensor {
    if function.makesProbabilities { context.logits = Logits(activation: function, value: x) }
    return try function(x)
  }
}
