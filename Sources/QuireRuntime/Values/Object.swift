/// What lives on the heap. Each object holds the link to the next one, so the heap needs no table.
package class Object {
  var next: Ref<Object>?
  /// The last collection that reached it.
  var mark: UInt32 = 0
  /// Where it waits to be used again once it is freed.
  let pool: ObjectPools.Number

  init(pool: ObjectPools.Number = ObjectPools.none) { self.pool = pool }

  /// The memory it accounts for, its own buffers included.
  var byteCount: Int { 48 }

  /// Lets go of what it has before it waits in its pool; false when it is not worth keeping.
  func retire() -> Bool { true }

  /// Calls `mark` for every value it refers to.
  func visit(_ mark: (Value) -> Void) {}

  /// The same from a position on, or a part of it: the position of the next part then.
  func visit(from start: Int, _ mark: (Value) -> Void) -> Int? {
    visit(mark)
    return nil
  }
}

/// A variable that an inner function captured.
package final class CellObject: Object {
  var value: Value

  init(_ value: Value) { self.value = value }

  override func visit(_ mark: (Value) -> Void) { mark(value) }
}

/// `range(start, stop, step)`.
package final class RangeObject: Object {
  package let start: Int
  package let stop: Int
  package let step: Int
  package let count: Int

  /// The step is not zero.
  init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    guard step > 0 ? start < stop : start > stop, step != 0 else {
      count = 0
      return
    }
    count = Int(clamping: RangeObject.count(start, stop, step))
  }

  /// How many elements there are between two places that `step` leads from one to the other.
  private static func count(_ start: Int, _ stop: Int, _ step: Int) -> UInt {
    // The distance may need 64 bits without a sign.
    let distance = UInt(bitPattern: step > 0 ? stop &- start : start &- stop)
    return (distance - 1) / step.magnitude + 1
  }

  /// Whether an index reaches every element.
  static func isCountable(_ start: Int, _ stop: Int, _ step: Int) -> Bool {
    start == stop || (start < stop) != (step > 0) || count(start, stop, step) <= UInt(Int.max)
  }

  /// The element at a valid index.
  package func element(_ index: Int) -> Int { start &+ index &* step }

  func contains(_ value: Int) -> Bool {
    // The distance may need more than 64 bits.
    let distance = Int128(value) - Int128(start)
    let (index, rest) = distance.quotientAndRemainder(dividingBy: Int128(step))
    return rest == 0 && index >= 0 && index < Int128(count)
  }
}

/// `a:b:c` inside a subscript.
package final class SliceObject: Object {
  package let lower: Value
  package let upper: Value
  package let step: Value

  init(_ lower: Value, _ upper: Value, _ step: Value) {
    self.lower = lower
    self.upper = upper
    self.step = step
  }

  override func visit(_ mark: (Value) -> Void) {
    mark(lower)
    mark(upper)
    mark(step)
  }
}

/// `b"…"`.
package final class BytesObject: Object {
  package let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  override var byteCount: Int { 64 + bytes.count }
}

/// A stream of values consumed once: what the head of a loop reads step by step.
package final class IteratorObject: Object {
  /// Delivers the next value, or nil at the end.
  @exclusivity(unchecked) package private(set) var step: () throws -> Value?
  /// Values the stream reads from, kept alive with it.
  let sources: [Value]
  /// How many streams stand one behind the other: a step takes one of each.
  let depth: Int

  init(sources: [Value], step: @escaping () throws -> Value?) {
    self.sources = sources
    self.step = step
    let depths = sources.map { source in
      if case .iterator(let stream) = source { stream.object.depth } else { 0 }
    }
    depth = 1 + (depths.max() ?? 0)
  }

  /// Lets go of what it reads from.
  func end() { step = { nil } }

  override func visit(_ mark: (Value) -> Void) { sources.forEach(mark) }
}

/// The memory outside a heap that goes with its host objects.
package final class BytesElsewhere {
  var count = 0
}

/// A Swift object seen by the language: a tensor, a layer, a figure.
package final class HostObject: Object {
  package let object: AnyObject
  package let type: TypeRecord
  private let bytes: Int
  private let bytesElsewhere: Int
  private let total: BytesElsewhere

  init(
    _ object: AnyObject, type: TypeRecord, bytes: Int, bytesElsewhere: Int,
    of total: BytesElsewhere
  ) {
    self.object = object
    self.type = type
    self.bytes = bytes
    self.bytesElsewhere = bytesElsewhere
    self.total = total
    total.count &+= bytesElsewhere
  }

  deinit { total.count &-= bytesElsewhere }

  override var byteCount: Int { bytes + bytesElsewhere + (type.hooks.byteCount?(object) ?? 0) }

  override func visit(_ mark: (Value) -> Void) { type.hooks.references?(object).forEach(mark) }
}
