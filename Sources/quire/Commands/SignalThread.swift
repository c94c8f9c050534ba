import Glibc

/// Waits for signals on a thread of its own, because hardly anything may be done in a handler.
enum SignalThread {
  private final class Receiver: Sendable {
    let signals: [Int32]
    let received: @Sendable (Int32) -> Void

    init(_ signals: [Int32], _ received: @escaping @Sendable (Int32) -> Void) {
      self.signals = signals
      self.received = received
    }
  }

  /// From now on these signals only call `received`, on the waiting thread. Where no thread can be made,
  /// they keep what they do.
  static func watch(_ signals: [Int32], _ received: @escaping @Sendable (Int32) -> Void) {
    // Threads made later inherit the mask, so that the signals come to the waiting one only.
    var set = set(of: signals)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Receiver(signals, received)).toOpaque()
    let failed = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
        var set = SignalThread.set(of: receiver.signals)
        var signal: Int32 = 0
        while sigwait(&set, &signal) == 0 { receiver.received(signal) }
        return nil
      }, context)
    if failed == 0 {
      pthread_detach(thread)
    } else {
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }
  }

  private static func set(of signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
