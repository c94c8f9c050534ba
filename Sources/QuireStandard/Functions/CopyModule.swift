import QuireRuntime
import QuireSyntax

/// `copy`: values that can be changed without changing the original.
enum CopyModule {
  static let module = NativeModule(
    "copy", "Copies of values.",
    [
      .function(
        Builtin(
          "copy", "A copy that holds the same elements.", [Parameter("x", .any, "the value")],
          returns: "any", examples: ["copy.copy([1, [2]]) => [1, [2]]"]
        ) { call in try copy(call[0], call.interpreter) { $0 } }),
      .function(
        Builtin(
          "deepcopy", "A copy that holds copies of the elements, to any depth.",
          [Parameter("x", .any, "the value")], returns: "any",
          examples: ["copy.deepcopy([1, [2]]) => [1, [2]]"]
        ) { call in
          var memory = Memory()
          return try deepCopy(call[0], &memory, call.interpreter)
        }),
    ])

  /// The copies made so far: what is held in two places is copied once.
  private struct Memory {
    var copies: [UnsafeRawPointer: Value] = [:]
    var depth = 0
  }

  private static let deepest = 200

  private static func deepCopy(
    _ value: Value, _ memory: inout Memory, _ interpreter: Interpreter
  ) throws -> Value {
    guard let identity = value.identity else { return value }
    if let known = memory.copies[identity] { return known }
    memory.depth += 1
    defer { memory.depth -= 1 }
    guard memory.depth <= deepest, !NativeStack.isLow() else {
      throw ScriptError(
        .recursion, "the value is nested more than \(memory.depth - 1) deep", argument: 0)
    }
    switch value {
    case .list(let list):
      let copy = interpreter.newList([])
      memory.copies[identity] = .list(.passUnretained(copy))
      for element in Array(list.object.values) {
        copy.append(try deepCopy(element, &memory, interpreter))
        try interpreter.pace(copy.values.count)
      }
      interpreter.heap.grew(by: 16 * copy.values.count)
      return .list(.passUnretained(copy))
    case .dict(let dict):
      guard case .dict(let copy) = try interpreter.emptied(value) else { return value }
      memory.copies[identity] = .dict(copy)
      for pair in dict.object.pairs {
        try copy.object.set(
          try deepCopy(pair.key, &memory, interpreter),
          try deepCopy(pair.value, &memory, interpreter))
        try interpreter.pace(copy.object.count)
      }
      interpreter.heap.grew(by: 48 * copy.object.count)
      return .dict(copy)
    default:
      let copy = try copy(value, interpreter) { try deepCopy($0, &memory, interpreter) }
      memory.copies[identity] = copy
      return copy
    }
  }

  /// A copy of one container, with `element` made of each element; anything else as it is.
  private static func copy(
    _ value: Value, _ interpreter: Interpreter, _ element: (Value) throws -> Value
  ) throws -> Value {
    switch value {
    case .list(let list):
      return try interpreter.makeLongList(Array(list.object.values).map(element))
    case .set(let set): return try interpreter.makeSet(set.object.values.map(element))
    case .tuple(let tuple):
      return interpreter.likeTuple(value, try Array(tuple.object.values).map(element))
    case .dict(let dict):
      guard case .dict(let copy) = try interpreter.emptied(value) else { return value }
      for pair in dict.object.pairs {
        try copy.object.set(try element(pair.key), try element(pair.value))
      }
      interpreter.heap.grew(by: 48 * copy.object.count)
      return .dict(copy)
    case .host:
      guard let method = try interpreter.optionalAttribute(value, "copy") else { return value }
      return try interpreter.call(method, [])
    default: return value
    }
  }
}
