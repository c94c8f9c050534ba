import QuireSyntax

extension TreeWalker {
  func value(_ expression: Expression, _ scope: Scope) throws -> Thing {
    switch expression.kind {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .longInt: throw OutOfSubset("integers of more than 64 bits")
    case .float(let value): return .float(value)
    case .string(let value): return .text(value)
    case .formatted(let pieces): return .text(try text(of: pieces, scope))
    case .name(let name): return try read(name, scope)
    case .list(let items): return .list(try values(items, scope))
    case .tuple(let items): return .tuple(try values(items, scope))
    case .set(let items): return try set(of: values(items, scope))
    case .dict(let items): return try dict(items, scope)
    case .unary(let op, let operand): return try unary(op, value(operand, scope))
    case .binary(let op, let left, let right):
      return try binary(value(left, scope), op, value(right, scope))
    case .comparison(let first, let links):
      var left = try value(first, scope)
      for link in links {
        let right = try value(link.operand, scope)
        guard try compare(left, link.op, right) else { return .bool(false) }
        left = right
      }
      return .bool(true)
    case .and(let left, let right):
      let first = try value(left, scope)
      return try truth(first) ? value(right, scope) : first
    case .or(let left, let right):
      let first = try value(left, scope)
      return try truth(first) ? first : value(right, scope)
    case .not(let operand): return .bool(try !truth(value(operand, scope)))
    case .conditional(let condition, let then, let otherwise):
      return try value(truth(value(condition, scope)) ? then : otherwise, scope)
    case .call(let callee, let arguments):
      if let answer = try search(callee, arguments, scope) { return .bool(answer) }
      if case .name("super") = callee.kind, arguments.isEmpty {
        guard let method = scope.surroundingMethod else { throw OutOfSubset("super") }
        return .above(method.of, below: method.owner)
      }
      return try call(value(callee, scope), given(arguments, scope))
    case .attribute(let object, let name):
      return try attribute(name.text, of: value(object, scope))
    case .subscripted(let object, let index):
      return try element(of: value(object, scope), at: value(index, scope))
    case .slice(let lower, let upper, let step):
      func part(_ part: Expression?) throws -> Thing {
        try part.map { try value($0, scope) } ?? .none
      }
      return Self.slice(try part(lower), try part(upper), try part(step))
    case .lambda(let function): return try closure(function, scope)
    case .comprehension(let comprehension): return try build(comprehension, scope)
    case .ellipsis, .bytes, .starred: throw OutOfSubset("expression")
    }
  }

  func read(_ name: String, _ scope: Scope) throws -> Thing {
    if let value = scope[name] { return value }
    if scope.isOpen(name), Self.natives.contains(name) || Self.errorKinds.contains(name) {
      return .native(name)
    }
    throw Failure("NameError")
  }

  private func values(_ expressions: [Expression], _ scope: Scope) throws -> [Thing] {
    var result: [Thing] = []
    for expression in expressions {
      if case .starred(let inner) = expression.kind {
        result += try items(of: value(inner, scope))
      } else {
        result.append(try value(expression, scope))
      }
    }
    return result
  }

  func set(of items: [Thing]) throws -> Thing {
    var result: [Thing] = []
    for item in items {
      try requireHashable(item)
      if try !result.contains(where: { try equal($0, item) }) { result.append(item) }
    }
    return .set(result)
  }

  private func dict(_ items: [DictionaryItem], _ scope: Scope) throws -> Thing {
    let result = Box<[(key: Thing, value: Thing)]>([])
    for item in items {
      if let key = item.key {
        let key = try value(key, scope)
        try put(value(item.value, scope), in: result, at: key)
      } else {
        guard case .dict(let other) = try value(item.value, scope) else {
          throw Failure("TypeError")
        }
        for (key, value) in other.content { try put(value, in: result, at: key) }
      }
    }
    return .dict(result)
  }

  /// The elements of what stands behind `in`. A call that pairs or transforms gives its elements one by one
  /// there, and a list everywhere else.
  func elements(of expression: Expression, _ scope: Scope) throws -> Steps {
    guard case .call(let callee, let arguments) = expression.kind,
      case .name(let name) = callee.kind, case .native(let native) = try read(name, scope)
    else { return try steps(of: value(expression, scope)) }
    let given = try given(arguments, scope)
    return try stepwise(native, given) ?? steps(of: call(.native(native), given))
  }

  private func build(_ comprehension: Comprehension, _ scope: Scope) throws -> Thing {
    let result = Box<[(key: Thing, value: Thing)]>([])
    try collect(comprehension, scope) { inner in
      switch comprehension.element {
      case .list(let element), .generator(let element):
        result.content.append((.none, try self.value(element, inner)))
      case .set(let element):
        try self.put(.none, in: result, at: self.value(element, inner))
      case .dict(let key, let element):
        let key = try self.value(key, inner)
        try self.put(self.value(element, inner), in: result, at: key)
      }
    }
    switch comprehension.element {
    case .list, .generator: return .list(result.content.map(\.value))
    case .set: return .set(result.content.map(\.key))
    case .dict: return .dict(result)
    }
  }

  /// `any` and `all` take from a generator expression only what they need.
  private func search(
    _ callee: Expression, _ arguments: [Argument], _ scope: Scope
  ) throws -> Bool? {
    guard case .name(let name) = callee.kind, name == "any" || name == "all",
      arguments.count == 1, case .comprehension(let comprehension) = arguments[0].value.kind,
      case .generator(let element) = comprehension.element
    else { return nil }
    struct Found: Error {}
    do {
      try collect(comprehension, scope) { inner in
        if try truth(value(element, inner)) == (name == "any") { throw Found() }
      }
      return name == "all"
    } catch is Found {
      return name == "any"
    }
  }

  private func collect(
    _ comprehension: Comprehension, _ scope: Scope, _ body: (Scope) throws -> Void
  ) throws {
    let targets = comprehension.clauses.compactMap { clause in
      if case .loop(let target, _) = clause { target } else { nil }
    }
    let inner = Scope(.call, names: BoundNames(targets: targets), parent: scope)
    func run(_ clauses: ArraySlice<Comprehension.Clause>, isFirst: Bool) throws {
      try step()
      switch clauses.first {
      case .loop(let target, let iterable)?:
        let next = try elements(of: iterable, isFirst ? scope : inner)
        while let element = try next() {
          try assign(element, to: target, inner)
          try run(clauses.dropFirst(), isFirst: false)
        }
      case .condition(let condition)?:
        if try truth(value(condition, inner)) { try run(clauses.dropFirst(), isFirst: false) }
      case nil: try body(inner)
      }
    }
    try run(comprehension.clauses[...], isFirst: true)
  }

  private func text(of pieces: [FormattedPiece], _ scope: Scope) throws -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .value(let part):
        var value = try value(part.value, scope)
        switch part.conversion {
        case nil: break
        case "r": value = .text(try representation(of: value))
        case "s": value = .text(try text(of: value))
        default: throw OutOfSubset("conversion")
        }
        result += try format(value, text(of: part.spec, scope))
      }
    }
    return result
  }

  /// A width and an alignment, no more.
  private func format(_ value: Thing, _ spec: String) throws -> String {
    let plain = try text(of: value)
    guard !spec.isEmpty else { return plain }
    var rest = Substring(spec)
    var isLeft = if case .text = value { true } else { false }
    if let sign = rest.first, "<>".contains(sign) {
      isLeft = sign == "<"
      rest = rest.dropFirst()
    }
    guard let width = Int(rest), width > 0, !rest.hasPrefix("0") else { throw OutOfSubset("spec") }
    switch value {
    case .text, .int, .float: break
    default: throw OutOfSubset("format of this")
    }
    let padding = String(repeating: " ", count: max(0, width - plain.unicodeScalars.count))
    return isLeft ? plain + padding : padding + plain
  }
}
