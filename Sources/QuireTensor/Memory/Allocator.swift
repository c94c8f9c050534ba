import CQuireWatch
import Glibc
import Synchronization

/// Hands out 64-byte-aligned blocks and keeps freed ones for the next request of their size class.
///
/// Fresh memory costs far more than memory that was used before: the system clears every page. It
/// is one per process because memory is; everything in it stands behind one lock.
package final class Allocator: Sendable {
  package static let shared = Allocator()

  /// Counts since the start of the process, in bytes but for `reused` and `fresh`.
  package struct Statistics: Hashable, Sendable {
    package var live = 0
    package var cached = 0
    package var peak = 0
    package var reused = 0
    package var fresh = 0
  }

  private struct State {
    /// One stack of free blocks a size class.
    var free = [[UInt]](repeating: [], count: SizeClass.count)
    var statistics = Statistics()
    /// Live bytes may not exceed it; nil until first asked.
    var limit: Int?
    /// Freed bytes beyond it go back to the system.
    var cacheLimit = 1 << 30
  }

  private let state = Mutex(State())

  package var statistics: Statistics { state.withLock { $0.statistics } }

  /// The most bytes that may be live at once: the machine's memory unless it was set.
  package var limit: Int {
    get { state.withLock { Self.limit(&$0) } }
    set { state.withLock { $0.limit = newValue } }
  }

  /// The most freed bytes kept for reuse, 1 GiB unless it was set.
  package var cacheLimit: Int {
    get { state.withLock { $0.cacheLimit } }
    set {
      state.withLock {
        $0.cacheLimit = newValue
        if $0.statistics.cached > newValue { Self.purge(&$0) }
      }
    }
  }

  /// What another block meets: the bytes allowed, by the budget of this thread or by the machine, and those in use.
  var room: (limit: Int, used: Int) {
    let budget = quire_room()
    return state.withLock { Self.room(budget, &$0) }
  }

  /// The bytes in use. No more is kept for reuse than fits into `room` beside them.
  package func live(within room: Int) -> Int {
    state.withLock { state in
      if state.statistics.cached > room - state.statistics.live { Self.purge(&state) }
      return state.statistics.live
    }
  }

  /// A block of at least `byteCount` bytes, or nil when the limit or the system refuses.
  func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    guard let sizeClass = SizeClass(holding: byteCount) else { return nil }
    if let block = block(of: sizeClass) { return block }
    quire_make_room()
    return block(of: sizeClass)
  }

  private func block(of sizeClass: SizeClass) -> UnsafeMutableRawPointer? {
    let size = sizeClass.byteCount
    let budget = quire_room()
    return state.withLock { state -> UInt? in
      let (limit, used) = Self.room(budget, &state)
      guard size <= limit, used <= limit - size else { return nil }
      if let block = state.free[sizeClass.index].popLast() {
        state.statistics.cached -= size
        state.statistics.reused += 1
        Self.count(size, &state)
        return block
      }
      if state.statistics.cached > limit - size - used { Self.purge(&state) }
      guard let block = Self.fresh(size) else { return nil }
      state.statistics.fresh += 1
      Self.count(size, &state)
      return UInt(bitPattern: block)
    }.flatMap { UnsafeMutableRawPointer(bitPattern: $0) }
  }

  /// Takes back a block that `allocate(byteCount)` gave.
  func release(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    guard let sizeClass = SizeClass(holding: byteCount) else { return }
    let size = sizeClass.byteCount
    let address = UInt(bitPattern: block)
    let kept = state.withLock { state -> Bool in
      state.statistics.live -= size
      guard state.statistics.cached + size <= state.cacheLimit else { return false }
      state.statistics.cached += size
      state.free[sizeClass.index].append(address)
      return true
    }
    if !kept { free(block) }
  }

  /// Gives every kept block back to the system.
  package func purge() { state.withLock { Self.purge(&$0) } }

  /// Memory from the system. Large blocks ask for large pages, which cost a fraction of the page faults.
  private static func fresh(_ size: Int) -> UnsafeMutableRawPointer? {
    let largePage = 2 << 20
    guard size >= 2 * largePage else { return aligned_alloc(64, size) }
    let block = aligned_alloc(largePage, size)
    // A request only: without it the block works as well, a little slower.
    if let block { madvise(block, size, MADV_HUGEPAGE) }
    return block
  }

  private static func count(_ size: Int, _ state: inout State) {
    state.statistics.live += size
    state.statistics.peak = max(state.statistics.peak, state.statistics.live)
  }

  private static func purge(_ state: inout State) {
    for index in state.free.indices {
      for block in state.free[index] { free(UnsafeMutableRawPointer(bitPattern: block)) }
      state.free[index] = []
    }
    state.statistics.cached = 0
  }

  private static func room(_ budget: QuireRoom, _ state: inout State) -> (limit: Int, used: Int) {
    let live = state.statistics.live
    let machine = limit(&state)
    // Whichever leaves less.
    return budget.limit - budget.used < machine
      ? (Int(budget.limit), live + Int(budget.used)) : (machine, live)
  }

  private static func limit(_ state: inout State) -> Int {
    if let limit = state.limit { return limit }
    let limit = Machine.memory
    state.limit = limit
    return limit
  }
}
