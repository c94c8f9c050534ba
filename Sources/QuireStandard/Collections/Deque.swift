import QuireRuntime

/// A list with two ends: a ring of values.
final class Deque {
  private(set) var ring: [Value] = Array(repeating: .undefined, count: 8)
  private var head = 0
  private(set) var count = 0
  let maxlen: Int?
  /// Changes when elements come or go: a loop notices.
  private(set) var version = 0

  init(maxlen: Int?) { self.maxlen = maxlen }

  var byteCount: Int { 16 * ring.count }

  private func place(_ index: Int) -> Int {
    let place = head + index
    return place < ring.count ? place : place - ring.count
  }

  subscript(index: Int) -> Value {
    get { ring[place(index)] }
    set { ring[place(index)] = newValue }
  }

  var values: [Value] { (0..<count).map { self[$0] } }

  /// The bytes by which it grew.
  @discardableResult
  func append(_ value: Value) -> Int {
    if let maxlen, count == maxlen {
      if maxlen == 0 { return 0 }
      _ = popFirst()
    }
    let grown = reserve()
    ring[place(count)] = value
    count += 1
    version &+= 1
    return grown
  }

  @discardableResult
  func prepend(_ value: Value) -> Int {
    if let maxlen, count == maxlen {
      if maxlen == 0 { return 0 }
      _ = popLast()
    }
    let grown = reserve()
    head = head == 0 ? ring.count - 1 : head - 1
    ring[head] = value
    count += 1
    version &+= 1
    return grown
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    count -= 1
    version &+= 1
    return ring[place(count)]
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    let value = ring[head]
    head = place(1)
    count -= 1
    version &+= 1
    return value
  }

  /// Replaces all elements; there are not more than `maxlen`.
  func replaceAll(_ values: [Value]) {
    ring = values + Array(repeating: .undefined, count: max(8, values.count) - values.count)
    head = 0
    count = values.count
    version &+= 1
  }

  private func reserve() -> Int {
    guard count == ring.count else { return 0 }
    let before = ring.count
    let values = values
    ring = values + Array(repeating: .undefined, count: before)
    head = 0
    return 16 * (ring.count - before)
  }
}
