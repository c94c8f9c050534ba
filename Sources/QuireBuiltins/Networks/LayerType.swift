import QuireNN
import QuireRuntime
import QuireTensor

/// Layers as the language sees them.
enum LayerType {
  /// What all layers and models share.
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.call = apply
    hooks.text = representation
    hooks.representation = representation
    return TypeRecord(
      "Layer", "A function with weights of its own.",
      methods: [
        Builtin("count_params", "The number of all weights' elements.", [Parameter("self")]) {
          .int(try $0.host(0, as: Layer.self).parameterCount)
        },
        Builtin(
          "get_weights", "Copies of the weights.", [Parameter("self")], returns: "list"
        ) { call in
          let variables = try call.host(0, as: Layer.self).variables
          return call.interpreter.makeList(variables.map { call.interpreter.make($0.value) })
        },
        Builtin(
          "set_weights", "Gives the weights new values of the same shapes.",
          [Parameter("self"), Parameter("weights", .iterable, "one tensor for each weight")]
        ) { call in
          let weights = try call.values(1).map { try call.interpreter.tensor(from: $0) }
          try call.host(0, as: Layer.self).setWeights(weights)
          return .null
        },
      ],
      properties: [
        property("name", "Unique in its model.") { interpreter, layer in
          interpreter.make(layer.name)
        },
        property("built", "Whether the weights were made.") { _, layer in .bool(layer.isBuilt) },
        property("weights", "All variables.") { $0.makeList(of: $1.variables) },
        property("variables", "All variables.") { $0.makeList(of: $1.variables) },
        property("trainable_weights", "The variables that learn.") {
          $0.makeList(of: $1.trainableVariables)
        },
        property("trainable_variables", "The variables that learn.") {
          $0.makeList(of: $1.trainableVariables)
        },
        property("non_trainable_variables", "The variables that do not learn.") {
          interpreter, layer in
          let learning = Set(layer.trainableVariables.map(ObjectIdentifier.init))
          return interpreter.makeList(
            of: layer.variables.filter { !learning.contains(ObjectIdentifier($0)) })
        },
        TypeRecord.Property(
          "trainable", "Whether the weights learn.",
          set: { interpreter, value, new in
            try layer(value).isTrainable = interpreter.isTrue(new)
          },
          get: { _, value in .bool(try layer(value).isTrainable) }),
      ],
      hooks: hooks)
  }()

  static let types: [TypeRecord] = [dense, flatten, dropout, activation]

  static let dense = TypeRecord(
    "Dense", "A fully connected layer: activation(x @ kernel + bias).", base: record,
    constructor: Builtin(
      "Dense", "A fully connected layer: activation(x @ kernel + bias).",
      [
        Parameter("units", .int, "the number of outputs"),
        Parameter("activation", default: .null, "a name such as \"relu\""),
        Parameter("use_bias", .bool, default: .bool(true), "whether to add a bias"),
        Parameter("kernel_initializer", default: .string("glorot_uniform")),
        Parameter("bias_initializer", default: .string("zeros")),
      ] + common, returns: "Dense",
      examples: ["Dense(128, activation=\"relu\").units => 128"]
    ) { call in
      try make(
        Dense(
          call.int(0), activation: call.activation(1), useBias: call.bool(2),
          kernelInitializer: call.initializer(3), biasInitializer: call.initializer(4),
          name: call.optionalString(5), dtype: dtype(call, 6), scope: call.interpreter.networkScope),
        call, 7)
    },
    properties: [
      property("units", "The number of outputs.") { _, layer in
        .int((layer as? Dense)?.units ?? 0)
      },
      property("kernel", "The weights: [features, units].") { interpreter, layer in
        (layer as? Dense)?.kernel.map(interpreter.make(_:)) ?? .null
      },
      property("bias", "What is added: [units].") { interpreter, layer in
        (layer as? Dense)?.bias.map(interpreter.make(_:)) ?? .null
      },
    ])

  static let flatten = TypeRecord(
    "Flatten", "Gives every sample a single axis.", base: record,
    constructor: Builtin(
      "Flatten", "Gives every sample a single axis.", common, returns: "Flatten",
      examples: ["Flatten()(ones([2, 28, 28])).shape => (2, 784)"]
    ) { call in
      try make(
        Flatten(
          name: call.optionalString(0), dtype: dtype(call, 1), scope: call.interpreter.networkScope),
        call, 2)
    })

  static let dropout = TypeRecord(
    "Dropout", "Sets a random part of its input to zero while learning.", base: record,
    constructor: Builtin(
      "Dropout", "Sets a random part of its input to zero while learning.",
      [
        Parameter("rate", .float, "the part, from 0 to 1"),
        Parameter("seed", .int, default: .null, "a seed of its own"),
      ] + common, returns: "Dropout"
    ) { call in
      try make(
        Dropout(
          call.double(0), seed: call.seed(1), name: call.optionalString(2), dtype: dtype(call, 3),
          scope: call.interpreter.networkScope),
        call, 4)
    })

  static let activation = TypeRecord(
    "Activation", "An activation function as a layer.", base: record,
    constructor: Builtin(
      "Activation", "An activation function as a layer.",
      [Parameter("activation", .any, "a name such as \"relu\"")] + common, returns: "Activation"
    ) { call in
      try make(
        Activation(
          call.activation(0), name: call.optionalString(1), dtype: dtype(call, 2),
          scope: call.interpreter.networkScope),
        call, 3)
    })

  /// The starts of graphs, which `Input` makes.
  static let input = TypeRecord("InputLayer", "The start of a graph.", base: record)

  /// What every layer takes.
  private static let common = [
    Parameter("name", .string, default: .null, "unique in its model").keywordOnly,
    Parameter("dtype", default: .null, "the weights' type, float32 unless given").keywordOnly,
    Parameter("input_shape", default: .null, "the shape of one sample, for a first layer")
      .keywordOnly,
  ]

  private static func dtype(_ call: Call, _ index: Int) throws -> DType {
    call.isAbsent(index) ? .float32 : try call.dtype(index)
  }

  /// The layer as a value, with the shape of one sample at `index` noted.
  private static func make(_ layer: Layer, _ call: Call, _ index: Int) throws -> Value {
    if !call.isAbsent(index) {
      layer.declaredInput = BatchShape(batchOf: try call.openShape(index))
    }
    return call.interpreter.make(layer)
  }

  static func layer(_ value: Value) throws -> Layer {
    if case .host(let host) = value, let layer = host.object.object as? Layer { return layer }
    throw ScriptError(.type, "expected a layer, got \(value.typeName)")
  }

  static func property(
    _ name: String, _ summary: String,
    _ get: @escaping @Sendable (Interpreter, Layer) throws -> Value
  ) -> TypeRecord.Property {
    TypeRecord.Property(name, summary) { try get($0, layer($1)) }
  }

  private static func representation(_ interpreter: Interpreter, _ value: Value) throws -> String {
    let layer = try layer(value)
    return "<\(type(of: layer).kind) name=\(layer.name), built=\(layer.isBuilt ? "True" : "False")>"
  }
}
