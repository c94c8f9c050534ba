import QuireSyntax

/// Turns the text of a setting into code, by the type of the default that it replaces.
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

  /// Reads `text` as a value for a parameter whose default is `standard`.
  init(_ text: String, replacing standard: Expression, of name: String) throws(ParameterError) {
    let wanted = Self.kind(of: standard)
    let literal = Self.literal(text)
    let found = literal.map { Self.kind(of: $0.expression) }
    let written = literal?.code ?? Self.quoted(text)
    switch (wanted, found) {
    case (.string, .string), (.none, _), (.other, _): code = written
    case (.string, _): code = Self.quoted(text)
    case (.bool, _) where text == "true" || text == "false": code = text.capitalized
    case (.float, .int): code = "float(\(written))"
    default:
      guard wanted == found else {
        throw ParameterError("\(name) must be \(wanted.rawValue), found \(text)")
      }
      code = written
    }
  }

  static func kind(of expression: Expression) -> Kind {
    switch expression.kind {
    case .int: .int
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
    case .none, .bool, .int, .float, .string: true
    case .list(let elements), .tuple(let elements), .set(let elements):
      elements.allSatisfy(isLiteral)
    case .dict(let items):
      items.allSatisfy { $0.key.map(isLiteral) == true && isLiteral($0.value) }
    case .unary: kind(of: expression) != .other
    default: false
    }
  }

  /// A string literal of this text.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension String {
  /// `True` for `true`.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
