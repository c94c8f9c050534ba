/// The mark-sweep heap. Every object is held once, through an intrusive list with the newest first;
/// collections happen only at safepoints of the machine.
package final class Heap {
  private(set) var newest: Ref<Object>?
  private(set) var bytes = 0
  private(set) var threshold = Heap.minimumThreshold
  private(set) var collections = 0
  /// Set when the next safepoint should collect.
  var isDue: Bool { bytes > threshold }
  /// Called when a collection becomes due, so that the machine reaches a safepoint soon.
  var becameDue: () -> Void = {}
  /// Collect at every safepoint: for tests.
  package var isStressed = false {
    didSet { threshold = isStressed ? -1 : Heap.minimumThreshold }
  }

  private static let minimumThreshold = 8 << 20

  deinit {
    var current = newest
    while let object = current {
      current = object.with { $0.next }
      object.release()
    }
  }

  /// Takes over a new object.
  @inline(__always)
  func track<T: Object>(_ object: T, byteCount: Int) -> Ref<T> {
    object.next = newest
    bytes &+= byteCount
    if bytes > threshold { becameDue() }
    let reference = Ref.passRetained(object)
    newest = reference.base
    return reference
  }

  /// Notes that an object grew.
  @inline(__always)
  func grew(by byteCount: Int) {
    bytes &+= byteCount
    if bytes > threshold { becameDue() }
  }

  /// Frees everything that `roots` does not reach.
  ///
  /// - Parameter pinned: This object and all newer ones are kept: a built-in in progress may hold them.
  func collect(pinned: Ref<Object>?, isPinning: Bool, roots: ((Value) -> Void) -> Void) {
    collections += 1
    var work: [Ref<Object>] = []
    func mark(_ object: Ref<Object>) {
      object.with {
        if !$0.isMarked {
          $0.isMarked = true
          work.append(object)
        }
      }
    }
    func mark(_ value: Value) {
      if let object = value.object { mark(object) }
    }
    roots(mark)
    if isPinning {
      var current = newest
      while let object = current {
        mark(object)
        current = object.toOpaque() == pinned?.toOpaque() ? nil : object.with { $0.next }
      }
    }
    while let object = work.popLast() { object.with { $0.visit(mark) } }
    sweep()
  }

  private func sweep() {
    var live = 0
    var head: Ref<Object>?
    var tail: Ref<Object>?
    var current = newest
    while let object = current {
      current = object.with { $0.next }
      if object.with({ $0.isMarked }) {
        object.with {
          $0.isMarked = false
          $0.next = nil
          live += $0.byteCount
        }
        if let tail { tail.with { $0.next = object } } else { head = object }
        tail = object
      } else {
        object.release()
      }
    }
    newest = head
    bytes = live
    threshold = isStressed ? -1 : max(Heap.minimumThreshold, live * 2)
  }
}
