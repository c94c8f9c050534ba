import QuireTensor

/// A fully connected layer: `activation(x · kernel + bias)` on the last axis.
///
/// Input [batch, …, features], output [batch, …, units], kernel [features, units], bias [units].
package final class Dense: Layer {
  package let units: Int
  package let activation: ActivationFunction
  package let usesBias: Bool
  private let kernelInitializer: Initializer
  private let biasInitializer: Initializer
  package private(set) var kernel: Variable?
  package private(set) var bias: Variable?

  package override class var kind: String { "Dense" }
  package override var signature: String { "Dense(\(units))" }

  /// - Throws: `.value` unless there is at least one unit.
  package init(
    _ units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform(), biasInitializer: Initializer = .zeros,
    name: String? = nil, dtype: DType = .float32, scope: NameScope
  ) throws(TensorError) {
    guard units > 0 else {
      throw TensorError(
        .value, "Dense", "Dense: expected a positive number of units, found \(units)",
        hint: "units is how many numbers the layer gives for each sample", argument: "units")
    }
    self.units = units
    self.activation = activation
    usesBias = useBias
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    super.init(name: name, dtype: dtype, scope: scope)
  }

  override func build(_ input: BatchShape) throws(TensorError) {
    let features = try features(of: input)
    kernel = try addVariable(
      "kernel", shape: [features, units], initializer: kernelInitializer)
    if usesBias { bias = try addVariable("bias", shape: [units], initializer: biasInitializer) }
  }

  override func outputShape(_ input: BatchShape) throws(TensorError) -> BatchShape {
    _ = try features(of: input)
    return BatchShape(input.dims.dropLast() + [units])
  }

  override func forward(_ x: Tensor, _ context: CallContext) throws(TensorError) -> Tensor {
    guard let kernel else { return x }
    var z = try x.matmul(context.value(of: kernel))
    if let bias { z = try z + context.value(of: bias) }
    if activation.makesProbabilities { context.logits = Logits(activation: activation, value: z) }
    return try activation(z)
  }

  /// The extent of the input's last axis, which must be the kernel's.
  private func features(of input: BatchShape) throws(TensorError) -> Int {
    guard input.rank >= 2, let found = input.features, found > 0 else {
      throw shapeError(
        got: "\(input)", expected: "[batch, features]",
        hint: input.rank == 1 ? "add the axis that is missing: x.reshape(1, -1)" : nil)
    }
    guard let kernel, kernel.shape.dims[0] != found else { return found }
    let expected = kernel.shape.dims[0]
    let fits = input.sampleCount == expected
    throw shapeError(
      got: "\(input)", expected: "[batch, \(expected)]",
      hint: fits
        ? "Flatten() before it, or x.reshape(\(input.dims[0] ?? -1), \(expected))"
        : "its weights were made for \(expected) features; a new \(signature) takes any number")
  }
}
