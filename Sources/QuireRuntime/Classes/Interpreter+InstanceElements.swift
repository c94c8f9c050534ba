import QuireSyntax

/// Elements and walks of instances.
extension Interpreter {
  func instanceItem(_ object: Value, _ index: Value) throws -> Value? {
    try asked(special(.getItem, of: object), object, index)
  }

  func instanceContains(_ object: Value, _ element: Value) throws -> Bool? {
    let method = special(.contains, of: object)
    return method.isUndefined ? nil : try isTrue(send(method, object, element))
  }

  /// What walks an instance: an iterator of its own, or its elements by their indices.
  func instanceStream(_ value: Value) throws -> () throws -> Value? {
    let iterate = special(.iterate, of: value)
    if !iterate.isUndefined {
      let walker = try send(iterate, value)
      if special(.next, of: walker).isUndefined {
        if ParameterType.iterable.accepts(walker), walker.coreType != .instance {
          return try anchored(walker, stream(of: walker))
        }
        throw ScriptError(
          .type,
          "__iter__() of \(value.typeName) returned a \(walker.typeName), which has no __next__",
          hint: "return iter(…) of a list, or an object with a method __next__(self)")
      }
      return anchored(walker) { [unowned(unsafe) self] in try nextElement(of: walker) }
    }
    if !special(.next, of: value).isUndefined {
      return { [unowned(unsafe) self] in try nextElement(of: value) }
    }
    guard !special(.getItem, of: value).isUndefined else {
      throw ScriptError(
        .type, "\(value.typeName) values cannot be walked by a loop",
        hint: "a method __iter__(self) that returns iter(…) of a list makes them so")
    }
    var position = 0
    return { [unowned(unsafe) self] in
      do {
        position += 1
        return try instanceItem(value, .int(position - 1))
      } catch let error as ScriptError where error.kind == .index || error.kind == .stopIteration {
        return nil
      }
    }
  }

  /// The elements of an instance from the last to the first; nil when it does not say.
  func reversedInstance(_ value: Value) throws -> [Value]? {
    let method = special(.reversed, of: value)
    if !method.isUndefined { return try values(of: send(method, value)) }
    guard !special(.length, of: value).isUndefined, !special(.getItem, of: value).isUndefined else {
      return nil
    }
    return try stride(from: try instanceLength(value) - 1, through: 0, by: -1).map {
      try instanceItem(value, .int($0)) ?? .null
    }
  }

  /// `__next__` of an instance; nil at its end.
  func nextElement(of walker: Value) throws -> Value? {
    do {
      return try send(special(.next, of: walker), walker)
    } catch let error as ScriptError where error.kind == .stopIteration {
      return nil
    }
  }

  /// Keeps a value alive as long as a closure that reads from it.
  private func anchored(_ value: Value, _ step: @escaping () throws -> Value?) -> () throws ->
    Value?
  {
    let anchor = Anchors.Anchor(value, in: anchors)
    return { try withExtendedLifetime(anchor) { try step() } }
  }

  /// Does work of the machine that gathers values while methods of the program run: what is made
  /// meanwhile stays alive.
  func pinning<R>(_ body: () throws -> R) rethrows -> R {
    if nativeDepth > 0 { return try body() }
    heap.pin()
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    return try body()
  }

  /// Values that only Swift variables hold while methods of the program may run.
  func heldObjects(_ values: [Value]) -> [Value] {
    values.contains(where: \.mayRunCode) ? held(values) : values
  }
}

extension Value {
  /// Whether comparing or hashing it may run methods of the program.
  var mayRunCode: Bool { mayRunCode(within: 8) }

  /// In a tuple of more levels there may be anything.
  private func mayRunCode(within levels: Int) -> Bool {
    switch self {
    case .instance: true
    case .tuple(let tuple):
      levels == 0
        || tuple.with { $0.values.contains { $0.mayRunCode(within: levels - 1) } }
    default: false
    }
  }
}
