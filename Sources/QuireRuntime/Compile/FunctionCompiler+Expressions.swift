import BigInt
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
    if let value = try literal(e) { return load(value, into: target, span) }
    switch e.kind {
    case .none, .ellipsis, .bool, .int, .longInt, .float, .string, .bytes, .name: break
    case .call where e.isSuperCall && !isLocal("super") && !unit.names.binds("super"):
      throw fail(
        "super() is followed by the name of what is wanted", span,
        hint: "super().method(…) calls a method of the class above")
    case .formatted(let pieces): try formatted(pieces, into: target, span)
    case .list(let items): try list(items, into: target, span)
    case .tuple(let items): try tuple(items, into: target, span)
    case .set(let items): try set(items, into: target, span)
    case .dict(let items): try dict(items, into: target, span)
    case .unary(let op, let x):
      emit(Instruction(op.opcode, target, try expression(x)), span)
    case .not(let x): emit(Instruction(.not, target, try expression(x)), span)
    case .binary(let op, let x, let y):
      try operate(op, try expression(x), y, into: target, span)
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
      let pair = next
      if object.isSuperCall, try loadSuper(object, into: temporaries(2, span)) {
        emit(
          Instruction(.getSuper, target, pair, try attributeSite(name.text)), name.span,
          context: object.span)
        return
      }
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
    case .comprehension(let comprehension):
      try self.comprehension(comprehension, into: target, span)
    case .starred: throw fail("a starred expression cannot stand here", span)
    }
  }

  /// The value of a literal, a negated number included.
  func literal(_ e: Expression) throws -> Value? {
    let interpreter = unit.interpreter
    return switch e.kind {
    case .none: .null
    case .ellipsis: .ellipsis
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .longInt(let i):
      try interpreter.constant(BigInt(interpreter.integer(digits: i.digits, radix: i.radix)))
    case .float(let d): .double(d)
    case .string(let s): .string(interpreter.intern(s))
    case .bytes(let b): .bytes(interpreter.keep(BytesObject(b)))
    case .unary(.minus, let x):
      switch x.kind {
      case .int(let i): .int(-i)
      case .longInt(let i):
        try interpreter.constant(-BigInt(interpreter.integer(digits: i.digits, radix: i.radix)))
      case .float(let d): .double(-d)
      default: nil
      }
    default: nil
    }
  }
}
