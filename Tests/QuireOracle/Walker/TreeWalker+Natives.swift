import QuireSyntax

/// The few built-in functions that random programs call.
extension TreeWalker {
  static let natives: Set<String> = [
    "print", "len", "range", "str", "repr", "int", "float", "bool", "list", "tuple", "set", "dict",
    "abs", "min", "max", "sum", "sorted", "any", "all", "zip", "enumerate", "reversed", "map",
    "filter", "type", "isinstance",
  ]

  /// What gives its elements one by one where they are used up on the spot.
  func stepwise(_ name: String, _ given: Given) throws -> Steps? {
    let arguments = given.positional
    func sources(_ things: some Sequence<Thing>) throws -> [Steps] { try things.map(steps(of:)) }
    func round(_ sources: [Steps]) throws -> [Thing]? {
      var result: [Thing] = []
      for source in sources {
        guard let item = try source() else { return nil }
        result.append(item)
      }
      return result
    }
    switch name {
    case "zip" where given.keywords.isEmpty:
      let all = try sources(arguments)
      return { all.isEmpty ? nil : try round(all).map { .tuple($0) } }
    case "enumerate" where 1...2 ~= arguments.count && given.keywords.isEmpty:
      let next = try steps(of: arguments[0])
      guard var count = arguments.count == 2 ? whole(arguments[1]) : 0 else {
        throw Failure("TypeError")
      }
      return {
        guard let item = try next() else { return nil }
        count += 1
        return .tuple([.int(count - 1), item])
      }
    case "map" where arguments.count >= 2:
      let all = try sources(arguments.dropFirst())
      return { try round(all).map { try self.call(arguments[0], Given(positional: $0)) } }
    case "filter" where arguments.count == 2:
      let next = try steps(of: arguments[1])
      return {
        while let item = try next() {
          var keep = item
          if case .none = arguments[0] {
          } else {
            keep = try self.call(arguments[0], Given(positional: [item]))
          }
          if try self.truth(keep) { return item }
        }
        return nil
      }
    case "reversed" where arguments.count == 1:
      guard case .list(let box) = arguments[0] else { return nil }
      var place = box.content.count
      return {
        guard place > 0, place <= box.content.count else { return nil }
        place -= 1
        return box.content[place]
      }
    default: return nil
    }
  }

  func native(_ name: String, _ given: Given) throws -> Thing {
    if let next = try stepwise(name, given) {
      var result: [Thing] = []
      while let item = try next() { result.append(item) }
      return .list(result)
    }
    let arguments = given.positional
    if Self.errorKinds.contains(name) {
      return .error(Failure(name, try arguments.map(text(of:)).joined(separator: " ")))
    }
    switch (name, arguments.count) {
    case ("print", _):
      guard given.keywords.isEmpty else { throw OutOfSubset("print") }
      printed += try arguments.map(text(of:)).joined(separator: " ") + "\n"
      return .none
    case ("len", 1):
      switch arguments[0] {
      case .text, .list, .tuple, .dict, .set, .range: return .int(try items(of: arguments[0]).count)
      default:
        guard let count = try special("__len__", arguments[0]) else { throw Failure("TypeError") }
        return count
      }
    case ("range", 1...3):
      let bounds = try arguments.map { argument in
        guard let bound = whole(argument) else { throw Failure("TypeError") }
        return bound
      }
      guard bounds.count < 3 || bounds[2] != 0 else { throw Failure("ValueError") }
      return .range(
        start: bounds.count == 1 ? 0 : bounds[0], stop: bounds[bounds.count == 1 ? 0 : 1],
        step: bounds.count == 3 ? bounds[2] : 1)
    case ("str", 1): return .text(try text(of: arguments[0]))
    case ("repr", 1): return .text(try representation(of: arguments[0]))
    case ("bool", 1): return .bool(try truth(arguments[0]))
    case ("int", 1):
      switch arguments[0] {
      case .float(let value): return .int(Int(value.rounded(.towardZero)))
      case .text(let text):
        guard let value = Int(text) else { throw Failure("ValueError") }
        return .int(value)
      case let other:
        guard let value = whole(other) else { throw Failure("TypeError") }
        return .int(value)
      }
    case ("float", 1): return try binary(arguments[0], .multiply, .float(1))
    case ("abs", 1):
      return try isLess(arguments[0], .int(0))
        ? unary(.minus, arguments[0]) : unary(.plus, arguments[0])
    case ("list", 0...1): return .list(try arguments.first.map(items(of:)) ?? [])
    case ("tuple", 0...1): return .tuple(try arguments.first.map(items(of:)) ?? [])
    case ("set", 0...1): return try set(of: arguments.first.map(items(of:)) ?? [])
    case ("dict", 0):
      return .dict(given.keywords.map { (.text($0.name), $0.value) })
    case ("dict", 1):
      let result = Box<[(key: Thing, value: Thing)]>([])
      if case .dict(let other) = arguments[0] {
        result.content = other.content
      } else {
        for pair in try items(of: arguments[0]) {
          let parts = try items(of: pair)
          guard parts.count == 2 else { throw Failure("ValueError") }
          try put(parts[1], in: result, at: parts[0])
        }
      }
      return .dict(result)
    case ("sum", 1):
      return try items(of: arguments[0]).reduce(.int(0)) { try binary($0, .add, $1) }
    case ("any", 1), ("all", 1):
      let next = try steps(of: arguments[0])
      while let item = try next() {
        if try truth(item) == (name == "any") { return .bool(name == "any") }
      }
      return .bool(name == "all")
    case ("min", _), ("max", _):
      let all = arguments.count == 1 ? try items(of: arguments[0]) : arguments
      guard var best = all.first else {
        throw Failure(arguments.isEmpty ? "TypeError" : "ValueError")
      }
      for item in all.dropFirst() where try name == "min" ? isLess(item, best) : isLess(best, item)
      {
        best = item
      }
      return best
    case ("sorted", 1): return .list(try sorted(items(of: arguments[0]), given.keywords))
    case ("reversed", 1):
      switch arguments[0] {
      case .tuple, .text, .range: return .list(try items(of: arguments[0]).reversed())
      default: throw OutOfSubset("reversed")
      }
    case ("isinstance", 2):
      guard case .blueprint(let wanted) = arguments[1] else { throw OutOfSubset("isinstance") }
      guard case .instance(let instance) = arguments[0] else { return .bool(false) }
      return .bool(instance.blueprint.rests(on: wanted))
    case ("type", 1): return .native(typeName(of: arguments[0]))
    default: throw Failure("TypeError")
    }
  }

  /// By inserting each behind all that are not greater, which keeps equals in order.
  func sorted(_ items: [Thing], _ options: [(name: String, value: Thing)]) throws -> [Thing] {
    var key = Thing.none
    var isReversed = false
    for (name, value) in options {
      switch name {
      case "key": key = value
      case "reverse": isReversed = try truth(value)
      default: throw Failure("TypeError")
      }
    }
    var pairs: [(key: Thing, item: Thing)] = []
    for item in items {
      if case .none = key {
        pairs.append((item, item))
      } else {
        pairs.append((try call(key, Given(positional: [item])), item))
      }
    }
    var result: [(key: Thing, item: Thing)] = []
    for pair in pairs {
      let place = try result.firstIndex { other in
        try isReversed ? isLess(other.key, pair.key) : isLess(pair.key, other.key)
      }
      result.insert(pair, at: place ?? result.count)
    }
    return result.map(\.item)
  }
}
