import QuireSyntax

/// Attributes of instances and classes, and what inline caches learn of them.
extension Interpreter {
  typealias Site = UnsafeMutablePointer<Code.AttributeSite>

  // MARK: Reading

  /// `instance.name`; nil when nothing knows the name.
  @inline(never)
  func instanceAttribute(_ object: InstanceObject, _ name: StringObject, _ site: Site? = nil)
    throws -> Value?
  {
    if let site, site.pointee.recall(object.shape._withUnsafeGuaranteedRef { $0.id }),
      let known = cachedAttribute(.passUnretained(object), site)
    {
      return known
    }
    let value = Value.instance(.passUnretained(object))
    let shape = object.shape.object
    let type = shape.owner
    let member = type.member(name)
    if let member, member.kind == .property { return try get(member, value) }
    if let slot = shape.slot(name) {
      site?.pointee.learn(shape.id, .slot(slot))
      return object.slots[slot]
    }
    if shape.isDictionary, let found = object.attribute(name) { return found }
    if let member {
      if member.kind == .data { site?.pointee.learn(shape.id, .box(member.box)) }
      return bound(member, to: value, type)
    }
    if let found = try nativeAttribute(object, name) { return found }
    if let found = try reflection(of: object, name) { return found }
    let fallback = type.special(.getAttribute)
    if !fallback.isUndefined { return try send(fallback, value, .string(name)) }
    return nil
  }

  /// Puts what a method call needs into `base`: see `loadMethod`.
  @inline(never)
  func loadInstanceMethod(
    _ base: UnsafeMutablePointer<Value>, _ object: InstanceObject, _ site: Site
  ) throws -> Bool {
    if site.pointee.recall(object.shape._withUnsafeGuaranteedRef { $0.id }) {
      switch site.pointee.place {
      case .method(let function):
        base[0] = function
        base[1] = .instance(.passUnretained(object))
        return true
      case .value(let value):
        base[0] = .undefined
        base[1] = value
        return true
      case .slot, .growth, .box, .variable: break
      }
    }
    let shape = object.shape.object
    let name = site.pointee.name
    guard let member = shape.owner.member(name), shape.slot(name) == nil, !shape.isDictionary else {
      return false
    }
    switch member.kind {
    case .function:
      site.pointee.learn(shape.id, .method(member.box.pointee))
      base[0] = member.box.pointee
      base[1] = .instance(.passUnretained(object))
    case .staticMethod:
      site.pointee.learn(shape.id, .value(member.unwrapped))
      base[0] = .undefined
      base[1] = member.unwrapped
    case .classMethod:
      base[0] = member.unwrapped
      base[1] = .class(.passUnretained(shape.owner))
    case .data, .property: return false
    }
    return true
  }

  /// `Class.name`; nil when nothing knows the name.
  @inline(never)
  func classAttribute(_ type: ClassObject, _ name: StringObject, _ site: Site? = nil) throws
    -> Value?
  {
    if let member = type.member(name) {
      switch member.kind {
      case .data, .function, .property:
        site?.pointee.learn(type.id, .box(member.box))
        return member.box.pointee
      case .staticMethod:
        site?.pointee.learn(type.id, .value(member.unwrapped))
        return member.unwrapped
      case .classMethod:
        return makeMethod(member.unwrapped, of: .class(.passUnretained(type)))
      }
    }
    switch name.object.text {
    case "__name__", "__qualname__": return make(type.name)
    case "__doc__": return type.docstring.map(make) ?? .null
    case "__module__": return make(type.moduleName)
    case "__class__": return .type(self.type(.type))
    case "__dict__":
      return try makeDict(
        type.ownNames.compactMap { name in
          type.ownMember(name).map { (Value.string(name), $0.box.pointee) }
        })
    case "__base__": return type.base.map { .class($0) } ?? baseType(type)
    case "__bases__": return makeTuple([type.base.map { .class($0) } ?? baseType(type)])
    case "__mro__":
      var line: [Value] = []
      var current: ClassObject? = type
      while let next = current {
        line.append(.class(.passUnretained(next)))
        current = next.base?.object
      }
      return makeTuple(line + (type.native == nil ? [] : [baseType(type)]))
    default:
      let record = type.native ?? ClassTypes.object
      let method =
        record.allMethods.last { $0.name == name.object.text }
        ?? ClassTypes.object.methods.first { $0.name == name.object.text }
      return method.map { makeBuiltin($0) }
    }
  }

  private func baseType(_ type: ClassObject) -> Value {
    .type(self.type(type.native ?? ClassTypes.object))
  }

  /// What a member of a class is when it is read from an instance.
  private func bound(_ member: ClassObject.Member, to value: Value, _ type: ClassObject) -> Value {
    switch member.kind {
    case .data, .property: member.box.pointee
    case .function: makeMethod(member.box.pointee, of: value)
    case .staticMethod: member.unwrapped
    case .classMethod: makeMethod(member.unwrapped, of: .class(.passUnretained(type)))
    }
  }

  private func get(_ property: ClassObject.Member, _ value: Value) throws -> Value {
    guard !property.unwrapped.isNull else {
      throw ScriptError(.attribute, "the property cannot be read: it has no getter")
    }
    return try send(property.unwrapped, value)
  }

  /// An attribute of the value of Quire's own that an instance carries.
  private func nativeAttribute(_ object: InstanceObject, _ name: StringObject) throws -> Value? {
    object.native.isUndefined ? nil : try optionalAttribute(object.native, name.object.text)
  }

  private func reflection(of object: InstanceObject, _ name: StringObject) throws -> Value? {
    let text = name.object.text
    guard text.hasPrefix("__") else { return nil }
    switch text {
    case "__class__": return .class(.passUnretained(object.type))
    case "__dict__": return .dict(try object.attributesAsDict(heap))
    case "__doc__": return object.type.docstring.map(make) ?? .null
    case "__module__": return make(object.type.moduleName)
    default:
      return ClassTypes.object.methods.first { $0.name == text }
        .map { makeBuiltin($0, receiver: .instance(.passUnretained(object))) }
    }
  }

  // MARK: super

  /// `super().name` in a method of `type` that runs for `value`; a function comes with what it is bound to.
  func superAttribute(_ type: Value, _ value: Value, _ name: StringObject) throws -> (
    function: Value, receiver: Value
  ) {
    guard case .class(let type) = type else {
      throw ScriptError(.type, "super() needs a class, got \(type.typeName)")
    }
    let owner: ClassObject
    switch value {
    case .instance(let instance): owner = instance.object.type
    case .class(let other): owner = other.object
    default:
      throw ScriptError(
        .type,
        "super() stands in a method whose first parameter is the object, got \(value.typeName)"
      )
    }
    guard owner.derives(from: type.object) else {
      throw ScriptError(
        .type, "super() of \(type.object.name) got an object of \(owner.name)",
        hint: "the class comes first: super(\(owner.name), self)")
    }
    if let member = type.object.base?.object.member(name) {
      switch member.kind {
      case .function:
        return value.coreType == .instance
          ? (member.box.pointee, value) : (.undefined, member.box.pointee)
      case .property:
        return (
          .undefined, value.coreType == .instance ? try get(member, value) : member.box.pointee
        )
      case .classMethod: return (member.unwrapped, .class(.passUnretained(owner)))
      case .data, .staticMethod: return (.undefined, member.unwrapped)
      }
    }
    let text = name.object.text
    if let method = ClassTypes.object.methods.first(where: { $0.name == text }) {
      return (.undefined, makeBuiltin(method, receiver: value))
    }
    if case .instance(let instance) = value,
      let found = try nativeAttribute(instance.object, name)
    {
      return (.undefined, found)
    }
    let known = type.object.base?.object.memberNames ?? []
    throw Self.noAttribute(
      text, of: type.object.base.map { "class \($0.object.name)" } ?? "object", known: known,
      advice: nil)
  }

  // MARK: Writing

  @inline(never)
  func setInstanceAttribute(
    _ object: InstanceObject, _ value: Value, _ name: StringObject, _ site: Site? = nil
  ) throws {
    if let site, site.pointee.recall(object.shape._withUnsafeGuaranteedRef { $0.id }),
      setCachedAttribute(.passUnretained(object), value, site)
    {
      return
    }
    let hook = object.type.special(.setAttribute)
    if !hook.isUndefined {
      _ = try send(hook, .instance(.passUnretained(object)), .string(name), value)
      return
    }
    try setPlainAttribute(object, value, name, site)
  }

  /// What `object.__setattr__` does.
  func setOwnAttribute(_ object: Value, _ value: Value, _ name: StringObject) throws {
    guard case .instance(let instance) = object else {
      return try setAttribute(object, value, name)
    }
    try setPlainAttribute(instance.object, value, name, nil)
  }

  private func setPlainAttribute(
    _ object: InstanceObject, _ value: Value, _ name: StringObject, _ site: Site?
  ) throws {
    let before = object.shape.object
    if let member = before.owner.member(name), let property = MemberWrapper.of(member.box.pointee),
      property.kind == .property
    {
      guard !property.setter.isNull else {
        throw ScriptError(
          .attribute, "the property \(name.object.text) of \(before.owner.name) cannot be set",
          hint: "a method with @\(name.object.text).setter before it sets it")
      }
      _ = try send(property.setter, .instance(.passUnretained(object)), value)
      return
    }
    if case .instance = value {
    } else if name.object.text == "__class__" {
      throw ScriptError(.attribute, "the class of an object does not change")
    }
    try object.set(name, value, heap)
    heap.grew(by: 16)
    let after = object.shape.object
    guard let site, !after.isDictionary, let slot = after.slot(name) else { return }
    site.pointee.learn(before.id, after === before ? .slot(slot) : .growth(slot, object.shape))
  }

  func setClassAttribute(
    _ type: Ref<ClassObject>, _ value: Value, _ name: StringObject, _ site: Site? = nil
  ) {
    let isPlain = ClassObject.Member.Kind(of: value) == .data
    if isPlain, let site, case .box(let box) = site.pointee.place,
      type.with({ $0.id }) == site.pointee.layout
    {
      box.pointee = value
      return
    }
    type.object.set(name, value)
    heap.grew(by: 96)
    if isPlain, let site, let box = type.object.box(name) {
      site.pointee.learn(type.object.id, .box(box))
    }
  }

  // MARK: Deleting

  func deleteAttribute(_ object: Value, _ name: StringObject) throws {
    switch object {
    case .instance(let instance):
      let hook = instance.object.type.special(.deleteAttribute)
      if !hook.isUndefined {
        _ = try send(hook, object, .string(name))
        return
      }
      try deleteOwnAttribute(object, name)
    case .class(let type):
      if !type.object.remove(name) {
        throw Self.noAttribute(
          name.object.text, of: "class \(type.object.name)", known: type.object.memberNames,
          advice: nil)
      }
    default:
      throw ScriptError(
        .attribute, "attributes of \(object.typeName) values cannot be deleted")
    }
  }

  /// What `object.__delattr__` does.
  func deleteOwnAttribute(_ object: Value, _ name: StringObject) throws {
    guard case .instance(let instance) = object else {
      return try deleteAttribute(object, name)
    }
    let instance_ = instance.object
    if let member = instance_.type.member(name),
      let property = MemberWrapper.of(member.box.pointee), property.kind == .property
    {
      guard !property.deleter.isNull else {
        throw ScriptError(
          .attribute,
          "the property \(name.object.text) of \(instance_.type.name) cannot be deleted",
          hint: "a method with @\(name.object.text).deleter before it deletes it")
      }
      _ = try send(property.deleter, object)
    } else if try !instance_.remove(name, heap) {
      throw Self.noAttribute(
        name.object.text, of: instance_.type.name,
        known: instance_.attributes.map { $0.name.object.text }, advice: nil)
    }
  }

  /// The names of all attributes of an instance or class.
  func attributeNames(of object: InstanceObject) throws -> [String] {
    let native = object.native.isUndefined ? [] : try attributeNames(object.native)
    return native + object.type.memberNames + object.attributes.map { $0.name.object.text }
  }
}

extension Code.AttributeSite {
  /// Where an attribute was found.
  enum Place {
    case slot(Int)
    /// A slot that the assignment added, and the layout it led to.
    case growth(Int, Unmanaged<Shape>)
    case box(UnsafeMutablePointer<Value>)
    case method(Value)
    /// A value that is read as it is.
    case value(Value)
    /// A slot of the variables of a module.
    case variable(Int)
  }

  /// Notes where the attribute is in objects of one layout.
  mutating func learn(_ layout: Int, _ place: Place) {
    // Objects that keep their attributes in a dict have no layout.
    guard layout != 0 else { return }
    if layout != self.layout {
      olderLayout = self.layout
      olderPlace = self.place
    }
    self.layout = layout
    self.place = place
    type = nil
  }

  /// Notes where a variable of a module stands.
  mutating func learn(_ name: StringObject, of module: Ref<ModuleObject>) {
    guard let slot = module.object.knownSlot(name.object.text) else { return }
    layout = -1
    olderLayout = -1
    place = .variable(slot)
    type = UnsafeRawPointer(module.toOpaque())
  }

  /// Notes the function that `super()` in a method of a class finds for an object.
  mutating func learn(
    _ function: Value, above type: Ref<ClassObject>, of object: Ref<InstanceObject>
  ) {
    let layout = object.with { $0.shape._withUnsafeGuaranteedRef { $0.id } }
    guard case .closure = function, layout != 0 else { return }
    if self.type != UnsafeRawPointer(type.toOpaque()) { self.layout = -1 }
    learn(layout, .method(function))
    self.type = UnsafeRawPointer(type.toOpaque())
  }

  /// Whether it knows the layout, which is the one it compares from now on.
  mutating func recall(_ layout: Int) -> Bool {
    if layout == self.layout { return true }
    guard layout == olderLayout else { return false }
    swap(&self.layout, &olderLayout)
    swap(&place, &olderPlace)
    return true
  }
}
