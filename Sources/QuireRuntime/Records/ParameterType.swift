/// What a parameter of a built-in accepts: checked before the body runs, and shown by `help`.
package struct ParameterType: Sendable {
  /// As messages and signatures show it: `int`, `list or tuple`, `Tensor`.
  package let name: String
  /// A bit for each `CoreType` accepted.
  let mask: UInt32
  /// Host types accepted when the `host` bit is set; empty accepts every one.
  let hosts: [TypeRecord]

  package init(_ name: String, _ types: [CoreType], hosts: [TypeRecord] = []) {
    self.name = name
    mask = types.reduce(0) { $0 | (1 << UInt32($1.rawValue)) }
    self.hosts = hosts
  }

  private init(name: String, mask: UInt32, hosts: [TypeRecord]) {
    self.name = name
    self.mask = mask
    self.hosts = hosts
  }

  /// The kinds of which every value is accepted.
  var plainMask: UInt32 {
    hosts.isEmpty ? mask : mask & ~(1 << UInt32(CoreType.host.rawValue))
  }

  /// The same, or `None`.
  package var orNone: ParameterType { self | .null }

  package static func | (a: ParameterType, b: ParameterType) -> ParameterType {
    ParameterType(
      name: "\(a.name) or \(b.name)", mask: a.mask | b.mask, hosts: a.hosts + b.hosts)
  }

  package static let any = ParameterType("any", CoreType.allCases.filter { $0 != .undefined })
  package static let null = ParameterType("None", [.null])
  package static let bool = ParameterType("bool", [.bool])
  /// An int; bools count as 0 and 1.
  package static let int = ParameterType("int", [.int, .bool])
  /// A number: float, int or bool.
  package static let float = ParameterType("float", [.float, .int, .bool])
  /// The name as messages have it: of types of values they say what type() gives.
  static func inMessages(_ name: String) -> String {
    name.split(separator: " ").map { $0 == "str" ? "string" : String($0) }.joined(separator: " ")
  }

  package static let string = ParameterType("str", [.string])
  package static let list = ParameterType("list", [.list])
  package static let tuple = ParameterType("tuple", [.tuple])
  package static let dict = ParameterType("dict", [.dict])
  package static let set = ParameterType("set", [.set])
  package static let bytes = ParameterType("bytes", [.bytes])
  package static let sequence = ParameterType("list or tuple", [.list, .tuple, .range])
  package static let callable = ParameterType(
    "function", [.function, .builtin, .type, .host, .instance])
  /// Anything a `for` can walk; host objects decide themselves.
  package static let iterable = ParameterType(
    "iterable", [.list, .tuple, .dict, .set, .range, .string, .bytes, .iterator, .host, .instance])

  /// A Swift object of one of these types.
  package static func host(_ types: TypeRecord...) -> ParameterType {
    ParameterType(types.map(\.name).joined(separator: " or "), [.host], hosts: types)
  }

  /// Whether values of one of the language's own types are accepted.
  func accepts(_ core: CoreType) -> Bool { mask & (1 << UInt32(core.rawValue)) != 0 }

  @inline(__always)
  func accepts(_ value: Value) -> Bool {
    if mask & (1 << UInt32(value.coreType.rawValue)) == 0 { return false }
    if hosts.isEmpty { return true }
    if case .host(let object) = value {
      return object.with { object in hosts.contains { object.type.isKind(of: $0) } }
    }
    return true
  }
}

/// A default that a signature can show.
package enum Literal: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
}

/// One parameter of a built-in.
package struct Parameter: Sendable {
  package enum Form: Sendable {
    case ordinary
    case keywordOnly
    /// `*values`: every positional argument left over.
    case variadic
    /// `**options`: every keyword argument left over.
    case variadicKeyword
  }
  package let name: String
  package let type: ParameterType
  package let form: Form
  /// nil for a parameter that must be given, unless `isOptional`.
  package let defaultValue: Literal?
  /// May be left out without a default that a literal could express; the body sees `.undefined`.
  package let isOptional: Bool
  package let summary: String
  /// What mends an argument of a wrong type, where that is known.
  package private(set) var hint: String?

  /// A parameter that must be given.
  package init(_ name: String, _ type: ParameterType = .any, _ summary: String = "") {
    self.init(name, type, .ordinary, nil, false, summary)
  }

  /// A parameter with a default.
  package init(
    _ name: String, _ type: ParameterType = .any, default value: Literal, _ summary: String = ""
  ) {
    self.init(name, value == .null ? type.orNoneOnce : type, .ordinary, value, false, summary)
  }

  private init(
    _ name: String, _ type: ParameterType, _ form: Form, _ value: Literal?, _ optional: Bool,
    _ summary: String
  ) {
    self.name = name
    self.type = type
    self.form = form
    defaultValue = value
    isOptional = optional
    self.summary = summary
  }

  package static func optional(_ name: String, _ type: ParameterType, _ summary: String = "")
    -> Parameter
  {
    Parameter(name, type, .ordinary, nil, true, summary)
  }

  package static func variadic(
    _ name: String, _ type: ParameterType = .any, _ summary: String = ""
  ) -> Parameter {
    Parameter(name, type, .variadic, nil, true, summary)
  }

  package static func variadicKeyword(
    _ name: String, _ type: ParameterType = .any, _ summary: String = ""
  ) -> Parameter {
    Parameter(name, type, .variadicKeyword, nil, true, summary)
  }

  /// The same parameter, given by keyword only.
  package var keywordOnly: Parameter {
    var copy = Parameter(name, type, .keywordOnly, defaultValue, isOptional, summary)
    copy.hint = hint
    return copy
  }

  /// The same parameter with a remedy for arguments of a wrong type.
  package func hinting(_ hint: String) -> Parameter {
    var copy = self
    copy.hint = hint
    return copy
  }
}

extension ParameterType {
  /// Accepts None without saying so twice.
  fileprivate var orNoneOnce: ParameterType {
    mask & (1 << UInt32(CoreType.null.rawValue)) != 0 ? self : orNone
  }
}
