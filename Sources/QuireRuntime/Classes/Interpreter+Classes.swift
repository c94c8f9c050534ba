import QuireSyntax

/// Classes: what a class statement makes, and what is asked about them.
extension Interpreter {
  func makeMethod(_ function: Value, of receiver: Value) -> Value {
    .method(heap.track(MethodObject(function, of: receiver), byteCount: 80))
  }

  /// Makes the class of a class body that has run: its base stands in the first register.
  func makeClass(_ template: ClassTemplate, _ registers: UnsafeMutablePointer<Value>, _ code: Code)
    throws -> Value
  {
    let (base, native) = try bases(registers[0], of: template.name)
    if let base, base.object.lineage.count >= 500 {
      throw ScriptError(.recursion, "the class derives from more than 500 others in a row")
    }
    let type = ClassObject(
      template.name, docstring: template.docstring, base: base, native: native,
      moduleName: code.module.name, in: self)
    for member in template.members where !registers[member.register].isUndefined {
      try check(member.name, registers[member.register])
      type.set(intern(member.name), registers[member.register])
    }
    if !template.annotations.isEmpty {
      let pairs = template.annotations.map { (Value.string(intern($0.name)), make($0.text)) }
      type.set(intern("__annotations__"), try makeDict(pairs))
    }
    if type.ownMember(intern("__eq__")) != nil, type.ownMember(intern("__hash__")) == nil {
      // Objects that are equal without being one would be different keys.
      type.set(intern("__hash__"), .null)
    }
    let value = Value.class(heap.track(type, byteCount: type.byteCount))
    if let cell = template.cell, case .cell(let cell) = registers[cell] {
      cell.object.value = value
    }
    return value
  }

  private func bases(_ value: Value, of name: String) throws -> (Ref<ClassObject>?, TypeRecord?) {
    switch value {
    case .undefined: return (nil, nil)
    case .class(let base): return (base, nil)
    case .type(let type):
      let record = type.object.record
      if record === ClassTypes.object { return (nil, nil) }
      if let kind = ErrorTypes.kind(of: record), kind.isCatchable { return (nil, record) }
      throw ScriptError(
        .type, "a class cannot derive from \(pythonName(record))",
        hint: "classes derive from classes of the program and from kinds of errors; keep a "
          + "\(pythonName(record)) in an attribute instead")
    default:
      throw ScriptError(
        .type, "\(name) cannot derive from a value of type \(value.typeName)",
        hint: "behind the name stands a class: class \(name)(Base):")
    }
  }

  /// Members with a meaning in Python that Quire does not have.
  private func check(_ name: String, _ value: Value) throws {
    guard name.hasPrefix("__"), value.coreType != .null else { return }
    let hint: String?
    switch name {
    case "__new__": hint = "__init__ sets up a new object; a function may choose which to make"
    case "__del__": hint = "with … as x: and __exit__ run code at a known place"
    case "__get__", "__set__", "__set_name__", "__getattribute__":
      hint = "@property computes an attribute, __getattr__ those that are missing"
    case "__init_subclass__", "__class_getitem__", "__prepare__":
      hint = "a decorator before the class can change it"
    default: return
    }
    throw ScriptError(.syntax, "Quire's classes have no \(name)", hint: hint)
  }

  // MARK: Questions

  /// Whether a class is one of `wanted`, or derives from it.
  func isSubclass(_ call: Call, _ type: Value, _ wanted: Value) throws -> Bool {
    if case .tuple(let types) = wanted {
      return try types.object.values.contains { try isSubclass(call, type, $0) }
    }
    for (index, value) in [type, wanted].enumerated() where value.coreType != .type {
      throw call.fail(
        .type, "issubclass() takes classes, got \(value.typeName)", at: index,
        hint: "isinstance(x, A) asks about a value")
    }
    return derives(type, from: wanted)
  }

  /// Whether a type or class is another, or derives from it.
  func derives(_ type: Value, from other: Value) -> Bool {
    switch (type, other) {
    case (.class(let a), .class(let b)): return a.object.derives(from: b.object)
    case (.class(let a), .type(let b)):
      let record = b.object.record
      return record === ClassTypes.object
        || a.object.native.map { derives($0, from: record) } ?? false
    case (.type(let a), .type(let b)): return derives(a.object.record, from: b.object.record)
    default: return false
    }
  }

  private func derives(_ a: TypeRecord, from b: TypeRecord) -> Bool {
    if a.isKind(of: b) || b === ClassTypes.object { return true }
    if a.core == .bool { return b.core == .int }
    guard let kind = ErrorTypes.kind(of: a), let wanted = ErrorTypes.kind(of: b) else {
      return false
    }
    return kind.isKind(of: wanted)
  }

  /// What instances answer to a special method; `.undefined` for values of other types.
  @inline(__always)
  func special(_ method: SpecialMethod, of value: Value) -> Value {
    guard case .instance(let instance) = value else { return .undefined }
    return instance.with { $0.typeReference.with { $0.special(method) } }
  }
}
