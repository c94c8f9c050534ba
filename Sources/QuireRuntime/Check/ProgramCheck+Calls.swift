import QuireSyntax

extension ProgramCheck {
  /// Something that is called, and how many of its first places the call itself fills.
  private struct Callee {
    let signature: any CallSignature
    let bound: Int
  }

  /// Reports arguments that a call at run time would refuse.
  func checkCall(_ callee: Expression, _ arguments: [Argument], _ span: Span) {
    guard let known = self.callee(callee), compilation?.mayBeOther(callee, scope) != true else {
      return
    }
    let positional = arguments.filter(\.isPositional)
    let keywords = arguments.compactMap(\.keyword)
    let isSpread = arguments.contains(where: \.isSpread)
    let count = isSpread ? 0 : known.bound + positional.count
    let signature = known.signature
    do throws(ScriptError) {
      let places = try signature.places(positional: count, keywords: keywords)
      guard !isSpread else { return }
      if let missing = signature.missing(isFilled: {
        $0 < min(count, signature.positionalCount) || places.contains($0)
      }) {
        throw missing
      }
      // What a value is counts when the call is made, if it ever is.
      if compilation == nil, let record = signature as? Builtin {
        try checkTypes(positional, known.bound, arguments, places, of: record)
      }
    } catch {
      if let keyword = error.keyword,
        let argument = arguments.first(where: { $0.keyword == keyword })
      {
        let place = error.isAboutName ? argument.nameSpan : nil
        report(error, place ?? argument.value.span, context: callee.span)
      } else if let index = error.argument, positional.indices.contains(index - known.bound) {
        report(error, positional[index - known.bound].value.span, context: callee.span)
      } else {
        report(error, callee.span, context: span)
      }
    }
  }

  /// Literals of a type that a built-in's parameter does not accept.
  private func checkTypes(
    _ positional: [Argument], _ bound: Int, _ arguments: [Argument], _ places: [Int?],
    of record: Builtin
  ) throws(ScriptError) {
    func check(_ argument: Argument, _ index: Int?) throws(ScriptError) {
      guard let index, record.fixed.indices.contains(index),
        let core = argument.value.literalType, !record.fixed[index].type.accepts(core)
      else { return }
      guard let value = literal(argument.value) else {
        throw record.wrongType(record.fixed[index], core.name, at: index)
      }
      throw interpreter.wrongType(record, record.fixed[index], value, at: index)
    }
    for (i, argument) in positional.enumerated() where i + bound < record.positionalCount {
      try check(argument, i + bound)
    }
    for (argument, place) in zip(arguments.filter { $0.keyword != nil }, places) {
      try check(argument, place)
    }
  }

  /// The value of a literal, elements left out; nil for one that says little.
  private func literal(_ e: Expression) -> Value? {
    switch e.kind {
    case .none: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .double(value)
    case .string(let text): interpreter.make(text)
    case .list: interpreter.makeList([])
    case .tuple: interpreter.makeTuple([])
    default: nil
    }
  }

  private func callee(_ e: Expression) -> Callee? {
    if case .attribute(let object, let name) = e.kind {
      if let signature = method(name.text, on: object) {
        return Callee(signature: signature, bound: 1)
      }
      let record: TypeRecord? =
        switch meaning(of: object) {
        case .instance(let record): record
        case .value(.module), .value(.type): nil
        case .value(let value): interpreter.type(of: value).object.record
        default: nil
        }
      if let method = record?.allMethods.last(where: { $0.name == name.text }) {
        return Callee(signature: method, bound: 1)
      }
    }
    switch meaning(of: e) {
    case .value(.builtin(let builtin)):
      return Callee(
        signature: builtin.object.record, bound: builtin.object.receiver.isUndefined ? 0 : 1)
    case .value(.type(let type)):
      return type.object.record.constructor.map { Callee(signature: $0, bound: 0) }
    case .value(.closure(let closure)):
      return Callee(signature: closure.object.code.object.parameters, bound: 0)
    case .function(let signature): return Callee(signature: signature, bound: 0)
    case .programClass(let type):
      return constructor(of: type).map { Callee(signature: $0, bound: 1) }
    default: return nil
    }
  }
}

extension Argument {
  fileprivate var keyword: String? {
    if case .keyword(let name) = form { name.text } else { nil }
  }

  fileprivate var nameSpan: Span? {
    if case .keyword(let name) = form { name.span } else { nil }
  }
}
