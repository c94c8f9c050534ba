import QuireSyntax

/// The arguments of a call, in order.
struct Given {
  var positional: [Thing] = []
  var keywords: [(name: String, value: Thing)] = []
}

extension TreeWalker {
  func given(_ arguments: [Argument], _ scope: Scope) throws -> Given {
    var given = Given()
    func add(_ name: String, _ value: Thing) throws {
      guard !given.keywords.contains(where: { $0.name == name }) else { throw Failure("TypeError") }
      given.keywords.append((name, value))
    }
    for argument in arguments {
      let value = try value(argument.value, scope)
      switch argument.form {
      case .positional: given.positional.append(value)
      case .keyword(let name): try add(name.text, value)
      case .spread: given.positional += try items(of: value)
      case .keywordSpread:
        guard case .dict(let box) = value else { throw Failure("TypeError") }
        for (key, value) in box.content {
          guard case .text(let name) = key else { throw Failure("TypeError") }
          try add(name, value)
        }
      }
    }
    return given
  }

  func closure(_ function: Function, _ scope: Scope) throws -> Thing {
    let defaults = try function.parameters.map { parameter in
      try parameter.defaultValue.map { try value($0, scope) }
    }
    let names = BoundNames(parameters: function.parameters, body: function.body)
    return .function(Closure(function, scope: scope, names: names, defaults: defaults))
  }

  func call(_ callee: Thing, _ given: Given) throws -> Thing {
    try step()
    switch callee {
    case .function(let closure): return try nested { try run(closure, given) }
    case .native(let name): return try nested { try native(name, given) }
    case .method(let object, let name): return try nested { try method(name, of: object, given) }
    case .blueprint(let blueprint):
      let instance = Instance(blueprint)
      if blueprint.member("__init__") != nil {
        _ = try call(attribute("__init__", of: .instance(instance)), given)
      } else if !given.positional.isEmpty || !given.keywords.isEmpty {
        throw Failure("TypeError")
      }
      return .instance(instance)
    case .instance(let instance):
      guard instance.blueprint.member("__call__") != nil else { throw Failure("TypeError") }
      return try call(attribute("__call__", of: callee), given)
    default: throw Failure("TypeError")
    }
  }

  private func run(_ closure: Closure, _ given: Given) throws -> Thing {
    let scope = Scope(.call, names: closure.names, parent: closure.scope)
    if let owner = closure.owner, case .instance(let instance)? = given.positional.first {
      scope.method = (owner, instance)
    }
    var positional = given.positional[...]
    var keywords = given.keywords
    for (parameter, fallback) in zip(closure.function.parameters, closure.defaults) {
      let name = parameter.name.text
      switch parameter.form {
      case .variadic:
        scope.values[name] = .tuple(Array(positional))
        positional = []
        continue
      case .variadicKeyword:
        scope.values[name] = .dict(keywords.map { (.text($0.name), $0.value) })
        keywords = []
        continue
      case .positionalOnly, .ordinary:
        if let value = positional.popFirst() {
          scope.values[name] = value
          continue
        }
      case .keywordOnly: break
      }
      if parameter.form != .positionalOnly,
        let place = keywords.firstIndex(where: { $0.name == name })
      {
        scope.values[name] = keywords.remove(at: place).value
      } else if let fallback {
        scope.values[name] = fallback
      } else {
        throw Failure("TypeError")
      }
    }
    // What is left fits nowhere; a keyword of `**rest` that names a filled parameter does not either.
    let named = closure.function.parameters.filter {
      $0.form == .ordinary || $0.form == .keywordOnly
    }
    guard positional.isEmpty, keywords.isEmpty,
      !given.keywords.contains(where: { keyword in
        named.prefix(given.positional.count).contains {
          $0.form == .ordinary && $0.name.text == keyword.name
        }
      })
    else { throw Failure("TypeError") }
    if case .returns(let result) = try run(closure.function.body, scope) { return result }
    return .none
  }

  /// What a special method of an instance gives; nil if its class has none.
  func special(_ name: String, _ object: Thing, _ arguments: Thing...) throws -> Thing? {
    guard case .instance(let instance) = object, instance.blueprint.member(name) != nil else {
      return nil
    }
    return try call(attribute(name, of: object), Given(positional: arguments))
  }

  func attribute(_ name: String, of object: Thing) throws -> Thing {
    switch object {
    case .instance(let instance):
      if let value = instance.attributes[name] { return value }
      guard let (value, _) = instance.blueprint.member(name) else {
        throw Failure("AttributeError")
      }
      if case .function = value { return .method(of: .tuple([object, value]), "") }
      return value
    case .above(let instance, let below):
      guard let (value, _) = below.base?.member(name) else { throw Failure("AttributeError") }
      return .method(of: .tuple([.instance(instance), value]), "")
    case .blueprint(let blueprint):
      if name == "__name__" { return .text(blueprint.name) }
      guard let (value, _) = blueprint.member(name) else { throw Failure("AttributeError") }
      return value
    case .native(let kind) where name == "__name__": return .text(kind)
    default:
      guard let known = Self.methods[typeName(of: object)], known.contains(name) else {
        throw Failure("AttributeError")
      }
      return .method(of: object, name)
    }
  }

  /// The elements of a value, one after the other; what changes ahead of them is seen.
  typealias Steps = () throws -> Thing?

  func steps(of thing: Thing) throws -> Steps {
    var place = 0
    switch thing {
    case .list(let box):
      return {
        guard place < box.content.count else { return nil }
        place += 1
        return box.content[place - 1]
      }
    case .dict(let box):
      let count = box.content.count
      return {
        guard box.content.count == count else { throw Failure("RuntimeError") }
        guard place < count else { return nil }
        place += 1
        return box.content[place - 1].key
      }
    case .set(let box):
      let count = box.content.count
      return {
        guard box.content.count == count else { throw Failure("RuntimeError") }
        guard place < count else { return nil }
        place += 1
        return box.content[place - 1]
      }
    case .tuple(let items): return steps(over: items)
    case .text(let text): return steps(over: text.unicodeScalars.map { .text(String($0)) })
    case .range(let start, let stop, let step):
      return steps(over: stride(from: start, to: stop, by: step).map { .int($0) })
    case .instance:
      if let all = try special("__iter__", thing) { return try steps(of: all) }
      guard case .instance(let instance) = thing, instance.blueprint.member("__getitem__") != nil
      else { throw Failure("TypeError") }
      return {
        place += 1
        do {
          return try self.special("__getitem__", thing, .int(place - 1))
        } catch let failure as Failure where failure.kind == "IndexError" {
          return nil
        }
      }
    default: throw Failure("TypeError")
    }
  }

  private func steps(over items: [Thing]) -> Steps {
    var rest = items[...]
    return { rest.popFirst() }
  }

  func items(of thing: Thing) throws -> [Thing] {
    let next = try steps(of: thing)
    var result: [Thing] = []
    while let item = try next() {
      result.append(item)
      if result.count > 5000 { throw OutOfSubset("size") }
    }
    return result
  }
}
