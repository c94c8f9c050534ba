import QuireRuntime

extension FoundValue {
  /// The value as code.
  var text: String {
    switch self {
    case .none: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): "\(number)"
    case .longInt(let digits): digits
    case .float(let number): Interpreter.text(of: number)
    case .string(let text): StringLiteral.text(of: text)
    case .list(let items): "[\(Self.joined(items))]"
    case .tuple(let items): items.count == 1 ? "(\(items[0].text),)" : "(\(Self.joined(items)))"
    case .set(let items): items.isEmpty ? "set()" : "{\(Self.joined(items))}"
    case .dict(let pairs):
      "{\(pairs.map { "\($0.key.text): \($0.value.text)" }.joined(separator: ", "))}"
    case .tensor(let tensor): tensor.form
    case .other(let text): text
    }
  }

  /// The text, shortened for a message.
  var shortText: String { text.shortened(to: 120) }

  /// `a list of 3`, `a string`: what kind of value it is.
  var sort: String {
    switch self {
    case .none: "None"
    case .bool: "a bool"
    case .int, .longInt: "an int"
    case .float: "a float"
    case .string: "a string"
    case .list(let items): "a list of \(items.count)"
    case .tuple(let items): "a tuple of \(items.count)"
    case .set(let items): "a set of \(items.count)"
    case .dict(let pairs): "a dict of \(pairs.count)"
    case .tensor(let tensor): tensor.form
    case .other: "a value"
    }
  }

  /// The number it is, when it is one.
  var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .longInt(let digits): Double(digits)
    case .float(let number): number
    default: nil
    }
  }

  private static func joined(_ items: [FoundValue]) -> String {
    items.map(\.text).joined(separator: ", ")
  }
}

extension String {
  /// The first characters and `…` when there are more; on one line.
  func shortened(to length: Int) -> String {
    let line = split(whereSeparator: \.isNewline).map { $0.trimmed }.joined(separator: " ")
    return line.count <= length ? line : String(line.prefix(length)) + "…"
  }
}
