import QuireSyntax

/// Operators on the language's own containers, and membership.
extension Interpreter {
  /// `x op y` for strings, lists, tuples, sets, dicts and bytes; nil when it has no meaning.
  func containers(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value? {
    switch (op, x, y) {
    case (.add, .list(let p), .list(let q)):
      try reserve(16 * (p.object.count + q.object.count))
      let result = ListObject(capacity: p.object.count + q.object.count)
      for part in [p.object, q.object] {
        try inPieces(of: part.count) {
          result.append(copying: part.items + $0.lowerBound, count: $0.count)
        }
      }
      return .list(heap.track(result, byteCount: result.byteCount))
    case (.add, .tuple(let p), .tuple(let q)):
      try spend(p.object.count + q.object.count)
      return makeTuple(Array(p.object.values) + Array(q.object.values))
    case (.add, .bytes(let p), .bytes(let q)):
      try reserve(p.object.bytes.count + q.object.bytes.count)
      try spend((p.object.bytes.count + q.object.bytes.count) >> 4)
      return makeBytes(p.object.bytes + q.object.bytes)
    case (.multiply, _, .int(let n)): return try repeated(x, n)
    case (.multiply, .int(let n), _): return try repeated(y, n)
    case (.multiply, _, .bigInt(let n)): return try repeated(x, Int(clamping: n.object.value))
    case (.multiply, .bigInt(let n), _): return try repeated(y, Int(clamping: n.object.value))
    case (.multiply, _, .bool(let b)): return try repeated(x, b ? 1 : 0)
    case (.multiply, .bool(let b), _): return try repeated(y, b ? 1 : 0)
    case (.modulo, .string(let format), _): return try percentFormat(format, y)
    case (.bitOr, .dict(let p), .dict(let q)):
      return try makeDict((p.object.pairs + q.object.pairs).map { ($0.key, $0.value) })
    case (.bitOr, .set(let p), .set(let q)): return try makeSet(p.object.values + q.object.values)
    case (.bitAnd, .set(let p), .set(let q)):
      return try makeSet(heldObjects(p.object.values).filter { try contains(q.object, $0) })
    case (.subtract, .set(let p), .set(let q)):
      return try makeSet(heldObjects(p.object.values).filter { try !contains(q.object, $0) })
    case (.bitXor, .set(let p), .set(let q)):
      return try makeSet(
        heldObjects(p.object.values).filter { try !contains(q.object, $0) }
          + heldObjects(q.object.values).filter { try !contains(p.object, $0) })
    case (.bitOr, .list, .list), (.bitAnd, .list, .list):
      throw ScriptError(
        .type, "\"\(op.rawValue)\" does not work between list and list",
        hint: "make sets first: set(a) \(op.rawValue) set(b)")
    default: return nil
    }
  }

  /// `p op y` for a text and a plain value; nil where types of the program or of Swift may have a say.
  @inline(__always)
  func texts(_ op: BinaryOperator, _ p: StringObject, _ y: Value) throws -> Value? {
    switch (op, y) {
    case (.add, .string(let q)): return try concatenated(p, q)
    case (.modulo, .int), (.modulo, .string), (.modulo, .double), (.modulo, .bool):
      return try percentFormat(p, y)
    case (.modulo, .tuple(let tuple)) where tuple.with({ $0.type == nil }):
      return try percentFormat(p, y)
    default: return nil
    }
  }

  /// What a dict gives for a key that it does not have.
  @inline(never)
  func missingItem(_ dict: Ref<DictObject>, _ key: Value) throws -> Value {
    if let hook = dict.object.type?.object.record.hooks.missing,
      let value = try hook(self, .dict(dict), key)
    {
      return value
    }
    throw missingKey(key, dict)
  }

  private func concatenated(_ p: StringObject, _ q: StringObject) throws -> Value {
    if p.count + q.count > 1 << 20 {
      try reserve(text: p.count + q.count)
      try spend((heap.continues(p, q) ? q.count : p.count + q.count) / 8)
    }
    return .string(heap.concatenate(p, q))
  }

  private func repeated(_ value: Value, _ count: Int) throws -> Value? {
    let length: Int
    switch value {
    case .string, .list, .tuple, .bytes: length = try self.length(of: value)
    default: return nil
    }
    // Nothing stays nothing, however often.
    let count = length == 0 ? 0 : max(0, count)
    func bytes(_ unit: Int) -> Int {
      let (bytes, overflow) = unit.multipliedReportingOverflow(by: count)
      return overflow ? Int.max : bytes
    }
    func repeats(_ items: UnsafeMutablePointer<Value>, _ length: Int) throws -> ListObject {
      try reserve(bytes(16 * length))
      let result = ListObject(capacity: length * count)
      for _ in 0..<count {
        try inPieces(of: length) {
          result.append(copying: items + $0.lowerBound, count: $0.count)
        }
        try spend()
      }
      return result
    }
    switch value {
    case .string(let string):
      let string = string.object
      try reserve(text: bytes(string.count))
      return try make(byteCount: string.count * count) {
        for i in 0..<count {
          ($0 + i * string.count).update(from: string.bytes, count: string.count)
          try spend(string.count / 16 + 1)
        }
      }
    case .list(let list):
      let result = try repeats(list.object.items, list.object.count)
      return .list(heap.track(result, byteCount: result.byteCount))
    case .tuple(let tuple):
      let result = try repeats(tuple.object.items, tuple.object.count)
      return .tuple(heap.makeTuple(copying: result.items, count: result.count))
    case .bytes(let part):
      let part = part.object.bytes
      try reserve(text: bytes(part.count))
      var result: [UInt8] = []
      result.reserveCapacity(part.count * count)
      for _ in 0..<count {
        result += part
        try spend(part.count / 16 + 1)
      }
      return makeBytes(result)
    default: return nil
    }
  }

  /// `x += y`: a list grows where it is, everything else makes a new value.
  @inline(__always)
  func addInPlace(_ x: Value, _ y: Value) throws -> Value {
    if case .list = x {
      try extend(x, y)
      return x
    }
    if case .instance = x, let result = try instanceInPlace(.add, x, y) { return result }
    return try add(x, y)
  }

  /// `x -= y`: a set loses values where it is.
  @inline(__always)
  func subtractInPlace(_ x: Value, _ y: Value) throws -> Value {
    if case .set = x { return try combineInPlace(.subtract, x, y) }
    return try subtract(x, y)
  }

  /// `x *= y`: a list is repeated where it is.
  @inline(__always)
  func multiplyInPlace(_ x: Value, _ y: Value) throws -> Value {
    if case .list = x { return try repeatInPlace(x, y) }
    if case .instance = x, let result = try instanceInPlace(.multiply, x, y) { return result }
    return try multiply(x, y)
  }

  @inline(never)
  private func repeatInPlace(_ x: Value, _ y: Value) throws -> Value {
    let result = try binarySlow(.multiply, x, y)
    guard case .list(let list) = x, case .list(let made) = result else { return result }
    list.object.removeAll()
    try extend(x, .list(made))
    return x
  }

  @inline(never)
  func extend(_ list: Value, _ source: Value) throws {
    guard case .list(let reference) = list else { return }
    let list = reference.object
    let values = try values(of: source)
    list.append(contentsOf: values)
    heap.grew(by: 16 * values.count)
  }

  /// `x |= y` and its like: sets and dicts change where they are.
  @inline(never)
  func combineInPlace(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    if case .instance = x, let result = try instanceInPlace(op, x, y) { return result }
    if op == .bitOr, case .dict(let dict) = x, !isHost(y) {
      try update(dict.object, from: y)
      return x
    }
    guard case .set(let set) = x, case .set = y, case .set(let made)? = try containers(op, x, y)
    else { return try binarySlow(op, x, y) }
    let values = made.object.values
    set.object.removeAll()
    for value in values { try set.object.insert(value) }
    heap.grew(by: 48 * values.count)
    return x
  }

  private func isHost(_ value: Value) -> Bool { if case .host = value { true } else { false } }

  /// Takes over the pairs of another dict or of a list of pairs.
  package func update(_ target: DictObject, from source: Value) throws {
    if case .dict(let source) = source {
      for pair in source.object.pairs {
        try target.set(pair.key, pair.value)
        try spend(16)
      }
      heap.grew(by: 48 * source.object.count)
      return
    }
    for (i, pair) in heldObjects(try values(of: source)).enumerated() {
      let isLong = try pair.coreType == .string && length(of: pair) != 2
      let parts = isLong ? [] : (try? values(of: pair)) ?? []
      guard parts.count == 2 else {
        throw ScriptError(
          .value, "element \(i) is no pair of key and value, but of type \(pair.typeName)",
          hint: "pairs look like [(\"a\", 1), (\"b\", 2)]")
      }
      try target.set(parts[0], parts[1])
      try spend(16)
      heap.grew(by: 48)
    }
  }

  func merge(_ target: Value, _ source: Value, isCall: Bool) throws {
    guard case .dict(let target) = target else { return }
    guard case .dict(let source) = source else {
      throw ScriptError(
        .type, "** needs a dict, got \(source.typeName)",
        hint: source.coreType == .list || source.coreType == .tuple
          ? "one star spreads a list: *\(HintText.here)" : nil)
    }
    for (key, value) in source.object.pairs {
      if isCall, case .string(let name) = key, try target.object.get(key) != nil {
        throw ScriptError(.type, "the argument \(name.object.text) is given twice")
      }
      try target.object.set(key, value)
    }
    heap.grew(by: 48 * source.object.count)
  }

  /// Whether a set holds a value, counted as work.
  func contains(_ set: SetObject, _ value: Value) throws -> Bool {
    try spend(16)
    return try set.contains(value)
  }

  /// Counts what the hash of a long key takes.
  @inline(__always)
  func spend(onKey key: Value) throws {
    switch key {
    case .tuple(let tuple): try spend(tuple.with { $0.count })
    case .bytes(let bytes): try spend(bytes.object.bytes.count >> 2)
    case .bigInt(let integer): try spend(integer.object.value.magnitude.words.count)
    default: break
    }
  }

  /// `element in container`.
  @inline(never)
  func contains(_ container: Value, _ element: Value) throws -> Bool {
    switch container {
    case .dict(let dict):
      try spend(onKey: element)
      return try dict.object.get(element) != nil
    case .set(let set):
      try spend(onKey: element)
      return try set.object.contains(element)
    case .list(let list):
      var position = 0
      // The comparison may run functions of the program, which may change the list.
      while position < list.object.count {
        if try isElement(list.object.items[position], element) { return true }
        try spend()
        position += 1
      }
      return false
    case .tuple(let tuple):
      return try tuple.object.values.contains {
        try spend()
        return try isElement($0, element)
      }
    case .string(let string):
      guard case .string(let part) = element else {
        throw ScriptError(
          .type, "\"in\" a string looks for a string, got \(element.typeName)",
          hint: "str(\(HintText.before)) makes text of it")
      }
      return try string.object.firstRange(of: part.object, from: 0, self) != nil
    case .range(let range):
      var whole: Int?
      if case .int(let i) = element {
        whole = i
      } else if case .bigInt = element {
        whole = nil
      } else {
        whole = try number(element).flatMap { Int(exactly: $0) }
      }
      guard let whole else { return false }
      return range.object.contains(whole)
    case .bytes(let bytes):
      if case .int(let byte) = element {
        guard 0...255 ~= byte else {
          throw ScriptError(.value, "a byte is from 0 to 255, got \(byte)")
        }
        try spend(bytes.object.bytes.count >> 4)
        return bytes.object.bytes.contains { Int($0) == byte }
      }
      guard case .bytes(let part) = element else {
        throw ScriptError(.type, "\"in\" bytes looks for bytes or an int, got \(element.typeName)")
      }
      let (whole, wanted) = (bytes.object.bytes, part.object.bytes)
      return try wanted.withUnsafeBytes { wanted in
        try whole.withUnsafeBytes {
          try Memory.firstRange(of: wanted, in: $0, spend: { try spend($0) }) != nil
        }
      }
    case .host(let host):
      if let hook = host.object.type.hooks.contains { return try hook(self, container, element) }
      let step = try stream(of: container)
      while let value = try step() {
        if try isElement(value, element) { return true }
        try spend()
      }
      return false
    case .instance:
      if let answer = try instanceContains(container, element) { return answer }
      return try pinning {
        let step = try stream(of: container)
        while let value = try step() {
          if try isElement(value, element) { return true }
          try spend()
        }
        return false
      }
    case .iterator(let iterator):
      while let value = try iterator.object.step() {
        if try isElement(value, element) { return true }
        try spend()
      }
      return false
    default:
      let error = ScriptError(
        .type, "\"in\" does not work on \(container.typeName)",
        hint: "'in' looks into a list, tuple, dict, set, range or text; == compares")
      throw container.isNull ? error.asking(.itself) : error
    }
  }

  private func isElement(_ a: Value, _ b: Value) throws -> Bool {
    try isSame(a, b) || areEqual(a, b)
  }
}

extension StringObject {
  /// The byte offset at which another string stands in this one, from a byte offset on.
  package func firstRange(
    of other: StringObject, from start: Int, _ interpreter: Interpreter
  ) throws -> Int? {
    guard start <= count, other.count <= count - start else { return nil }
    return try Memory.firstRange(
      of: UnsafeRawBufferPointer(other.utf8),
      in: UnsafeRawBufferPointer(start: bytes + start, count: count - start),
      spend: { try interpreter.spend($0) }
    ).map { $0 + start }
  }
}
