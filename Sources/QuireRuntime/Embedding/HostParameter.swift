/// A parameter of a host function: its name, and what else scripts should know of it.
///
/// A string literal is a parameter that must be given.
public struct HostParameter: ExpressibleByStringLiteral, Sendable {
  enum Form: Sendable {
    case required
    /// May be left out; the text for a default that is no plain value.
    case optional(Literal)
    case rest
    case options
  }

  let name: String
  let help: String
  let form: Form
  let isKeywordOnly: Bool

  public init(stringLiteral name: String) {
    self.init(name: name, help: "", form: .required, isKeywordOnly: false)
  }

  /// A parameter that must be given.
  public init(_ name: String, help: String = "", keywordOnly: Bool = false) {
    self.init(name: name, help: help, form: .required, isKeywordOnly: keywordOnly)
  }

  /// A parameter that may be left out. The default is None, a bool, a number or a string.
  public init(
    _ name: String, default value: Default, help: String = "", keywordOnly: Bool = false
  ) {
    self.init(
      name: name, help: help, form: .optional(value.literal), isKeywordOnly: keywordOnly)
  }

  /// `*name`: takes the positional arguments that are left over, as an array.
  public static func rest(_ name: String, help: String = "") -> HostParameter {
    HostParameter(name: name, help: help, form: .rest, isKeywordOnly: false)
  }

  /// `**name`: takes the named arguments that are left over, as a dictionary.
  public static func options(_ name: String, help: String = "") -> HostParameter {
    HostParameter(name: name, help: help, form: .options, isKeywordOnly: false)
  }

  /// What a parameter is when it is left out, written as a literal.
  public struct Default: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral, Sendable
  {
    let literal: Literal

    public init(nilLiteral: ()) { literal = .null }
    public init(booleanLiteral value: Bool) { literal = .bool(value) }
    public init(integerLiteral value: Int) { literal = .int(value) }
    public init(floatLiteral value: Double) { literal = .float(value) }
    public init(stringLiteral value: String) { literal = .string(value) }
  }

  private init(name: String, help: String, form: Form, isKeywordOnly: Bool) {
    self.name = name
    self.help = help
    self.form = form
    self.isKeywordOnly = isKeywordOnly
  }

  /// The record of a parameter whose argument becomes a Swift value of a type.
  func parameter(_ type: any ScriptConvertible.Type) -> Parameter {
    let accepted = ParameterType(scriptTypeName: type.scriptTypeName)
    return switch form {
    case .required: made(Parameter(name, accepted, help))
    case .optional(let value): made(Parameter(name, accepted, default: value, help))
    case .rest: .variadic(name, .any, help)
    case .options: .variadicKeyword(name, .any, help)
    }
  }

  private func made(_ parameter: Parameter) -> Parameter {
    isKeywordOnly ? parameter.keywordOnly : parameter
  }
}

extension ParameterType {
  /// The type that messages call by this name, such as `int or None`; one that only Swift knows accepts
  /// everything, and conversion decides.
  init(scriptTypeName name: String) {
    let known: [ParameterType] = [
      .null, .bool, .int, .float, .string, .bytes, .sequence, .dict, .set,
    ]
    let end = " or \(ParameterType.null.name)"
    let base = name.hasSuffix(end) ? String(name.dropLast(end.count)) : name
    if let type = known.first(where: { $0.name == base }) {
      self = base == name ? type : type.orNone
    } else {
      self.init(name, CoreType.allCases.filter { $0 != .undefined })
    }
  }
}
