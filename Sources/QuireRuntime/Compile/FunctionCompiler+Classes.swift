import QuireSyntax

extension FunctionCompiler {
  /// A class statement: its body runs at once, as a function whose variables become the class's members.
  func define(_ definition: ClassDefinition, _ decorators: [Expression], _ span: Span) throws {
    try define(definition.name, decorators, span) { target in
      let base = try temporaries(2, span)
      children.append(try FunctionCompiler.compile(definition, in: self))
      emit(Instruction(.closure, base, wide: children.count - 1), definition.name.span)
      if let parent = definition.base {
        try scoped { _ = try expression(parent, into: base + 1) }
      } else {
        emit(Instruction(.clear, base + 1, 1), definition.name.span)
      }
      let place = definition.base?.span ?? definition.name.span
      let site = try callSite(Expression(.name(definition.name.text), place), [], false, place)
      emit(Instruction(.call, base, 1, site), place)
      emit(Instruction(.move, target, base), span)
    }
  }

  private static func compile(_ definition: ClassDefinition, in parent: FunctionCompiler) throws
    -> Code
  {
    let names = Names(definition.body)
    let compiler = FunctionCompiler(
      unit: parent.unit, parent: parent, name: definition.name.text, declaredGlobals: names.globals,
      isClassBody: true)
    let span = definition.name.span
    // The base arrives in the first register.
    _ = try compiler.temporary(span)
    var cell: Int?
    if names.takenByInner.contains("__class__") {
      let register = try compiler.temporary(span)
      compiler.emit(Instruction(.clear, register, 1), span)
      compiler.emit(Instruction(.newCell, register), span)
      compiler.classCell = register
      cell = register
    }
    let bound = names.bound.filter { !names.globals.contains($0) && !names.nonlocals.contains($0) }
    if !bound.isEmpty {
      compiler.emit(Instruction(.clear, compiler.next, bound.count), span)
      try compiler.declare(bound, captured: [], span)
    }
    try compiler.compile(definition.body)
    let members = bound.compactMap { name -> (name: String, register: Int)? in
      if case .register(let register)? = compiler.scopes[0][name] { (name, register) } else { nil }
    }
    let result = try compiler.temporary(span)
    compiler.emit(Instruction(.makeClass, result), definition.base?.span ?? span)
    compiler.emit(Instruction(.ret, result), span)
    return compiler.finish(
      parameters: FunctionSignature(oneCalled: definition.name.text),
      line: parent.unit.source.position(of: Int(span.start)).line,
      docstring: definition.docstring,
      classTemplate: ClassTemplate(
        name: definition.name.text, docstring: definition.docstring, members: members,
        annotations: annotations(in: definition.body, of: parent.unit.source), cell: cell))
  }

  /// The names that a class body gives annotations, with the texts of these.
  private static func annotations(
    in body: [Statement], of source: SourceFile
  ) -> [(name: String, text: String)] {
    body.compactMap { statement in
      guard case .annotated(let target, let annotation, _) = statement.kind,
        case .name(let name) = target.kind
      else { return nil }
      return (name, source.text(annotation.span))
    }
  }

  // MARK: super

  /// Puts class and object of a `super()` that stands before a dot into two registers in a row; false when
  /// the expression is no such call.
  func loadSuper(_ e: Expression, into base: Int) throws -> Bool {
    guard case .call(let callee, let arguments) = e.kind, case .name("super") = callee.kind,
      !isLocal("super"), !unit.names.binds("super")
    else { return false }
    let values = arguments.compactMap { argument in
      if case .positional = argument.form { argument.value } else { nil }
    }
    switch (arguments.count, values.count) {
    case (0, 0):
      guard let object = firstParameter, parent?.isClassBody == true, isEnclosed("__class__") else {
        throw fail(
          "super() stands in a method of a class, whose first parameter is the object", e.span,
          hint: isEnclosed("__class__")
            ? "write super(Class, self) in a function inside a method" : nil)
      }
      _ = try scoped { try read("__class__", into: base, e.span) }
      _ = try scoped { try read(object, into: base + 1, e.span) }
    case (2, 2):
      _ = try scoped { try expression(values[0], into: base) }
      _ = try scoped { try expression(values[1], into: base + 1) }
    default:
      throw fail(
        "super() takes nothing, or a class and an object", e.span,
        hint: "super().method(…) calls a method of the class above")
    }
    return true
  }
}

extension Expression {
  /// Whether it is written as a call of `super`.
  var isSuperCall: Bool {
    if case .call(let callee, _) = kind, case .name("super") = callee.kind { true } else { false }
  }
}
