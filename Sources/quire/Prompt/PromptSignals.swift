import CQuireReadline
import Glibc
import QuireRuntime
import Synchronization

/// What signals mean at a prompt: while a line is edited they wake the reader, while an input runs Ctrl-C
/// stops it and nothing else.
final class PromptSignals: Sendable {
  let interruption = Interruption()
  /// Can be read while an event waits.
  let descriptor: Int32
  private let wakeUp: Int32
  private let pending = Atomic<UInt32>(0)
  private let isEditing = Atomic<Bool>(false)
  /// Whether the terminal is to be silenced again when the stopped process goes on.
  private let wasSilent = Atomic<Bool>(false)

  /// Watches from now on.
  init() {
    var ends: [Int32] = [-1, -1]
    // Without a pipe signals are noticed at the next key.
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    (descriptor, wakeUp) = (ends[0], ends[1])
    SignalThread.watch([SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP]) { [self] in
      receive($0)
    }
  }

  /// Runs `body`, during which signals wake whoever waits for `descriptor`.
  func whileEditing<R>(_ body: () -> R) -> R {
    interruption.clear()
    isEditing.store(true, ordering: .sequentiallyConsistent)
    defer { isEditing.store(false, ordering: .sequentiallyConsistent) }
    return body()
  }

  /// The signals received since the last call.
  func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    let bits = pending.exchange(0, ordering: .sequentiallyConsistent)
    return (0..<32).filter { bits & (1 << UInt32($0)) != 0 }
  }

  private func receive(_ signal: Int32) {
    if isEditing.load(ordering: .sequentiallyConsistent) {
      if signal == SIGCONT { return }
      pending.bitwiseOr(1 << UInt32(signal), ordering: .sequentiallyConsistent)
      var byte: UInt8 = 1
      _ = write(wakeUp, &byte, 1)
      return
    }
    switch signal {
    case SIGINT: interruption.request()
    case SIGTSTP:
      wasSilent.store(quire_terminal_is_silent() != 0, ordering: .sequentiallyConsistent)
      quire_terminal_speak()
      kill(getpid(), SIGSTOP)
    // The shell has set the terminal in its own way before.
    case SIGCONT:
      if wasSilent.exchange(false, ordering: .sequentiallyConsistent) { quire_terminal_silence() }
    case SIGWINCH: break
    default:
      quire_terminal_speak()
      _exit(128 + signal)
    }
  }
}
