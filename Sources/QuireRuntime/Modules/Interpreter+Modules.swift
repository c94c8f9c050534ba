import QuireSyntax

extension Interpreter {
  /// What the name of a module means to the file that imports it.
  enum FoundModule {
    case native(NativeModule)
    case file(ModuleFile)
    /// Only the first part of others' names: `tensorflow` of `tensorflow.keras`.
    case owner
  }

  /// A module that runs now, for the error of one that imports itself.
  struct LoadingModule {
    var identity: String
    var file: String
  }

  /// Every import inside an import takes some of the process's own stack.
  private static let deepestImport = 100

  func find(_ name: String, from source: SourceFile) throws -> FoundModule? {
    let file = try findModule(name, source)
    if let file, file.origin == .file { return .file(file) }
    if let native = nativeModules[name] { return .native(native) }
    if let file, file.origin == .library { return .file(file) }
    if nativeModules.keys.contains(where: { $0.hasPrefix(name + ".") }) { return .owner }
    if let file { return .file(file) }
    // A load may name a module of the library: load("math", "sqrt").
    guard let plain = libraryName(ofFile: name) else { return nil }
    return try find(plain, from: source)
  }

  private func libraryName(ofFile name: String) -> String? {
    guard name.hasPrefix("./") else { return nil }
    let plain = name.dropFirst(2)
    return plain.contains("/") || plain.contains(".") ? nil : String(plain)
  }

  /// The module object of a native module; its members are made when they are first asked for.
  package func module(_ native: NativeModule) throws -> Ref<ModuleObject> {
    if let known = modules[native.name] { return known }
    let module = ModuleObject(name: native.name, summary: native.summary)
    for member in native.members { module.pending[member.name] = member }
    let reference = keep(module)
    modules[native.name] = reference
    return reference
  }

  /// A module that has run, by the name it has itself.
  package func loadedModule(named name: String) -> ModuleObject? {
    modules[name]?.object ?? modules.values.first { $0.object.name == name }?.object
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
    guard let native = nativeModules["\(module.name).\(name)"] else { return nil }
    return .module(try self.module(native))
  }

  func importModule(_ name: Value, _ code: Ref<Code>) throws -> Value {
    guard case .string(let name) = name else { return .null }
    return .module(try importedModule(name.object.text, by: code.object))
  }

  private func importedModule(_ name: String, by code: Code) throws -> Ref<ModuleObject> {
    let key = ImportKey(folder: code.source.folder, name: name)
    if let known = imported[key] { return known }
    let module = try load(name, by: code)
    imported[key] = module
    return module
  }

  private func load(_ name: String, by code: Code) throws -> Ref<ModuleObject> {
    let owner = try loadOwner(of: name, by: code)
    let module: Ref<ModuleObject>
    switch try find(name, from: code.source) {
    case .native(let native): return try self.module(native)
    case .owner:
      module = keep(ModuleObject(name: name, summary: ""))
      modules[name] = module
      return module
    case .file(let file): module = try run(file, as: name, importedBy: code)
    case nil: throw unknownModule(name, from: code.source)
    }
    if let owner {
      owner.object.define(String(name.split(separator: ".").last ?? ""), .module(module))
    }
    return module
  }

  /// The module that a dotted name stands in, which runs first; nil when nothing but the name has it.
  private func loadOwner(of name: String, by code: Code) throws -> Ref<ModuleObject>? {
    guard !ModuleSearch.isFileName(name), let dot = name.lastIndex(of: ".") else { return nil }
    let owner = String(name[..<dot])
    switch try find(owner, from: code.source) {
    case .file(let file):
      // A package may import its own parts.
      if let known = modules[file.identity] { return known }
      return try importedModule(owner, by: code)
    case .native, .owner: return nil
    case nil: throw unknownModule(name, from: code.source)
    }
  }

  /// Runs a file once and gives the module it makes.
  private func run(_ file: ModuleFile, as name: String, importedBy code: Code) throws
    -> Ref<ModuleObject>
  {
    // The program's own file is one of those that run now.
    let program = LoadingModule(
      identity: ModuleSearch.identity(of: code.source.name), file: code.source.name)
    let chain = modulesBeingLoaded.isEmpty ? [program] : modulesBeingLoaded
    if let start = chain.firstIndex(where: { $0.identity == file.identity }) {
      let cycle = chain[start...].map(\.file)
      throw ScriptError(
        .imports, "\(cycle[0]) imports itself: \((cycle + [cycle[0]]).joined(separator: " → "))",
        hint: cycle.count > 1
          ? "put what they share into a file that imports neither" : "its names are in scope here")
    }
    if let known = modules[file.identity] { return known }
    guard chain.count < Self.deepestImport, !NativeStack.isLow() else {
      throw ScriptError(.recursion, "imports are nested more than \(chain.count) deep")
    }
    let source = try file.source()
    let module = ModuleObject(
      name: ModuleSearch.isFileName(name) ? source.name : name, summary: "")
    let reference = keep(module)
    module.describe(as: module.name, file: source.name, in: self)
    modules[file.identity] = reference
    modulesBeingLoaded = chain + [LoadingModule(identity: file.identity, file: source.name)]
    defer { modulesBeingLoaded = chain.count == 1 ? [] : chain }
    do {
      try loadModule(source, module)
    } catch {
      modules[file.identity] = nil
      throw error
    }
    return reference
  }

  func importName(_ module: Value, _ name: Value, _ code: Ref<Code>) throws -> Value {
    guard case .module(let module) = module, case .string(let name) = name else { return .null }
    let text = name.object.text
    if let value = try member(of: module.object, text) { return value }
    let full = "\(module.object.name).\(text)"
    if !ModuleSearch.isFileName(full), try find(full, from: code.object.source) != nil {
      return .module(try importedModule(full, by: code.object))
    }
    throw noName(text, in: module.object.name, known: module.object.definedNames)
  }

  func unknownModule(_ name: String, from source: SourceFile) -> ScriptError {
    if ModuleSearch.isFileName(name) { return unknownFile(name, from: source) }
    return ScriptError(
      .imports, "no module is named \"\(name)\"",
      hint: ForeignModule.hint(name) ?? advice(onModule: name)
        ?? NearestName.suggest(name, among: moduleNames()).map { "did you mean \($0)?" }
        ?? "a module is a .nb, .py, .star or .bzl file beside the importing file, in QUIRE_PATH, or one of Quire's own"
    )
  }

  private func unknownFile(_ name: String, from source: SourceFile) -> ScriptError {
    let file = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    let stem = ModuleSearch.endings.first(where: file.hasSuffix).map {
      String(file.dropLast($0.count))
    }
    let library = stem.flatMap { nativeModules[$0] == nil ? nil : "import \($0)" }
    return ScriptError(
      .imports, "no file is named \"\(file)\"",
      hint: library
        ?? NearestName.suggest(file, among: ModuleSearch.files(beside: source)).map {
          "did you mean \"\($0)\"?"
        } ?? "a path starts from the folder of the file that loads it, or from one in QUIRE_PATH")
  }

  func noName(_ name: String, in module: String, known: [String]) -> ScriptError {
    ScriptError(
      .imports, "module \(module) has no name \"\(name)\"",
      hint: advice()["\(module).\(name)"]
        ?? NearestName.suggest(name, among: known).map { "did you mean \($0)?" }
        ?? (nativeModules[module] != nil
          ? "dir(\(module)) lists what it has" : "it has \(Self.listed(known))"))
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.filter { !$0.hasPrefix("_") }.sorted()
    if shown.isEmpty { return "no names" }
    return shown.prefix(8).joined(separator: ", ") + (shown.count > 8 ? ", …" : "")
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

/// What an import says, and the folder of the file that says it.
struct ImportKey: Hashable {
  var folder: String
  var name: String
}

extension SourceFile {
  fileprivate var folder: String {
    name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
  }
}

extension ModuleObject {
  /// Gives a module the names by which it knows itself.
  func describe(as name: String, file: String?, in interpreter: Interpreter) {
    _ = slot("__name__", initial: .string(interpreter.intern(name)))
    if let file { _ = slot("__file__", initial: .string(interpreter.intern(file))) }
  }
}
