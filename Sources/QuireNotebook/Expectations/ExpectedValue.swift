import QuireSyntax

/// What `# =>` says about a value.
enum ExpectedValue {
  /// A literal of the language, compared element by element.
  case literal(Expression, in: SourceFile, WrittenNumber.Tolerance)
  /// `Tensor[2, 3] float32`; the type of the elements may be left out.
  case form(shape: [Int], dtype: String?)
  /// The text that the prompt would show.
  case text(String)

  init(_ text: String) {
    if let form = Self.form(text) {
      self = form
      return
    }
    let (bare, tolerance) = WrittenNumber.Tolerance.split(text)
    let source = SourceFile(name: "", text: bare)
    let program = Parser.parse(source)
    if program.diagnostics.isEmpty, program.comments.isEmpty, program.statements.count == 1,
      case .expression(let expression) = program.statements[0].kind, Self.isLiteral(expression)
    {
      self = .literal(expression, in: source, tolerance)
    } else {
      self = .text(text)
    }
  }

  private static func form(_ text: String) -> ExpectedValue? {
    guard text.hasPrefix("Tensor["), let close = text.firstIndex(of: "]") else { return nil }
    let inside = text[..<close].dropFirst("Tensor[".count)
    let extents = inside.split(separator: ",").map { Int($0.trimmed) }
    guard !extents.contains(nil) else { return nil }
    let dtype = text[text.index(after: close)...].trimmed
    guard dtype.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
    return .form(shape: extents.compactMap { $0 }, dtype: dtype.isEmpty ? nil : dtype)
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .none, .bool, .int, .longInt, .float, .string: true
    case .name(let name): name == "inf" || name == "nan"
    case .unary(let sign, let operand):
      sign != .invert && isNumber(operand)
    case .list(let items), .tuple(let items), .set(let items): items.allSatisfy(isLiteral)
    case .dict(let items):
      items.allSatisfy { $0.key.map(isLiteral) == true && isLiteral($0.value) }
    case .call(let callee, let arguments): isTensor(callee, arguments)
    default: false
    }
  }

  static func isNumber(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .int, .longInt, .float: true
    case .name(let name): name == "inf" || name == "nan"
    case .unary(let sign, let operand): sign != .invert && isNumber(operand)
    default: false
    }
  }

  /// `tensor([1., 2.], dtype=float32)`, as the prompt shows tensors; `set()`.
  private static func isTensor(_ callee: Expression, _ arguments: [Argument]) -> Bool {
    guard case .name(let name) = callee.kind else { return false }
    if name == "set" { return arguments.isEmpty }
    guard name == "tensor", let first = arguments.first, case .positional = first.form,
      isLiteral(first.value)
    else { return false }
    return arguments.dropFirst().allSatisfy {
      if case .keyword = $0.form { true } else { false }
    }
  }
}
