import QuireSyntax

/// Equality, order and hashing as language.md and its section on Starlark rule them:
/// numbers compare across int, float and bool; NaN is unequal to itself, but one key in a dict.
extension Value {
  /// `a == b` for everything but host objects, whose types decide (see `Interpreter.equal`).
  package func equals(_ other: Value) throws -> Bool {
    var walk = Walk()
    return try equals(other, &walk)
  }

  func equals(_ other: Value, _ walk: inout Walk) throws -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): return a == b
    case (.double(let a), .double(let b)): return a == b
    case (.int(let a), .double(let b)): return Value.same(a, b)
    case (.double(let a), .int(let b)): return Value.same(b, a)
    case (.bigInt(let a), .bigInt(let b)): return a.object.value == b.object.value
    case (.bigInt(let a), .double(let b)), (.double(let b), .bigInt(let a)):
      return a.object.value.equals(b)
    case (.bool(let a), .bool(let b)): return a == b
    case (.bool(let a), _): return try Value.int(a ? 1 : 0).equals(other, &walk)
    case (_, .bool(let b)): return try equals(.int(b ? 1 : 0), &walk)
    case (.string(let a), .string(let b)): return a.with { a in b.with { a.equals($0) } }
    case (.null, .null), (.ellipsis, .ellipsis): return true
    case (.list(let a), .list(let b)):
      return try a.toOpaque() == b.toOpaque() || Value.equalItems(a.object, b.object, &walk)
    case (.tuple(let a), .tuple(let b)):
      return try Value.equalItems(a.object, b.object, &walk)
    case (.dict(let a), .dict(let b)):
      return try a.toOpaque() == b.toOpaque() || Value.equalTables(a.object, b.object, &walk)
    case (.set(let a), .set(let b)):
      return try Value.equalTables(a.object, b.object, &walk)
    case (.range(let a), .range(let b)):
      let (a, b) = (a.object, b.object)
      return a.count == b.count
        && (a.count == 0 || (a.start == b.start && (a.count == 1 || a.step == b.step)))
    case (.bytes(let a), .bytes(let b)): return a.object.bytes == b.object.bytes
    case (.type(let a), .type(let b)): return a.object.record === b.object.record
    case (.type(let a), .string(let b)): return a.object.record.name == b.object.text
    case (.class(let a), .string(let b)): return a.object.name == b.object.text
    case (.string, .type), (.string, .class): return try other.equals(self, &walk)
    case (.instance(let object), _), (_, .instance(let object)):
      let interpreter = object.object.type.interpreter
      guard let answer = try interpreter.instances(.equal, self, other) else { return false }
      return try interpreter.isTrue(answer)
    case (.method(let a), .method(let b)):
      let (a, b) = (a.object, b.object)
      return a.function.object?.toOpaque() == b.function.object?.toOpaque()
        && a.receiver.object?.toOpaque() == b.receiver.object?.toOpaque()
    default:
      if let a = standingNumber { return try a.equals(other, &walk) }
      if let b = other.standingNumber { return try equals(b, &walk) }
      guard let a = object, let b = other.object else { return false }
      return a.toOpaque() == b.toOpaque()
    }
  }

  private static func same(_ a: Int, _ b: Double) -> Bool { Int(exactly: b) == a }

  private static func equalItems(
    _ a: some Sequenced, _ b: some Sequenced, _ walk: inout Walk
  ) throws -> Bool {
    if a.count != b.count { return false }
    guard let mark = try walk.enter(a, b) else { return true }
    var i = 0
    // Methods of the program may change lists while these are compared.
    while i < a.count, i < b.count {
      let (x, y) = (a.items[i], b.items[i])
      if try !x.equals(y, &walk) { return false }
      walk.elements &+= 1
      i += 1
    }
    walk.leave(a, b, since: mark)
    return a.count == b.count
  }

  private static func equalTables(
    _ a: some TableOwner, _ b: some TableOwner, _ walk: inout Walk
  ) throws -> Bool {
    if a.table.count != b.table.count { return false }
    guard let mark = try walk.enter(a, b) else { return true }
    var position = 0
    while let found = a.table.next(from: position) {
      let entry = a.table.entries[found]
      let version = a.table.version
      guard let other = try b.position(of: entry.key, hash: entry.hash),
        a.table.version == version,
        try entry.value.equals(b.table.value(at: other), &walk)
      else { return false }
      walk.elements &+= 16
      position = found + 1
    }
    walk.leave(a, b, since: mark)
    return true
  }

  /// - Parameter levels: How much deeper it will have to go for the same value later.
  static func checkDepth(_ depth: Int, before levels: Int = 0) throws {
    // A look at the stack every eighth time leaves shallow values alone.
    if depth > 200 || (depth & 7 == 7 && NativeStack.isLow(before: levels)) {
      throw ScriptError(.recursion, "the value is nested too deeply, or contains itself")
    }
  }

  /// Whether both are the same key of a dict: as `==`, but NaN is one key.
  func isSameKey(as other: Value) -> Bool {
    switch (self, other) {
    case (.double(let a), .double(let b)): return a == b || (a.isNaN && b.isNaN)
    case (.type(let a), .type(let b)): return a.object.record === b.object.record
    case (.type, .string), (.string, .type): return false
    default:
      // Keys were hashed before, which bounds their depth.
      return (try? equals(other)) ?? false
    }
  }

  /// The hash of a key; numbers that are equal have equal hashes.
  package func hashValue() throws -> Int {
    switch self {
    case .int(let i): return i
    case .bool(let b): return b ? 1 : 0
    case .double(let d):
      if let i = Int(exactly: d) { return i }
      return d.keyHash
    case .bigInt(let i): return i.object.value.keyHash
    case .string(let s): return s.with { $0.hash }
    case .null: return 0x9E3779
    case .ellipsis: return 0x3C6EF3
    case .tuple(let t):
      var walk = Walk()
      return try walk.hash(t.object) { try $0.hashValue() }
    case .bytes(let b):
      return b.object.bytes.withUnsafeBytes { ByteHash.of($0) }
    case .range(let r):
      let r = r.object
      return r.count == 0 ? 17 : (r.count &* 31 &+ r.start) &* 31 &+ (r.count == 1 ? 0 : r.step)
    case .list, .dict, .set, .slice:
      throw ScriptError(
        .type, "a \(typeName) cannot be a key of a dict or an element of a set",
        hint: coreType == .list
          ? "a tuple can: tuple(x)" : coreType == .dict ? "a tuple can: tuple(x.items())" : nil)
    case .type(let type): return Int(bitPattern: ObjectIdentifier(type.object.record)) >> 4
    case .undefined: return 0
    case .instance(let object):
      return try object.object.type.interpreter.instanceHash(object.object)
    case .method(let method):
      let (function, receiver) = (method.object.function.object, method.object.receiver.object)
      return (function.map { Int(bitPattern: $0.toOpaque()) >> 4 } ?? 0)
        ^ (receiver.map { Int(bitPattern: $0.toOpaque()) >> 3 } ?? 0)
    case .host where standingNumber != nil: return try standingNumber?.hashValue() ?? 0
    default: return object.map { Int(bitPattern: $0.toOpaque()) >> 4 } ?? 0
    }
  }
}
