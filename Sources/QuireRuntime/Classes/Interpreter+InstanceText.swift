/// Instances as text.
extension Interpreter {
  /// What `str(x)` gives.
  func instanceText(_ object: InstanceObject) throws -> String {
    let method = object.type.special(.text)
    if !method.isUndefined { return try textMade(by: method, .text, object) }
    if case .error(let error) = object.native, object.type.special(.representation).isUndefined {
      return try message(error.object)
    }
    return try instanceRepresentation(object)
  }

  /// What `repr(x)` gives.
  func instanceRepresentation(_ object: InstanceObject) throws -> String {
    let method = object.type.special(.representation)
    return method.isUndefined
      ? try defaultText(of: .instance(.passUnretained(object)))
      : try textMade(by: method, .representation, object)
  }

  /// What `format(x, spec)` gives; nil when the class does not say.
  func instanceFormat(_ object: InstanceObject, _ spec: String) throws -> String? {
    let method = object.type.special(.format)
    return method.isUndefined ? nil : try textMade(by: method, .format, object, make(spec))
  }

  private func textMade(
    by function: Value, _ method: SpecialMethod, _ object: InstanceObject,
    _ argument: Value = .undefined
  ) throws -> String {
    let result = try send(function, .instance(.passUnretained(object)), argument)
    guard case .string(let text) = result else {
      throw ScriptError(
        .type, "\(method.name)() of \(object.type.name) returns a string, got \(result.typeName)",
        hint: result.isNull ? "print shows a text; return it instead" : nil)
    }
    return text.object.text
  }

  /// The text of an object that says nothing of itself.
  func defaultText(of value: Value) throws -> String {
    guard case .instance(let object) = value else { return try representation(of: value) }
    guard case .error(let error) = object.object.native else {
      return "<\(object.object.type.name) object>"
    }
    guard let arguments = arguments(of: error.object) else { return object.object.type.name }
    let shown = try arguments.map(representation(of:))
    return "\(object.object.type.name)(\(shown.joined(separator: ", ")))"
  }
}
