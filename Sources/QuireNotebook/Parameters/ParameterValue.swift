import QuireDocument
import QuireSyntax

/// Turns a setting into code, by the type of the default that it replaces.
struct ParameterValue {
  /// What a default or a value is, as far as its text shows.
  enum Kind: String {
    case int = "an integer"
    case float = "a number"
    case bool = "True or False"
    case string = "a string"
    case none = "None"
    case list = "a list"
    case tuple = "a tuple"
    case dict = "a dictionary"
    case set = "a set"
    /// A call or another expression: any value may replace it.
    case other = "a value"
  }

  /// The code that is put where the default stood.
  let code: String
  /// The value as outputs state it.
  let fact: MetadataValue

  /// A value for a parameter whose default is `standard`.
  init(_ setting: ParameterSetting, replacing standard: Expression) throws(ParameterError) {
    switch setting.value {
    case .text(let text): try self.init(text, replacing: standard, of: setting.name)
    case .typed(let value, let written):
      try self.init(value, written: written, replacing: standard, of: setting.name)
    }
  }

  /// Reads `text` as a value for a parameter whose default is `standard`.
  private init(
    _ text: String, replacing standard: Expression, of name: String
  ) throws(ParameterError) {
    let wanted = Self.kind(of: standard)
    let literal = Self.literal(text)
    let found = literal.map { Self.kind(of: $0.expression) }
    let written = literal?.code ?? StringLiteral.text(of: text)
    let value = literal.flatMap { Self.fact($0.expression) } ?? .string(text)
    switch (wanted, found) {
    case (.string, .string), (.none, _), (.other, _): (code, fact) = (written, value)
    case (.string, _): (code, fact) = (StringLiteral.text(of: text), .string(text))
    case (.bool, _) where text == "true" || text == "false":
      (code, fact) = (text.capitalized, .bool(text == "true"))
    case (.float, .int): (code, fact) = ("float(\(written))", value)
    default:
      guard wanted == found else {
        throw ParameterError(
          "\(name) must be \(wanted.rawValue), found \(text.isEmpty ? "nothing" : text)",
          hint: wanted == .int ? Double(text).flatMap(Self.whole) : nil)
      }
      (code, fact) = (written, value)
    }
  }

  /// Takes a value that has a type of its own, from YAML or JSON.
  private init(
    _ value: MetadataValue, written: String?, replacing standard: Expression, of name: String
  ) throws(ParameterError) {
    let wanted = Self.kind(of: standard)
    let found = Self.kind(of: value)
    fact = value
    switch (wanted, found) {
    case (.none, _), (.other, _): code = Self.code(of: value)
    case (.float, .int): code = "float(\(Self.code(of: value)))"
    case (.tuple, .list): code = "tuple(\(Self.code(of: value)))"
    default:
      guard wanted == found else {
        let shown = Self.code(of: value)
        let word = written.map { $0 == shown ? shown : "\($0), which means \(shown)" } ?? shown
        var hint: String?
        if wanted == .string, let written {
          hint = "in quotes it is a text: \(StringLiteral.text(of: written))"
        }
        if wanted == .int, case .double(let number) = value { hint = Self.whole(number) }
        throw ParameterError("\(name) must be \(wanted.rawValue), found \(word)", hint: hint)
      }
      code = Self.code(of: value)
    }
  }

  /// What to write for a whole number that looks like another.
  private static func whole(_ number: Double) -> String? {
    Int(exactly: number).map { "write \($0)" }
  }

  /// The code for a value of YAML or JSON.
  static func code(of value: MetadataValue) -> String {
    switch value {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .double(let value): value.isFinite ? "\(value)" : "float(\"\(value)\")"
    case .number(let text): value.number?.isFinite == true ? text : "float(\"\(text)\")"
    case .string(let text): StringLiteral.text(of: text)
    case .array(let values): "[" + values.map(code).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(StringLiteral.text(of: $0.key)): \(code(of: $0.value))" }.joined(
          separator: ", ") + "}"
    }
  }

  private static func kind(of value: MetadataValue) -> Kind {
    switch value {
    case .null: .none
    case .bool: .bool
    case .int: .int
    case .double: .float
    case .number(let text): text.utf8.allSatisfy { 48...57 ~= $0 || $0 == 45 } ? .int : .float
    case .string: .string
    case .array: .list
    case .object: .dict
    }
  }

  /// The value of a literal, as far as JSON has it.
  private static func fact(_ literal: Expression) -> MetadataValue? {
    switch literal.kind {
    case .none: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .longInt(let value):
      return value.radix == 10 ? .number(String(decoding: value.digits, as: UTF8.self)) : nil
    case .float(let value): return .double(value)
    case .string(let text): return .string(text)
    case .unary(.plus, let operand): return fact(operand)
    case .unary(.minus, let operand):
      return switch fact(operand) {
      case .int(let value): .int(-value)
      case .double(let value): .double(-value)
      case .number(let digits): .number("-" + digits)
      default: nil
      }
    case .list(let elements), .tuple(let elements):
      return all(elements.map(fact)).map { .array($0) }
    case .dict(let items):
      return all(
        items.map { item in
          guard let name = item.key.flatMap(fact)?.text else { return nil }
          return fact(item.value).map { MetadataValue.Member(name, $0) }
        }
      ).map { .object($0) }
    default: return nil
    }
  }

  /// The values, if all are there.
  private static func all<Value>(_ values: [Value?]) -> [Value]? {
    let found = values.compactMap(\.self)
    return found.count == values.count ? found : nil
  }

  static func kind(of expression: Expression) -> Kind {
    switch expression.kind {
    case .int, .longInt: .int
    case .float: .float
    case .bool: .bool
    case .string: .string
    case .none: .none
    case .list: .list
    case .tuple: .tuple
    case .dict: .dict
    case .set: .set
    case .unary(let sign, let operand) where sign != .invert:
      switch kind(of: operand) {
      case .int: .int
      case .float: .float
      default: .other
      }
    default: .other
    }
  }

  /// The expression that a text is, if it is a literal on one line, and its code.
  private static func literal(_ text: String) -> (expression: Expression, code: String)? {
    guard !text.contains(where: \.isNewline) else { return nil }
    let source = SourceFile(name: "parameter", text: text)
    let program = Parser.parse(source)
    guard program.diagnostics.isEmpty, program.statements.count == 1,
      case .expression(let expression) = program.statements[0].kind, isLiteral(expression)
    else { return nil }
    return (expression, source.text(expression.span))
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .none, .bool, .int, .longInt, .float, .string: true
    case .list(let elements), .tuple(let elements), .set(let elements):
      elements.allSatisfy(isLiteral)
    case .dict(let items):
      items.allSatisfy { $0.key.map(isLiteral) == true && isLiteral($0.value) }
    case .unary: kind(of: expression) != .other
    default: false
    }
  }
}

extension String {
  /// `True` for `true`.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
