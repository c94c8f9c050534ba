import Glibc

/// A thread of the system's, without Foundation.
struct Thread {
  private let thread: pthread_t

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  init(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Work(body)).toOpaque())
    self.thread = thread
  }

  func join() { pthread_join(thread, nil) }

  /// Runs each piece of work on a thread of its own and waits for all.
  static func run(_ works: [@Sendable () -> Void]) {
    let threads = works.map { Thread($0) }
    for thread in threads { thread.join() }
  }
}
