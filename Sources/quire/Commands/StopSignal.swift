import Glibc
import QuireRuntime
import Synchronization

/// Signals that ask to stop, such as Ctrl-C: the first asks the running program, a second while that has
/// not answered ends the process at once.
final class StopSignal: Sendable {
  let interruption = Interruption()
  /// The last signal that came.
  private let last = Atomic<Int32>(SIGINT)

  /// Watches for signals from now on.
  static func watch(_ signals: [Int32]) -> StopSignal {
    let stop = StopSignal()
    SignalThread.watch(signals) { signal in
      stop.last.store(signal, ordering: .relaxed)
      if stop.interruption.isRequested { _exit(stop.exitCode) }
      stop.interruption.request()
    }
    return stop
  }

  /// The exit code of a process that a signal ended, as shells give it.
  var exitCode: Int32 { 128 + last.load(ordering: .relaxed) }
}
