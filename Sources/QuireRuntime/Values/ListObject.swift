import Glibc

/// Values in a row, one after the other in memory.
protocol Sequenced: Object {
  var items: UnsafeMutablePointer<Value> { get }
  var count: Int { get }
}

/// A list. Raw storage: a Swift array here would cost two to three times on every element access.
package final class ListObject: Object, Sequenced {
  // Not `package`: only then can the compiler see every access and leave out the exclusivity checks.
  private(set) var items: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var capacity: Int

  /// The most that a list may have room for to be used again.
  static let pooledCapacity = 16

  init(capacity: Int) {
    self.capacity = max(4, capacity)
    items = ListObject.resized(nil, to: self.capacity)
    super.init(pool: ObjectPools.list)
  }

  convenience init(_ values: some Collection<Value>) {
    self.init(capacity: values.count)
    append(contentsOf: values)
  }

  deinit { free(items) }

  override func retire() -> Bool {
    count = 0
    return capacity <= ListObject.pooledCapacity
  }

  override var byteCount: Int { 64 + 16 * capacity }

  override func visit(from start: Int, _ mark: (Value) -> Void) -> Int? {
    let end = min(start + (1 << 20), count)
    var i = start
    while i < end {
      mark(items[i])
      i += 1
    }
    return end < count ? end : nil
  }

  package var values: UnsafeMutableBufferPointer<Value> {
    UnsafeMutableBufferPointer(start: items, count: count)
  }

  /// Appends; growth is reported to the heap by whoever calls this for a script.
  @inline(__always)
  package func append(_ value: Value) {
    if count == capacity { grow(to: count + 1) }
    items[count] = value
    count += 1
  }

  package func append(contentsOf values: some Collection<Value>) {
    let copied: Void? = values.withContiguousStorageIfAvailable { values in
      if let start = values.baseAddress { append(copying: start, count: values.count) }
    }
    if copied == nil { for value in values { append(value) } }
  }

  package func append(copying source: UnsafePointer<Value>, count n: Int) {
    guard n > 0 else { return }
    if count + n > capacity { grow(to: count + n) }
    (items + count).update(from: source, count: n)
    count += n
  }

  /// Puts a value before the element at `index`, which is at most `count`.
  package func insert(_ value: Value, at index: Int) {
    append(value)
    (items + index + 1).update(from: items + index, count: count - 1 - index)
    items[index] = value
  }

  /// Removes and returns the element at a valid index.
  package func remove(at index: Int) -> Value {
    let value = items[index]
    (items + index).update(from: items + index + 1, count: count - 1 - index)
    count -= 1
    return value
  }

  package func removeAll() { count = 0 }

  /// Replaces the elements in a valid range by others.
  package func replace(_ range: Range<Int>, with values: [Value]) {
    let tail = Array(self.values[range.upperBound...])
    count = range.lowerBound
    append(contentsOf: values)
    append(contentsOf: tail)
  }

  /// Turns the order of the elements around.
  package func reverse() {
    var (low, high) = (0, count - 1)
    while low < high {
      let value = items[low]
      items[low] = items[high]
      items[high] = value
      low += 1
      high -= 1
    }
  }

  /// Grows by an eighth, as CPython does: `realloc` makes that cheap, and dense lists keep the caches warm.
  @inline(never)
  private func grow(to needed: Int) {
    capacity = needed + needed / 8 + 6
    items = ListObject.resized(items, to: capacity)
  }

  private static func resized(_ items: UnsafeMutablePointer<Value>?, to capacity: Int)
    -> UnsafeMutablePointer<Value>
  {
    guard let memory = realloc(items, capacity * MemoryLayout<Value>.stride) else { abort() }
    let moved = memory.assumingMemoryBound(to: Value.self)
    // Not where a list grows: memory of two kinds of pages can only be copied to grow, not moved.
    if items == nil { Memory.preferLargePages(moved, count: capacity) }
    return moved
  }
}

/// A tuple.
package final class TupleObject: Object, Sequenced {
  package let items: UnsafeMutablePointer<Value>
  package let count: Int
  /// The type of a tuple whose places have names.
  var type: Ref<TypeObject>?

  init(copying source: UnsafePointer<Value>?, count: Int) {
    self.count = count
    items = .allocate(capacity: max(1, count))
    super.init(pool: ObjectPools.tuple(count))
    begin(copying: source)
  }

  /// Takes its values, of which there are `count`.
  @inline(__always)
  func begin(copying source: UnsafePointer<Value>?) {
    if let source, count > 0 { items.update(from: source, count: count) }
    type = nil
  }

  deinit { items.deallocate() }

  override var byteCount: Int { 64 + 16 * count }

  override func visit(_ mark: (Value) -> Void) {
    for i in 0..<count { mark(items[i]) }
  }

  package var values: UnsafeMutableBufferPointer<Value> {
    UnsafeMutableBufferPointer(start: items, count: count)
  }
}
