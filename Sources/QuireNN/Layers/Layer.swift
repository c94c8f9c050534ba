import QuireTensor

/// A function with weights of its own that are made when the shape of its input is known.
///
/// A kind of layer overrides `build`, `outputShape` and `forward`, in the form with one input or, to
/// join several, in the form with an array of them.
package class Layer {
  /// Unique in its model: `dense_1`.
  package let name: String
  /// The type of the weights and of the outputs.
  package let dtype: DType
  /// False keeps the optimiser away from the layer's weights.
  package var isTrainable = true
  /// The shapes the weights were made for.
  package private(set) var builtFor: [BatchShape]?
  package private(set) var variables: [Variable] = []
  /// Where the layer's random numbers come from.
  let random: RandomSource
  /// The shape of one sample that the user stated with the layer, as `input_shape=` does.
  package var declaredInput: BatchShape?

  /// The kind's name in Keras: `Dense`.
  package class var kind: String { "Layer" }

  init(name: String?, dtype: DType = .float32, scope: NameScope) {
    let kind = Self.snakeCase(Self.kind)
    self.name = name ?? scope.nextName(kind)
    self.dtype = dtype
    random = scope.nextSource(kind)
  }

  package var isBuilt: Bool { builtFor != nil }

  /// What the optimiser changes.
  package var trainableVariables: [Variable] {
    isTrainable ? variables.filter(\.isTrainable) : []
  }

  /// The layers inside; empty for all but models.
  package var layers: [Layer] { [] }

  /// The layer with its main argument, as it is written: `Dense(128)`.
  package var signature: String { Self.kind }

  /// Makes the weights.
  func build(_ input: BatchShape) throws(TensorError) {}

  /// The shape of the result, or the error that a wrong input deserves.
  func outputShape(_ input: BatchShape) throws(TensorError) -> BatchShape { input }

  /// The result for a batch of the right shape.
  func forward(_ input: Tensor, _ context: CallContext) throws(TensorError) -> Tensor { input }

  func build(_ inputs: [BatchShape]) throws(TensorError) { try build(single(inputs)) }

  func outputShape(_ inputs: [BatchShape]) throws(TensorError) -> BatchShape {
    try outputShape(single(inputs))
  }

  func forward(_ inputs: [Tensor], _ context: CallContext) throws(TensorError) -> Tensor {
    try forward(single(inputs), context)
  }

  /// Adds a weight; called from `build`.
  func addVariable(
    _ name: String, shape: Shape, initializer: Initializer, isTrainable: Bool = true
  ) throws(TensorError) -> Variable {
    var source = random.stream(name)
    let value = try initializer.tensor(shape, dtype, &source)
    let variable = Variable(
      name: name, path: "\(self.name)/\(name)", value: value, isTrainable: isTrainable)
    variables.append(variable)
    return variable
  }

  /// An error about an input's shape, in the layer's words.
  func shapeError(got found: String, expected: String, hint: String? = nil) -> TensorError {
    TensorError(
      .shape, name, "\(signature) \"\(name)\" got input \(found), expected \(expected)",
      hint: hint)
  }

  private func single<T>(_ inputs: [T]) throws(TensorError) -> T {
    guard inputs.count == 1 else {
      throw TensorError(
        .value, name, "\(signature) \"\(name)\" takes one input, found \(inputs.count)")
    }
    return inputs[0]
  }

  /// `LeakyReLU` as `leaky_re_lu`, which is how Keras names layers.
  private static func snakeCase(_ kind: String) -> String {
    var result = ""
    var previous: Character = "_"
    let letters = Array(kind)
    for (position, letter) in letters.enumerated() {
      let startsWord =
        letter.isUppercase
        && (previous.isLowercase
          || (position + 1 < letters.count && letters[position + 1].isLowercase))
      if startsWord, position > 0 { result.append("_") }
      result += letter.lowercased()
      previous = letter
    }
    return result
  }
}

extension Layer {
  /// Makes the weights if there are none yet.
  package func buildIfNeeded(for inputs: [BatchShape]) throws(TensorError) {
    guard builtFor == nil else { return }
    do {
      try build(inputs)
    } catch {
      variables = []
      throw error
    }
    builtFor = inputs
  }

  /// Calls the layer on symbolic tensors, which makes a part of a graph.
  /// - Throws: `.shape` when an input does not fit.
  package func callAsFunction(_ inputs: [SymbolicTensor]) throws(TensorError) -> SymbolicTensor {
    let shapes = inputs.map(\.shape)
    let shape = try outputShape(shapes)
    try buildIfNeeded(for: shapes)
    return SymbolicTensor(shape: shape, layer: self, inputs: inputs)
  }

  package func callAsFunction(_ input: SymbolicTensor) throws(TensorError) -> SymbolicTensor {
    try callAsFunction([input])
  }

  /// Calls the layer on tensors.
  /// - Throws: `.shape` when an input does not fit.
  package func callAsFunction(
    _ inputs: [Tensor], _ context: CallContext
  ) throws(TensorError) -> Tensor {
    let shapes = inputs.map { BatchShape($0.shape) }
    _ = try outputShape(shapes)
    try buildIfNeeded(for: shapes)
    var cast: [Tensor] = []
    for input in inputs { cast.append(input.dtype == dtype ? input : try input.astype(dtype)) }
    context.logits = nil
    return try forward(cast, context)
  }

  package func callAsFunction(
    _ input: Tensor, _ context: CallContext
  ) throws(TensorError) -> Tensor {
    try callAsFunction([input], context)
  }

  /// The number of elements of all weights.
  package var parameterCount: Int { variables.reduce(0) { $0 &+ $1.value.count } }
}
