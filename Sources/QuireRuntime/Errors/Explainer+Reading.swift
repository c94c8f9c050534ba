import QuireSyntax

/// Messages that only the text of the program can word: which side of a comparison is which, what was
/// called, unpacked or spread.
extension Explainer {
  /// A comparison with its operator and its sides as they are written.
  func explainOrder(
    _ order: Question.Order, _ reading: SourceReading, _ span: Span, _ error: inout ScriptError
  ) {
    guard let sign = reading.comparison(at: span) else { return }
    let isTurned = sign == .greater || sign == .greaterOrEqual
    let (left, right) = isTurned ? (order.right, order.left) : (order.left, order.right)
    error.message = "\"\(sign.rawValue)\" does not work between \(left) and \(right)"
    if let hint = isTurned ? order.turnedHint : order.hint { error.hint = hint }
    let isLeftNone = isTurned ? order.isRightNone : order.isLeftNone
    guard isLeftNone || order.isLeftNone || order.isRightNone,
      let origin = origin(isLeftNone ? .before : .itself, reading, span)
    else { return }
    error.hint = "\(origin): test for it first"
  }

  /// A value with an argument list behind it: `x.shape()`, `prices(0)`.
  func explainCallee(
    _ type: String, _ reading: SourceReading, _ span: Span, _ error: inout ScriptError
  ) {
    guard let callee = reading.expression(.itself, at: span) else { return }
    let text = reading.source.text(callee.span)
    let arguments = reading.arguments(ofCallAt: span) ?? []
    switch callee.kind {
    case .name(let name):
      if let hint = shadowing(name, reading, span) {
        error.hint = hint
        return
      }
    case .attribute(_, let name) where type != "module":
      error.message = "\(name.text) is \(type.withArticle), not a function"
      if arguments.isEmpty { error.hint = "without the brackets: \(text)" }
    default: break
    }
    if arguments.count == 1, text.count + arguments[0].count <= 40,
      ["list", "tuple", "dict", "Tensor"].contains(type)
    {
      error.hint = "\(text)[\(arguments[0])] reads one element"
    }
  }

  /// Values for a wrong number of names.
  func explainUnpacking(
    _ count: Int, _ reading: SourceReading, _ span: Span, _ error: inout ScriptError
  ) {
    guard let (value, isLoop) = reading.unpacked(at: span) else { return }
    let text = reading.source.text(value.span)
    guard text.count <= 40, !text.contains("\n") else { return }
    if isLoop {
      guard count == 2 else { return }
      var isDict: Bool?
      if case .name(let name) = value.kind, let known = module[name] {
        isDict = known.coreType == .dict
      }
      let counted = "enumerate(\(text)) gives places and elements"
      error.hint =
        switch isDict {
        case true?: "\(text).items() gives keys and values"
        case false?: counted
        case nil: "\(counted), d.items() the keys and values of a dict"
        }
    } else if case .call(let callee, _) = value.kind, case .attribute(_, let method) = callee.kind,
      let names = interpreter.advice(on: "… = \(method.text)()")
    {
      error.hint = "\(names) = \(text)"
    }
  }

  /// A value that has no elements to take one after the other.
  func explainWalk(
    _ type: String, _ reading: SourceReading, _ span: Span, _ error: inout ScriptError
  ) {
    let bytes = reading.source.text
    let before = Int(span.start) - 1
    guard bytes.indices.contains(before), bytes[before] == UInt8(ascii: "*") else { return }
    let text = reading.source.text(span)
    error.message = "* spreads a list or tuple, got \(type)"
    error.hint = text.count <= 40 ? "without the star: \(text)" : "leave the star out"
  }

  /// A default that all calls of a function share: `def f(x, found=[])`.
  func sharedDefault(in operands: [Expression], _ reading: SourceReading) -> String? {
    for operand in operands {
      guard case .call(let callee, _) = operand.kind, case .name(let name) = callee.kind,
        let function = reading.function(named: name)
      else { continue }
      for parameter in function.parameters {
        switch parameter.defaultValue?.kind {
        case .list, .dict, .set:
          let line = reading.line(of: parameter.name.span)
          return "\(parameter.name.text) on line \(line) is the same one in every call: "
            + "make None its default and a new one inside"
        default: break
        }
      }
    }
    return nil
  }

  /// The place of an element inside the literal at a place.
  func element(_ path: [Int], at span: Span, _ reading: SourceReading) -> Span {
    guard var place = reading.expression(.itself, at: span) else { return span }
    for index in path {
      let items: [Expression]
      switch place.kind {
      case .list(let elements), .tuple(let elements): items = elements
      default: return place.span
      }
      guard items.indices.contains(index), !items.prefix(index + 1).contains(where: \.isStarred)
      else { return place.span }
      place = items[index]
    }
    return place.span
  }
}

extension String {
  /// `an int`, `a tuple`
  fileprivate var withArticle: String {
    let isVowel = first.map { "aeiouAEIOU".contains($0) } ?? false
    return "\(isVowel ? "an" : "a") \(self)"
  }
}

extension SourceReading {
  /// The sign of the comparison whose right side stands at a place.
  func comparison(at span: Span) -> ComparisonOperator? {
    for expression in everyExpression {
      let found = expression.first { $0.sign(before: span) != nil }
      if let found { return found.sign(before: span) }
    }
    return nil
  }

  /// What the names at a place were to take apart, and whether a loop did.
  func unpacked(at span: Span) -> (value: Expression, isLoop: Bool)? {
    for statement in everyStatement {
      switch statement.kind {
      case .assign(let targets, let value) where targets.contains { $0.span == span }:
        return (value, false)
      case .forLoop(let target, let iterable, _, _) where target.span == span:
        return (iterable, true)
      default: break
      }
    }
    for expression in everyExpression {
      if let iterable = expression.first(where: { $0.loop(over: span) != nil })?.loop(over: span) {
        return (iterable, true)
      }
    }
    return nil
  }

  func function(named name: String) -> Function? {
    everyStatement.last { $0.definedFunction?.name?.text == name }?.definedFunction
  }
}

extension Expression {
  fileprivate func sign(before span: Span) -> ComparisonOperator? {
    guard case .comparison(_, let links) = kind else { return nil }
    return links.first { $0.operand.span == span }?.op
  }

  /// What the loop of a comprehension walks whose names stand at a place.
  fileprivate func loop(over span: Span) -> Expression? {
    guard case .comprehension(let comprehension) = kind else { return nil }
    for case .loop(let target, let iterable) in comprehension.clauses where target.span == span {
      return iterable
    }
    return nil
  }
}
