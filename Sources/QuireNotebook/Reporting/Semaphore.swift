import Glibc

/// Lets one thread wait for another.
final class Semaphore: @unchecked Sendable {
  // Memory of its own: the system knows a semaphore by its place.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func post() { sem_post(semaphore) }

  /// Waits for a `post` that nobody has waited for, at most until `deadline`.
  func wait(until deadline: ContinuousClock.Instant? = nil) {
    guard let deadline else {
      while sem_wait(semaphore) != 0, errno == EINTR {}
      return
    }
    let (seconds, attoseconds) = max(.zero, deadline - .now).components
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_sec += Int(seconds)
    time.tv_nsec += Int(attoseconds / 1_000_000_000)
    if time.tv_nsec >= 1_000_000_000 {
      time.tv_sec += 1
      time.tv_nsec -= 1_000_000_000
    }
    while sem_timedwait(semaphore, &time) != 0, errno == EINTR {}
  }
}
