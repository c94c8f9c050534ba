import QuireRuntime

extension StandardLibrary {
  /// The names of the library by subject.
  package static func overview(_ interpreter: Interpreter) -> HelpPage {
    let core = CoreLibrary.members.filter { !$0.name.hasSuffix("Error") }
    let types = core.filter { if case .constant = $0 { true } else { false } }
    let networks = NetworkLibrary.prelude
    let layers = networks.filter { $0.isKind(of: LayerType.record) || $0.name == "Input" }
    let optimizers = networks.filter { $0.isKind(of: OptimizerType.record) }
    func names(_ members: [NativeModule.Member]) -> [String] {
      Set(members.map(\.name)).sorted()
    }
    func modules(_ isShown: (String) -> Bool) -> [HelpPage.Row] {
      interpreter.nativeModules.values.filter { isShown($0.name) }.sorted { $0.name < $1.name }
        .map { HelpPage.Row(name: $0.name, text: $0.summary) }
    }
    func members(_ prefix: String, of module: String) -> [String] {
      interpreter.nativeModules[module].map { names($0.members).map { "\(prefix).\($0)" } } ?? []
    }
    let files = embeddedModules.map { HelpPage.Row(name: $0, text: "Written in Quire.") }
    return HelpPage([
      .head("Quire's names by subject"),
      .text(
        "quire doc NAME tells about one: quire doc Dense, np.zeros, list.append, keras.losses; and about"
          + " the language: quire doc language, for, class, formatting, scope."),
      .names(
        title: "Language",
        names(core.filter { if case .function = $0 { true } else { false } })),
      .names(title: "Types", names(types)),
      .names(title: "Tensors and gradients", names(TensorLibrary.prelude)),
      .names(title: "In np, which is numpy", members("np", of: "numpy")),
      .names(title: "Layers and models", names(layers)),
      .names(
        title: "Training",
        names(optimizers) + ["Model.compile", "Model.fit", "Model.evaluate", "Model.predict"]
          + ["keras.losses", "keras.metrics"]),
      .names(title: "Data", names(DataLibrary.prelude)),
      .names(
        title: "Plots, in plt, which is matplotlib.pyplot",
        members("plt", of: "matplotlib.pyplot")),
      .table(
        title: "Modules",
        modules { !$0.contains(".") || $0.hasPrefix("numpy.") } + files),
    ])
  }
}

extension NativeModule.Member {
  fileprivate func isKind(of type: TypeRecord) -> Bool {
    if case .type(let record) = self { record.isKind(of: type) } else { false }
  }
}
