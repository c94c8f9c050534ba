/// Objects that were freed and wait to be used again: programs make and drop many of these kinds in loops.
struct ObjectPools {
  typealias Number = UInt8

  static let none: Number = 0
  static let instance: Number = 1
  static let error: Number = 2
  static let list: Number = 3
  /// Tuples have a pool for each count up to eight.
  @inline(__always)
  static func tuple(_ count: Int) -> Number { count <= 8 ? 4 &+ Number(count) : none }

  private struct Pool {
    var first: Ref<Object>?
    var count = 0
  }

  // Raw memory, so that no access is checked.
  private let pools: UnsafeMutablePointer<Pool>
  private static let count = 13
  private static let most = 1 << 16

  init() {
    pools = .allocate(capacity: ObjectPools.count)
    pools.initialize(repeating: Pool(), count: ObjectPools.count)
  }

  /// The first object of each pool; the others hang on it.
  var all: [Ref<Object>?] { (0..<ObjectPools.count).map { pools[$0].first } }

  func deallocate() { pools.deallocate() }

  /// Keeps a freed object; false when it has no pool or that is full.
  @inline(__always)
  func keep(_ object: Ref<Object>) -> Bool {
    let pool = pools + Int(object.with { $0.pool })
    guard pool != pools, pool.pointee.count < ObjectPools.most, object.with({ $0.retire() }) else {
      return false
    }
    object.with { $0.next = pool.pointee.first }
    pool.pointee.first = object
    pool.pointee.count &+= 1
    return true
  }

  @inline(__always)
  func take(_ number: Number) -> Ref<Object>? {
    let pool = pools + Int(number)
    guard let object = pool.pointee.first else { return nil }
    pool.pointee.first = object.with { $0.next }
    pool.pointee.count &-= 1
    return object
  }
}
