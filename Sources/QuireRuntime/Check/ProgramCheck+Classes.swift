import QuireSyntax

extension ProgramCheck {
  /// What calling a class of the program takes; nil when that is not certain.
  func constructor(of type: ClassOutline) -> FunctionSignature? {
    guard !survey.isReplaced("__init__"), method("__new__", of: type) == nil else { return nil }
    return method("__init__", of: type)
  }

  /// A method of a class or of a class above it; nil when it cannot be followed.
  func method(_ name: String, of type: ClassOutline) -> FunctionSignature? {
    var current: ClassOutline? = type
    var seen = 0
    while let found = current, seen < 32 {
      if let binding = found.scope.bindings[name] {
        guard case .function(var signature) = binding, signature.positionalCount > 0 else {
          return nil
        }
        signature.boundCount = 1
        signature.isMethod = true
        if name == "__init__" { signature.name = type.name }
        return signature
      }
      guard let base = found.base, case .programClass(let above) = meaning(of: base) else {
        return nil
      }
      current = above
      seen += 1
    }
    return nil
  }

  /// A method that is called on an object whose class is known, or on the first parameter of another method.
  func method(_ name: String, on object: Expression) -> FunctionSignature? {
    if case .name(let text) = object.kind, let receiver, receiver.name == text {
      guard compilation?.isWhole ?? true, survey.isOnly(name) else { return nil }
      return method(name, of: receiver.type)
    }
    guard case .object(let type) = meaning(of: object), !survey.isReplaced(name) else { return nil }
    return method(name, of: type)
  }

  func visit(_ definition: ClassDefinition) {
    let around = NameScope(.comprehension, unknown: ["super", "__class__"], in: scope)
    let outline = ClassOutline(definition, in: around)
    inside(outline.scope) {
      for statement in definition.body {
        if case .function(let function, let decorators) = statement.kind, decorators.isEmpty {
          visit(method: function, of: outline)
        } else {
          visit([statement])
        }
      }
    }
  }

  private func visit(method function: Function, of type: ClassOutline) {
    let outer = receiver
    defer { receiver = outer }
    receiver = nil
    if let first = function.parameters.first,
      first.form == .ordinary || first.form == .positionalOnly,
      Names(function.body).bindings[first.name.text] == nil
    {
      receiver = (first.name.text, type)
    }
    visit(function)
  }
}
