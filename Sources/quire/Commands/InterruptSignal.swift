import Glibc
import QuireRuntime

/// Ctrl-C: the first asks the running program to stop, a second ends the process at once.
enum InterruptSignal {
  /// Watches for SIGINT from now on. A thread of its own waits for the signal, because hardly
  /// anything may be done in a handler.
  static func watch() -> Interruption {
    let interruption = Interruption()
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    // Threads made later inherit the mask, so that the signal comes to the watching one only.
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(interruption).toOpaque()
    let failed = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let interruption = Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue()
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        var signal: Int32 = 0
        while sigwait(&signals, &signal) == 0 {
          if interruption.isRequested { _exit(130) }
          interruption.request()
        }
        return nil
      }, context)
    if failed == 0 {
      pthread_detach(thread)
    } else {
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
    return interruption
  }
}
