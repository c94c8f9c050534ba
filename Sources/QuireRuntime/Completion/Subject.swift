import QuireSyntax

/// What an expression stands for, as far as that can be said without evaluating it.
enum Subject {
  case value(Value)
  /// Some value of a type.
  case instance(TypeRecord)

  /// Reads the expression that ends with the last of `tokens`; nil when it is of another kind than names,
  /// attributes, calls, subscripts by literals, and literals.
  init?(_ tokens: ArraySlice<Token>, in completer: Completer) {
    guard let last = tokens.last else { return nil }
    let interpreter = completer.interpreter
    let before = tokens.dropLast()
    switch last.kind {
    case .name(let name):
      if before.last?.kind.isSymbol(.dot) == true {
        guard let owner = Subject(before.dropLast(), in: completer),
          let member = owner.attribute(name, in: interpreter)
        else { return nil }
        self = member
      } else if let value = completer.session.main[name] ?? interpreter.builtin(name) {
        self = .value(value)
      } else {
        return nil
      }
    case .string, .formattedEnd: self = .core(.string, interpreter)
    case .bytes: self = .core(.bytes, interpreter)
    case .float: self = .core(.float, interpreter)
    case .symbol(.rightBrace): self = .core(.dict, interpreter)
    case .symbol(.rightParenthesis), .symbol(.rightBracket):
      guard let open = Subject.opening(of: before) else { return nil }
      let head = tokens[tokens.startIndex..<open]
      let inner = tokens[(open + 1)..<before.endIndex]
      let isCalled = head.last?.kind.endsOperand ?? false
      switch (last.kind.isSymbol(.rightParenthesis), isCalled) {
      case (true, true):
        guard let result = Subject(head, in: completer)?.result(in: interpreter) else { return nil }
        self = result
      case (true, false):
        guard let only = Subject(inner, in: completer) else { return nil }
        self = only
      case (false, true):
        guard let element = Subject(head, in: completer)?.element(at: inner) else { return nil }
        self = element
      case (false, false): self = .core(.list, interpreter)
      }
    default: return nil
    }
  }

  private static func core(_ type: CoreType, _ interpreter: Interpreter) -> Subject {
    .instance(interpreter.type(type).object.record)
  }

  /// The bracket that the one behind `tokens` closes.
  private static func opening(of tokens: ArraySlice<Token>) -> Int? {
    var depth = 0
    for index in tokens.indices.reversed() {
      if tokens[index].kind.isClosing { depth += 1 }
      if tokens[index].kind.isOpening {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  // MARK: Steps of an expression

  private func attribute(_ name: String, in interpreter: Interpreter) -> Subject? {
    switch self {
    case .value(.module(let module)):
      // A module's members are made without running a program.
      guard let member = try? interpreter.member(of: module.object, name) else { return nil }
      return .value(member)
    case .value(.type(let type)):
      return type.object.record.allMethods.last { $0.name == name }
        .map { .value(interpreter.makeBuiltin($0)) }
    case .value(.class(let type)):
      return type.object.member(interpreter.intern(name)).map { .value($0.unwrapped) }
    case .value(.instance(let object)):
      // No property runs.
      if let value = object.object.attribute(interpreter.intern(name)) { return .value(value) }
      guard let member = object.object.type.member(interpreter.intern(name)) else { return nil }
      return member.kind == .function
        ? .value(interpreter.makeMethod(member.unwrapped, of: .instance(object))) : nil
    case .value(let value):
      return Subject.instance(interpreter.type(of: value).object.record)
        .attribute(name, in: interpreter)
    case .instance(let record):
      guard let method = record.allMethods.last(where: { $0.name == name }) else { return nil }
      return .value(interpreter.makeBuiltin(method, receiver: .null))
    }
  }

  /// What a call gives: an instance of a type, or what a built-in's record says.
  private func result(in interpreter: Interpreter) -> Subject? {
    switch self {
    case .value(.type(let type)): return .instance(type.object.record)
    case .value(.builtin(let builtin)):
      return interpreter.typeRecord(named: builtin.object.record.returns).map { .instance($0) }
    case .value, .instance: return nil
    }
  }

  /// The element of a container at a literal index.
  private func element(at index: ArraySlice<Token>) -> Subject? {
    guard index.count == 1, let token = index.first, case .value(let value) = self else {
      return nil
    }
    switch (value, token.kind) {
    case (.list(let list), .int(let index)) where index < list.object.count:
      return .value(list.object.values[Int(index)])
    case (.tuple(let tuple), .int(let index)) where index < tuple.object.count:
      return .value(tuple.object.values[Int(index)])
    case (.dict(let dict), .string(let key)):
      for pair in dict.object.pairs {
        if case .string(let name) = pair.key, name.object.text == key { return .value(pair.value) }
      }
      return nil
    default: return nil
    }
  }

  // MARK: What it offers

  func attributeNames(in interpreter: Interpreter) -> [String] {
    switch self {
    case .value(let value):
      guard let names = try? interpreter.attributeNames(value) else { return [] }
      guard case .module(let module) = value else { return names }
      let below = interpreter.moduleNames().compactMap { name in
        name.hasPrefix(module.object.name + ".")
          ? name.dropFirst(module.object.name.count + 1).split(separator: ".").first.map(
            String.init)
          : nil
      }
      return names + below
    case .instance(let record):
      return record.allMethods.map(\.name) + record.allProperties.map(\.name)
    }
  }

  /// The keys of a dict that are strings and need no escapes.
  var keys: [String] {
    guard case .value(.dict(let dict)) = self else { return [] }
    return dict.object.pairs.compactMap { pair in
      guard case .string(let key) = pair.key else { return nil }
      let text = key.object.text
      return text.unicodeScalars.contains { $0.value < 32 || "\"'\\".unicodeScalars.contains($0) }
        ? nil : text
    }
  }

  /// The parameters that a call can name.
  var parameterNames: [String] {
    switch self {
    case .value(.builtin(let builtin)):
      return Subject.names(builtin.object.record, isBound: !builtin.object.receiver.isUndefined)
    case .value(.type(let type)):
      return type.object.record.constructor.map { Subject.names($0, isBound: false) } ?? []
    case .value(.closure(let closure)): return closure.object.parameterNames
    case .value(.class(let type)): return type.object.parameterNames
    case .value(.method(let method)):
      return Array(Subject.value(method.object.function).parameterNames.dropFirst())
    case .value, .instance: return []
    }
  }

  private static func names(_ record: Builtin, isBound: Bool) -> [String] {
    record.parameters.dropFirst(isBound ? 1 : 0)
      .filter { $0.form == .ordinary || $0.form == .keywordOnly }.map(\.name)
  }
}

extension Token.Kind {
  /// Whether a bracket behind it is a call or a subscript.
  fileprivate var endsOperand: Bool {
    switch self {
    case .name, .string, .formattedEnd, .bytes: true
    default: isClosing
    }
  }
}
