/// A Swift type whose values can be given to scripts and taken from them.
///
/// `Bool`, `Int`, `Double`, `String`, and optionals, arrays, sets and dictionaries of such types are; a
/// class becomes one as a ``HostClass``.
public protocol ScriptConvertible: SendableMetatype {
  /// What messages and signatures call such values: `int`, `list`.
  static var scriptTypeName: String { get }
  /// - Throws: a ``ScriptFailure`` when the script's value is another type's or does not fit.
  init(scriptValue: ScriptValue) throws(ScriptFailure)
  var scriptValue: ScriptValue { get }
}

extension ScriptConvertible {
  /// The error of a value that is not of this type.
  public static func mismatch(_ value: ScriptValue) -> ScriptFailure {
    ScriptFailure(
      .type, "expected \(ParameterType.inMessages(scriptTypeName)), got \(value.typeName)")
  }

  /// An initializer of a protocol for classes alone could not give an existing object.
  init(itself value: Self) { self = value }
}

extension ScriptValue: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.any.name }
  public init(scriptValue: ScriptValue) { self = scriptValue }
  public var scriptValue: ScriptValue { self }
}

extension Bool: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.bool.name }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard case .bool(let value) = scriptValue else { throw Self.mismatch(scriptValue) }
    self = value
  }
  public var scriptValue: ScriptValue { .bool(self) }
}

extension Int: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.int.name }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    switch scriptValue {
    case .int(let value): self = value
    case .bool(let value): self = value ? 1 : 0
    case .bigInt: throw ScriptFailure(.overflow, "the int is too large for 64 bits")
    default: throw Self.mismatch(scriptValue)
    }
  }
  public var scriptValue: ScriptValue { .int(self) }
}

extension Double: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.float.name }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    switch scriptValue {
    case .float(let value): self = value
    case .int(let value): self = Double(value)
    case .bool(let value): self = value ? 1 : 0
    case .bigInt(let digits):
      guard let value = Double(digits), value.isFinite else {
        throw ScriptFailure(.overflow, "the int is too large for a float")
      }
      self = value
    default: throw Self.mismatch(scriptValue)
    }
  }
  public var scriptValue: ScriptValue { .float(self) }
}

extension String: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.string.name }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard case .string(let value) = scriptValue else { throw Self.mismatch(scriptValue) }
    self = value
  }
  public var scriptValue: ScriptValue { .string(self) }
}

extension Optional: ScriptConvertible where Wrapped: ScriptConvertible {
  public static var scriptTypeName: String { "\(Wrapped.scriptTypeName) or None" }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    if case .none = scriptValue { self = nil } else { self = try Wrapped(scriptValue: scriptValue) }
  }
  public var scriptValue: ScriptValue { self?.scriptValue ?? ScriptValue.none }
}

extension Array: ScriptConvertible where Element: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.sequence.name }
  /// The elements of a list, tuple or set.
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard let elements = scriptValue.elements else { throw Self.mismatch(scriptValue) }
    self = []
    reserveCapacity(elements.count)
    for element in elements { append(try Element(scriptValue: element)) }
  }
  public var scriptValue: ScriptValue { .list(map(\.scriptValue)) }
}

extension Set: ScriptConvertible where Element: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.set.name }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard case .set(let elements) = scriptValue else { throw Self.mismatch(scriptValue) }
    self = []
    for element in elements { insert(try Element(scriptValue: element)) }
  }
  public var scriptValue: ScriptValue { .set(map(\.scriptValue)) }
}

extension Dictionary: ScriptConvertible where Key: ScriptConvertible, Value: ScriptConvertible {
  public static var scriptTypeName: String { ParameterType.dict.name }
  public init(scriptValue: ScriptValue) throws(ScriptFailure) {
    guard case .dict(let entries) = scriptValue else { throw Self.mismatch(scriptValue) }
    self = [:]
    for entry in entries {
      self[try Key(scriptValue: entry.key)] = try Value(scriptValue: entry.value)
    }
  }
  public var scriptValue: ScriptValue {
    .dict(map { ScriptValue.Entry(key: $0.key.scriptValue, value: $0.value.scriptValue) })
  }
}
