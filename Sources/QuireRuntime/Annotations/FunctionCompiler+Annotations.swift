import QuireSyntax

extension FunctionCompiler {
  /// Emits the checks of a function's arguments, which stand in the first registers in the order given.
  func checkArguments(of function: Function, in order: [Function.Parameter]) throws {
    var reader = AnnotationReader(self)
    var found: [(register: Int, parameter: Function.Parameter, Expression, Annotation)] = []
    for (register, parameter) in order.enumerated() {
      guard parameter.form != .variadic, parameter.form != .variadicKeyword,
        let written = parameter.annotation, var annotation = reader.read(written)
      else { continue }
      if case .none? = parameter.defaultValue?.kind { annotation = .either([annotation, .none]) }
      found.append((register, parameter, written, annotation))
    }
    if let written = function.returns, !function.isStub, let annotation = reader.read(written) {
      resultCheck = (written, annotation)
    }
    sizeNames = reader.sizeNames
    if !sizeNames.isEmpty {
      let span = function.name?.span ?? Span(0, 0)
      firstSize = try temporaries(sizeNames.count, span)
      emit(Instruction(.clear, firstSize, sizeNames.count), span)
    }
    for (register, parameter, written, annotation) in found {
      try check(
        register, .argument(name: parameter.name.text, index: register), annotation, written,
        at: written.span, context: parameter.name.span)
    }
  }

  /// Emits the check of a function's result.
  func checkResult(_ register: Int, at span: Span) throws {
    guard let (written, annotation) = resultCheck else { return }
    try check(register, .result, annotation, written, at: span)
  }

  /// Emits the check of the None that a function gives which returns nothing.
  func checkNone(_ span: Span) throws {
    guard resultCheck != nil else { return }
    try scoped {
      let register = try temporary(span)
      load(.null, into: register, span)
      try checkResult(register, at: span)
    }
  }

  /// `name: annotation = value`
  func assign(_ value: Expression, to target: Expression, annotated written: Expression) throws {
    var reader = AnnotationReader(self, sizeNames: sizeNames, takesNames: false)
    guard !isClassBody, case .name(let name) = target.kind, let annotation = reader.read(written)
    else {
      return try assign([target], value)
    }
    let register = try expression(value)
    try check(register, .variable(name), annotation, written, at: value.span, context: target.span)
    try store(register, in: target)
  }

  private func check(
    _ register: Int, _ subject: AnnotationCheck.Subject, _ annotation: Annotation,
    _ written: Expression, at span: Span, context: Span? = nil
  ) throws {
    guard annotationChecks.count < 65_535 else {
      throw fail("too many annotations in one function", span)
    }
    annotationChecks.append(
      AnnotationCheck(
        subject: subject, annotation: annotation, text: unit.source.line(of: written.span),
        mask: annotation.mask, firstSize: firstSize, sizeNames: sizeNames))
    emit(Instruction(.checkType, register, annotationChecks.count - 1), span, context: context)
  }
}

extension SourceFile {
  /// A stretch of the text as one line.
  func line(of span: Span) -> String {
    text(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Function {
  /// Whether the body does nothing: what stands in its place is given elsewhere.
  fileprivate var isStub: Bool {
    body.allSatisfy { statement in
      switch statement.kind {
      case .pass: true
      case .expression(let e):
        switch e.kind {
        case .string, .ellipsis: true
        default: false
        }
      default: false
      }
    }
  }
}
