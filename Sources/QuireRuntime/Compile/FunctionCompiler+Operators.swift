import QuireSyntax

extension FunctionCompiler {
  /// `current op operand`; a constant operand goes into the instruction.
  func operate(
    _ op: BinaryOperator, _ current: Int, _ operand: Expression, into target: Int, _ span: Span,
    isInPlace: Bool = false
  ) throws {
    let context: Span? = span == operand.span ? nil : span
    let mayRepeat = isInPlace && op == .multiply && !operand.isFloat
    if !mayRepeat, let constantOp = op.constantOpcode, let value = try literal(operand),
      value.isNumber
    {
      let index = constant(value)
      if index < 65_536 {
        var instruction = Instruction(constantOp, target, current, index)
        instruction.isInPlace = isInPlace
        emit(instruction, operand.span, context: context)
        return
      }
    }
    let right = try expression(operand)
    let opcode = isInPlace ? op.inPlaceOpcode : op.opcode
    var instruction = Instruction(opcode, target, current, right)
    instruction.isInPlace = isInPlace
    emit(instruction, operand.span, context: context)
  }

  func compare(
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

  func emitComparison(
    _ op: ComparisonOperator, _ left: Int, _ right: Int, into target: Int, _ span: Span,
    context: Span
  ) {
    let form = op.form
    let (x, y) = form.isSwapped ? (right, left) : (left, right)
    emit(Instruction(form.opcode, target, x, y), span, context: context)
  }

  func shortCircuit(_ x: Expression, _ y: Expression, _ op: Opcode, into target: Int) throws {
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
  private func both(_ x: Expression, _ y: Expression, jumpWhen: Bool, decides: Bool) throws -> [Int]
  {
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
      if let value = try literal(link.operand), value.isNumber {
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
}

extension Expression {
  fileprivate var isFloat: Bool { if case .float = kind { true } else { false } }
}

extension Value {
  var isNumber: Bool {
    switch self {
    case .int, .bigInt, .double: true
    default: false
    }
  }
}
