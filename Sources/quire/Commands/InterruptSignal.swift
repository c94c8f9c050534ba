import Glibc
import QuireRuntime

/// Ctrl-C: the first asks the running program to stop, a second ends the process at once.
enum InterruptSignal {
  /// Watches for SIGINT from now on.
  static func watch() -> Interruption {
    let interruption = Interruption()
    SignalThread.watch([SIGINT]) { _ in
      if interruption.isRequested { _exit(130) }
      interruption.request()
    }
    return interruption
  }
}
