import QuireSyntax

extension FunctionCompiler {
  func assign(_ targets: [Expression], _ value: Expression) throws {
    if targets.count == 1, case .tuple(let left) = targets[0].kind,
      case .tuple(let right) = value.kind, left.count == right.count, !left.isEmpty,
      !(left + right).contains(where: \.isStarred)
    {
      return try assignEach(left, right)
    }
    if targets.count == 1, case .name(let name) = targets[0].kind,
      let register = directRegister(targets[0]), isWrittenLast(value, to: name)
    {
      _ = try expression(value, into: register)
      hold(name, in: register)
      return
    }
    let source = try expression(value)
    for target in targets { try store(source, in: target) }
  }

  /// Whether a variable's register gets a value only when all of the expression has been evaluated, or
  /// nobody can tell: `and`, `or` and chained comparisons write their first part before they evaluate the next.
  private func isWrittenLast(_ value: Expression, to name: String) -> Bool {
    let writesEarly = value.first { part in
      switch part.kind {
      case .and, .or: true
      case .comparison(_, let links): links.count > 1
      default: false
      }
    }
    guard writesEarly != nil else { return true }
    // An error on the way leaves the old value to whoever catches it.
    if blocks.contains(where: \.keepsErrors) { return false }
    return value.first { if case .name(name) = $0.kind { true } else { false } } == nil
  }

  /// `a, b = b, a` without making a tuple.
  private func assignEach(_ left: [Expression], _ right: [Expression]) throws {
    let first = try temporaries(right.count, right[0].span)
    for (i, value) in right.enumerated() {
      try scoped { _ = try expression(value, into: first + i) }
    }
    for (i, target) in left.enumerated() { try store(first + i, in: target) }
  }

  func store(_ register: Int, in target: Expression) throws {
    switch target.kind {
    case .name(let name): write(name, from: register, target.span)
    case .tuple(let items), .list(let items): try unpack(register, into: items, target.span)
    case .attribute(let object, let name):
      try scoped {
        let object = try expression(object)
        emit(
          Instruction(.setAttribute, object, register, try attributeSite(name.text)), name.span,
          context: target.span)
      }
    case .subscripted(let object, let index):
      try scoped {
        let container = try expression(object)
        let index_ = try expression(index)
        emit(Instruction(.setItem, container, index_, register), index.span, context: target.span)
      }
    case .starred(let inner): try store(register, in: inner)
    default: throw fail("this cannot be assigned to", target.span)
    }
  }

  private func unpack(_ register: Int, into items: [Expression], _ span: Span) throws {
    try scoped {
      let first = try temporaries(items.count, span)
      if let star = items.firstIndex(where: \.isStarred) {
        guard items.count <= 255 else { throw fail("too many targets beside a star", span) }
        let counts = star << 8 | (items.count - star - 1)
        emit(Instruction(.unpackStar, first, register, counts), span)
      } else {
        emit(Instruction(.unpack, first, register, items.count), span)
      }
      for (i, item) in items.enumerated() { try store(first + i, in: item) }
    }
  }

  func augment(_ target: Expression, _ op: BinaryOperator, _ value: Expression, _ span: Span)
    throws
  {
    switch target.kind {
    case .name(let name):
      if let register = directRegister(target) {
        let current = try read(name, into: nil, target.span)
        try operate(op, current, value, into: register, span, isInPlace: true)
        hold(name, in: register)
      } else {
        let result = try temporary(span)
        let current = try read(name, into: nil, target.span)
        try operate(op, current, value, into: result, span, isInPlace: true)
        write(name, from: result, target.span)
      }
    case .attribute(let object, let name):
      let object = try expression(object)
      let result = try temporary(span)
      emit(
        Instruction(.getAttribute, result, object, try attributeSite(name.text)), name.span,
        context: target.span)
      try operate(op, result, value, into: result, span, isInPlace: true)
      emit(
        Instruction(.setAttribute, object, result, try attributeSite(name.text)), name.span,
        context: target.span)
    case .subscripted(let object, let index):
      let container = try expression(object)
      let position = try expression(index)
      let result = try temporary(span)
      emit(Instruction(.getItem, result, container, position), index.span, context: target.span)
      try operate(op, result, value, into: result, span, isInPlace: true)
      emit(Instruction(.setItem, container, position, result), index.span, context: target.span)
    default:
      throw fail("\"\(op.rawValue)=\" needs a name, an attribute or a subscript", target.span)
    }
  }

  /// Takes a variable's value away; it has one.
  func unbind(_ name: String, _ span: Span) throws {
    switch locateForWriting(name, span) {
    case .register(let register):
      emit(Instruction(.clear, register, 1), span)
      assigned.remove(register)
    case .global(let slot): emit(Instruction(.deleteGlobal, 0, wide: slot), span)
    case .cell, .captured:
      let nothing = try temporary(span)
      emit(Instruction(.clear, nothing, 1), span)
      write(name, from: nothing, span)
    }
  }

  func delete(_ target: Expression) throws {
    switch target.kind {
    case .name(let name):
      // An error unless it has a value.
      _ = try read(name, into: nil, target.span)
      try unbind(name, target.span)
    case .subscripted(let object, let index):
      let object = try expression(object)
      let position = try expression(index)
      emit(Instruction(.deleteItem, object, position), index.span, context: target.span)
    case .attribute(let object, let name):
      let object_ = try expression(object)
      emit(
        Instruction(.deleteAttribute, object_, 0, try attributeSite(name.text)), name.span,
        context: target.span)
    case .tuple(let items), .list(let items): for item in items { try delete(item) }
    default: throw fail("this cannot be deleted", target.span)
    }
  }
}
