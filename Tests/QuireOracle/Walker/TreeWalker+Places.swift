import QuireSyntax

/// What can stand on the left of `=` and behind `del`.
extension TreeWalker {
  func assign(_ new: Thing, to target: Expression, _ scope: Scope) throws {
    switch target.kind {
    case .name(let name): scope[name] = new
    case .list(let targets), .tuple(let targets): try unpack(new, into: targets, scope)
    case .subscripted(let object, let index):
      try store(new, in: value(object, scope), at: value(index, scope))
    case .attribute(let object, let name):
      try give(value(object, scope), name.text, new)
    default: throw OutOfSubset("target")
    }
  }

  private func give(_ object: Thing, _ name: String, _ new: Thing) throws {
    switch object {
    case .instance(let instance): instance.attributes[name] = new
    case .blueprint(let blueprint): blueprint.members.values[name] = new
    default: throw Failure("AttributeError")
    }
  }

  private func unpack(_ new: Thing, into targets: [Expression], _ scope: Scope) throws {
    let values = try items(of: new)
    let star = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
    guard let star else {
      guard values.count == targets.count else { throw Failure("ValueError") }
      for (target, value) in zip(targets, values) { try assign(value, to: target, scope) }
      return
    }
    let behind = targets.count - star - 1
    guard values.count >= star + behind else { throw Failure("ValueError") }
    for index in 0..<star { try assign(values[index], to: targets[index], scope) }
    if case .starred(let inner) = targets[star].kind {
      try assign(.list(Array(values[star..<(values.count - behind)])), to: inner, scope)
    }
    for index in 0..<behind {
      try assign(values[values.count - behind + index], to: targets[star + 1 + index], scope)
    }
  }

  func augment(
    _ target: Expression, _ op: BinaryOperator, _ operand: Expression, _ scope: Scope
  ) throws {
    switch target.kind {
    case .name(let name):
      let old = try read(name, scope)
      scope[name] = try update(old, op, value(operand, scope))
    case .subscripted(let object, let index):
      let object = try value(object, scope)
      let index = try value(index, scope)
      let old = try element(of: object, at: index)
      try store(update(old, op, value(operand, scope)), in: object, at: index)
    case .attribute(let object, let name):
      let object = try value(object, scope)
      let old = try attribute(name.text, of: object)
      try give(object, name.text, update(old, op, value(operand, scope)))
    default: throw OutOfSubset("target")
    }
  }

  /// `old op= new`: lists, sets and dicts change in place.
  private func update(_ old: Thing, _ op: BinaryOperator, _ new: Thing) throws -> Thing {
    switch (old, op, new) {
    case (.list(let box), .add, _): box.content += try items(of: new)
    case (.list(let box), .multiply, _):
      guard case .list(let result) = try binary(old, op, new) else { return old }
      box.content = result.content
    case (.set(let box), .bitOr, .set), (.set(let box), .bitAnd, .set),
      (.set(let box), .subtract, .set), (.set(let box), .bitXor, .set):
      guard case .set(let result) = try binary(old, op, new) else { return old }
      box.content = result.content
    case (.dict(let box), .bitOr, .dict(let other)):
      for (key, value) in other.content { try put(value, in: box, at: key) }
    default: return try binary(old, op, new)
    }
    return old
  }

  func delete(_ target: Expression, _ scope: Scope) throws {
    switch target.kind {
    case .name(let name):
      guard scope[name] != nil else { throw Failure("NameError") }
      scope[name] = nil
    case .list(let targets), .tuple(let targets):
      for target in targets { try delete(target, scope) }
    case .subscripted(let object, let index):
      let object = try value(object, scope)
      switch (object, try value(index, scope)) {
      case (.list(let box), let index):
        let (places, _) = try places(index, count: box.content.count)
        for place in places.sorted(by: >) { box.content.remove(at: place) }
      case (.dict(let box), let key):
        guard let place = try find(key, in: box) else { throw Failure("KeyError") }
        box.content.remove(at: place)
      default: throw Failure("TypeError")
      }
    case .attribute(let object, let name):
      guard case .instance(let instance) = try value(object, scope),
        instance.attributes.removeValue(forKey: name.text) != nil
      else { throw Failure("AttributeError") }
    default: throw OutOfSubset("target")
    }
  }

  private func store(_ new: Thing, in object: Thing, at index: Thing) throws {
    switch object {
    case .dict(let box): try put(new, in: box, at: index)
    case .list(let box):
      let isSlice = Self.isSlice(index)
      let values = isSlice ? try items(of: new) : [new]
      let (places, bounds) = try places(index, count: box.content.count)
      if let bounds {
        box.content.replaceSubrange(bounds, with: values)
      } else {
        guard values.count == places.count else { throw Failure("ValueError") }
        for (place, value) in zip(places, values) { box.content[place] = value }
      }
    default: throw Failure("TypeError")
    }
  }

  func put(
    _ new: Thing, in box: Box<[(key: Thing, value: Thing)]>, at key: Thing
  ) throws {
    if let place = try find(key, in: box) {
      box.content[place].value = new
    } else {
      box.content.append((key, new))
    }
  }

  func find(_ key: Thing, in box: Box<[(key: Thing, value: Thing)]>) throws -> Int? {
    try requireHashable(key)
    return try box.content.firstIndex { try equal($0.key, key) }
  }

  func element(of object: Thing, at index: Thing) throws -> Thing {
    func pick<C: RandomAccessCollection>(_ all: C) throws -> [C.Element] where C.Index == Int {
      try places(index, count: all.count).places.map { all[$0] }
    }
    let isSlice = Self.isSlice(index)
    switch object {
    case .list(let box):
      let found = try pick(box.content)
      return isSlice ? .list(found) : found[0]
    case .tuple(let items):
      let found = try pick(items)
      return isSlice ? .tuple(found) : found[0]
    case .text(let text):
      var result = String.UnicodeScalarView()
      result.append(contentsOf: try pick(Array(text.unicodeScalars)))
      return .text(String(result))
    case .range:
      guard !isSlice else { throw OutOfSubset("slice of range") }
      return try pick(items(of: object))[0]
    case .dict(let box):
      guard let place = try find(index, in: box) else { throw Failure("KeyError") }
      return box.content[place].value
    case .instance:
      guard !isSlice, let found = try special("__getitem__", object, index) else {
        throw Failure("TypeError")
      }
      return found
    default: throw Failure("TypeError")
    }
  }

  /// A slice is a tuple of four, the first of which says so: no program can make one.
  static func slice(_ lower: Thing, _ upper: Thing, _ step: Thing) -> Thing {
    .tuple([.native("slice"), lower, upper, step])
  }

  private static func isSlice(_ index: Thing) -> Bool {
    guard case .tuple(let parts) = index, case .native("slice")? = parts.first else { return false }
    return true
  }

  /// The places that an index or a slice means; of a slice that goes forward by one its bounds too.
  private func places(_ index: Thing, count: Int) throws -> (places: [Int], bounds: Range<Int>?) {
    guard case .tuple(let parts) = index, Self.isSlice(index) else {
      guard let place = whole(index) else { throw Failure("TypeError") }
      guard -count <= place, place < count else { throw Failure("IndexError") }
      return ([place < 0 ? place + count : place], nil)
    }
    func bound(_ part: Thing, _ missing: Int, _ least: Int, _ most: Int) throws -> Int {
      if case .none = part { return missing }
      guard let place = whole(part) else { throw Failure("TypeError") }
      return min(max(place < 0 ? place + count : place, least), most)
    }
    var step = 1
    if case .none = parts[3] {
    } else {
      guard let given = whole(parts[3]) else { throw Failure("TypeError") }
      guard given != 0 else { throw Failure("ValueError") }
      step = given
    }
    if step > 0 {
      let lower = try bound(parts[1], 0, 0, count)
      let upper = try bound(parts[2], count, 0, count)
      let bounds = step == 1 ? lower..<max(lower, upper) : nil
      return (Array(stride(from: lower, to: upper, by: step)), bounds)
    }
    let upper = try bound(parts[1], count - 1, -1, count - 1)
    let lower = try bound(parts[2], -1, -1, count - 1)
    return (Array(stride(from: upper, to: lower, by: step)), nil)
  }
}
