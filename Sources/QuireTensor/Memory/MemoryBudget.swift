import CQuireWatch

/// Who limits the memory of the work on a thread.
package protocol MemoryBudget: AnyObject {
  /// The bytes that may be in use, and those in use that are none of a tensor's.
  var room: (limit: Int, used: Int) { get }
  /// Lets go of tensors that nobody needs.
  func makeRoom()
}

extension Allocator {
  /// Runs `body`, whose tensors on this thread share the memory that `budget` allows with everything else in use.
  package static func limited<R, E: Error>(
    by budget: some MemoryBudget, _ body: () throws(E) -> R
  ) throws(E) -> R {
    let owner = BudgetOwner(budget: budget)
    defer { withExtendedLifetime(owner) {} }
    let previous = quire_set_budget(
      QuireBudget(
        asks: { context in
          let room = BudgetOwner.behind(context)?.room ?? (Int.max, 0)
          return QuireRoom(limit: Int64(room.0), used: Int64(room.1))
        },
        makes: { BudgetOwner.behind($0)?.makeRoom() },
        context: Unmanaged.passUnretained(owner).toOpaque()))
    defer { _ = quire_set_budget(previous) }
    return try body()
  }
}

/// What the pointer of a thread's budget points at.
private final class BudgetOwner {
  let budget: any MemoryBudget

  init(budget: any MemoryBudget) { self.budget = budget }

  static func behind(_ context: UnsafeMutableRawPointer?) -> (any MemoryBudget)? {
    context.map { Unmanaged<BudgetOwner>.fromOpaque($0).takeUnretainedValue().budget }
  }
}
