import CQuireWatch

/// The hash table behind dicts and sets: entries in the order of insertion, found through an index of
/// open addresses. Removed entries leave a gap that the next growth closes.
struct Table {
  struct Entry {
    /// `.undefined` in a gap.
    var key: Value
    var value: Value
    var hash: Int
  }

  private(set) var entries: UnsafeMutablePointer<Entry>
  /// Entries and gaps.
  private(set) var used = 0
  private(set) var count = 0
  /// Before it there are gaps alone.
  private var first = 0
  private var capacity: Int
  private var index: UnsafeMutablePointer<Int32>
  private var mask: Int
  /// Changes when keys come or go: a loop over the table notices.
  private(set) var version = 0
  /// Whether comparing keys may run methods of the program.
  private(set) var holdsObjects = false

  init(capacity wanted: Int = 0) {
    let slots = Table.slots(for: wanted)
    mask = slots - 1
    capacity = slots / 4 * 3
    entries = .allocate(capacity: capacity)
    index = .allocate(capacity: slots)
    Memory.preferLargePages(entries, count: capacity)
    Memory.preferLargePages(index, count: slots)
    index.initialize(repeating: Table.empty, count: slots)
  }

  /// Frees the storage; called once, by the object that owns the table.
  func deallocate() {
    entries.deallocate()
    index.deallocate()
  }

  var byteCount: Int { 40 * capacity + 4 * (mask + 1) }

  private static let empty: Int32 = -1
  private static let removed: Int32 = -2

  private static func slots(for count: Int) -> Int {
    var slots = 8
    while slots / 4 * 3 < count { slots *= 2 }
    return slots
  }

  /// The position of a key among the entries.
  @inline(__always)
  func find(_ key: Value, hash: Int) -> Int? {
    var probe = Probe(hash, mask)
    while true {
      let position = Int(index[probe.slot])
      if position >= 0, entries[position].hash == hash,
        Table.same(entries[position].key, key)
      {
        return position
      }
      if position == Int(Table.empty) { return nil }
      probe.advance()
    }
  }

  /// The positions of entries with a hash, in the order of a search.
  func candidates(hash: Int) -> some IteratorProtocol<Int> {
    var probe = Probe(hash, mask)
    return AnyIterator {
      while index[probe.slot] != Table.empty {
        let position = Int(index[probe.slot])
        probe.advance()
        if position >= 0, entries[position].hash == hash { return position }
      }
      return nil
    }
  }

  @inline(__always)
  func value(at position: Int) -> Value { entries[position].value }

  func setValue(_ value: Value, at position: Int) { entries[position].value = value }

  /// Adds a key that `find` did not find.
  /// - Throws: when the program is to stop while the table grows, which then stays as it is.
  mutating func add(_ key: Value, hash: Int, value: Value) throws {
    if used == capacity { try rebuild() }
    append(key, hash: hash, value: value)
  }

  /// Adds a key that is not there, where there is room.
  mutating func append(_ key: Value, hash: Int, value: Value) {
    var probe = Probe(hash, mask)
    while index[probe.slot] >= 0 { probe.advance() }
    index[probe.slot] = Int32(truncatingIfNeeded: used)
    (entries + used).initialize(to: Entry(key: key, value: value, hash: hash))
    used += 1
    count += 1
    version &+= 1
    if key.mayRunCode { holdsObjects = true }
  }

  /// Removes the entry at a position that `find` returned.
  mutating func remove(at position: Int) {
    var probe = Probe(entries[position].hash, mask)
    while Int(index[probe.slot]) != position { probe.advance() }
    index[probe.slot] = Table.removed
    entries[position].key = .undefined
    entries[position].value = .undefined
    count -= 1
    version &+= 1
    while first < used, entries[first].key.isUndefined { first += 1 }
  }

  mutating func removeAll() {
    let version = version
    deallocate()
    self = Table()
    self.version = version &+ 1
  }

  /// The first position from `start` on that is not a gap.
  @inline(__always)
  func next(from start: Int) -> Int? {
    var position = max(start, first)
    while position < used {
      if case .undefined = entries[position].key { position += 1 } else { return position }
    }
    return nil
  }

  func visit(_ mark: (Value) -> Void) {
    for i in 0..<used {
      mark(entries[i].key)
      mark(entries[i].value)
    }
  }

  private mutating func rebuild() throws {
    var bigger = Table(capacity: max(8, count * 2))
    for i in 0..<used {
      if i & 0xFFFF == 0xFFFF, quire_cancelled() {
        bigger.deallocate()
        throw ScriptError(.interrupt, "interrupted")
      }
      if case .undefined = entries[i].key { continue }
      bigger.append(entries[i].key, hash: entries[i].hash, value: entries[i].value)
    }
    bigger.version = version
    deallocate()
    self = bigger
  }

  /// The slots where a key may stand, in the order of a search: its hash as it is, so that numbers which follow
  /// one another stand together, then by a generator which the rest of the hash stirs.
  private struct Probe {
    private(set) var slot: Int
    private var rest: UInt
    private let mask: Int

    @inline(__always)
    init(_ hash: Int, _ mask: Int) {
      slot = hash & mask
      rest = UInt(bitPattern: hash)
      self.mask = mask
    }

    @inline(__always)
    mutating func advance() {
      rest >>= 5
      slot = (slot &* 5 &+ Int(bitPattern: rest) &+ 1) & mask
    }
  }

  @inline(__always)
  private static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): x == y
    case (.string(let x), .string(let y)): x.with { x in y.with { x.equals($0) } }
    default: a.isSameKey(as: b)
    }
  }
}

/// An object with a table, whose keys may be objects that say themselves what they equal.
protocol TableOwner: Object {
  var table: Table { get set }
}

extension TableOwner {
  /// The position of a key among the entries.
  @inline(__always)
  func position(of key: Value, hash: Int) throws -> Int? {
    table.holdsObjects || key.mayRunCode
      ? try searched(key, hash: hash) : table.find(key, hash: hash)
  }

  /// The same where methods of the program compare the keys, which may change the table meanwhile.
  @inline(never)
  private func searched(_ key: Value, hash: Int) throws -> Int? {
    for _ in 0..<16 {
      let entries = table.entries
      var isMoved = false
      var candidates = table.candidates(hash: hash)
      while !isMoved, let position = candidates.next() {
        let candidate = entries[position].key
        let isSame =
          candidate.mayRunCode || key.mayRunCode
          ? try candidate.isOne(with: key) || candidate.equals(key) : candidate.isSameKey(as: key)
        isMoved = table.entries != entries
        if !isMoved, isSame, !entries[position].key.isUndefined { return position }
      }
      if !isMoved { return nil }
    }
    throw ScriptError(.runtime, "the dict or set changes whenever its keys are compared")
  }

  /// - Throws: when the program is to stop while the table grows, which then stays as it is.
  func store(_ key: Value, hash: Int, value: Value) throws {
    if let position = try position(of: key, hash: hash) {
      table.setValue(value, at: position)
    } else {
      try table.add(key, hash: hash, value: value)
    }
  }
}

extension Value {
  fileprivate func isOne(with other: Value) -> Bool {
    guard let a = object, let b = other.object else { return false }
    return a.toOpaque() == b.toOpaque()
  }
}

/// A dict: keys in the order of insertion.
package final class DictObject: Object, TableOwner {
  var table: Table
  /// The type of a dict that does more than one, such as a `Counter`.
  var type: Ref<TypeObject>?
  /// What its type keeps with it, such as what makes the values of missing keys.
  package var companion = Value.undefined

  init(capacity: Int = 0) { table = Table(capacity: capacity) }

  deinit { table.deallocate() }

  override var byteCount: Int { 64 + table.byteCount }

  override func visit(_ mark: (Value) -> Void) {
    table.visit(mark)
    mark(companion)
  }

  package var count: Int { table.count }

  /// The pairs, in order.
  package var pairs: [(key: Value, value: Value)] {
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
    var position = 0
    while let found = table.next(from: position) {
      result.append((table.entries[found].key, table.entries[found].value))
      position = found + 1
    }
    return result
  }

  /// The value of a hashable key; throws for a key that cannot be hashed.
  package func get(_ key: Value) throws -> Value? {
    try position(of: key, hash: key.hashValue()).map { table.value(at: $0) }
  }

  package func set(_ key: Value, _ value: Value) throws {
    try store(key, hash: key.hashValue(), value: value)
  }

  /// Removes a key and returns its value.
  package func remove(_ key: Value) throws -> Value? {
    guard let position = try position(of: key, hash: key.hashValue()) else { return nil }
    let value = table.value(at: position)
    table.remove(at: position)
    return value
  }

  package func removeAll() { table.removeAll() }
}

/// A set: elements in the order of insertion.
package final class SetObject: Object, TableOwner {
  var table: Table

  init(capacity: Int = 0) { table = Table(capacity: capacity) }

  deinit { table.deallocate() }

  override var byteCount: Int { 64 + table.byteCount }

  override func visit(_ mark: (Value) -> Void) { table.visit(mark) }

  package var count: Int { table.count }

  package var values: [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    var position = 0
    while let found = table.next(from: position) {
      result.append(table.entries[found].key)
      position = found + 1
    }
    return result
  }

  package func contains(_ value: Value) throws -> Bool {
    try position(of: value, hash: value.hashValue()) != nil
  }

  package func insert(_ value: Value) throws {
    try store(value, hash: value.hashValue(), value: .null)
  }

  /// Removes a value; false when it was not there.
  package func remove(_ value: Value) throws -> Bool {
    guard let position = try position(of: value, hash: value.hashValue()) else { return false }
    table.remove(at: position)
    return true
  }

  package func removeAll() { table.removeAll() }
}
