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
  private var capacity: Int
  /// The position of an entry, and above it bits of its hash: most other keys are told apart without a look
  /// at their entries.
  private var index: UnsafeMutablePointer<Int>
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
    index.initialize(repeating: Table.empty, count: slots)
  }

  /// Frees the storage; called once, by the object that owns the table.
  func deallocate() {
    entries.deallocate()
    index.deallocate()
  }

  var byteCount: Int { 40 * capacity + 8 * (mask + 1) }

  private static let empty = -1
  private static let removed = -2

  private static func slots(for count: Int) -> Int {
    var slots = 8
    while slots / 4 * 3 < count { slots *= 2 }
    return slots
  }

  /// The position of a key among the entries.
  @inline(__always)
  func find(_ key: Value, hash: Int) -> Int? {
    let spread = Table.spread(hash)
    let tag = Table.tag(spread)
    var slot = spread & mask
    while true {
      let found = index[slot]
      if found == Table.empty { return nil }
      if found & Table.tagMask == tag {
        let position = found & Table.positionMask
        if entries[position].hash == hash, Table.same(entries[position].key, key) {
          return position
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// The positions of entries with a hash, in the order of a search.
  func candidates(hash: Int) -> some IteratorProtocol<Int> {
    var slot = Table.spread(hash) & mask
    return AnyIterator {
      while index[slot] != Table.empty {
        let found = index[slot]
        slot = (slot &+ 1) & mask
        let position = found & Table.positionMask
        if found >= 0, entries[position].hash == hash { return position }
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
    let spread = Table.spread(hash)
    var slot = spread & mask
    while index[slot] >= 0 { slot = (slot &+ 1) & mask }
    index[slot] = Table.tag(spread) | used
    (entries + used).initialize(to: Entry(key: key, value: value, hash: hash))
    used += 1
    count += 1
    version &+= 1
    if key.mayRunCode { holdsObjects = true }
  }

  /// Removes the entry at a position that `find` returned.
  mutating func remove(at position: Int) {
    let spread = Table.spread(entries[position].hash)
    var slot = spread & mask
    while index[slot] != Table.tag(spread) | position { slot = (slot &+ 1) & mask }
    index[slot] = Table.removed
    entries[position].key = .undefined
    entries[position].value = .undefined
    count -= 1
    version &+= 1
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
    var position = start
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

  @inline(__always)
  private static func spread(_ hash: Int) -> Int {
    let h = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: h >> 20)
  }

  private static let positionMask = 1 << 32 - 1
  /// With the sign, which an entry does not have.
  private static let tagMask = ~positionMask

  @inline(__always)
  private static func tag(_ spread: Int) -> Int { spread << 20 & tagMask & Int.max }

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
    while true {
      let version = table.version
      var candidates = table.candidates(hash: hash)
      while let position = candidates.next() {
        let candidate = table.entries[position].key
        let isSame =
          candidate.mayRunCode || key.mayRunCode
          ? try candidate.isOne(with: key) || candidate.equals(key) : candidate.isSameKey(as: key)
        if table.version != version { break }
        if isSame { return position }
      }
      if table.version == version { return nil }
    }
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
