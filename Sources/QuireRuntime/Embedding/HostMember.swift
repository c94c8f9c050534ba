import QuireSyntax

/// One thing that scripts can do with the objects of a Swift class: a line of a ``HostType``.
///
/// Several members may be of the same operator; the first whose other side is of the right type is taken.
public struct HostMember<Object: HostClass>: Sendable {
  let add: @Sendable (inout Parts) -> Void

  /// What calling the type does: makes an object.
  public static func initializer<each Argument: ScriptConvertible>(
    _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping @Sendable (repeat each Argument) throws -> Object
  ) -> HostMember {
    HostMember { parts in
      parts.constructor = parts.function(HostFunction(parts.name, parameters, help: help)) {
        (_, arguments: repeat each Argument) in try body(repeat each arguments).scriptValue
      }
    }
  }

  /// A method; the closure takes the object first.
  public static func method<each Argument: ScriptConvertible, Result: ScriptConvertible>(
    _ name: String, _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping @Sendable (Object, repeat each Argument) throws -> Result
  ) -> HostMember {
    HostMember { parts in
      let function = HostFunction(name, parameters, help: help)
      parts.methods.append(
        parts.function(function, hasReceiver: true) { (call, arguments: repeat each Argument) in
          try body(receiver(call), repeat each arguments).scriptValue
        })
    }
  }

  /// A method that returns None.
  public static func method<each Argument: ScriptConvertible>(
    _ name: String, _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping @Sendable (Object, repeat each Argument) throws -> Void
  ) -> HostMember {
    method(name, parameters, help: help) { (object, arguments: repeat each Argument) in
      try body(object, repeat each arguments)
      return ScriptValue.none
    }
  }

  /// A method of the class: `.method("deposit", ["amount"], calling: Account.deposit)`.
  public static func method<each Argument: ScriptConvertible, Result: ScriptConvertible>(
    _ name: String, _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping @Sendable (Object) -> (repeat each Argument) throws -> Result
  ) -> HostMember {
    method(name, parameters, help: help) { (object, arguments: repeat each Argument) in
      try body(object)(repeat each arguments)
    }
  }

  /// A method of the class that returns None.
  public static func method<each Argument: ScriptConvertible>(
    _ name: String, _ parameters: [HostParameter] = [], help: String = "",
    calling body: @escaping @Sendable (Object) -> (repeat each Argument) throws -> Void
  ) -> HostMember {
    method(name, parameters, help: help) { (object, arguments: repeat each Argument) in
      try body(object)(repeat each arguments)
    }
  }

  /// A property of the class, which scripts can read: `.property("balance", \.balance)`.
  public static func property<T: ScriptConvertible>(
    _ name: String, _ path: KeyPath<Object, T> & Sendable, help: String = ""
  ) -> HostMember {
    property(name, help: help) { $0[keyPath: path] }
  }

  /// A property of the class, which scripts can read and assign to: `.variable("owner", \.owner)`.
  public static func variable<T: ScriptConvertible>(
    _ name: String, _ path: ReferenceWritableKeyPath<Object, T> & Sendable, help: String = ""
  ) -> HostMember {
    property(name, help: help, set: { $0[keyPath: path] = $1 }, get: { $0[keyPath: path] })
  }

  /// An attribute; scripts can assign to it when there is a `set`.
  public static func property<T: ScriptConvertible>(
    _ name: String, help: String = "",
    set: (@Sendable (Object, T) throws -> Void)? = nil,
    get: @escaping @Sendable (Object) throws -> T
  ) -> HostMember {
    HostMember { parts in
      var setter: (@Sendable (Interpreter, Value, Value) throws -> Void)?
      if let set {
        setter = { interpreter, value, new in
          let what = "\(name) of \(Object.scriptTypeName)"
          try set(object(value), swift(new, interpreter, what))
        }
      }
      let property = TypeRecord.Property(name, help, set: setter) { interpreter, value in
        let result: T = try get(object(value))
        return try interpreter.value(of: result.scriptValue)
      }
      parts.properties.append(property)
    }
  }

  /// `object[index]`, and `object[index] = value` when there is a `set`.
  public static func `subscript`<Index: ScriptConvertible, T: ScriptConvertible>(
    set: (@Sendable (Object, Index, T) throws -> Void)? = nil,
    get: @escaping @Sendable (Object, Index) throws -> T
  ) -> HostMember {
    HostMember { parts in
      let what = "the index of \(parts.name)"
      parts.hooks.getItem = { interpreter, value, index in
        try interpreter.value(of: get(object(value), swift(index, interpreter, what)).scriptValue)
      }
      guard let set else { return }
      parts.hooks.setItem = { interpreter, value, index, new in
        try set(
          object(value), swift(index, interpreter, what),
          swift(new, interpreter, "an element of \(Object.scriptTypeName)"))
      }
    }
  }

  /// `object + other`, or another arithmetic operator of the language.
  public static func `operator`<Other: ScriptConvertible, Result: ScriptConvertible>(
    _ symbol: HostOperator, _ body: @escaping @Sendable (Object, Other) throws -> Result
  ) -> HostMember {
    HostMember { $0.operators.append(.init(symbol: symbol, isReflected: false, bridged(body))) }
  }

  /// `other + object`, where the other side is of a type that does not know this one.
  public static func reflected<Other: ScriptConvertible, Result: ScriptConvertible>(
    _ symbol: HostOperator, _ body: @escaping @Sendable (Object, Other) throws -> Result
  ) -> HostMember {
    HostMember { $0.operators.append(.init(symbol: symbol, isReflected: true, bridged(body))) }
  }

  /// `len(object)`.
  public static func length(_ body: @escaping @Sendable (Object) throws -> Int) -> HostMember {
    HostMember { $0.hooks.length = { _, value in try body(object(value)) } }
  }

  /// `for element in object`.
  public static func elements<Element: ScriptConvertible>(
    _ body: @escaping @Sendable (Object) throws -> [Element]
  ) -> HostMember {
    HostMember {
      $0.hooks.iterate = { interpreter, value in
        var iterator = try body(object(value)).makeIterator()
        return { try iterator.next().map { try interpreter.value(of: $0.scriptValue) } }
      }
    }
  }

  /// What `print` and the prompt show.
  public static func text(_ body: @escaping @Sendable (Object) throws -> String) -> HostMember {
    HostMember { $0.hooks.text = { _, value in try body(object(value)) } }
  }

  // MARK: Values

  private static func bridged<Other: ScriptConvertible, Result: ScriptConvertible>(
    _ body: @escaping @Sendable (Object, Other) throws -> Result
  ) -> @Sendable (Interpreter, Object, Value) throws -> Value? {
    { interpreter, object, other in
      guard let other = try? Other(scriptValue: interpreter.scriptValue(of: other)) else {
        return nil
      }
      return try interpreter.value(of: body(object, other).scriptValue)
    }
  }

  private static func receiver(_ call: Call) throws -> Object {
    guard let object = HostBox.object(call[0], as: Object.self) else {
      throw ScriptError(
        .type,
        "\(call.builtin.name)() is a method of \(Object.scriptTypeName), not of "
          + call[0].typeName)
    }
    return object
  }

  private static func object(_ value: Value) throws -> Object {
    guard let object = HostBox.object(value, as: Object.self) else {
      throw ScriptError(.type, "expected \(Object.scriptTypeName), got \(value.typeName)")
    }
    return object
  }

  /// A script's value for something that the script wrote without a call.
  private static func swift<T: ScriptConvertible>(
    _ value: Value, _ interpreter: Interpreter, _ what: String
  ) throws -> T {
    do {
      return try T(scriptValue: interpreter.scriptValue(of: value))
    } catch let failure as ScriptFailure {
      throw ScriptError(failure.kind, "\(what): \(failure.message)", hint: failure.hint)
    }
  }
}
