import QuireSyntax

extension FunctionCompiler {
  func comprehension(_ c: Comprehension, into target: Int, _ span: Span) throws {
    let result = try temporary(span)
    switch c.element {
    case .list, .generator: emit(Instruction(.newList, result, 0, 0), span)
    case .set: emit(Instruction(.newSet, result, 0, 0), span)
    case .dict: emit(Instruction(.newDict, result, 0), span)
    }
    try clauses(c) {
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
    emit(Instruction(.move, target, result), span)
  }

  /// `any(element for …)`, which ends at the first true element, or `all`, which ends at the first false one.
  func search(
    _ c: Comprehension, for element: Expression, thatIs decisive: Bool, into target: Int,
    _ span: Span
  ) throws {
    let result = try temporary(span)
    var found: [Int] = []
    try clauses(c) {
      found += try scoped { try condition(element, jumpWhen: decisive) }
    }
    load(.bool(!decisive), into: result, span)
    let toEnd = jump(.jump, span)
    try land(found)
    load(.bool(decisive), into: result, span)
    try land(toEnd)
    emit(Instruction(.move, target, result), span)
  }

  /// Runs `body` with the variables of a comprehension, for each of its elements.
  private func clauses(_ c: Comprehension, body: () throws -> Void) throws {
    let before = assigned
    try clauses(c.clauses[...], Names.inside(c), isFirst: true, body: body)
    assigned = before
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
      try loop(base, iterable.span) {
        try store($0, in: target)
        try self.clauses(clauses.dropFirst(), names, body: body)
      }
      scopes.removeLast()
    case .loop(let target, let iterable):
      try scoped {
        try loop(over: iterable) {
          try store($0, in: target)
          try self.clauses(clauses.dropFirst(), names, body: body)
        }
      }
    }
  }

  /// Code that runs `body` with the register of each element of the iterable.
  func loop(over iterable: Expression, body: (Int) throws -> Void) throws {
    let base = try temporaries(3, iterable.span)
    try scoped { _ = try expression(iterable, into: base, consumedAtOnce: true) }
    try loop(base, iterable.span, body: body)
  }

  /// The same for the iterable in R[base].
  private func loop(_ base: Int, _ span: Span, body: (Int) throws -> Void) throws {
    emit(Instruction(.iterStart, base), span)
    let toNext = jump(.jump, span)
    let start = code.count
    try body(base + 2)
    try land(toNext)
    try land(jump(.iterNext, span, on: base), at: start)
  }
}
