import QuireSyntax

extension Interpreter {
  /// Puts a method and its receiver into `base[0]` and `base[1]`, or `.undefined` and what is to be called.
  @inline(__always)
  func loadMethod(
    _ base: UnsafeMutablePointer<Value>, _ receiver: Value,
    _ site: UnsafeMutablePointer<Code.AttributeSite>
  ) throws {
    switch receiver {
    case .class: break
    case .module(let module):
      if let value = cachedMember(module, site) {
        base[0] = .undefined
        base[1] = value
        return
      }
    case .instance(let object):
      if object.with({ $0.shape._withUnsafeGuaranteedRef { $0.id } }) == site.pointee.layout {
        switch site.pointee.place {
        case .method(let function):
          base[0] = function
          base[1] = receiver
          return
        case .slot(let slot):
          base[0] = .undefined
          base[1] = object.with { $0.slots[slot] }
          return
        case .box, .value, .growth, .variable: break
        }
      }
    default:
      let type = type(of: receiver)
      if site.pointee.type == UnsafeRawPointer(type.toOpaque()) {
        base[0] = site.pointee.member
        base[1] = receiver
        return
      }
    }
    try loadMethodSlow(base, receiver, site)
  }

  @inline(never)
  private func loadMethodSlow(
    _ base: UnsafeMutablePointer<Value>, _ receiver: Value,
    _ site: UnsafeMutablePointer<Code.AttributeSite>
  ) throws {
    let name = site.pointee.name
    switch receiver {
    case .module, .type: break
    case .instance(let object): if try loadInstanceMethod(base, object.object, site) { return }
    case .class(let type):
      if type.object.id == site.pointee.layout {
        base[0] = .undefined
        switch site.pointee.place {
        case .box(let box):
          base[1] = box.pointee
          return
        case .value(let value):
          base[1] = value
          return
        case .slot, .growth, .method, .variable: break
        }
      }
    default:
      let type = type(of: receiver)
      prepare(type.object)
      if let method = type.object.members[UnsafeRawPointer(name.toOpaque())] {
        site.pointee.type = UnsafeRawPointer(type.toOpaque())
        site.pointee.member = method
        site.pointee.layout = -1
        base[0] = method
        base[1] = receiver
        return
      }
    }
    base[1] = try attribute(receiver, name, site)
    base[0] = .undefined
  }

  func getAttribute(_ object: Value, _ site: UnsafeMutablePointer<Code.AttributeSite>) throws
    -> Value
  {
    let name = site.pointee.name
    switch object {
    case .module(let module):
      if let value = cachedMember(module, site) { return value }
      return try attribute(object, name, site)
    case .type: break
    case .instance: return try attribute(object, name, site)
    case .class(let type):
      if case .box(let box) = site.pointee.place, type.with({ $0.id }) == site.pointee.layout {
        return box.pointee
      }
      return try attribute(object, name, site)
    default:
      let type = type(of: object)
      prepare(type.object)
      if let property = type.object.properties[UnsafeRawPointer(name.toOpaque())] {
        return try property.get(self, object)
      }
    }
    return try attribute(object, name.object.text)
  }

  /// `object.name`, with what an inline cache may learn.
  private func attribute(_ object: Value, _ name: StringObject, _ site: Site) throws -> Value {
    let found: Value?
    switch object {
    case .instance(let instance): found = try instanceAttribute(instance.object, name, site)
    case .class(let type): found = try classAttribute(type.object, name, site)
    case .module(let module):
      found = try member(of: module.object, name.object.text)
      if found != nil { site.pointee.learn(name, of: module) }
    default: found = try optionalAttribute(object, name.object.text)
    }
    if let found { return found }
    throw try missingAttribute(object, name.object.text)
  }

  /// `object.name`.
  package func attribute(_ object: Value, _ name: String) throws -> Value {
    if let value = try optionalAttribute(object, name) { return value }
    throw try missingAttribute(object, name)
  }

  private func missingAttribute(_ object: Value, _ name: String) throws -> ScriptError {
    let known = try attributeNames(object)
    let owner =
      switch object {
      case .module(let module): "module \(module.object.name)"
      case .class(let type): "class \(type.object.name)"
      default: object.typeName
      }
    var error = Self.noAttribute(
      name, of: owner, known: known,
      advice: advice(on: name, of: object) ?? ForeignName.attributes[object.coreType]?[name])
    error.hint = error.hint ?? attributeHint(object, name)
    return object.isNull ? error.asking(.before) : error
  }

  static func noAttribute(
    _ name: String, of owner: String, known: [String], advice: String?
  ) -> ScriptError {
    ScriptError(
      .attribute, "\(owner) has no attribute \"\(name)\"",
      hint: advice ?? NearestName.suggest(name, among: known).map { "did you mean \($0)?" })
  }

  /// Where an attribute that an object does not have can be found.
  private func attributeHint(_ object: Value, _ name: String) -> String? {
    switch object {
    case .dict(let dict):
      let key = Value.string(intern(name))
      if let value = try? dict.object.get(key), !value.isUndefined {
        return "an entry is read with [ ]: \(HintText.before)[\"\(name)\"]"
      }
    case .module(let module): return "dir(\(HintText.before)) lists what \(module.object.name) has"
    case .closure: return "a function has no parts; call it, \(HintText.before)(…), for its value"
    case .null, .type, .class, .instance: return nil
    default: break
    }
    if case .function(let builtin)? = prelude.member(name), builtin.positionalCount > 0 {
      return "\(name) is a function: \(name)(\(HintText.before))"
    }
    let owners = CoreLibrary.types(withMethod: name).map(\.name)
    return owners.isEmpty
      ? nil : "\(name)() is a method of \(owners.sorted().joined(separator: ", "))"
  }

  /// The attribute, or nil when the object has none of that name.
  package func optionalAttribute(_ object: Value, _ name: String) throws -> Value? {
    switch object {
    case .module(let module): return try member(of: module.object, name)
    case .type(let type):
      if name == "__name__" { return make(pythonName(type.object.record)) }
      if let method = type.object.record.allMethods.last(where: { $0.name == name }) {
        return makeBuiltin(method)
      }
      return nil
    case .closure(let closure):
      if name == "__name__" { return make(closure.object.name) }
      if name == "__doc__" { return closure.object.docstring.map(make) ?? Value.null }
      return nil
    case .builtin(let builtin):
      if name == "__name__" { return make(builtin.object.record.name) }
      if name == "__doc__" { return make(builtin.object.record.summary) }
      return nil
    case .instance(let instance): return try instanceAttribute(instance.object, intern(name))
    case .class(let type): return try classAttribute(type.object, intern(name))
    case .method(let method):
      if name == "__self__" { return method.object.receiver }
      return name == "__func__"
        ? method.object.function : try optionalAttribute(method.object.function, name)
    default: break
    }
    let type = type(of: object).object
    prepare(type)
    let key = UnsafeRawPointer(intern(name).toOpaque())
    if let property = type.properties[key] { return try property.get(self, object) }
    if case .builtin(let method)? = type.members[key] {
      return makeBuiltin(method.object.record, receiver: object)
    }
    if case .host(let host) = object, let hook = host.object.type.hooks.attribute {
      return try hook(self, object, name)
    }
    if name == "__class__" { return .type(self.type(of: object)) }
    return nil
  }

  func setAttribute(_ object: Value, _ value: Value, _ site: Site) throws {
    if case .instance(let instance) = object {
      return try setInstanceAttribute(instance.object, value, site.pointee.name, site)
    }
    if case .class(let type) = object {
      return setClassAttribute(type, value, site.pointee.name, site)
    }
    try setAttribute(object, value, site.pointee.name)
  }

  func setAttribute(_ object: Value, _ value: Value, _ name: StringObject) throws {
    switch object {
    case .instance(let instance): try setInstanceAttribute(instance.object, value, name)
    case .class(let type): setClassAttribute(type, value, name)
    case .module(let module):
      throw ScriptError(
        .attribute, "the names of module \(module.object.name) are read-only from outside",
        hint: (try? member(of: module.object, name.object.text)).map { known in
          known?.coreType == .builtin
            ? "\(name.object.text) is a function: call it, \(HintText.before).\(name.object.text)(…)"
            : "give the value to a name of your own"
        })
    default:
      let type = type(of: object).object
      prepare(type)
      if let property = type.properties[UnsafeRawPointer(name.toOpaque())] {
        guard let set = property.set else {
          throw ScriptError(
            .attribute, "\(property.name) of \(object.typeName) cannot be assigned to")
        }
        return try set(self, object, value)
      }
      if case .host(let host) = object, let hook = host.object.type.hooks.setAttribute,
        try hook(self, object, name.object.text, value)
      {
        return
      }
      throw ScriptError(
        .attribute, "\(object.typeName) has no attribute \"\(name.object.text)\" to assign to",
        hint: NearestName.suggest(name.object.text, among: type.record.allProperties.map(\.name))
          .map { "did you mean \($0)?" }
          ?? "a dict keeps values under names: d[\"\(name.object.text)\"] = …")
    }
  }

  /// All attribute names of a value: for completion, `dir` and suggestions.
  package func attributeNames(_ object: Value) throws -> [String] {
    switch object {
    case .module(let module): return module.object.definedNames
    case .type(let type): return type.object.record.allMethods.map(\.name)
    case .instance(let instance): return try attributeNames(of: instance.object)
    case .class(let type): return type.object.memberNames
    default:
      let record = type(of: object).object.record
      let names = record.allMethods.map(\.name) + record.allProperties.map(\.name)
      guard case .host(let host) = object, let hook = record.hooks.attributeNames else {
        return names
      }
      return names + hook(host.object.object)
    }
  }

  /// Python's name of a type: `str` for what Starlark calls `string`.
  package func pythonName(_ record: TypeRecord) -> String {
    record.core == .string ? "str" : record.name
  }

  /// Fills a type's tables on its first use.
  @inline(__always)
  private func prepare(_ type: TypeObject) {
    if type.isPrepared { return }
    prepareSlow(type)
  }

  @inline(never)
  private func prepareSlow(_ type: TypeObject) {
    type.isPrepared = true
    for method in type.record.allMethods {
      type.members[UnsafeRawPointer(intern(method.name).toOpaque())] = makeBuiltin(method)
    }
    for property in type.record.allProperties {
      type.properties[UnsafeRawPointer(intern(property.name).toOpaque())] = property
    }
  }
}

extension TypeRecord {
  /// Its own and its bases' methods, a base's first so that its own win.
  package var allMethods: [Builtin] { (base?.allMethods ?? []) + methods }
  package var allProperties: [Property] { (base?.allProperties ?? []) + properties }
}
