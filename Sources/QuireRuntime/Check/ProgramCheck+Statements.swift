import QuireSyntax

extension ProgramCheck {
  func visit(_ body: [Statement]) {
    for statement in body {
      if source.announcesError(behind: statement) {
        expectingFailure(true) { visit(statement) }
      } else {
        visit(statement)
      }
    }
  }

  private func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let e): visit(e)
    case .assign(let targets, let value):
      visit(value)
      targets.forEach(visitTarget)
    case .augmented(let target, _, let value):
      visit(value)
      visit(target)
    case .annotated(let target, _, let value):
      value.map(visit)
      visitTarget(target)
    case .conditional(let condition, _, _), .whileLoop(let condition, _, _):
      visit(condition)
      statement.blocks.forEach(visit)
    case .forLoop(let target, let iterable, _, _):
      visit(iterable)
      visitTarget(target)
      statement.blocks.forEach(visit)
    case .function(let function, let decorators):
      decorators.forEach(visit)
      expectingFailure(function.name.map { mayFail.contains($0.text) } ?? false) { visit(function) }
    case .classDefinition(let definition, let decorators):
      decorators.forEach(visit)
      definition.base.map(visit)
      visit(definition)
    case .returns(let value): value.map(visit)
    case .breaks, .continues, .pass, .global, .nonlocal: break
    case .delete(let targets): targets.forEach(visit)
    case .assert(let condition, let message):
      visit(condition)
      message.map(visit)
    case .raise(let value): value.map(visit)
    case .attempt(let attempt):
      expectingFailure(!attempt.handlers.isEmpty) { visit(attempt.body) }
      for handler in attempt.handlers {
        handler.kind.map(visit)
        visit(handler.body)
      }
      visit(attempt.otherwise)
      visit(attempt.finally)
    case .with(let items, let body):
      for item in items {
        visit(item.context)
        item.target.map(visitTarget)
      }
      // What is entered may take the errors.
      expectingFailure(compilation != nil) { visit(body) }
    case .importModules(let modules):
      if compilation == nil { modules.forEach(checkImport) }
    case .importNames(let module, let names):
      if compilation == nil { checkImport(names ?? [], of: module) }
    }
  }

  /// The parts of an assignment's target that are evaluated.
  func visitTarget(_ target: Expression) {
    switch target.kind {
    case .name: break
    case .tuple(let items), .list(let items): items.forEach(visitTarget)
    case .starred(let inner): visitTarget(inner)
    // Some values take attributes that they do not have yet.
    case .attribute(let object, _): visit(object)
    default: visit(target)
    }
  }

  func visit(_ function: Function) {
    // A parameter of the same name hides the object of a method around it.
    let outer = receiver
    defer { receiver = outer }
    if scope.kind != .classBody, let name = receiver?.name,
      function.parameters.contains(where: { $0.name.text == name })
    {
      receiver = nil
    }
    for parameter in function.parameters { parameter.defaultValue.map(visit) }
    let parameters = NameScope(
      .function, unknown: function.parameters.map(\.name.text), in: scope)
    var names = Names(function.body)
    // A parameter that is assigned to is bound a second time.
    for parameter in function.parameters where names.bindings[parameter.name.text] != nil {
      names.bind(parameter.name.text)
    }
    inside(NameScope(.function, function.body, names, in: parameters, source: source)) {
      visit(function.body)
    }
  }
}

extension SourceFile {
  /// Whether `# raises:` stands behind a statement: on its line, or on the next one that is not blank.
  fileprivate func announcesError(behind statement: Statement) -> Bool {
    var number = lineOfText(of: max(Int(statement.span.start), Int(statement.span.end) - 1))
    guard let last = line(ofText: number) else { return false }
    let end = max(0, Int(statement.span.end) - last.start)
    if last.text.utf8.dropFirst(end).contains(UInt8(ascii: "#")),
      String(decoding: Array(last.text.utf8.dropFirst(end)), as: UTF8.self)
        .contains("# raises:")
    {
      return true
    }
    repeat { number += 1 } while line(ofText: number)?.text.allSatisfy(\.isWhitespace) ?? false
    return line(ofText: number)?.text.drop(while: \.isWhitespace).hasPrefix("# raises:") ?? false
  }
}
