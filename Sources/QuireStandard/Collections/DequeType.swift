import QuireRuntime
import QuireSyntax

/// `collections.deque`.
enum DequeType {
  static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.length = { _, value in try deque(value).count }
    hooks.getItem = { _, value, index in
      let deque = try deque(value)
      return deque[try position(index, in: deque)]
    }
    hooks.setItem = { _, value, index, element in
      let deque = try deque(value)
      deque[try position(index, in: deque)] = element
    }
    hooks.contains = { interpreter, value, element in
      try place(of: element, in: try deque(value), interpreter) != nil
    }
    hooks.iterate = { _, value in
      let deque = try deque(value)
      let version = deque.version
      var index = 0
      return {
        if deque.version != version {
          throw ScriptError(
            .runtime, "deque mutated during iteration", hint: "loop over list(d) instead")
        }
        index += 1
        return index <= deque.count ? deque[index - 1] : nil
      }
    }
    hooks.text = { interpreter, value in
      let deque = try deque(value)
      let shown = try deque.values.map { try interpreter.representation(of: $0) }
      let maxlen = deque.maxlen.map { ", maxlen=\($0)" } ?? ""
      return "deque([\(shown.joined(separator: ", "))]\(maxlen))"
    }
    hooks.compare = { interpreter, op, x, y in
      guard let a = existing(x), let b = existing(y) else { return nil }
      let (p, q) = (interpreter.makeList(a.values), interpreter.makeList(b.values))
      return try interpreter.compared(op, p, q)
    }
    hooks.binary = { interpreter, op, x, y in
      guard op == .add, let a = existing(x), let b = existing(y) else { return nil }
      return try make(a.values + b.values, maxlen: a.maxlen, interpreter)
    }
    hooks.byteCount = { ($0 as? Deque)?.byteCount ?? 0 }
    hooks.references = { ($0 as? Deque)?.values ?? [] }
    return TypeRecord(
      "deque", "A list that is quick at both ends.", constructor: constructor, methods: methods,
      properties: [
        TypeRecord.Property("maxlen", "The most elements it holds, or None.") { _, value in
          try deque(value).maxlen.map { .int($0) } ?? .null
        }
      ], hooks: hooks)
  }()

  private static func existing(_ value: Value) -> Deque? {
    guard case .host(let host) = value else { return nil }
    return host.object.object as? Deque
  }

  private static func deque(_ value: Value) throws -> Deque {
    guard let deque = existing(value) else {
      throw ScriptError(.type, "a deque is expected, got \(value.typeName)")
    }
    return deque
  }

  private static func make(_ values: [Value], maxlen: Int?, _ interpreter: Interpreter) throws
    -> Value
  {
    try interpreter.spend(values.count)
    let deque = Deque(maxlen: maxlen)
    deque.replaceAll(maxlen.map { Array(values.suffix($0)) } ?? values)
    interpreter.heap.grew(by: deque.byteCount)
    return interpreter.makeHost(deque, record)
  }

  /// The place of the first element that equals a value.
  private static func place(of value: Value, in deque: Deque, _ interpreter: Interpreter) throws
    -> Int?
  {
    try deque.values.firstIndex {
      try interpreter.spend(4)
      return try interpreter.areEqual($0, value)
    }
  }

  private static func position(_ index: Value, in deque: Deque) throws -> Int {
    guard let index = index.wholeNumber else {
      throw ScriptError(
        .type, "an index of a deque is an int, got \(index.typeName)",
        hint: index.coreType == .slice ? "a deque has no slices: list(d)[a:b]" : nil)
    }
    let place = index < 0 ? index &+ deque.count : index
    guard place >= 0, place < deque.count else {
      throw ScriptError(
        .index, "index \(index) is outside a deque of \(deque.count) elements")
    }
    return place
  }

  private static let constructor = Builtin(
    "deque", "A deque of the elements of an iterable.",
    [
      .optional("iterable", .iterable, "the elements"),
      Parameter(
        "maxlen", .int, default: .null,
        "the most elements: adding one more drops one at the other end"),
    ], returns: "deque",
    examples: [
      "collections.deque([1, 2, 3], maxlen=2) => deque([2, 3], maxlen=2)",
      "collections.deque([1, 2]).popleft() => 1",
    ]
  ) { call in
    let maxlen = try call.optionalInt(1)
    if let maxlen, maxlen < 0 {
      throw call.fail(.value, "maxlen must be non-negative", at: 1)
    }
    let deque = Deque(maxlen: maxlen)
    let made = call.interpreter.makeHost(deque, record)
    if call.has(0) { try extend(deque, call, 0) }
    return made
  }

  private static func extend(_ deque: Deque, _ call: Call, _ index: Int, atFront: Bool = false)
    throws
  {
    let interpreter = call.interpreter
    // Its own elements are read before any is added.
    let own = existing(call[index]) === deque ? interpreter.makeList(deque.values) : call[index]
    let next = try interpreter.stream(of: own)
    var added = 0
    while let value = try next() {
      interpreter.heap.grew(by: atFront ? deque.prepend(value) : deque.append(value))
      added += 1
      try interpreter.spend(8)
      try interpreter.pace(added)
    }
  }

  private static let itself = Parameter("self", .any)
  private static let value = Parameter("x", .any, "the value")

  private static func method(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [], returns: String = "",
    _ body: @escaping @Sendable (Deque, Call) throws -> Value
  ) -> Builtin {
    Builtin(name, summary, [itself] + parameters, returns: returns) { call in
      try body(try deque(call[0]), call)
    }
  }

  private static func removed(_ value: Value?) throws -> Value {
    guard let value else { throw ScriptError(.index, "pop from an empty deque") }
    return value
  }

  private static let methods: [Builtin] = [
    method("append", "Adds an element at the right end.", [value]) { deque, call in
      call.interpreter.heap.grew(by: deque.append(call[1]))
      return .null
    },
    method("appendleft", "Adds an element at the left end.", [value]) { deque, call in
      call.interpreter.heap.grew(by: deque.prepend(call[1]))
      return .null
    },
    method("pop", "Removes the element at the right end and returns it.", returns: "any") {
      deque, _ in try removed(deque.popLast())
    },
    method("popleft", "Removes the element at the left end and returns it.", returns: "any") {
      deque, _ in try removed(deque.popFirst())
    },
    method(
      "extend", "Adds elements at the right end.", [Parameter("iterable", .iterable, "them")]
    ) { deque, call in
      try extend(deque, call, 1)
      return .null
    },
    method(
      "extendleft", "Adds elements at the left end, one by one.",
      [Parameter("iterable", .iterable, "them")]
    ) { deque, call in
      try extend(deque, call, 1, atFront: true)
      return .null
    },
    method(
      "rotate", "Moves elements from the right end to the left one.",
      [Parameter("n", .int, default: .int(1), "how many; below 0 from the left to the right")]
    ) { deque, call in
      guard deque.count > 1 else { return .null }
      let values = deque.values
      let shift = try call.int(1) % values.count
      let cut = shift > 0 ? values.count - shift : -shift
      try call.interpreter.spend(values.count)
      deque.replaceAll(Array(values[cut...] + values[..<cut]))
      return .null
    },
    method("clear", "Removes all elements.") { deque, _ in
      deque.replaceAll([])
      return .null
    },
    method("copy", "A new deque of the same elements.", returns: "deque") { deque, call in
      try make(deque.values, maxlen: deque.maxlen, call.interpreter)
    },
    method("count", "How often a value is in it.", [value], returns: "int") { deque, call in
      .int(
        try deque.values.count {
          try call.interpreter.spend(4)
          return try call.interpreter.areEqual($0, call[1])
        })
    },
    method("index", "The place of a value.", [value], returns: "int") { deque, call in
      guard let place = try place(of: call[1], in: deque, call.interpreter) else {
        throw call.fail(.value, "the value is not in the deque", at: 1)
      }
      return .int(place)
    },
    method(
      "insert", "Puts a value before the element at an index.",
      [Parameter("i", .int, "the index"), value]
    ) { deque, call in
      if let maxlen = deque.maxlen, deque.count >= maxlen {
        throw ScriptError(.index, "deque already at its maximum size")
      }
      var values = deque.values
      try call.interpreter.spend(values.count)
      let index = try call.int(1)
      values.insert(
        call[2], at: max(0, min(index < 0 ? index &+ values.count : index, values.count)))
      deque.replaceAll(values)
      call.interpreter.heap.grew(by: 16)
      return .null
    },
    method("remove", "Removes the first element that equals a value.", [value]) { deque, call in
      let version = deque.version
      guard let place = try place(of: call[1], in: deque, call.interpreter) else {
        throw call.fail(.value, "the value is not in the deque", at: 1)
      }
      guard deque.version == version else {
        throw ScriptError(.index, "deque mutated during remove().")
      }
      var values = deque.values
      try call.interpreter.spend(values.count)
      values.remove(at: place)
      deque.replaceAll(values)
      return .null
    },
    method("reverse", "Turns the order of the elements around.") { deque, call in
      try call.interpreter.spend(deque.count)
      deque.replaceAll(deque.values.reversed())
      return .null
    },
  ]
}
