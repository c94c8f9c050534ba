import QuireSyntax

extension Interpreter {
  /// The module object of a native module; its members are made when they are first asked for.
  package func module(_ native: NativeModule) throws -> Ref<ModuleObject> {
    if let known = modules[native.name] { return known }
    let module = ModuleObject(name: native.name, summary: native.summary)
    for member in native.members { module.pending[member.name] = member }
    let reference = keep(module)
    modules[native.name] = reference
    return reference
  }

  /// A member of a module; nil when it has none of that name.
  package func member(of module: ModuleObject, _ name: String) throws -> Value? {
    if let value = module[name] { return value }
    if let member = module.pending[name] {
      let value = try value(of: member)
      module.define(name, value)
      module.pending[name] = nil
      return value
    }
    if nativeModules["\(module.name).\(name)"] != nil || modules["\(module.name).\(name)"] != nil {
      return .module(try importedModule("\(module.name).\(name)", from: nil))
    }
    return nil
  }

  func importModule(_ name: Value, _ code: Ref<Code>) throws -> Value {
    guard case .string(let name) = name else { return .null }
    return .module(try importedModule(name.object.text, from: code.object.source))
  }

  private func importedModule(_ name: String, from source: SourceFile?) throws -> Ref<ModuleObject>
  {
    if let known = modules[name] {
      if modulesBeingLoaded.contains(name) {
        throw ScriptError(.imports, "module \(name) imports itself")
      }
      return known
    }
    if let native = nativeModules[name] { return try module(native) }
    guard let found = try source.flatMap({ try findModule(name, $0) }) else {
      if let owner = owner(of: name) { return owner }
      throw unknownModule(name)
    }
    let module = ModuleObject(name: name, summary: "")
    let reference = keep(module)
    modules[name] = reference
    modulesBeingLoaded.insert(name)
    defer { modulesBeingLoaded.remove(name) }
    do {
      try loadModule(found, module)
    } catch {
      modules[name] = nil
      throw error
    }
    return reference
  }

  /// A module that exists only as the first part of others' names: `tensorflow` of `tensorflow.keras`.
  func owner(of name: String) -> Ref<ModuleObject>? {
    guard nativeModules.keys.contains(where: { $0.hasPrefix(name + ".") }) else { return nil }
    let reference = keep(ModuleObject(name: name, summary: ""))
    modules[name] = reference
    return reference
  }

  func importName(_ module: Value, _ name: Value, _ code: Ref<Code>) throws -> Value {
    guard case .module(let module) = module, case .string(let name) = name else { return .null }
    let text = name.object.text
    if let value = try member(of: module.object, text) { return value }
    let full = "\(module.object.name).\(text)"
    if try findModule(full, code.object.source) != nil {
      return .module(try importedModule(full, from: code.object.source))
    }
    throw noName(text, in: module.object.name, known: module.object.definedNames)
  }

  func unknownModule(_ name: String) -> ScriptError {
    ScriptError(
      .imports, "no module is named \"\(name)\"",
      hint: ForeignModule.hint(name) ?? advice(onModule: name)
        ?? NearestName.suggest(name, among: Array(nativeModules.keys)).map {
          "did you mean \($0)?"
        }
        ?? "a module is a .nb or .py file beside the importing file, in QUIRE_PATH, or one of Quire's own"
    )
  }

  func noName(_ name: String, in module: String, known: [String]) -> ScriptError {
    ScriptError(
      .imports, "module \(module) has no name \"\(name)\"",
      hint: advice()["\(module).\(name)"]
        ?? NearestName.suggest(name, among: known).map { "did you mean \($0)?" }
        ?? "dir(\(module)) lists what it has")
  }

  func importAll(_ module: Value, _ code: Ref<Code>) throws {
    guard case .module(let module) = module else { return }
    for name in module.object.definedNames where !name.hasPrefix("_") {
      if let value = try member(of: module.object, name) {
        code.object.module.define(name, value)
      }
    }
  }
}
