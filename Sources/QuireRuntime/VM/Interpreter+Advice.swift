extension Interpreter {
  /// What to do instead of an attribute that users of other systems know: by the name of the type or
  /// module and the attribute's, such as `Tensor.cuda` or `keras.layers.LSTM`.
  func advice(on name: String, of object: Value) -> String? {
    let table = advice()
    guard case .module(let module) = object else {
      return advice(on: name, of: type(of: object).object.record)
    }
    return table["\(module.object.name).\(name)"]
  }

  /// The same for values of a type and of what it refines.
  func advice(on name: String, of type: TypeRecord) -> String? {
    let table = advice()
    var record: TypeRecord? = type
    while let owner = record {
      if let hint = table["\(owner.name).\(name)"] { return hint }
      record = owner.base
    }
    return nil
  }

  /// The same for a name by itself.
  func advice(on name: String) -> String? { advice()[name] }

  /// The same for a module inside another, or for one that it is inside: `keras.callbacks.history`.
  func advice(onModule name: String) -> String? {
    let table = advice()
    var path = name.split(separator: ".")
    while path.count > 1 {
      if let hint = table[path.joined(separator: ".")] { return hint }
      path.removeLast()
    }
    return nil
  }
}
