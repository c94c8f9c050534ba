import QuireSyntax

extension FunctionCompiler {
  func returns(_ value: Expression?, _ span: Span) throws {
    guard let value else {
      try checkNone(span)
      try cleanUp(downTo: 0)
      emit(Instruction(.retNone), span)
      return
    }
    var register = try expression(value)
    try checkResult(register, at: value.span)
    if blocks.contains(where: \.cleansUp) {
      let kept = try temporary(span)
      emit(Instruction(.move, kept, register), span)
      register = kept
      try cleanUp(downTo: 0)
    }
    emit(Instruction(.ret, register), span)
  }

  func leaveLoop(_ span: Span, _ note: (Block, Int) -> Void) throws {
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
      case .finally(let body): try unit.copying { try compile(body) }
      case .handler(let name): try forget(name)
      }
    }
    blocks = all
    for block in all[index...] { block.openRegion(at: code.count) }
  }

  func raise(_ value: Expression?, _ span: Span) throws {
    if let value {
      emit(Instruction(.raise, try expression(value)), value.span, context: span)
    } else if let current = currentError {
      emit(Instruction(.raise, current), span)
    } else {
      throw fail(
        "raise without a value stands outside an except block", span,
        hint: "name the error: raise ValueError(\"what is wrong\")")
    }
  }

  func assertion(_ condition: Expression, _ message: Expression?) throws {
    let operands = try temporaries(3, condition.span)
    let count: Int
    let fine: [Int]
    switch condition.kind {
    case .comparison(let first, let links) where links.count == 1:
      // Both sides are kept, for the message.
      count = 2
      _ = try scoped { try expression(first, into: operands) }
      _ = try scoped { try expression(links[0].operand, into: operands + 1) }
      emitComparison(
        links[0].op, operands, operands + 1, into: operands + 2, links[0].operand.span,
        context: condition.span)
      fine = [jump(.loopIfTrue, condition.span, on: operands + 2)]
    case .name, .attribute, .subscripted, .call:
      count = 1
      _ = try scoped { try expression(condition, into: operands) }
      fine = [jump(.loopIfTrue, condition.span, on: operands)]
    default:
      count = 0
      fine = try scoped { try self.condition(condition, jumpWhen: true) }
    }
    let register = try message.map { try expression($0) } ?? 0
    emit(
      Instruction(.assertion, register, count << 1 | (message == nil ? 0 : 1), operands),
      condition.span)
    try land(fine)
  }

  // MARK: with and try

  func with(_ items: ArraySlice<WithItem>, _ body: [Statement]) throws {
    guard let item = items.first else { return try compile(body) }
    let span = item.context.span
    let base = try temporaries(3, span)
    try scoped { _ = try expression(item.context, into: base) }
    emit(Instruction(.enter, base), span)
    if let target = item.target { try store(base + 1, in: target) }
    try guarded(Block(.with(base)), errorIn: base + 2, span) {
      try with(items.dropFirst(), body)
    } cleanup: { error in
      guard let error else {
        emit(Instruction(.exit, base), span)
        return nil
      }
      // The error is looked at and, when __exit__ says so, forgotten.
      emit(Instruction(.move, base + 1, error), span)
      emit(Instruction(.exitError, base, base + 1), span)
      return jump(.jumpIfTrue, span, on: base + 1)
    }
  }

  /// `body`, then `cleanup` whether it ends well or with an error.
  /// - Parameter cleanup: Given the register of the error, if there is one; returns a jump to where it
  ///   is forgotten.
  private func guarded(
    _ block: Block, errorIn register: Int, _ span: Span, body: () throws -> Void,
    cleanup: (_ error: Int?) throws -> Int?
  ) throws {
    let before = assigned
    blocks.append(block)
    block.openRegion(at: code.count)
    try body()
    block.closeRegion(at: code.count)
    blocks.removeLast()
    let after = assigned
    _ = try cleanup(nil)
    let toEnd = jump(.jump, span)
    handle(block, register, catchesAll: true)
    assigned = before
    let start = code.count
    let toForgotten = try cleanup(register)
    handlings.append(Code.Handling(start: start, end: code.count, register: register))
    emit(Instruction(.raise, register), span)
    if let toForgotten { try land(toForgotten) }
    assigned = toForgotten == nil ? after : after.intersection(before)
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

  func compile(_ attempt: Attempt, _ span: Span) throws {
    guard !attempt.finally.isEmpty else { return try handled(attempt, span) }
    let register = try temporary(span)
    try guarded(Block(.finally(attempt.finally)), errorIn: register, span) {
      try handled(attempt, span)
    } cleanup: { _ in
      try unit.copying { try compile(attempt.finally) }
      return nil
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
      let start = code.count
      try compile(handler, error)
      handlings.append(Code.Handling(start: start, end: code.count, register: error))
      assigned = before
      toEnd.append(jump(.jump, span))
      if let toNext { try land(toNext) }
    }
    if attempt.handlers.allSatisfy({ $0.kind != nil }) {
      emit(Instruction(.raise, error), span)
    }
    try land(toEnd)
  }

  /// A handler's body; the name of its error means nothing behind it.
  private func compile(_ handler: Attempt.Handler, _ error: Int) throws {
    guard let name = handler.name else { return try compile(handler.body) }
    write(name.text, from: error, name.span)
    try guarded(Block(.handler(name)), errorIn: try temporary(name.span), name.span) {
      try compile(handler.body)
    } cleanup: { _ in
      try forget(name)
      return nil
    }
  }

  /// Unbinds a name that the program may have unbound itself.
  private func forget(_ name: Name) throws {
    try scoped {
      let none = try temporary(name.span)
      load(.null, into: none, name.span)
      write(name.text, from: none, name.span)
      try unbind(name.text, name.span)
    }
  }
}

extension FunctionCompiler.Block {
  var cleansUp: Bool {
    switch kind {
    case .with, .finally, .handler: true
    case .loop, .attempt: false
    }
  }

  /// Whether an error inside may leave the function's variables to be read.
  var keepsErrors: Bool {
    if case .loop = kind { false } else { true }
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
