/// What lives on the heap. Each object holds the link to the next one, so the heap needs no table.
package class Object {
  var next: Ref<Object>?
  var isMarked = false

  init() {}

  /// The memory it accounts for, its own buffers included.
  var byteCount: Int { 48 }

  /// Calls `mark` for every value it refers to.
  func visit(_ mark: (Value) -> Void) {}
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
    let (distance, overflow) =
      step > 0
      ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    if (step > 0 && start >= stop) || (step < 0 && start <= stop) || step == 0 {
      count = 0
    } else if overflow {
      count = Int.max / max(1, Int(clamping: step.magnitude))
    } else {
      count = (distance - 1) / Int(clamping: step.magnitude) + 1
    }
  }

  /// The element at a valid index.
  package func element(_ index: Int) -> Int { start &+ index &* step }
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
  package let step: () throws -> Value?
  /// Values the stream reads from, kept alive with it.
  let sources: [Value]

  init(sources: [Value], step: @escaping () throws -> Value?) {
    self.sources = sources
    self.step = step
  }

  override func visit(_ mark: (Value) -> Void) { sources.forEach(mark) }
}

/// An error as a value: what `except Kind as e` binds.
package final class ErrorObject: Object {
  package let error: ScriptError

  init(_ error: ScriptError) { self.error = error }
}

/// A Swift object seen by the language: a tensor, a layer, a figure.
package final class HostObject: Object {
  package let object: AnyObject
  package let type: TypeRecord
  /// Memory outside the heap that lives with it; steers the collector.
  package let externalBytes: Int

  init(_ object: AnyObject, type: TypeRecord, externalBytes: Int) {
    self.object = object
    self.type = type
    self.externalBytes = externalBytes
  }

  override var byteCount: Int { 64 + externalBytes }

  override func visit(_ mark: (Value) -> Void) { type.hooks.references?(object).forEach(mark) }
}
