import QuireSyntax

extension FunctionCompiler {
  func compile(_ body: [Statement]) throws {
    for statement in body { try scoped { try compile(statement) } }
  }

  private func compile(_ statement: Statement) throws {
    let span = statement.span
    switch statement.kind {
    case .expression(let e): _ = try expression(e)
    case .assign(let targets, let value): try assign(targets, value)
    case .augmented(let target, let op, let value): try augment(target, op, value, span)
    case .annotated(let target, _, let value):
      if let value { try assign([target], value) }
    case .conditional(let condition, let then, let otherwise):
      try conditional(condition, then, otherwise)
    case .whileLoop(let condition, let body, let otherwise):
      try whileLoop(condition, body, otherwise)
    case .forLoop(let target, let iterable, let body, let otherwise):
      try forLoop(target, iterable, body, otherwise)
    case .function(let function, let decorators): try define(function, decorators, span)
    case .classDefinition(_, _):
      throw fail(
        "class definitions are not in this version of Quire", span,
        hint: "use functions and dicts for now")
    case .returns(let value): try returns(value, span)
    case .breaks: try leaveLoop(span, { $0.breaks.append($1) })
    case .continues: try leaveLoop(span, { $0.continues.append($1) })
    case .pass, .global: break
    case .nonlocal(let names):
      for name in names where !isEnclosed(name.text) {
        throw fail("no enclosing function has a variable \"\(name.text)\"", name.span)
      }
    case .delete(let targets): for target in targets { try delete(target) }
    case .assert(let condition, let message): try assertion(condition, message)
    case .raise(let value): try raise(value, span)
    case .attempt(let attempt): try compile(attempt, span)
    case .with(let items, let body): try with(items[...], body)
    case .importModules(let modules): for module in modules { try importModule(module) }
    case .importNames(let module, let names): try importNames(module, names)
    }
  }

  // MARK: Assignment

  private func assign(_ targets: [Expression], _ value: Expression) throws {
    if targets.count == 1, case .tuple(let left) = targets[0].kind,
      case .tuple(let right) = value.kind, left.count == right.count,
      !(left + right).contains(where: \.isStarred)
    {
      return try assignEach(left, right)
    }
    if targets.count == 1, let register = directRegister(targets[0]) {
      _ = try expression(value, into: register)
      assigned.insert(register)
      return
    }
    let source = try expression(value)
    for target in targets { try store(source, in: target) }
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

  private func augment(_ target: Expression, _ op: BinaryOperator, _ value: Expression, _ span: Span)
    throws
  {
    switch target.kind {
    case .name(let name):
      if let register = directRegister(target) {
        let current = try read(name, into: nil, target.span)
        try operate(op, current, value, into: register, span, isInPlace: true)
        assigned.insert(register)
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

  private func delete(_ target: Expression) throws {
    switch target.kind {
    case .name(let name):
      switch locate(name, target.span) {
      case .register(let register):
        if !assigned.contains(register) { emit(Instruction(.checkLocal, register), target.span) }
        emit(Instruction(.clear, register, 1), target.span)
        assigned.remove(register)
      case .global(let slot): emit(Instruction(.deleteGlobal, 0, wide: slot), target.span)
      case .cell, .captured:
        throw fail("\"\(name)\" is used by an inner function and cannot be deleted", target.span)
      }
    case .subscripted(let object, let index):
      let object = try expression(object)
      let position = try expression(index)
      emit(Instruction(.deleteItem, object, position), index.span, context: target.span)
    case .tuple(let items), .list(let items): for item in items { try delete(item) }
    default: throw fail("this cannot be deleted", target.span)
    }
  }

  // MARK: Branches and loops

  private func conditional(
    _ condition: Expression, _ then: [Statement], _ otherwise: [Statement]
  ) throws {
    let toElse = try scoped { try self.condition(condition, jumpWhen: false) }
    let before = assigned
    try compile(then)
    let afterThen = assigned
    assigned = before
    if otherwise.isEmpty {
      try land(toElse)
    } else {
      let toEnd = jump(.jump, condition.span)
      try land(toElse)
      try compile(otherwise)
      try land(toEnd)
    }
    assigned = then.alwaysLeaves ? assigned
      : otherwise.alwaysLeaves ? afterThen : assigned.intersection(afterThen)
  }

  private func whileLoop(
    _ condition: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws {
    let block = Block(.loop)
    let before = assigned
    let toCondition = condition.isTrueLiteral ? nil : jump(.jump, condition.span)
    let start = code.count
    blocks.append(block)
    try compile(body)
    blocks.removeLast()
    try land(block.continues)
    assigned = before
    if let toCondition {
      try land(toCondition)
      try land(try scoped { try self.condition(condition, jumpWhen: true) }, at: start)
    } else {
      try land(jump(.loop, condition.span), at: start)
    }
    try compile(otherwise)
    assigned = before
    try land(block.breaks)
  }

  private func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws {
    let block = Block(.loop)
    let before = assigned
    try loop(over: iterable, target) {
      blocks.append(block)
      try compile(body)
      blocks.removeLast()
      try land(block.continues)
    }
    assigned = before
    try compile(otherwise)
    assigned = before
    try land(block.breaks)
  }

  private func loop(over iterable: Expression, _ target: Expression, body: () throws -> Void) throws {
    let base = try temporaries(3, iterable.span)
    try scoped { _ = try expression(iterable, into: base, consumedAtOnce: true) }
    try loop(base, target, iterable.span, body: body)
  }

  // MARK: Leaving

  private func returns(_ value: Expression?, _ span: Span) throws {
    guard let value else {
      try cleanUp(downTo: 0)
      emit(Instruction(.retNone), span)
      return
    }
    var register = try expression(value)
    if blocks.contains(where: \.cleansUp) {
      let kept = try temporary(span)
      emit(Instruction(.move, kept, register), span)
      register = kept
      try cleanUp(downTo: 0)
    }
    emit(Instruction(.ret, register), span)
  }

  private func leaveLoop(_ span: Span, _ note: (Block, Int) -> Void) throws {
    guard let index = blocks.lastIndex(where: { if case .loop = $0.kind { true } else { false } })
    else { throw fail("this stands outside a loop", span) }
    try cleanUp(downTo: index + 1)
    note(blocks[index], jump(.jump, span))
  }

  /// Emits what the blocks from `index` on do at their end, innermost first.
  private func cleanUp(downTo index: Int) throws {
    let all = blocks
    for position in stride(from: all.count - 1, through: index, by: -1) {
      let block = all[position]
      blocks = Array(all[..<position])
      // An error in this cleanup must not run it again.
      for inner in all[position...] { inner.closeRegion(at: code.count) }
      switch block.kind {
      case .loop, .attempt: break
      case .with(let register): emit(Instruction(.exit, register), Span(0, 0))
      case .finally(let body): try compile(body)
      }
    }
    blocks = all
    for block in all[index...] { block.openRegion(at: code.count) }
  }

  private func raise(_ value: Expression?, _ span: Span) throws {
    if let value {
      emit(Instruction(.raise, try expression(value)), span)
    } else if let current = currentError {
      emit(Instruction(.raise, current), span)
    } else {
      throw fail("raise without a value stands outside an except block", span)
    }
  }

  private func assertion(_ condition: Expression, _ message: Expression?) throws {
    let fine = try scoped { try self.condition(condition, jumpWhen: true) }
    let register = try message.map { try expression($0) } ?? 0
    emit(Instruction(.assertion, register, message == nil ? 0 : 1), condition.span)
    try land(fine)
  }

  // MARK: with and try

  private func with(_ items: ArraySlice<WithItem>, _ body: [Statement]) throws {
    guard let item = items.first else { return try compile(body) }
    let span = item.context.span
    let base = try temporaries(3, span)
    try scoped { _ = try expression(item.context, into: base) }
    emit(Instruction(.enter, base), span)
    if let target = item.target { try store(base + 1, in: target) }
    try guarded(Block(.with(base)), errorIn: base + 2, span) {
      try with(items.dropFirst(), body)
    } cleanup: {
      emit(Instruction(.exit, base), span)
    }
  }

  /// `body`, then `cleanup` whether it ends well or with an error.
  private func guarded(
    _ block: Block, errorIn register: Int, _ span: Span, body: () throws -> Void,
    cleanup: () throws -> Void
  ) throws {
    let before = assigned
    blocks.append(block)
    block.openRegion(at: code.count)
    try body()
    block.closeRegion(at: code.count)
    blocks.removeLast()
    let after = assigned
    try cleanup()
    let toEnd = jump(.jump, span)
    handle(block, register, catchesAll: true)
    assigned = before
    try cleanup()
    emit(Instruction(.raise, register), span)
    assigned = after
    try land(toEnd)
  }

  private func handle(_ block: Block, _ register: Int, catchesAll: Bool) {
    for region in block.regions {
      handlers.append(
        Code.Handler(
          start: region.lowerBound, end: region.upperBound, target: code.count,
          register: register, catchesAll: catchesAll))
    }
  }

  private func compile(_ attempt: Attempt, _ span: Span) throws {
    guard !attempt.finally.isEmpty else { return try handled(attempt, span) }
    let register = try temporary(span)
    try guarded(Block(.finally(attempt.finally)), errorIn: register, span) {
      try handled(attempt, span)
    } cleanup: {
      try compile(attempt.finally)
    }
  }

  /// `try`, `except`, `else`.
  private func handled(_ attempt: Attempt, _ span: Span) throws {
    let before = assigned
    let error = try temporary(span)
    let block = Block(.attempt)
    blocks.append(block)
    block.openRegion(at: code.count)
    try compile(attempt.body)
    block.closeRegion(at: code.count)
    blocks.removeLast()
    try compile(attempt.otherwise)
    if attempt.handlers.isEmpty { return }
    var toEnd = [jump(.jump, span)]
    handle(block, error, catchesAll: false)
    assigned = before
    let outer = currentError
    currentError = error
    defer { currentError = outer }
    for handler in attempt.handlers {
      var toNext: Int?
      if let kind = handler.kind {
        toNext = try scoped {
          let result = try temporary(kind.span)
          let wanted = try expression(kind)
          emit(Instruction(.matchError, result, error, wanted), kind.span)
          return jump(.jumpIfFalse, kind.span, on: result)
        }
      }
      if let name = handler.name { write(name.text, from: error, name.span) }
      try compile(handler.body)
      assigned = before
      toEnd.append(jump(.jump, span))
      if let toNext { try land(toNext) }
    }
    if attempt.handlers.allSatisfy({ $0.kind != nil }) {
      emit(Instruction(.raise, error), span)
    }
    try land(toEnd)
  }

  // MARK: Imports

  private func importModule(_ module: ImportedModule) throws {
    let path = module.path
    let register = try temporary(path.span)
    func load(_ name: String) {
      let index = constant(.string(unit.interpreter.intern(name)))
      emit(Instruction(.importModule, register, wide: index), path.span)
    }
    load(path.text)
    if let alias = module.alias {
      write(alias.text, from: register, alias.span)
    } else {
      let first = String(path.text.prefix { $0 != "." })
      if first != path.text { load(first) }
      write(first, from: register, path.span)
    }
  }

  private func importNames(_ module: Name, _ names: [ImportedName]?) throws {
    let register = try temporaries(2, module.span)
    let index = constant(.string(unit.interpreter.intern(module.text)))
    emit(Instruction(.importModule, register, wide: index), module.span)
    guard let names else {
      emit(Instruction(.importAll, register), module.span)
      return
    }
    for name in names {
      let index = constant(.string(unit.interpreter.intern(name.name.text)))
      guard index < 65_536 else { throw fail("too many constants", name.name.span) }
      emit(Instruction(.importName, register + 1, register, index), name.name.span)
      write((name.alias ?? name.name).text, from: register + 1, name.name.span)
    }
  }
}

extension FunctionCompiler.Block {
  var cleansUp: Bool {
    switch kind {
    case .with, .finally: true
    case .loop, .attempt: false
    }
  }

  func openRegion(at position: Int) {
    if case .loop = kind { return }
    regionStart = position
  }

  func closeRegion(at position: Int) {
    if let start = regionStart, start < position { regions.append(start..<position) }
    regionStart = nil
  }
}

extension Expression {
  var isStarred: Bool { if case .starred = kind { true } else { false } }
  var isTrueLiteral: Bool {
    switch kind {
    case .bool(true): true
    case .int(let i): i != 0
    default: false
    }
  }
}

extension [Statement] {
  /// Whether control never reaches the end.
  var alwaysLeaves: Bool {
    switch last?.kind {
    case .returns, .breaks, .continues, .raise: true
    default: false
    }
  }
}
