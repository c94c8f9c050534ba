/// The mark-sweep heap. Every object is held once, through an intrusive list with the newest first; strings
/// live in an arena. Collections happen only at safepoints of the machine.
package final class Heap {
  private(set) var newest: Ref<Object>?
  private let strings = StringArena()
  /// Strings that live as long as the heap, which no collection walks.
  private let names = StringArena()
  private var nameBytes = 0
  /// Objects that were freed and wait to be used again.
  private let pools = ObjectPools()
  /// Memory of the instances, which outlives them.
  let slots = SlotPool()
  private(set) var bytes = 0
  private(set) var threshold = Heap.minimumThreshold
  package private(set) var collections = 0
  /// The newest object when the built-in that runs now began, or else when all that Swift held was known:
  /// everything newer may be in its hands.
  private var frontier: Ref<Object>?
  /// Whether it was freed: the next that is kept takes its place.
  private var isFrontierFreed = false
  /// The bytes that go with host objects and are counted elsewhere: `bytes` includes them, so that they make
  /// collections come in time.
  let elsewhere = BytesElsewhere()
  /// The bytes that the program may hold: a collection comes at the latest when they are reached.
  var ceiling = Int.max { didSet { threshold = min(threshold, ceiling) } }
  /// Set when the next safepoint should collect.
  var isDue: Bool { bytes > threshold }
  /// Whether a collection was given up in the middle: some objects will be freed that are still linked.
  var isSweeping: Bool { unswept != nil }
  /// Called when a collection becomes due, so that the machine reaches a safepoint soon.
  var becameDue: () -> Void = {}
  /// Asked during a collection: a long one is given up when the program should stop.
  var shouldStop: () -> Bool = { false }
  /// The number of the collection; objects reached by it bear it. One that was given up leaves marks
  /// that mean nothing to the next.
  private var epoch: UInt32 = 0
  /// Objects that the last marking saw and sweeping has not reached: all of them between the two, and
  /// some when sweeping was given up.
  private var unswept: Ref<Object>?
  private var isSwept = true
  /// Those that sweeping has kept so far.
  private var kept: (first: Ref<Object>?, last: Ref<Object>?, byteCount: Int) = (nil, nil, 0)
  /// Collect at every safepoint: for tests.
  package var isStressed = false {
    didSet { threshold = isStressed ? -1 : Heap.minimumThreshold }
  }

  private static let minimumThreshold = 2 << 20

  deinit {
    for list in [newest, unswept, kept.first] + pools.all {
      var current = list
      while let object = current {
        current = object.with { $0.next }
        object.release()
      }
    }
    pools.deallocate()
  }

  /// Ends all streams: their closures hold the machine, which holds the heap.
  func endStreams() {
    for list in [newest, unswept, kept.first] {
      var current = list
      while let object = current {
        (object.object as? IteratorObject)?.end()
        current = object.with { $0.next }
      }
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
  package func grew(by byteCount: Int) {
    bytes &+= byteCount
    if bytes > threshold { becameDue() }
  }

  // MARK: Objects used again

  /// Takes over an object that was freed; nil when its pool is empty. The caller counts its bytes.
  @inline(__always)
  private func reuse<T: Object>(_ pool: ObjectPools.Number) -> Ref<T>? {
    guard let object = pools.take(pool) else { return nil }
    object.with { $0.next = newest }
    newest = object
    return .fromOpaque(object.toOpaque())
  }

  @inline(__always)
  func reuseInstance() -> Ref<InstanceObject>? { reuse(ObjectPools.instance) }

  func makeError(_ kind: ErrorKind, _ arguments: ErrorObject.Arguments) -> Ref<ErrorObject> {
    guard let object: Ref<ErrorObject> = reuse(ObjectPools.error) else {
      return track(ErrorObject(kind, arguments), byteCount: ErrorObject.byteCount)
    }
    grew(by: ErrorObject.byteCount)
    object.with { $0.begin(kind, arguments) }
    return object
  }

  @inline(__always)
  func makeTuple(copying source: UnsafePointer<Value>?, count: Int) -> Ref<TupleObject> {
    guard let object: Ref<TupleObject> = reuse(ObjectPools.tuple(count)) else {
      return track(TupleObject(copying: source, count: count), byteCount: 64 &+ 16 &* count)
    }
    grew(by: 64 &+ 16 &* count)
    object.with { $0.begin(copying: source) }
    return object
  }

  @inline(__always)
  func makeList(copying source: UnsafePointer<Value>, count: Int) -> Ref<ListObject> {
    let object: Ref<ListObject>
    if count <= ListObject.pooledCapacity, let known: Ref<ListObject> = reuse(ObjectPools.list) {
      object = known
      grew(by: known.with { $0.byteCount })
    } else {
      let made = ListObject(capacity: count)
      object = track(made, byteCount: made.byteCount)
    }
    object.with { $0.append(copying: source, count: count) }
    return object
  }

  // MARK: Strings

  /// A string of `count` bytes that the caller writes at once.
  @inline(__always)
  func makeString(count: Int, scalarCount: Int) -> StringObject {
    let (string, size) = strings.make(count: count, scalarCount: scalarCount)
    grew(by: size)
    return string
  }

  /// A string of `count` bytes that `fill` writes as valid UTF-8.
  func makeString(count: Int, fill: (UnsafeMutablePointer<UInt8>) throws -> Void) rethrows
    -> StringObject
  {
    let string = makeString(count: count, scalarCount: count)
    let bytes = string.bytes
    try fill(bytes)
    string.header.pointee.scalarCount = Memory.scalarCount(bytes, count: count)
    return string
  }

  /// A string of valid UTF-8.
  @inline(__always)
  func makeString(copying source: UnsafePointer<UInt8>, count: Int) -> StringObject {
    let string = makeString(
      count: count, scalarCount: Memory.scalarCount(source, count: count))
    Memory.copy(source, to: string.inlineBytes, count: count)
    return string
  }

  func makeString(_ text: String) -> StringObject {
    var text = text
    return text.withUTF8 { utf8 in
      guard let start = utf8.baseAddress else { return makeString(count: 0, scalarCount: 0) }
      return makeString(copying: start, count: utf8.count)
    }
  }

  /// `first + second`.
  func concatenate(_ first: StringObject, _ second: StringObject) -> StringObject {
    let (string, size) = strings.concatenate(first, second)
    grew(by: size)
    return string
  }

  /// A string that lives as long as the heap.
  /// - Parameter isInterned: Whether it is the only one for its text.
  func makeName(_ text: String, isInterned: Bool) -> StringObject {
    var text = text
    return text.withUTF8 { utf8 in
      let start = utf8.baseAddress
      let (string, size) = names.make(
        count: utf8.count,
        scalarCount: start.map { Memory.scalarCount($0, count: utf8.count) } ?? 0)
      if let start { Memory.copy(start, to: string.inlineBytes, count: utf8.count) }
      string.header.pointee.isInterned = isInterned
      nameBytes += size
      grew(by: size)
      return string
    }
  }

  /// The strings of one ASCII character, by their codes.
  func makeASCIICharacters() -> UnsafeMutablePointer<StringObject> {
    let characters = UnsafeMutablePointer<StringObject>.allocate(capacity: 128)
    for code in 0..<128 {
      let text = String(Unicode.Scalar(UInt8(code)))
      (characters + code).initialize(to: makeName(text, isInterned: false))
    }
    return characters
  }

  /// Whether `first + second` goes on where the first ends, and copies the second alone.
  func continues(_ first: StringObject, _ second: StringObject) -> Bool {
    strings.continues(first, second)
  }

  /// Called as a built-in begins: everything made from now on may be in its hands.
  @inline(__always)
  func pin() {
    strings.stamp &+= 1
    frontier = newest
    isFrontierFreed = false
  }

  /// Frees everything that `roots` does not reach.
  ///
  /// - Parameter isPinning: Whether what was made since the last `pin` is kept in any case.
  func collect(isPinning: Bool, roots: ((Value) -> Void) -> Void) {
    // What an earlier collection left: its marks still tell what to keep.
    guard sweep() else { return }
    collections += 1
    epoch &+= 1
    let epoch = epoch
    var work: [Ref<Object>] = []
    func mark(_ object: Ref<Object>) {
      object.with {
        if $0.mark != epoch {
          $0.mark = epoch
          work.append(object)
        }
      }
    }
    let strings = strings
    strings.epoch = epoch
    func mark(_ value: Value) {
      if case .string(let string) = value {
        strings.mark(string)
      } else if let object = value.object {
        mark(object)
      }
    }
    roots(mark)
    if isPinning {
      var current = newest
      while let object = current {
        if object.toOpaque() == frontier?.toOpaque() { break }
        mark(object)
        current = object.with { $0.next }
      }
    }
    var visited = 0
    while let object = work.popLast() {
      var part = object.with { $0.visit(from: 0, mark) }
      while let start = part {
        if shouldStop() { return }
        part = object.with { $0.visit(from: start, mark) }
      }
      visited &+= 1
      if visited & Heap.pollingMask == 0, shouldStop() { return }
    }
    unswept = newest
    newest = nil
    strings.beginSweep(isPinning: isPinning)
    isSwept = false
    let isDone = sweep()
    if !isPinning {
      frontier = isDone ? newest : nil
      isFrontierFreed = false
    }
  }

  /// Objects between two looks at whether to stop.
  private static let pollingMask = 0xFFFF

  /// Frees what the last marking did not reach; false when it was given up.
  private func sweep() -> Bool {
    if isSwept { return true }
    var swept = 0
    while let object = unswept {
      swept &+= 1
      if swept & Heap.pollingMask == 0, shouldStop() { return false }
      unswept = object.with { $0.next }
      if object.with({ $0.mark == epoch }) {
        object.with {
          $0.next = nil
          kept.byteCount += $0.byteCount
        }
        if isFrontierFreed {
          frontier = object
          isFrontierFreed = false
        }
        if let last = kept.last { last.with { $0.next = object } } else { kept.first = object }
        kept.last = object
      } else {
        if object.toOpaque() == frontier?.toOpaque() {
          frontier = nil
          isFrontierFreed = true
        }
        if !pools.keep(object) { object.release() }
      }
    }
    guard let stringBytes = strings.sweep(shouldStop: shouldStop) else { return false }
    isSwept = true
    // Objects made since then, if it was given up, are newer.
    var fresh = 0
    if var last = newest {
      fresh = last.with { $0.byteCount }
      while let next = last.with({ $0.next }) {
        last = next
        fresh += last.with { $0.byteCount }
      }
      last.with { $0.next = kept.first }
    } else {
      newest = kept.first
    }
    bytes = kept.byteCount + fresh + stringBytes + nameBytes
    kept = (nil, nil, 0)
    // What is elsewhere costs nothing to go through, and much to keep.
    let values = max(0, bytes - elsewhere.count)
    let growth = max(Heap.minimumThreshold, values) + (bytes - values) / 8
    threshold = isStressed ? -1 : min(bytes + growth, max(ceiling, bytes + bytes / 8))
    return true
  }
}
