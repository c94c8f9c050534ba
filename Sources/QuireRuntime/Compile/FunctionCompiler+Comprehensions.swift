import QuireSyntax

extension FunctionCompiler {
  func comprehension(_ c: Comprehension, into target: Int, _ span: Span) throws {
    let result = try temporary(span)
    switch c.element {
    case .list, .generator: emit(Instruction(.newList, result, 0, 0), span)
    case .set: emit(Instruction(.newSet, result, 0, 0), span)
    case .dict: emit(Instruction(.newDict, result, 0), span)
    }
    let inside = Names.inside(c)
    let before = assigned
    try clauses(c.clauses[...], inside, isFirst: true) {
      try scoped {
        switch c.element {
        case .list(let e), .generator(let e):
          emit(Instruction(.listAppend, result, try expression(e)), e.span)
        case .set(let e): emit(Instruction(.setInsert, result, try expression(e)), e.span)
        case .dict(let key, let value):
          let keyRegister = try expression(key)
          emit(Instruction(.dictSet, result, keyRegister, try expression(value)), key.span)
        }
      }
    }
    assigned = before
    emit(Instruction(.move, target, result), span)
  }

  /// The first iterable is evaluated outside the comprehension's scope, everything else inside.
  private func clauses(
    _ clauses: ArraySlice<Comprehension.Clause>, _ names: Names, isFirst: Bool = false,
    body: () throws -> Void
  ) throws {
    guard let clause = clauses.first else { return try body() }
    switch clause {
    case .condition(let condition):
      let past = try scoped { try self.condition(condition, jumpWhen: false) }
      try self.clauses(clauses.dropFirst(), names, body: body)
      try land(past)
    case .loop(let target, let iterable) where isFirst:
      let base = try temporaries(3, iterable.span)
      try scoped { _ = try expression(iterable, into: base, consumedAtOnce: true) }
      scopes.append([:])
      try declare(names.bound, captured: names.takenByInner, iterable.span)
      try loop(base, target, iterable.span) {
        try self.clauses(clauses.dropFirst(), names, body: body)
      }
      scopes.removeLast()
    case .loop(let target, let iterable):
      try scoped {
        let base = try temporaries(3, iterable.span)
        try scoped { _ = try expression(iterable, into: base, consumedAtOnce: true) }
        try loop(base, target, iterable.span) {
          try self.clauses(clauses.dropFirst(), names, body: body)
        }
      }
    }
  }

  /// Code that runs `body` with each element of the iterable in R[base] in `target`.
  func loop(_ base: Int, _ target: Expression, _ span: Span, body: () throws -> Void) throws {
    emit(Instruction(.iterStart, base), span)
    let toNext = jump(.jump, span)
    let start = code.count
    try store(base + 2, in: target)
    try body()
    try land(toNext)
    try land(jump(.iterNext, span, on: base), at: start)
  }
}
