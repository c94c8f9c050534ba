import Glibc

/// A thread of the system's, without Foundation.
struct Thread {
  private let thread: pthread_t

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// - Parameter stack: The bytes of its stack.
  init(stack: Int = 8 << 20, _ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stack)
    defer { pthread_attr_destroy(&attributes) }
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
