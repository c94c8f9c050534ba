import QuireSyntax

extension ProgramCheck {
  /// What an expression is known to be, in the scope being walked.
  func meaning(of e: Expression) -> Meaning { meaning(of: e, in: scope, 0) }

  /// - Parameter depth: Names that stand for each other could be followed for ever.
  private func meaning(of e: Expression, in scope: NameScope, _ depth: Int) -> Meaning {
    guard depth < 32 else { return .unknown }
    if let core = e.literalType { return .instance(interpreter.type(core).object.record) }
    switch e.kind {
    case .name(let name):
      guard let owner = scope.owner(of: name) else {
        if let variable = compilation?.variable(name) { return variable }
        return interpreter.builtin(name).map { .value($0) } ?? .unknown
      }
      return meaning(of: name, in: owner, depth + 1)
    case .attribute(let object, let name):
      switch meaning(of: object, in: scope, depth + 1) {
      case .value(let owner):
        // Properties are not read: that could run something.
        switch owner {
        case .module, .type: break
        default: return .unknown
        }
        return (try? interpreter.optionalAttribute(owner, name.text))?.map { .value($0) }
          ?? .unknown
      case .file(let outline): return meaning(of: name.text, in: outline.scope, depth + 1)
      case .unknown, .function, .instance, .programClass, .object: return .unknown
      }
    case .call(let callee, _):
      let called = meaning(of: callee, in: scope, depth + 1)
      if case .programClass(let type) = called, method("__new__", of: type) == nil {
        return .object(type)
      }
      guard case .value(.type(let type)) = called else { return .unknown }
      return type.object.record.makesItself ? .instance(type.object.record) : .unknown
    default: return .unknown
    }
  }

  /// What a name of a scope is known to be.
  private func meaning(of name: String, in scope: NameScope, _ depth: Int) -> Meaning {
    // Before it is bound, and where it is bound in a branch only, the name means the built-in.
    let isHidingBuiltin =
      scope.kind == .module
      && (interpreter.builtin(name) != nil || compilation?.hasValue(name) == true)
    switch scope.bindings[name] {
    case nil, .other: return .unknown
    case .assigned(let value):
      return isHidingBuiltin ? .unknown : meaning(of: value, in: scope, depth + 1)
    case .programClass(let outline): return isHidingBuiltin ? .unknown : .programClass(outline)
    case .function(let signature): return isHidingBuiltin ? .unknown : .function(signature)
    case .module(let path): return (try? module(path, from: scope.source)) ?? .unknown
    case .imported(let path, let name):
      switch try? module(path, from: scope.source) {
      case .value(let value):
        if let member = try? interpreter.optionalAttribute(value, name) { return .value(member) }
      case .file(let outline) where outline.scope.bindings[name] != nil:
        return meaning(of: name, in: outline.scope, depth + 1)
      default: break
      }
      return (try? module("\(path).\(name)", from: scope.source)) ?? .unknown
    }
  }

  // MARK: Modules

  /// The module with a dotted name as `source` imports it; nil when there is none.
  func module(_ path: String, from source: SourceFile) throws -> Meaning? {
    if compilation != nil { return try nativeModule(path, from: source) }
    switch try interpreter.find(path, from: source) {
    case .native(let native): return .value(.module(try interpreter.module(native)))
    case .owner: return .value(.module(interpreter.keep(ModuleObject(name: path, summary: ""))))
    case .file(let file):
      if let known = outlines[file.identity] { return .file(known) }
      let outline = ModuleOutline(path, try file.source())
      outlines[file.identity] = outline
      return .file(outline)
    case nil: return nil
    }
  }

  /// The same of Quire's own modules: files are not read before the program imports them.
  private func nativeModule(_ path: String, from source: SourceFile) throws -> Meaning? {
    if let known = natives[path] { return known }
    var found: Meaning = .unknown
    if case .native(let native) = try interpreter.find(path, from: source) {
      found = .value(.module(try interpreter.module(native)))
    }
    natives[path] = found
    return found
  }

  private func isModule(_ path: String) -> Bool {
    ((try? module(path, from: source)) ?? nil) != nil
  }

  /// Whether a name is a module inside another.
  func isPart(_ name: String, of owner: String) -> Bool {
    !ModuleSearch.isFileName(owner) && isModule("\(owner).\(name)")
  }

  func checkImport(_ module: ImportedModule) {
    var paths = [module.path.text]
    if module.alias == nil, let first = paths[0].split(separator: ".").first {
      paths.append(String(first))
    }
    for path in paths where !checkImport(path, module.path.span) { return }
  }

  func checkImport(_ names: [ImportedName], of module: Name) {
    guard checkImport(module.text, module.span),
      let owner = try? self.module(module.text, from: source)
    else { return }
    for name in names where !isPart(name.name.text, of: module.text) {
      let text = name.name.text
      let known: [String]
      switch owner {
      case .value(.module(let native)):
        if (try? interpreter.optionalAttribute(.module(native), text)) != nil { continue }
        known = native.object.definedNames
      case .file(let outline):
        if outline.has(text) { continue }
        known = outline.names
      default: continue
      }
      report(interpreter.noName(text, in: module.text, known: known), name.name.span)
    }
  }

  /// Reports a module that cannot be found or read; false when it did.
  private func checkImport(_ path: String, _ span: Span) -> Bool {
    do {
      guard let found = try module(path, from: source) else {
        throw interpreter.unknownModule(path, from: source)
      }
      if case .file(let outline) = found { report(mistakeIn: outline) }
      return true
    } catch let error as ScriptError {
      report(error, span)
    } catch {
      report(ScriptError(.imports, "\(error)"), span)
    }
    return false
  }
}

extension TypeRecord {
  /// Whether calling the type gives a value of exactly this type.
  fileprivate var makesItself: Bool {
    guard let constructor else { return false }
    return core.map { $0 != .type } ?? (constructor.returns == name)
  }
}

extension Expression {
  /// The type of a literal.
  var literalType: CoreType? {
    switch kind {
    case .none: .null
    case .bool: .bool
    case .int, .longInt: .int
    case .float: .float
    case .string, .formatted: .string
    case .bytes: .bytes
    case .list: .list
    case .tuple: .tuple
    case .set: .set
    case .dict: .dict
    case .comprehension(let comprehension):
      switch comprehension.element {
      case .list, .generator: .list
      case .set: .set
      case .dict: .dict
      }
    default: nil
    }
  }
}
