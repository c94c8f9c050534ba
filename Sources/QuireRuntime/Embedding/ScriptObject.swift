/// Something of a script with an identity: a function, a module, a type, a Swift object.
///
/// It stays alive in its session for as long as Swift holds it, and is of use only while the session is.
public final class ScriptObject: Hashable {
  enum Content {
    /// Kept by a session.
    case kept(Handle)
    /// A Swift object, the same in every session.
    case swift(AnyObject, TypeRecord)
  }

  let content: Content
  public let typeName: String

  init(_ content: Content, typeName: String) {
    self.content = content
    self.typeName = typeName
  }

  /// Calls it with positional arguments and then named ones.
  /// - Throws: what the function raised.
  @discardableResult
  public func call(
    _ arguments: any ScriptConvertible..., named: KeyValuePairs<String, any ScriptConvertible> = [:]
  ) throws(ScriptFailure) -> ScriptValue {
    try call(arguments, named: named, as: ScriptValue.self)
  }

  /// Calls it with arguments in an array, and reads the result as a Swift type.
  public func call<T: ScriptConvertible>(
    _ arguments: [any ScriptConvertible],
    named: KeyValuePairs<String, any ScriptConvertible> = [:], as type: T.Type = T.self
  ) throws(ScriptFailure) -> T {
    try session().using { session throws in
      let interpreter = session.interpreter
      let (given, byName) = try interpreter.pinning {
        (
          try arguments.map { try interpreter.value(of: $0.scriptValue) },
          try named.map { (name: $0.key, value: try interpreter.value(of: $0.value.scriptValue)) }
        )
      }
      return try interpreter.scriptValue(
        of: interpreter.callFromOutside(interpreter.value(of: .object(self)), given, byName))
    }.as(type)
  }

  /// Its attribute of this name.
  /// - Throws: an `AttributeError` when it has none.
  public func attribute<T: ScriptConvertible>(_ name: String, as type: T.Type = T.self)
    throws(ScriptFailure) -> T
  {
    try session().using { session throws in
      let interpreter = session.interpreter
      return try interpreter.scriptValue(
        of: interpreter.attribute(interpreter.value(of: .object(self)), name))
    }.as(type)
  }

  /// The Swift object that it is, when it is one of this class.
  public func swiftObject<T: AnyObject>(as type: T.Type) -> T? {
    if case .swift(let object, _) = content { object as? T } else { nil }
  }

  private func session() throws(ScriptFailure) -> ScriptSession {
    guard case .kept(let handle) = content else {
      throw ScriptFailure(.type, "a Swift object is called in Swift, not through a session")
    }
    guard let session = handle.table.session else {
      throw ScriptFailure(.runtime, "the session of this \(typeName) is gone")
    }
    return session
  }

  public static func == (a: ScriptObject, b: ScriptObject) -> Bool { a.identity == b.identity }

  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }

  private var identity: Identity {
    switch content {
    case .kept(let handle):
      Identity(owner: ObjectIdentifier(handle.table), number: handle.number)
    case .swift(let object, _): Identity(owner: ObjectIdentifier(object), number: 0)
    }
  }

  private struct Identity: Hashable {
    let owner: ObjectIdentifier
    let number: Int
  }
}

extension ScriptObject: ScriptConvertible {
  public static var scriptTypeName: String { "object" }
  public convenience init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard case .object(let object) = scriptValue else { throw Self.mismatch(scriptValue) }
    self.init(object.content, typeName: object.typeName)
  }
  public var scriptValue: ScriptValue { .object(self) }
}
