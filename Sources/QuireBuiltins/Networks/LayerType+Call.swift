import QuireNN
import QuireRuntime
import QuireSyntax
import QuireTensor

extension LayerType {
  /// `layer(x, training=False)` on tensors or symbolic tensors, one or a list of them.
  @Sendable
  static func apply(_ call: Call) throws -> Value {
    let layer = try layer(call[0])
    guard let argument = call.rest.first, call.rest.count == 1 else {
      throw ScriptError(
        .type, "\(layer.signature) is called on one input, got \(call.rest.count)",
        hint: call.rest.isEmpty
          ? "\(layer.signature)(x) applies the layer to x"
          : "several inputs are passed as a list; training=True is named",
        argument: call.rest.isEmpty ? nil : call.restIndex(1))
    }
    var isTraining = false
    for (name, value) in call.options {
      guard name == "training" else {
        throw ScriptError(
          .type, "calling a layer takes no argument \(name)",
          hint: NearestName.suggest(name, among: ["training"]).map { "did you mean \($0)?" }
            ?? "it takes training",
          keyword: name)
      }
      isTraining = try call.interpreter.isTrue(value)
    }
    do {
      return try apply(layer, to: argument, isTraining, call.interpreter)
    } catch {
      // The input is at fault, not the layer: the caret goes there.
      guard
        var failure = error as? ScriptError ?? (error as? any ScriptErrorConvertible)?.scriptError
      else { throw error }
      failure.argument = call.restIndex(0)
      throw failure
    }
  }

  private static func apply(
    _ layer: Layer, to argument: Value, _ isTraining: Bool, _ interpreter: Interpreter
  ) throws -> Value {
    let arguments: [Value] =
      switch argument {
      case .list, .tuple: try severalInputs(argument, interpreter)
      default: [argument]
      }
    let symbols = arguments.compactMap(symbol)
    if symbols.count == arguments.count, !symbols.isEmpty {
      return interpreter.make(try layer(symbols))
    }
    let tensors = try arguments.map { try interpreter.tensor(from: $0) }
    let context = CallContext(isTraining: isTraining, tapes: interpreter.recordingTapes)
    if let model = layer as? Model, (model.outputShapes?.count ?? 1) > 1 {
      let outputs = try model.outputs(tensors, context)
      return interpreter.makeList(outputs.map(interpreter.make(_:)))
    }
    let output = try layer(tensors, context)
    interpreter.networks.remember(output, context.logits)
    return interpreter.make(output)
  }

  static func symbol(_ value: Value) -> SymbolicTensor? {
    if case .host(let host) = value { host.object.object as? SymbolicTensor } else { nil }
  }

  /// The elements of a list of inputs; a list of numbers is one input.
  private static func severalInputs(
    _ argument: Value, _ interpreter: Interpreter
  ) throws -> [Value] {
    let values = try interpreter.values(of: argument)
    let areInputs = values.allSatisfy { if case .host = $0 { true } else { false } }
    return areInputs && !values.isEmpty ? values : [argument]
  }
}

extension Interpreter {
  /// A layer or model as a value of its own type.
  func make(_ layer: Layer) -> Value {
    let record =
      switch layer {
      case is Sequential: ModelType.sequential
      case is Model: ModelType.record
      case is Dense: LayerType.dense
      case is Flatten: LayerType.flatten
      case is Dropout: LayerType.dropout
      case is Activation: LayerType.activation
      case is InputLayer: LayerType.input
      default: LayerType.record
      }
    return makeHost(layer, record)
  }

  func make(_ symbol: SymbolicTensor) -> Value { makeHost(symbol, SymbolType.record) }

  func makeList(of variables: [Variable]) -> Value { makeList(variables.map(make(_:))) }
}
