import QuireSyntax

extension FunctionCompiler {
  // MARK: Calls

  func call(
    _ callee: Expression, _ arguments: [Argument], into target: Int, _ span: Span,
    _ consumedAtOnce: Bool
  ) throws {
    if case .name(let name) = callee.kind, name == "any" || name == "all", arguments.count == 1,
      case .positional = arguments[0].form, walksItsArgument(callee),
      case .comprehension(let comprehension) = arguments[0].value.kind,
      case .generator(let element) = comprehension.element
    {
      return try search(comprehension, for: element, thatIs: name == "any", into: target, span)
    }
    if arguments.contains(where: \.isSpread) || arguments.count > 250 {
      return try spreadCall(callee, arguments, into: target, span, consumedAtOnce)
    }
    let base: Int
    let op: Opcode
    if case .attribute(let object, let name) = callee.kind {
      base = try temporaries(2 + arguments.count, span)
      if try loadSuper(object, into: base) {
        emit(
          Instruction(.loadSuper, base, 0, try attributeSite(name.text)), name.span,
          context: object.span)
      } else {
        let receiver = try scoped { try expression(object, into: base + 1) }
        emit(
          Instruction(.loadMethod, base, receiver, try attributeSite(name.text)), name.span,
          context: object.span)
      }
      op = .callMethod
    } else {
      base = try temporaries(1 + arguments.count, span)
      try scoped { _ = try expression(callee, into: base) }
      op = .call
    }
    let first = base + (op == .call ? 1 : 2)
    let isLast = arguments.count == 1
    for (i, argument) in arguments.enumerated() {
      try scoped {
        _ = try expression(
          argument.value, into: first + i,
          consumedAtOnce: isLast && walksItsArgument(callee))
      }
    }
    let site = try callSite(callee, arguments, consumedAtOnce, span)
    var call = Instruction(op, base, arguments.count, site)
    if arguments.allSatisfy(\.isPositional) { call.implied = op == .call ? 1 : 2 }
    emit(call, span)
    if base != target { emit(Instruction(.move, target, base), span) }
  }

  /// A call with `*` or `**`: its arguments are gathered into a list and a dict first.
  private func spreadCall(
    _ callee: Expression, _ arguments: [Argument], into target: Int, _ span: Span,
    _ consumedAtOnce: Bool
  ) throws {
    let base = try temporaries(3, span)
    try scoped { _ = try expression(callee, into: base) }
    emit(Instruction(.newList, base + 1, 0, 0), span)
    emit(Instruction(.newDict, base + 2, 0), span)
    for argument in arguments {
      try scoped {
        let value = try expression(argument.value)
        switch argument.form {
        case .positional: emit(Instruction(.listAppend, base + 1, value), argument.value.span)
        case .spread: emit(Instruction(.listExtend, base + 1, value), argument.value.span)
        case .keyword(let name):
          let (key, one) = (try temporary(name.span), try temporary(name.span))
          load(.string(unit.interpreter.intern(name.text)), into: key, name.span)
          emit(Instruction(.newDict, one, 1), name.span)
          emit(Instruction(.dictSet, one, key, value), argument.value.span)
          emit(Instruction(.dictMerge, base + 2, one, 1), name.span)
        case .keywordSpread:
          emit(Instruction(.dictMerge, base + 2, value, 1), argument.value.span)
        }
      }
    }
    let site = try callSite(callee, [], consumedAtOnce, span, isSpread: true)
    emit(Instruction(.callSpread, base, 0, site), span)
    emit(Instruction(.move, target, base), span)
  }

  /// Whether a call is of a built-in that walks its one argument once, so that a lazy iterator may be passed.
  private func walksItsArgument(_ callee: Expression) -> Bool {
    guard case .name(let name) = callee.kind, !unit.names.binds(name), !isLocal(name) else {
      return false
    }
    return FunctionCompiler.walkers.contains(name) && !unit.module.definedNames.contains(name)
  }

  private static let walkers: Set = [
    "sum", "any", "all", "list", "tuple", "dict", "set", "sorted", "max", "min",
  ]

  func callSite(
    _ callee: Expression, _ arguments: [Argument], _ consumedAtOnce: Bool, _ span: Span,
    isSpread: Bool = false
  ) throws -> Int {
    let names = arguments.compactMap { argument in
      if case .keyword(let name) = argument.form { name } else { nil }
    }
    // The call is the next instruction.
    callPlaces.append(
      Code.CallPlace(
        position: code.count, callee: callee.span, arguments: arguments.map(\.value.span),
        keywordSpans: names.map(\.span)))
    let shared = SharedSite(
      names: names.map(\.text), isConsumedAtOnce: consumedAtOnce, isSpread: isSpread)
    let isShared = names.isEmpty || callSites.count >= FunctionCompiler.ownSites
    if isShared, let known = sharedSites[shared] { return known }
    guard callSites.count < 65_535 else {
      throw fail("calls in one function have too many different keyword arguments", span)
    }
    callSites.append(
      Code.CallSite(
        keywords: names.map { unit.interpreter.intern($0.text) }, isConsumedAtOnce: consumedAtOnce,
        isSpread: isSpread))
    if isShared { sharedSites[shared] = callSites.count - 1 }
    return callSites.count - 1
  }

  // MARK: Definitions

  func define(_ function: Function, _ decorators: [Expression], _ span: Span) throws {
    guard let name = function.name else { return }
    try define(name, decorators, span) { try closure(function, into: $0, name.span) }
  }

  /// Binds a name to what `make` puts into a register, changed by decorators.
  func define(
    _ name: Name, _ decorators: [Expression], _ span: Span, make: (Int) throws -> Void
  ) throws {
    let first = try temporaries(decorators.count, span)
    for (i, decorator) in decorators.enumerated() {
      try scoped { _ = try expression(decorator, into: first + i) }
    }
    var result = try temporary(span)
    try scoped { try make(result) }
    for i in decorators.indices.reversed() {
      let base = try temporaries(2, span)
      emit(Instruction(.move, base, first + i), span)
      emit(Instruction(.move, base + 1, result), span)
      let site = try callSite(decorators[i], [], false, span)
      emit(Instruction(.call, base, 1, site), decorators[i].span)
      result = base
    }
    write(name.text, from: result, name.span)
  }

  /// A closure: its code, and the defaults of its parameters evaluated now.
  func closure(_ function: Function, into target: Int, _ span: Span) throws {
    let withDefaults = function.parameters.filter { $0.defaultValue != nil }
    let base = try temporaries(1 + withDefaults.count, span)
    for (i, parameter) in withDefaults.enumerated() {
      if let value = parameter.defaultValue {
        try scoped { _ = try expression(value, into: base + 1 + i) }
      }
    }
    children.append(try FunctionCompiler.compile(function, in: self))
    emit(Instruction(.closure, base, wide: children.count - 1), span)
    if base != target { emit(Instruction(.move, target, base), span) }
  }

  private static func compile(_ function: Function, in parent: FunctionCompiler) throws -> Code {
    var parameters = FunctionSignature(function, in: parent.unit.source)
    parameters.isMethod = parent.isClassBody
    let names = Names(function.body)
    let compiler = FunctionCompiler(
      unit: parent.unit, parent: parent, name: parameters.name, declaredGlobals: names.globals)
    // The arguments of `__init__` are those of a call of the class.
    if parent.isClassBody, parameters.name == "__init__" { parameters.name = parent.name }
    compiler.unbound = names.unbound
    let span = function.name?.span ?? function.body.first?.span ?? Span(0, 0)
    let order =
      function.parameters.filter { $0.form != .variadic && $0.form != .variadicKeyword }
      + function.parameters.filter { $0.form == .variadic }
      + function.parameters.filter { $0.form == .variadicKeyword }

    compiler.firstParameter = parameters.positionalCount > 0 ? parameters.names.first : nil

    // Arguments arrive in the first registers, in this order.
    _ = try compiler.temporaries(order.count, span)
    try compiler.checkArguments(of: function, in: order)
    for (register, parameter) in order.enumerated() {
      if names.takenByInner.contains(parameter.name.text) {
        compiler.emit(Instruction(.newCell, register), span)
        compiler.scopes[0][parameter.name.text] = .cell(register)
      } else {
        compiler.scopes[0][parameter.name.text] = .register(register)
        compiler.hold(parameter.name.text, in: register)
      }
    }
    let locals = names.bound.filter {
      !names.globals.contains($0) && !names.nonlocals.contains($0)
        && compiler.scopes[0][$0] == nil
    }
    if !locals.isEmpty {
      compiler.emit(Instruction(.clear, compiler.next, locals.count), span)
      try compiler.declare(locals, captured: names.takenByInner, span)
    }
    try compiler.compile(function.body)
    if !function.body.alwaysLeaves { try compiler.checkNone(span) }
    compiler.emit(Instruction(.retNone), span)
    return compiler.finish(
      parameters: parameters,
      line: parent.unit.source.position(of: Int(span.start)).line, docstring: function.docstring)
  }

  // MARK: Programs

  /// The code of a whole program, whose last expression is its result.
  static func compile(_ program: Program, unit: Unit) throws -> Code {
    let compiler = FunctionCompiler(unit: unit, parent: nil, name: "")
    var body = program.statements
    var result: Expression?
    if case .expression(let last) = body.last?.kind {
      result = last
      body.removeLast()
    }
    try compiler.compile(body)
    if let result {
      compiler.emit(Instruction(.ret, try compiler.expression(result)), result.span)
    } else {
      compiler.emit(Instruction(.retNone), Span(0, 0))
    }
    return compiler.finish(
      parameters: FunctionSignature(), line: unit.source.firstLine, docstring: nil)
  }
}
