import QuireRuntime

/// Modules that programs import as in Python: text, patterns, containers, streams.
package enum StandardModules {
  package static let modules: [NativeModule] = [
    CollectionsModule.module, CopyModule.module, ItertoolsModule.module, JSONModule.module,
    RegexModule.module, TypingModule.module,
  ]

  /// The modules written in Quire that are of use only beside tensors and their random numbers.
  static let needTensors: Set<String> = ["decision", "metrics"]
  package static var namesOfPlainTexts: [String] {
    ShippedModules.names.filter { !needTensors.contains($0) }
  }

  /// Puts them, and the modules written in Quire, within reach of a session's programs.
  package static func install(in interpreter: Interpreter) {
    for module in modules { interpreter.nativeModules[module.name] = module }
    let search = ModuleSearch { ShippedModules.source(of: $0) }
    interpreter.findModule = search.find
    interpreter.moduleNames = { [unowned interpreter] in
      interpreter.nativeModules.keys + ShippedModules.names + ModuleSearch.names(in: ".")
    }
  }
}
