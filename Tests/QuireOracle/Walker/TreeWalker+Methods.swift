import QuireSyntax

extension TreeWalker {
  static let methods: [String: Set<String>] = [
    "list": [
      "append", "pop", "insert", "extend", "remove", "index", "count", "reverse", "sort", "clear",
      "copy",
    ],
    "dict": [
      "get", "pop", "keys", "values", "items", "setdefault", "update", "clear", "copy",
    ],
    "set": ["add", "discard", "remove", "clear", "copy"],
    "str": [
      "upper", "lower", "strip", "split", "join", "replace", "startswith", "endswith", "find",
      "count",
    ],
    "tuple": ["index", "count"],
  ]

  func method(_ name: String, of object: Thing, _ given: Given) throws -> Thing {
    var arguments = given.positional
    switch object {
    case .tuple(let parts) where name.isEmpty:
      arguments.insert(parts[0], at: 0)
      return try call(parts[1], Given(positional: arguments, keywords: given.keywords))
    case .list(let box): return try method(name, of: box, given)
    case .dict(let box): return try method(name, of: box, arguments)
    case .set(let box): return try method(name, of: box, arguments)
    case .text(let text): return try method(name, of: text, arguments)
    case .tuple(let items): return try search(name, items, arguments)
    default: throw Failure("AttributeError")
    }
  }

  private func search(_ name: String, _ items: [Thing], _ arguments: [Thing]) throws -> Thing {
    guard arguments.count == 1 else { throw Failure("TypeError") }
    let places = try items.indices.filter { try equal(items[$0], arguments[0]) }
    if name == "count" { return .int(places.count) }
    guard let place = places.first else { throw Failure("ValueError") }
    return .int(place)
  }

  private func method(_ name: String, of box: Box<[Thing]>, _ given: Given) throws -> Thing {
    let arguments = given.positional
    switch (name, arguments.count) {
    case ("append", 1): box.content.append(arguments[0])
    case ("extend", 1): box.content += try items(of: arguments[0])
    case ("clear", 0): box.content = []
    case ("copy", 0): return .list(box.content)
    case ("reverse", 0): box.content.reverse()
    case ("sort", 0): box.content = try sorted(box.content, given.keywords)
    case ("index", _), ("count", _): return try search(name, box.content, arguments)
    case ("remove", _):
      guard case .int(let place) = try search("index", box.content, arguments) else { break }
      box.content.remove(at: place)
    case ("insert", 2):
      guard let place = whole(arguments[0]) else { throw Failure("TypeError") }
      let count = box.content.count
      box.content.insert(arguments[1], at: min(max(place < 0 ? place + count : place, 0), count))
    case ("pop", 0...1):
      guard let place = arguments.first.map(whole) ?? -1 else { throw Failure("TypeError") }
      let count = box.content.count
      guard -count <= place, place < count else { throw Failure("IndexError") }
      return box.content.remove(at: place < 0 ? place + count : place)
    default: throw Failure("TypeError")
    }
    return .none
  }

  private func method(
    _ name: String, of box: Box<[(key: Thing, value: Thing)]>, _ arguments: [Thing]
  ) throws -> Thing {
    switch (name, arguments.count) {
    case ("get", 1...2):
      if let place = try find(arguments[0], in: box) { return box.content[place].value }
      return arguments.count == 2 ? arguments[1] : .none
    case ("setdefault", 1...2):
      if let place = try find(arguments[0], in: box) { return box.content[place].value }
      let value = arguments.count == 2 ? arguments[1] : .none
      box.content.append((arguments[0], value))
      return value
    case ("pop", 1...2):
      if let place = try find(arguments[0], in: box) { return box.content.remove(at: place).value }
      guard arguments.count == 2 else { throw Failure("KeyError") }
      return arguments[1]
    case ("keys", 0): return .list(box.content.map(\.key))
    case ("values", 0): return .list(box.content.map(\.value))
    case ("items", 0): return .list(box.content.map { .tuple([$0.key, $0.value]) })
    case ("clear", 0): box.content = []
    case ("copy", 0): return .dict(box.content)
    case ("update", 1):
      guard case .dict(let other) = try native("dict", Given(positional: arguments)) else { break }
      for (key, value) in other.content { try put(value, in: box, at: key) }
    default: throw Failure("TypeError")
    }
    return .none
  }

  private func method(
    _ name: String, of box: Box<[Thing]>, _ arguments: [Thing]
  ) throws -> Thing {
    switch (name, arguments.count) {
    case ("clear", 0): box.content = []
    case ("copy", 0): return .set(box.content)
    case ("add", 1), ("discard", 1), ("remove", 1):
      try requireHashable(arguments[0])
      let place = try box.content.firstIndex { try equal($0, arguments[0]) }
      if name == "add" {
        if place == nil { box.content.append(arguments[0]) }
      } else if let place {
        box.content.remove(at: place)
      } else if name == "remove" {
        throw Failure("KeyError")
      }
    default: throw Failure("TypeError")
    }
    return .none
  }

  private func method(_ name: String, of text: String, _ arguments: [Thing]) throws -> Thing {
    var texts: [String] = []
    for case .text(let argument) in arguments { texts.append(argument) }
    if name != "join", texts.count < arguments.count { throw Failure("TypeError") }
    switch (name, arguments.count) {
    case ("upper", 0): return .text(text.uppercased())
    case ("lower", 0): return .text(text.lowercased())
    case ("strip", 0): return .text(String(text.trimmed(" ")))
    case ("split", 0): return .list(text.split(separator: " ").map { .text(String($0)) })
    case ("split", 1):
      guard !texts[0].isEmpty else { throw Failure("ValueError") }
      return .list(text.pieces(between: texts[0]).map { .text($0) })
    case ("join", 1):
      let parts = try items(of: arguments[0]).map { part in
        guard case .text(let text) = part else { throw Failure("TypeError") }
        return text
      }
      return .text(parts.joined(separator: text))
    case ("replace", 2):
      guard !texts[0].isEmpty else { throw OutOfSubset("replace") }
      return .text(text.pieces(between: texts[0]).joined(separator: texts[1]))
    case ("startswith", 1): return .bool(text.hasPrefix(texts[0]))
    case ("endswith", 1): return .bool(text.hasSuffix(texts[0]))
    case ("count", 1):
      return .int(texts[0].isEmpty ? text.count + 1 : text.pieces(between: texts[0]).count - 1)
    case ("find", 1):
      if texts[0].isEmpty { return .int(0) }
      let pieces = text.pieces(between: texts[0])
      return .int(pieces.count == 1 ? -1 : pieces[0].count)
    default: throw Failure("TypeError")
    }
  }
}

extension String {
  fileprivate func pieces(between separator: String) -> [String] {
    var result = [""]
    var rest = self[...]
    while let first = rest.first {
      if rest.hasPrefix(separator) {
        result.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        result[result.count - 1].append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  fileprivate func trimmed(_ character: Character) -> Substring {
    var rest = self[...]
    while rest.first == character { rest = rest.dropFirst() }
    while rest.last == character { rest = rest.dropLast() }
    return rest
  }
}
