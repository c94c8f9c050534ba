import QuireSyntax

extension FunctionCompiler {
  /// Code that computes an expression; returns the register that holds it: `wanted` when given, else any.
  ///
  /// - Parameter consumedAtOnce: The result is only walked once, so a lazy iterator may stand for a list.
  func expression(_ e: Expression, into wanted: Int? = nil, consumedAtOnce: Bool = false) throws
    -> Int
  {
    if case .name(let name) = e.kind { return try read(name, into: wanted, e.span) }
    let target = try wanted ?? temporary(e.span)
    try scoped { try compute(e, into: target, consumedAtOnce) }
    return target
  }

  private func compute(_ e: Expression, into target: Int, _ consumedAtOnce: Bool) throws {
    let span = e.span
    if let value = literal(e) { return load(value, into: target, span) }
    switch e.kind {
    case .none, .ellipsis, .bool, .int, .float, .string, .bytes, .name: break
    case .formatted(let pieces): try formatted(pieces, into: target, span)
    case .list(let items): try list(items, into: target, span)
    case .tuple(let items): try tuple(items, into: target, span)
    case .set(let items):
      emit(Instruction(.newSet, target, 0, 0), span)
      for item in items {
        try scoped { emit(Instruction(.setInsert, target, try expression(item)), item.span) }
      }
    case .dict(let items): try dict(items, into: target, span)
    case .unary(let op, let x):
      emit(Instruction(op.opcode, target, try expression(x)), span)
    case .not(let x): emit(Instruction(.not, target, try expression(x)), span)
    case .binary(let op, let x, let y):
      try operate(op, try expression(x), y, into: target, span, left: x)
    case .comparison(let first, let links): try compare(first, links, into: target, span)
    case .and(let x, let y): try shortCircuit(x, y, .jumpIfFalse, into: target)
    case .or(let x, let y): try shortCircuit(x, y, .jumpIfTrue, into: target)
    case .conditional(let condition, let then, let otherwise):
      let toElse = try scoped { try self.condition(condition, jumpWhen: false) }
      try scoped { _ = try expression(then, into: target) }
      let toEnd = jump(.jump, span)
      try land(toElse)
      try scoped { _ = try expression(otherwise, into: target) }
      try land(toEnd)
    case .call(let callee, let arguments):
      try call(callee, arguments, into: target, span, consumedAtOnce)
    case .attribute(let object, let name):
      let object_ = try expression(object)
      emit(
        Instruction(.getAttribute, target, object_, try attributeSite(name.text)), name.span,
        context: object.span)
    case .subscripted(let object, let index):
      let container = try expression(object)
      let position = try expression(index)
      emit(
        Instruction(.getItem, target, container, position), index.span, context: object.span)
    case .slice(let lower, let upper, let step):
      let first = try temporaries(3, span)
      for (i, part) in [lower, upper, step].enumerated() {
        if let part {
          try scoped { _ = try expression(part, into: first + i) }
        } else {
          load(.null, into: first + i, span)
        }
      }
      emit(Instruction(.newSlice, target, first), span)
    case .lambda(let function): try closure(function, into: target, span)
    case .comprehension(let comprehension): try self.comprehension(comprehension, into: target, span)
    case .starred: throw fail("a starred expression cannot stand here", span)
    }
  }

  /// The value of a literal, a negated number included.
  func literal(_ e: Expression) -> Value? {
    switch e.kind {
    case .none: .null
    case .ellipsis: .ellipsis
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .float(let d): .double(d)
    case .string(let s): .string(unit.interpreter.intern(s))
    case .bytes(let b): .bytes(unit.interpreter.keep(BytesObject(b)))
    case .unary(.minus, let x):
      switch x.kind {
      case .int(let i) where i != Int.min: .int(-i)
      case .float(let d): .double(-d)
      default: nil
      }
    default: nil
    }
  }

  // MARK: Operators

  /// `current op operand`; a constant operand goes into the instruction.
  func operate(
    _ op: BinaryOperator, _ current: Int, _ operand: Expression, into target: Int, _ span: Span,
    left: Expression? = nil, isInPlace: Bool = false
  ) throws {
    let context: Span? = span == operand.span ? nil : span
    if let constantOp = op.constantOpcode, let value = literal(operand), value.isNumber {
      let index = constant(value)
      if index < 65_536 {
        emit(Instruction(constantOp, target, current, index), operand.span, context: context)
        return
      }
    }
    var current = current
    // The right side may assign to the local that holds the left one only through a call; locals that
    // inner functions assign to live in cells, so the register is safe to read later.
    if isInPlace, operand.isComprehension {
      let kept = try temporary(span)
      emit(Instruction(.move, kept, current), span)
      current = kept
    }
    let right = try expression(operand)
    let opcode = isInPlace && op == .add ? Opcode.addInPlace : op.opcode
    emit(Instruction(opcode, target, current, right), operand.span, context: context)
  }

  private func compare(
    _ first: Expression, _ links: [ComparisonLink], into target: Int, _ span: Span
  ) throws {
    var left = try expression(first)
    var toEnd: [Int] = []
    for (i, link) in links.enumerated() {
      let right = try expression(link.operand)
      emitComparison(link.op, left, right, into: target, link.operand.span, context: span)
      if i < links.count - 1 { toEnd.append(jump(.jumpIfFalse, span, on: target)) }
      left = right
    }
    try land(toEnd)
  }

  private func emitComparison(
    _ op: ComparisonOperator, _ left: Int, _ right: Int, into target: Int, _ span: Span,
    context: Span
  ) {
    let form = op.form
    let (x, y) = form.isSwapped ? (right, left) : (left, right)
    emit(Instruction(form.opcode, target, x, y), span, context: context)
  }

  private func shortCircuit(_ x: Expression, _ y: Expression, _ op: Opcode, into target: Int) throws {
    try scoped { _ = try expression(x, into: target) }
    let toEnd = jump(op, x.span, on: target)
    try scoped { _ = try expression(y, into: target) }
    try land(toEnd)
  }

  // MARK: Conditions

  /// Code that jumps when the truth of `e` is `jumpWhen` and falls through otherwise; returns the jumps.
  func condition(_ e: Expression, jumpWhen: Bool) throws -> [Int] {
    switch e.kind {
    case .not(let x): return try condition(x, jumpWhen: !jumpWhen)
    case .and(let x, let y): return try both(x, y, jumpWhen: jumpWhen, decides: false)
    case .or(let x, let y): return try both(x, y, jumpWhen: jumpWhen, decides: true)
    case .comparison(let first, let links) where links.count == 1 && !unit.usesWideJumps:
      if let jump = try fused(first, links[0], jumpWhen: jumpWhen, e.span) { return [jump] }
    default: break
    }
    return try scoped {
      let register = try expression(e)
      return [jump(jumpWhen ? .loopIfTrue : .jumpIfFalse, e.span, on: register)]
    }
  }

  /// `and` is decided by a false side, `or` by a true one.
  private func both(_ x: Expression, _ y: Expression, jumpWhen: Bool, decides: Bool) throws -> [Int] {
    if jumpWhen == decides {
      return try condition(x, jumpWhen: jumpWhen) + condition(y, jumpWhen: jumpWhen)
    }
    let past = try condition(x, jumpWhen: decides)
    let jumps = try condition(y, jumpWhen: jumpWhen)
    try land(past)
    return jumps
  }

  private func fused(
    _ first: Expression, _ link: ComparisonLink, jumpWhen: Bool, _ span: Span
  ) throws -> Int? {
    let form = link.op.form
    guard let opcodes = form.fused else { return nil }
    return try scoped {
      let left = try expression(first)
      if let value = literal(link.operand), value.isNumber {
        let index = constant(value)
        if index < 65_536 {
          return emit(
            Instruction(jumpWhen ? opcodes.constantTrue : opcodes.constantFalse, left, index),
            link.operand.span, context: span)
        }
      }
      let right = try expression(link.operand)
      let (x, y) = form.isSwapped ? (right, left) : (left, right)
      return emit(
        Instruction(jumpWhen ? opcodes.whenTrue : opcodes.whenFalse, x, y), link.operand.span,
        context: span)
    }
  }

  // MARK: Containers

  private func list(_ items: [Expression], into target: Int, _ span: Span) throws {
    if items.count <= 64, !items.contains(where: \.isStarred) {
      let first = try block(of: items, span)
      emit(Instruction(.newList, target, first, items.count), span)
      return
    }
    emit(Instruction(.newList, target, 0, 0), span)
    try append(items, to: target)
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

  private func tuple(_ items: [Expression], into target: Int, _ span: Span) throws {
    if items.count <= 64, !items.contains(where: \.isStarred) {
      let first = try block(of: items, span)
      emit(Instruction(.newTuple, target, first, items.count), span)
      return
    }
    let list = try temporary(span)
    emit(Instruction(.newList, list, 0, 0), span)
    try append(items, to: list)
    emit(Instruction(.listToTuple, target, list), span)
  }

  /// Computes expressions into registers in a row.
  private func block(of items: [Expression], _ span: Span) throws -> Int {
    let first = try temporaries(items.count, span)
    for (i, item) in items.enumerated() {
      try scoped { _ = try expression(item, into: first + i) }
    }
    return first
  }

  private func dict(_ items: [DictionaryItem], into target: Int, _ span: Span) throws {
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

  private func formatted(_ pieces: [FormattedPiece], into target: Int, _ span: Span) throws {
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
      let kind = conversion == "r" ? 1 : conversion == "a" ? 2 : 0
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

  // MARK: Comprehensions

  private func comprehension(_ c: Comprehension, into target: Int, _ span: Span) throws {
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

extension Expression {
  var isComprehension: Bool { if case .comprehension = kind { true } else { false } }
}

extension Value {
  var isNumber: Bool {
    switch self {
    case .int, .double: true
    default: false
    }
  }
}

extension UnaryOperator {
  var opcode: Opcode {
    switch self {
    case .minus: .negate
    case .plus: .plus
    case .invert: .invert
    }
  }
}

extension BinaryOperator {
  var opcode: Opcode {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .matmul: .matmul
    case .bitAnd: .bitAnd
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    }
  }

  var constantOpcode: Opcode? {
    switch self {
    case .add: .addK
    case .subtract: .subtractK
    case .multiply: .multiplyK
    case .divide: .divideK
    case .floorDivide: .floorDivideK
    case .modulo: .moduloK
    default: nil
    }
  }
}

extension ComparisonOperator {
  /// How an operator is compiled: `a > b` as `b < a`.
  struct Form {
    var opcode: Opcode
    var isSwapped = false
    var fused: Fused?
  }

  struct Fused {
    var whenTrue: Opcode
    var whenFalse: Opcode
    var constantTrue: Opcode
    var constantFalse: Opcode
  }

  var form: Form {
    switch self {
    case .less: Form(opcode: .less, fused: Fused(whenTrue: .lessT, whenFalse: .lessF, constantTrue: .lessKT, constantFalse: .lessKF))
    case .lessOrEqual: Form(opcode: .lessOrEqual, fused: Fused(whenTrue: .lessOrEqualT, whenFalse: .lessOrEqualF, constantTrue: .lessOrEqualKT, constantFalse: .lessOrEqualKF))
    case .greater: Form(opcode: .less, isSwapped: true, fused: Fused(whenTrue: .lessT, whenFalse: .lessF, constantTrue: .greaterKT, constantFalse: .greaterKF))
    case .greaterOrEqual: Form(opcode: .lessOrEqual, isSwapped: true, fused: Fused(whenTrue: .lessOrEqualT, whenFalse: .lessOrEqualF, constantTrue: .greaterOrEqualKT, constantFalse: .greaterOrEqualKF))
    case .equal: Form(opcode: .equal, fused: Fused(whenTrue: .equalT, whenFalse: .equalF, constantTrue: .equalKT, constantFalse: .equalKF))
    case .notEqual: Form(opcode: .notEqual, fused: Fused(whenTrue: .notEqualT, whenFalse: .notEqualF, constantTrue: .notEqualKT, constantFalse: .notEqualKF))
    case .isIn: Form(opcode: .isIn)
    case .isNotIn: Form(opcode: .isNotIn)
    case .isSame: Form(opcode: .isSame)
    case .isNotSame: Form(opcode: .isNotSame)
    }
  }
}
