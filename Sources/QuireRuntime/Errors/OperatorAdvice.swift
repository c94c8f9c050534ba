import QuireSyntax

/// What mends an operator between values that it does not work on.
package enum OperatorAdvice {
  private static let a = HintText.before
  private static let b = HintText.here

  static func hint(_ op: BinaryOperator, _ x: Value, _ y: Value) -> String? {
    let (left, right) = (x.coreType, y.coreType)
    if left == .null || right == .null {
      return "one side is None: does the function that made it return a value?"
    }
    if isCallable(left) { return "\(a) is a function: call it, \(a)()" }
    if isCallable(right) { return "\(b) is a function: call it, \(b)()" }
    switch (op, left, right) {
    case (.add, .string, .int), (.add, .string, .float), (.add, .string, .bool):
      return isNumeric(x)
        ? "int(\(a)) or float(\(a)) makes a number of text, str(\(b)) text of a number"
        : "str(\(b)) makes text of it, or use an f-string"
    case (.add, .int, .string), (.add, .float, .string):
      return isNumeric(y)
        ? "int(\(b)) or float(\(b)) makes a number of text, str(\(a)) text of a number"
        : "str(\(a)) makes text of it, or use an f-string"
    case (.add, .bytes, .string), (.add, .string, .bytes):
      return "x.decode() makes text of bytes, x.encode() bytes of text"
    case (.add, .string, _): return "str(\(b)) makes text of it, or use an f-string"
    case (.multiply, .string, .string), (.multiply, .string, .float):
      return "text is repeated by a whole number: int(\(b))"
    case (_, .string, .int) where !isNumeric(x), (_, .string, .float) where !isNumeric(x),
      (_, .int, .string) where !isNumeric(y), (_, .float, .string) where !isNumeric(y):
      return "text is joined with + and repeated with *"
    case (_, .string, .int), (_, .string, .float), (.divide, .string, .string):
      return "int(\(a)) or float(\(a)) makes a number of text"
    case (_, .int, .string), (_, .float, .string):
      return "int(\(b)) or float(\(b)) makes a number of text"
    case (.subtract, .string, .string): return "\(a).replace(\(b), \"\") takes a part out of a text"
    case (.add, .list, .tuple): return "list(\(b)) makes a list of a tuple"
    case (.add, .tuple, .list): return "tuple(\(b)) makes a tuple of a list"
    case (.add, .list, .int), (.add, .list, .float), (.add, .list, .string), (.add, .list, .dict):
      return "\(a) + [\(b)] adds one element, and so does \(a).append(\(b))"
    case (.add, .int, .list), (.add, .float, .list):
      return "[\(a)] + \(b) puts one element in front"
    case (.subtract, .list, .list):
      return
        "[x for x in \(a) if x not in \(b)] leaves elements out; np.array(\(a)) - \(b) subtracts"
    case (_, .int, .list), (_, .float, .list):
      return "np.array(\(b)) calculates with every element"
    case (_, .list, .list), (_, .list, .int), (_, .list, .float):
      return "np.array(\(a)) calculates with every element"
    case (.add, .host, .string):
      return "float(\(b)) makes a number of text, str(\(a)) text of a tensor"
    case (.subtract, .tuple, _), (.multiply, .tuple, .float), (.divide, .tuple, _):
      return "a tuple is taken apart first: \(names(of: x)) = \(a)"
    case (.add, .dict, .dict): return "\(a) | \(b) joins dicts"
    case (.add, .set, .set): return "\(a) | \(b) joins sets"
    case (.bitXor, .float, _), (.bitXor, _, .float): return "** is the power"
    case (.bitAnd, .float, _), (.bitAnd, _, .float): return "'and' joins conditions"
    case (.bitOr, .float, _), (.bitOr, _, .float): return "'or' joins conditions"
    case (.matmul, .int, _), (.matmul, .float, _), (.matmul, _, .int), (.matmul, _, .float):
      return "* multiplies numbers"
    default: return nil
    }
  }

  /// What mends `x < y`.
  static func orderHint(_ x: Value, _ y: Value) -> String? {
    let types: Set<CoreType> = [x.coreType, y.coreType]
    if types.contains(.null) { return "one side is None: test it first with x is None" }
    if types.contains(where: isCallable) { return "one side is a function: call it with ( )" }
    let numbers: Set<CoreType> = [.int, .float, .bool]
    if types.contains(.string), !types.isDisjoint(with: numbers) {
      return "int(x) or float(x) makes a number of text, str(x) text of a number"
    }
    if types.contains(.list), !types.isDisjoint(with: numbers) {
      return "np.array(x) compares every element, len(x) is the number of elements"
    }
    if types == [.dict] { return "sort by one of their values: key=lambda d: d[\"name\"]" }
    return nil
  }

  /// The same with the sides as they are written.
  static func comparisonHint(_ x: Value, _ y: Value) -> String? {
    switch (x.coreType, y.coreType) {
    case (.string, .int), (.string, .float):
      return isNumeric(x)
        ? "float(\(a)) makes a number of it"
        : "text is compared with text: str(\(b)) makes text of a number"
    case (.int, .string), (.float, .string):
      return isNumeric(y)
        ? "float(\(b)) makes a number of it"
        : "text is compared with text: str(\(a)) makes text of a number"
    case (.list, .int), (.list, .float):
      return "np.array(\(a)) compares every element, len(\(a)) is the number of elements"
    case (.int, .list), (.float, .list):
      return "np.array(\(b)) compares every element, len(\(b)) is the number of elements"
    case (.function, _), (.builtin, _): return "\(a) is a function: call it, \(a)()"
    case (_, .function), (_, .builtin): return "\(b) is a function: call it, \(b)()"
    default: return nil
    }
  }

  /// The number that a text holds, as it is written.
  package static func number(in value: Value) -> String? {
    guard isNumeric(value), case .string(let text) = value else { return nil }
    return text.object.text
  }

  static func isNumeric(_ value: Value) -> Bool {
    guard case .string(let text) = value else { return false }
    return Double(text.object.text) != nil
  }

  /// Names that take a tuple apart, in brackets like those of its parts: `(a, b), (c, d)`.
  private static func names(of value: Value) -> String {
    var letters = "abcdefgh".map(String.init)[...]
    func names(_ value: Value, depth: Int) -> String {
      guard case .tuple(let tuple) = value, depth < 2, tuple.object.count > 1 else {
        return letters.popFirst() ?? "…"
      }
      let parts = tuple.object.values.prefix(4).map { names($0, depth: depth + 1) }
      let text = parts.joined(separator: ", ") + (tuple.object.count > 4 ? ", …" : "")
      return depth == 0 ? text : "(\(text))"
    }
    return names(value, depth: 0)
  }

  private static func isCallable(_ type: CoreType) -> Bool { type == .function || type == .builtin }
}
