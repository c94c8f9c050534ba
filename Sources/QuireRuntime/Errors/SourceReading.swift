import QuireSyntax

/// Answers questions about the text of one piece of program.
struct SourceReading {
  let source: SourceFile
  private let statements: [Statement]

  init(_ source: SourceFile) {
    self.source = source
    statements = Parser.parse(source).statements
  }

  func line(of span: Span) -> Int { source.position(of: Int(span.start)).line }

  /// Every statement, in the order written.
  var everyStatement: [Statement] { all(statements) }

  /// The expressions of every statement.
  var everyExpression: [Expression] { everyStatement.flatMap(\.expressions) }

  /// Every statement, those in blocks and functions included, in the order written.
  private func all(_ statements: [Statement]) -> [Statement] {
    statements.flatMap { [$0] + all($0.inner) }
  }

  /// The statements of one function or of the top level, those of functions inside left out.
  private func own(_ statements: [Statement]) -> [Statement] {
    statements.flatMap { statement -> [Statement] in
      switch statement.kind {
      case .function, .classDefinition: [statement]
      default: [statement] + own(statement.inner)
      }
    }
  }

  /// The innermost function around a place.
  func function(around place: Span) -> Function? {
    all(statements).last {
      $0.definedFunction != nil && $0.span.start <= place.start && place.end <= $0.span.end
    }?.definedFunction
  }

  /// The statements that share the scope of a place.
  func scope(around place: Span) -> [Statement] {
    own(function(around: place)?.body ?? statements)
  }

  var topLevel: [Statement] { own(statements) }

  /// The expression that an error at `span` asks about.
  func expression(_ operand: Question.Operand, at span: Span) -> Expression? {
    for statement in all(statements) {
      if operand == .assigned, case .assign(let targets, let value) = statement.kind,
        targets.contains(where: { $0.span == span })
      {
        return value
      }
      if operand == .before, case .augmented(let target, _, let value) = statement.kind,
        value.span == span
      {
        return target
      }
      for expression in statement.expressions {
        let found = expression.first {
          operand == .itself ? $0.span == span : $0.part(before: span) != nil
        }
        if let found { return operand == .itself ? found : found.part(before: span) }
      }
    }
    return nil
  }

  /// The texts of the arguments of the call whose callee stands at a place.
  func arguments(ofCallAt span: Span) -> [String]? {
    for statement in all(statements) {
      for expression in statement.expressions {
        let call = expression.first {
          if case .call(let callee, _) = $0.kind { callee.span == span } else { false }
        }
        if case .call(_, let arguments)? = call?.kind {
          return arguments.map { source.text($0.value.span) }
        }
      }
    }
    return nil
  }

  /// The line of the comprehension that has a variable of this name.
  func comprehension(with name: String) -> Int? {
    for statement in topLevel {
      for expression in statement.expressions {
        let found = expression.first {
          guard case .comprehension(let comprehension) = $0.kind else { return false }
          return Names.inside(comprehension).bound.contains(name)
        }
        if let found { return line(of: found.span) }
      }
    }
    return nil
  }

  /// The `except` block before a place that names its error so.
  func handler(naming name: String, before place: Span) -> Span? {
    let handlers = scope(around: place).flatMap { statement -> [Attempt.Handler] in
      guard case .attempt(let attempt) = statement.kind else { return [] }
      return attempt.handlers
    }
    return handlers.compactMap(\.name).last { $0.text == name && $0.span.end <= place.start }?.span
  }

  /// The sides of the condition that an assertion tests, or the condition alone.
  func assertedOperands(at span: Span) -> [Expression] {
    for statement in all(statements) {
      guard case .assert(let condition, _) = statement.kind, condition.span == span else {
        continue
      }
      if case .comparison(let first, let links) = condition.kind {
        return [first] + links.map(\.operand)
      }
      return [condition]
    }
    return []
  }
}

extension Expression {
  /// The operand or owner that stands directly before what is at `span`.
  fileprivate func part(before span: Span) -> Expression? {
    switch kind {
    case .attribute(let owner, let name) where name.span == span: return owner
    case .subscripted(let owner, let index) where index.span == span: return owner
    case .binary(_, let left, let right) where right.span == span: return left
    case .comparison(let first, let links):
      guard let index = links.firstIndex(where: { $0.operand.span == span }) else { return nil }
      return index == 0 ? first : links[index - 1].operand
    default: return nil
    }
  }
}

/// How a statement gives a name a value.
extension Statement {
  /// What the name is given; nil when the statement does not bind it.
  func binding(of name: String) -> Binding? {
    func holds(_ target: Expression) -> Bool {
      target.first { if case .name(name) = $0.kind { true } else { false } } != nil
    }
    switch kind {
    case .assign(let targets, let value):
      for target in targets {
        if case .name(name) = target.kind { return Binding(span: span, value: value) }
        switch target.kind {
        case .tuple, .list: if holds(target) { return Binding(span: span) }
        default: break
        }
      }
      return nil
    case .augmented(let target, _, _), .annotated(let target, _, _):
      if case .name(name) = target.kind {
        return Binding(span: span, isAugmented: !isAnnotation)
      }
      return nil
    case .forLoop(let target, _, _, _): return holds(target) ? Binding(span: target.span) : nil
    case .function(let function, _):
      return function.name?.text == name ? Binding(span: span, isFunction: true) : nil
    case .with(let items, _):
      return items.contains { $0.target.map(holds) ?? false } ? Binding(span: span) : nil
    case .importModules(let modules):
      return modules.contains { ($0.alias?.text ?? $0.path.text) == name }
        ? Binding(span: span) : nil
    case .importNames(_, let names?):
      return names.contains { ($0.alias ?? $0.name).text == name } ? Binding(span: span) : nil
    case .attempt(let attempt):
      return attempt.handlers.contains { $0.name?.text == name } ? Binding(span: span) : nil
    default: return nil
    }
  }

  func deletes(_ name: String) -> Bool {
    guard case .delete(let targets) = kind else { return false }
    return targets.contains { if case .name(name) = $0.kind { true } else { false } }
  }

  private var isAnnotation: Bool { if case .annotated = kind { true } else { false } }
}

struct Binding {
  let span: Span
  /// The expression whose value the name gets, when it gets all of it.
  var value: Expression?
  var isFunction = false
  var isAugmented = false
}
