import QuireSyntax

extension ProgramCheck {
  func visit(_ e: Expression) {
    switch e.kind {
    case .none, .ellipsis, .bool, .int, .longInt, .float, .string, .bytes: break
    case .name(let name): checkExists(name, e.span)
    case .formatted(let pieces): visit(pieces)
    case .list(let items), .tuple(let items), .set(let items): items.forEach(visit)
    case .dict(let items):
      for item in items {
        item.key.map(visit)
        visit(item.value)
      }
    case .unary(_, let x), .not(let x), .starred(let x): visit(x)
    case .attribute(let object, let name):
      visit(object)
      checkAttribute(name, of: object)
    case .binary(_, let x, let y), .and(let x, let y), .or(let x, let y),
      .subscripted(let x, let y):
      visit(x)
      visit(y)
    case .comparison(let first, let links):
      visit(first)
      links.forEach { visit($0.operand) }
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .call(let callee, let arguments):
      visit(callee)
      arguments.forEach { visit($0.value) }
      checkCall(callee, arguments, e.span)
    case .slice(let lower, let upper, let step): [lower, upper, step].forEach { $0.map(visit) }
    case .lambda(let function): expectingFailure(compilation != nil) { visit(function) }
    case .comprehension(let comprehension): visit(comprehension)
    }
  }

  private func visit(_ pieces: [FormattedPiece]) {
    for case .value(let value) in pieces {
      visit(value.value)
      visit(value.spec)
    }
  }

  private func visit(_ comprehension: Comprehension) {
    guard case .loop(_, let first)? = comprehension.clauses.first else { return }
    visit(first)
    let names = Names.inside(comprehension).bound
    inside(NameScope(.comprehension, unknown: names, in: scope)) {
      for (i, clause) in comprehension.clauses.enumerated() {
        switch clause {
        case .loop(let target, let iterable):
          if i > 0 { visit(iterable) }
          visitTarget(target)
        case .condition(let condition): visit(condition)
        }
      }
      switch comprehension.element {
      case .list(let element), .set(let element), .generator(let element): visit(element)
      case .dict(let key, let value):
        visit(key)
        visit(value)
      }
    }
  }

  /// Reports an attribute that a module, type or value certainly does not have.
  private func checkAttribute(_ name: Name, of object: Expression) {
    guard compilation == nil else { return }
    let text = name.text
    func fail(_ owner: String, _ known: [String], _ advice: String?) {
      report(
        Interpreter.noAttribute(text, of: owner, known: known, advice: advice), name.span,
        context: object.span)
    }
    switch meaning(of: object) {
    case .unknown, .function, .programClass, .object: break
    case .file(let outline):
      let isKnown = outline.has(text) || isPart(text, of: outline.name)
      if !isKnown { fail("module \(outline.name)", outline.names, nil) }
    case .value(.module(let module)):
      if (try? interpreter.optionalAttribute(.module(module), text)) == nil,
        !isPart(text, of: module.object.name)
      {
        fail(
          "module \(module.object.name)", module.object.definedNames,
          interpreter.advice(on: text, of: .module(module)))
      }
    case .value(let value):
      if case .type(let type) = value {
        if (try? interpreter.optionalAttribute(value, text)) == nil, !text.hasPrefix("__") {
          fail(value.typeName, type.object.record.allMethods.map(\.name), nil)
        }
      } else {
        checkAttribute(text, of: interpreter.type(of: value).object.record, fail)
      }
    case .instance(let record): checkAttribute(text, of: record, fail)
    }
  }

  private func checkAttribute(
    _ name: String, of record: TypeRecord, _ fail: (String, [String], String?) -> Void
  ) {
    guard record.hooks.attribute == nil, !name.hasPrefix("__") else { return }
    let known = record.allMethods.map(\.name) + record.allProperties.map(\.name)
    if !known.contains(name) {
      fail(record.name, known, interpreter.advice(on: name, of: record))
    }
  }
}
