import QuireSyntax

extension FunctionCompiler {
  func list(_ items: [Expression], into target: Int, _ span: Span) throws {
    try sequence(items, into: target, span, atOnce: .newList, fromList: .move)
  }

  func tuple(_ items: [Expression], into target: Int, _ span: Span) throws {
    try sequence(items, into: target, span, atOnce: .newTuple, fromList: .listToTuple)
  }

  /// A list or tuple of registers in a row, or of a list that grows where there are many or starred ones.
  private func sequence(
    _ items: [Expression], into target: Int, _ span: Span, atOnce: Opcode, fromList: Opcode
  ) throws {
    if items.count <= 64, !items.contains(where: \.isStarred) {
      let first = try block(of: items, span)
      emit(Instruction(atOnce, target, first, items.count), span)
      return
    }
    // Built aside: the target may be a variable that the items read.
    let list = try temporary(span)
    emit(Instruction(.newList, list, 0, 0), span)
    try append(items, to: list)
    emit(Instruction(fromList, target, list), span)
  }

  func set(_ items: [Expression], into target: Int, _ span: Span) throws {
    let set = try temporary(span)
    emit(Instruction(.newSet, set, 0, 0), span)
    for item in items {
      try scoped {
        guard case .starred(let inner) = item.kind else {
          emit(Instruction(.setInsert, set, try expression(item)), item.span)
          return
        }
        try loop(over: inner) { emit(Instruction(.setInsert, set, $0), inner.span) }
      }
    }
    emit(Instruction(.move, target, set), span)
  }

  private func append(_ items: [Expression], to list: Int) throws {
    for item in items {
      try scoped {
        if case .starred(let inner) = item.kind {
          emit(Instruction(.listExtend, list, try expression(inner)), inner.span)
        } else {
          emit(Instruction(.listAppend, list, try expression(item)), item.span)
        }
      }
    }
  }

  /// Computes expressions into registers in a row.
  private func block(of items: [Expression], _ span: Span) throws -> Int {
    let first = try temporaries(items.count, span)
    for (i, item) in items.enumerated() {
      try scoped { _ = try expression(item, into: first + i) }
    }
    return first
  }

  func dict(_ items: [DictionaryItem], into target: Int, _ span: Span) throws {
    // Built aside: the target may be a variable that the items read.
    let dict = try temporary(span)
    emit(Instruction(.newDict, dict, min(items.count, 65_535)), span)
    for item in items {
      try scoped {
        if let key = item.key {
          let keyRegister = try expression(key)
          let value = try expression(item.value)
          emit(Instruction(.dictSet, dict, keyRegister, value), key.span)
        } else {
          emit(Instruction(.dictMerge, dict, try expression(item.value)), item.value.span)
        }
      }
    }
    emit(Instruction(.move, target, dict), span)
  }

  // MARK: f-strings

  func formatted(_ pieces: [FormattedPiece], into target: Int, _ span: Span) throws {
    if pieces.count == 1, case .text(let text) = pieces[0] {
      return load(.string(unit.interpreter.intern(text)), into: target, span)
    }
    let first = try temporaries(pieces.count, span)
    for (i, piece) in pieces.enumerated() {
      try scoped {
        switch piece {
        case .text(let text): load(.string(unit.interpreter.intern(text)), into: first + i, span)
        case .value(let value): try formatted(value, into: first + i)
        }
      }
    }
    emit(Instruction(.join, target, first, pieces.count), span)
  }

  private func formatted(_ value: FormattedValue, into target: Int) throws {
    let span = value.value.span
    var register = try expression(value.value)
    if let conversion = value.conversion {
      let kind = conversion == "r" ? 1 : conversion == "a" ? 2 : value.spec.isEmpty ? 0 : 3
      emit(Instruction(.toText, target, register, kind), span)
      register = target
    }
    if value.spec.isEmpty {
      if value.conversion == nil { emit(Instruction(.toText, target, register, 0), span) }
    } else {
      let spec = try temporary(span)
      try formatted(value.spec, into: spec, span)
      emit(Instruction(.format, target, register, spec), span)
    }
  }
}
