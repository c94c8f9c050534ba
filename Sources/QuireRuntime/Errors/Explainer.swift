import QuireSyntax

/// Completes an error that is about to be reported: reads the program again for where a None came from,
/// why a name has no value, what a failed assertion compared.
struct Explainer {
  let interpreter: Interpreter
  let module: ModuleObject

  func diagnostic(of error: ScriptError) -> Diagnostic {
    var error = interpreter.settled(error)
    if !error.path.isEmpty, let source = error.source, let span = error.span {
      error.span = element(error.path, at: span, SourceReading(source))
    }
    if let question = error.question, let source = error.source, let span = error.span {
      answer(question, SourceReading(source), span, &error)
    }
    if let hint = error.hint, HintText.isOpen(hint), let source = error.source,
      let span = error.span
    {
      let reading = SourceReading(source)
      error.hint = HintText.filled(
        hint, before: text(of: reading.expression(.before, at: span), source),
        here: isAtCallee(error, reading, span)
          ? nil : text(of: reading.expression(.itself, at: span), source))
    }
    return error.diagnostic
  }

  /// Whether the caret stands at a function rather than at what the hint is about, its argument.
  private func isAtCallee(_ error: ScriptError, _ reading: SourceReading, _ span: Span) -> Bool {
    if case .callee? = error.question { return false }
    return reading.arguments(ofCallAt: span) != nil
  }

  /// The text of an expression that can stand inside another one; nil for a long one.
  private func text(of expression: Expression?, _ source: SourceFile) -> String? {
    guard let expression else { return nil }
    switch expression.kind {
    case .name, .attribute, .call, .subscripted, .list, .dict, .string, .int, .float: break
    default: return nil
    }
    let text = source.text(expression.span)
    return text.count <= 24 && !text.contains("\n") ? text : nil
  }

  private func answer(
    _ question: Question, _ reading: SourceReading, _ span: Span, _ error: inout ScriptError
  ) {
    switch question {
    case .origin(let operand):
      if let origin = origin(operand, reading, span) { error.hint = origin }
    case .callee(let type): explainCallee(type, reading, span, &error)
    case .order(let order): explainOrder(order, reading, span, &error)
    case .unpacking(let count): explainUnpacking(count, reading, span, &error)
    case .walk("NoneType"): answer(.origin(.itself), reading, span, &error)
    case .walk(let type): explainWalk(type, reading, span, &error)
    case .unassigned(let name, let isGlobal):
      if let handler = reading.handler(naming: name, before: span) {
        error.hint =
          "the name ends with the except block on line \(reading.line(of: handler)); "
          + "keep it there: kept = \(name)"
      } else if isGlobal {
        explainGlobal(name, reading, span, &error)
      } else {
        error.hint = localHint(name, reading, span)
      }
    case .assertion(let values):
      let operands = reading.assertedOperands(at: span)
      error.label = label(operands, values, reading.source)
      error.hint = error.hint ?? sharedDefault(in: operands, reading)
    }
  }

  // MARK: None

  /// Methods that change what they are called on and return None, and what gives a new value instead.
  private static let changing: [String: String] = [
    "sort": "sorted(xs) gives a new list", "reverse": "xs[::-1] gives a new list",
    "append": "xs + [x] gives a new list", "extend": "xs + ys gives a new list",
    "insert": "call it on a line of its own", "remove": "call it on a line of its own",
    "clear": "call it on a line of its own", "add": "s | {x} gives a new set",
    "discard": "call it on a line of its own", "update": "a | b gives a new one",
    "shuffle": "call it on a line of its own",
  ]

  /// Where the None at a place or before it came from.
  func origin(_ operand: Question.Operand, _ reading: SourceReading, _ span: Span) -> String? {
    reading.expression(operand, at: span).flatMap { origin(of: $0, reading) }
  }

  private func origin(of expression: Expression, _ reading: SourceReading) -> String? {
    switch expression.kind {
    case .call(let callee, _): return nothing(from: callee, line: nil)
    case .name(let name):
      guard let (binding, place) = lastBinding(of: name, before: expression.span, reading),
        let value = binding.value
      else { return nil }
      let line = place.line(of: binding.span)
      switch value.kind {
      case .none: return "\(name) was set to None on line \(line)"
      case .call(let callee, _): return "\(name) is None: \(nothing(from: callee, line: line))"
      default: return nil
      }
    default: return nil
    }
  }

  /// Why a call gave None, and what to do instead.
  private func nothing(from callee: Expression, line: Int?) -> String {
    let place = line.map { " on line \($0)" } ?? ""
    switch callee.kind {
    case .attribute(_, let method):
      let instead = Explainer.changing[method.text].map { "; \($0)" } ?? ""
      return "\(method.text)()\(place) returns None\(instead)"
    case .name(let name):
      if case .closure? = module[name] {
        return "\(name)()\(place) returned None; a function without return does"
      }
      return "\(name)()\(place) returns None"
    default: return "the call\(place) returned None"
    }
  }

  /// The last statement before a place that gives a name its value, here or in a piece that ran before.
  private func lastBinding(of name: String, before place: Span, _ reading: SourceReading) -> (
    Binding, SourceReading
  )? {
    let here = reading.scope(around: place).filter { $0.span.start < place.start }
    if let binding = here.compactMap({ $0.binding(of: name) }).last { return (binding, reading) }
    if let binding = reading.topLevel.compactMap({ $0.binding(of: name) }).last {
      return (binding, reading)
    }
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(reading.source)]
    for source in module.codes.sources.reversed()
    where seen.insert(ObjectIdentifier(source)).inserted {
      let earlier = SourceReading(source)
      if let binding = earlier.topLevel.compactMap({ $0.binding(of: name) }).last {
        return (binding, earlier)
      }
    }
    return nil
  }

  // MARK: Names

  func shadowing(_ name: String, _ reading: SourceReading, _ span: Span) -> String? {
    guard interpreter.prelude.member(name) != nil,
      let (binding, place) = lastBinding(of: name, before: span, reading)
    else { return nil }
    return "line \(place.line(of: binding.span)) gave the built-in's name to another value; "
      + "del \(name) brings it back"
  }

  private func explainGlobal(
    _ name: String, _ reading: SourceReading, _ span: Span, _ error: inout ScriptError
  ) {
    let statements = reading.topLevel
    let bindings = statements.compactMap { $0.binding(of: name) }
    if let deletion = statements.last(where: { $0.deletes(name) && $0.span.end <= span.start }) {
      error.hint = "line \(reading.line(of: deletion.span)) deleted it"
    } else if let later = bindings.first(where: { $0.span.start > span.start }) {
      let line = reading.line(of: later.span)
      error.hint =
        later.isFunction
        ? "it is defined on line \(line): move the definition above this line"
        : "line \(line) gives it its value: move that above this line"
    } else if let earlier = bindings.last {
      error.hint =
        "line \(reading.line(of: earlier.span)) gives it a value, but was not reached; give it one before"
    } else {
      error.message = "name \"\(name)\" is not defined"
      let function = reading.function(around: span)
      let locals =
        (function?.parameters.map(\.name.text) ?? [])
        + (function.map { Names($0.body).bound } ?? [])
      error.hint = NameAdvice(interpreter: interpreter)
        .hint(for: name, at: span, known: locals + module.definedNames, in: reading)
    }
  }

  private func localHint(_ name: String, _ reading: SourceReading, _ span: Span) -> String? {
    guard let function = reading.function(around: span) else { return nil }
    let owner = function.name.map { "\($0.text)()" } ?? "the function"
    let bindings = reading.scope(around: span).compactMap { $0.binding(of: name) }
    guard let binding = bindings.first else { return nil }
    let line = "line \(reading.line(of: binding.span))"
    if let value = module[name], !value.isUndefined {
      return
        "\(line) makes it a variable of \(owner); 'global \(name)' before it means the one outside"
    }
    if binding.isAugmented, binding.span.start <= span.start, span.end <= binding.span.end {
      return "give it a value before this line, as in \(name) = 0"
    }
    return binding.span.start < span.start
      ? "\(line) gives it a value, but was not reached; give it one before"
      : "\(line) assigns it, below this line"
  }

  // MARK: Assertions

  private func label(_ operands: [Expression], _ values: [String?], _ source: SourceFile) -> String?
  {
    let parts = zip(operands, values).compactMap { operand, value -> String? in
      guard let value, !operand.isLiteral else { return nil }
      let text = source.text(operand.span)
      return text.count <= 30 && !text.contains("\n") ? "\(text) is \(value)" : "it is \(value)"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Expression {
  /// Whether its value is what is written.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .none, .ellipsis, .bool, .int, .longInt, .float, .string, .bytes: true
    case .list(let items), .tuple(let items), .set(let items): items.allSatisfy(\.isLiteral)
    case .unary(_, let x): x.isLiteral
    case .dict(let items): items.allSatisfy { ($0.key?.isLiteral ?? false) && $0.value.isLiteral }
    default: false
    }
  }
}
