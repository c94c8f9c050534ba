import Synchronization

/// What may stop a running program: a request, set from another thread, or a point in time.
///
/// Any thread may ask; loops of built-ins and of the layers below do so every few milliseconds.
package final class Interruption: Sendable {
  private let flag = Atomic<Bool>(false)
  private let origin = ContinuousClock.now
  /// Nanoseconds from `origin`; the greatest number for never.
  private let end = Atomic<Int>(Int.max)

  package init() {}

  package func request() { flag.store(true, ordering: .relaxed) }

  package var isRequested: Bool { flag.load(ordering: .relaxed) }

  package func clear() { flag.store(false, ordering: .relaxed) }

  /// When the program must have ended, whatever it does.
  package func setDeadline(_ deadline: ContinuousClock.Instant?) {
    end.store(deadline.map(nanoseconds) ?? Int.max, ordering: .relaxed)
  }

  package var isPastDeadline: Bool {
    let end = end.load(ordering: .relaxed)
    return end != Int.max && nanoseconds(.now) >= end
  }

  /// Whether the program should stop.
  package var isDue: Bool { isRequested || isPastDeadline }

  private func nanoseconds(_ instant: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = origin.duration(to: instant).components
    let (whole, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? Int.max - 1 : whole &+ Int(attoseconds / 1_000_000_000)
  }
}
