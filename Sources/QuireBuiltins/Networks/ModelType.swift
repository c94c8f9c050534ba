import QuireNN
import QuireRuntime
import QuireTensor

/// Models as the language sees them.
enum ModelType {
  static let record = TypeRecord(
    "Model", "A network: a graph of layers between inputs and outputs.", base: LayerType.record,
    constructor: Builtin(
      "Model", "A network of the layers between inputs and outputs.",
      [
        Parameter("inputs", .any, "what Input gave, or a list of such"),
        Parameter("outputs", .any, "what layers gave for them, or a list of such"),
        Parameter("name", .string, default: .null),
      ], returns: "Model"
    ) { call in
      call.interpreter.make(
        try Model(
          inputs: symbols(call, 0), outputs: symbols(call, 1), name: call.optionalString(2),
          scope: call.interpreter.networkScope))
    },
    methods: TrainingMethods.all + [
      Builtin("summary", "Prints a table of the layers.", [Parameter("self")]) { call in
        call.interpreter.output.write(try call.host(0, as: Model.self).summary() + "\n")
        return .null
      },
      Builtin(
        "get_layer", "The layer of a name or at an index.",
        [
          Parameter("self"), Parameter("name", .string, default: .null),
          Parameter("index", .int, default: .null),
        ]
      ) { call in
        let model = try call.host(0, as: Model.self)
        if let name = try call.optionalString(1) {
          return call.interpreter.make(try model.layer(named: name))
        }
        let index = try call.optionalInt(2) ?? 0
        guard model.layers.indices.contains(index) else {
          throw call.fail(
            .index, "get_layer() expected an index below \(model.layers.count), got \(index)",
            at: 2)
        }
        return call.interpreter.make(model.layers[index])
      },
    ],
    properties: [
      property("layers", "The layers in the order of their calls.") { interpreter, model in
        interpreter.makeList(model.layers.map(interpreter.make(_:)))
      },
      property("inputs", "Where data comes in.") { interpreter, model in
        interpreter.makeList(model.inputs.map(interpreter.make(_:)))
      },
      property("outputs", "What the model gives.") { interpreter, model in
        interpreter.makeList(model.outputs.map(interpreter.make(_:)))
      },
      property("input_shape", "The shape of a batch; None for a free axis.") { interpreter, model in
        interpreter.make(model.inputShapes?.first)
      },
      property("output_shape", "The shape of what comes out; None for a free axis.") {
        interpreter, model in interpreter.make(model.outputShapes?.first)
      },
      property("optimizer", "What compile chose.") { interpreter, model in
        model.optimizer.map(interpreter.make(_:)) ?? .null
      },
      property("plan", "How fit runs the model.") { interpreter, model in
        interpreter.make(model.plan)
      },
    ])

  static let sequential = TypeRecord(
    "Sequential", "A model whose layers follow one another.", base: record,
    constructor: Builtin(
      "Sequential", "A model whose layers follow one another.",
      [
        Parameter("layers", .sequence, default: .null, "Input(...) first, if its shape is known")
          .hinting("the layers stand in one list: Sequential([Dense(10), …])"),
        Parameter("name", .string, default: .null),
      ], returns: "Sequential",
      examples: ["Sequential([Input((4,)), Dense(3)]).count_params() => 15"]
    ) { call in
      let model = Sequential(
        name: try call.optionalString(1), scope: call.interpreter.networkScope)
      if !call.isAbsent(0) {
        for (index, value) in try call.values(0).enumerated() {
          try call.checking(0, element: index) { try add(value, to: model, call.interpreter) }
        }
      }
      return call.interpreter.make(model)
    },
    methods: [
      Builtin(
        "add", "Adds a layer behind the others.", [Parameter("self"), Parameter("layer")]
      ) { call in
        let model = try call.host(0, as: Sequential.self)
        try call.checking(1) { try add(call[1], to: model, call.interpreter) }
        return .null
      },
      Builtin("pop", "Takes the last layer off.", [Parameter("self")]) { call in
        try call.host(0, as: Sequential.self).removeLast()
        return .null
      },
    ])

  private static func add(
    _ value: Value, to model: Sequential, _ interpreter: Interpreter
  ) throws {
    if let symbol = LayerType.symbol(value) { return try model.add(symbol) }
    if case .host(let host) = value, let layer = host.object.object as? Layer {
      return try model.add(layer)
    }
    let position = model.layers.count + 1
    var found = value.typeName
    var hint = "such as Dense(10), or Input((784,)) first"
    switch value {
    case .type(let type) where type.object.record.isKind(of: LayerType.record):
      found = "the type \(type.object.record.name)"
      hint = "\(type.object.record.name)(…) makes one"
    case .string(let name): hint = "Activation(\"\(name.object.text)\") is a layer"
    case .list: hint = "take the inner brackets away, or *layers"
    default: break
    }
    throw ScriptError(
      .type, "Sequential expected a layer at place \(position), got \(found)", hint: hint)
  }

  /// One symbolic tensor or a list of them.
  private static func symbols(_ call: Call, _ index: Int) throws -> [SymbolicTensor] {
    if let symbol = LayerType.symbol(call[index]) { return [symbol] }
    let values: [Value] =
      switch call[index] {
      case .list, .tuple: try call.values(index)
      default: []
      }
    let symbols = values.compactMap(LayerType.symbol)
    guard !symbols.isEmpty, symbols.count == values.count else {
      let isLayer = values.isEmpty && (try? LayerType.layer(call[index])) != nil
      var error = call.mismatch(index, "what Input or a layer gave")
      error.hint =
        isLayer
        ? "call the layer on a tensor first: Dense(3)(x)"
        : "x = Input((784,)) begins, "
          + "Dense(10)(x) goes on"
      throw error
    }
    return symbols
  }

  private static func property(
    _ name: String, _ summary: String,
    _ get: @escaping @Sendable (Interpreter, Model) throws -> Value
  ) -> TypeRecord.Property {
    LayerType.property(name, summary) { interpreter, layer in
      guard let model = layer as? Model else { return .null }
      return try get(interpreter, model)
    }
  }
}

extension Interpreter {
  /// A shape as a tuple, None where an extent is open.
  fileprivate func make(_ shape: BatchShape?) -> Value {
    shape.map { makeTuple($0.dims.map { $0.map(Value.int) ?? .null }) } ?? .null
  }
}
