/// A value of the language as Swift sees it.
///
/// Plain values are copies: changing a list in Swift does not change the script's. What has an identity,
/// such as a function, a module or a Swift object, is an ``ScriptObject`` and is shared.
public enum ScriptValue: Hashable {
  /// `None`.
  case none
  case bool(Bool)
  case int(Int)
  /// An integer beyond 64 bits, in decimal digits.
  case bigInt(String)
  case float(Double)
  case string(String)
  case bytes([UInt8])
  case list([ScriptValue])
  case tuple([ScriptValue])
  /// The elements in the order in which they were added.
  case set([ScriptValue])
  /// The entries in the order in which they were added.
  case dict([Entry])
  case object(ScriptObject)

  /// One `key: value` of a dict.
  public struct Entry: Hashable {
    public var key: ScriptValue
    public var value: ScriptValue

    public init(key: ScriptValue, value: ScriptValue) {
      self.key = key
      self.value = value
    }
  }

  /// The name of its type, as `type(x)` prints it.
  public var typeName: String {
    switch self {
    case .none: CoreType.null.name
    case .bool: CoreType.bool.name
    case .int, .bigInt: CoreType.int.name
    case .float: CoreType.float.name
    case .string: CoreType.string.name
    case .bytes: CoreType.bytes.name
    case .list: CoreType.list.name
    case .tuple: CoreType.tuple.name
    case .set: CoreType.set.name
    case .dict: CoreType.dict.name
    case .object(let object): object.typeName
    }
  }

  /// The value of a dict's key, nil when it has no such key or is no dict.
  public subscript(key: ScriptValue) -> ScriptValue? {
    guard case .dict(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The elements of a list, tuple or set; nil for anything else.
  public var elements: [ScriptValue]? {
    switch self {
    case .list(let elements), .tuple(let elements), .set(let elements): elements
    default: nil
    }
  }

  /// The value as a Swift type: `try value.as([String: Int].self)`.
  /// - Throws: a ``ScriptFailure`` of kind `TypeError` when it is another type's.
  public func `as`<T: ScriptConvertible>(_ type: T.Type = T.self) throws(ScriptFailure) -> T {
    try T(scriptValue: self)
  }
}

extension ScriptValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .none }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: ScriptValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (ScriptValue, ScriptValue)...) {
    self = .dict(elements.map { Entry(key: $0, value: $1) })
  }
}
