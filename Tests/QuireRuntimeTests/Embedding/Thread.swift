import Glibc

/// A thread of the system's, without Foundation.
struct Thread {
  private let thread: pthread_t

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// - Parameter stack: Its size in KiB; the system's usual one unless it is given.
  init(stack: Int? = nil, _ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    if let stack { pthread_attr_setstacksize(&attributes, stack << 10) }
    pthread_create(
      &thread, &attributes,
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
