import QuireRuntime

/// keras and what of it is in scope without an import.
enum NetworkLibrary {
  /// Every module under `keras` and under `tensorflow.keras`.
  static let modules = ["keras", "tensorflow.keras"].flatMap(modules)

  static let prelude: [NativeModule.Member] =
    layers + models + optimizers + [
      .module(modules[0]),
      .constant(name: "layers", summary: "Layers of networks.") { interpreter in
        .module(try interpreter.module(modules[1]))
      },
    ]

  private static let layers: [NativeModule.Member] =
    LayerType.types.map { .type($0) } + [.type(LayerType.record), .function(SymbolType.input)]
  private static let models: [NativeModule.Member] = [
    .type(ModelType.record), .type(ModelType.sequential),
  ]
  private static let optimizers: [NativeModule.Member] = OptimizerType.types.map { .type($0) }

  private static func modules(_ root: String) -> [NativeModule] {
    let inner: [NativeModule] = [
      NativeModule("\(root).layers", "Layers of networks.", layers),
      NativeModule("\(root).models", "Models: graphs of layers.", models),
      NativeModule(
        "\(root).losses", "What training makes smaller.",
        [.type(LossType.record)] + LossType.types.map { .type($0) }
          + LossType.functions.map { .function($0) }),
      NativeModule(
        "\(root).optimizers", "Rules that change variables by their gradients.",
        optimizers + [.type(OptimizerType.record)]),
      NativeModule(
        "\(root).metrics", "Means over batches.",
        [.type(MetricType.record)] + MetricType.types.map { .type($0) }),
      NativeModule(
        "\(root).activations", "Functions of every element.",
        NetworkUtilities.activations.map { .function($0) }),
      NativeModule(
        "\(root).initializers", "How weights begin.", InitializerType.types.map { .type($0) }),
      NativeModule(
        "\(root).utils", "Small helpers.", NetworkUtilities.functions.map { .function($0) }),
      NativeModule(
        "\(root).backend", "The session's state.",
        [.function(NetworkUtilities.clearSession)]),
    ]
    let root = NativeModule(
      root, "Networks, as Keras names them.",
      models + [.function(SymbolType.input)] + inner.map { .module($0) })
    return [root] + inner
  }
}
