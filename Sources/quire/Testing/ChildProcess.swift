import Glibc

/// A process of this same program, whose events and error messages are read through pipes.
final class ChildProcess {
  /// How it ended.
  struct Ending {
    /// The signal that ended it; nil when it ended by itself.
    var signal: Int32?
    var code: Int32
    /// The most memory it used at a time, in bytes.
    var peakMemory: Int
  }

  struct SpawnError: Error {
    let errno: Int32
  }

  let process: pid_t
  /// What can be read from; -1 once it has ended.
  private(set) var events: Int32
  private(set) var errors: Int32
  private var rest: [UInt8] = []
  /// What it wrote to standard error, the end of long texts left out.
  private(set) var errorText: [UInt8] = []

  init(_ arguments: [String], environment: [String: String]) throws {
    let eventPipe = try Self.makePipe()
    let errorPipe: [Int32]
    do {
      errorPipe = try Self.makePipe()
    } catch {
      eventPipe.forEach { close($0) }
      throw error
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errorPipe[1], 2)
    posix_spawn_file_actions_adddup2(&actions, eventPipe[1], NotebookChild.descriptor)
    // A group of its own, so that Ctrl-C reaches this process alone, which then ends its children.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
    var argumentPointers = (["quire"] + arguments).map { strdup($0) } + [nil]
    var variablePointers = Self.variables(environment).map { strdup($0) } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(
      &process, "/proc/self/exe", &actions, &attributes, &argumentPointers, &variablePointers)
    close(eventPipe[1])
    close(errorPipe[1])
    guard failure == 0 else {
      close(eventPipe[0])
      close(errorPipe[0])
      throw SpawnError(errno: failure)
    }
    self.process = process
    (events, errors) = (eventPipe[0], errorPipe[0])
  }

  deinit {
    if events >= 0 { close(events) }
    if errors >= 0 { close(errors) }
  }

  /// A pipe that other children do not inherit.
  private static func makePipe() throws -> [Int32] {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SpawnError(errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
  }

  private static func variables(_ changes: [String: String]) -> [String] {
    var variables: [String] = []
    var place = environ
    while let variable = place.pointee {
      let text = String(cString: variable)
      let name = text.prefix { $0 != "=" }
      if changes[String(name)] == nil { variables.append(text) }
      place += 1
    }
    return variables + changes.map { "\($0.key)=\($0.value)" }
  }

  /// Whether both pipes have ended.
  var hasEnded: Bool { events < 0 && errors < 0 }

  /// Reads what is there to read from a descriptor of this process; gives whole lines of events.
  func read(_ descriptor: Int32) -> [String] {
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    guard count > 0 else {
      close(descriptor)
      if descriptor == events { events = -1 } else { errors = -1 }
      return []
    }
    guard descriptor == events else {
      errorText += chunk[..<min(count, max(0, 16 << 10 - errorText.count))]
      return []
    }
    rest += chunk[..<count]
    guard let end = rest.lastIndex(of: 10) else { return [] }
    let lines = rest[..<end].split(separator: 10, omittingEmptySubsequences: true)
      .map { String(decoding: $0, as: UTF8.self) }
    rest.removeSubrange(...end)
    return lines
  }

  /// The memory it uses now, in bytes; 0 when that cannot be known.
  var memory: Int {
    let file = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = Glibc.read(file, &buffer, buffer.count)
    let fields = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// Ends it and what it started, at once.
  func kill() { Glibc.kill(-process, SIGKILL) }

  /// Waits for its end.
  func wait() -> Ending {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Ending(
      signal: signal == 0 ? nil : signal, code: (status >> 8) & 0xFF,
      peakMemory: usage.ru_maxrss * 1024)
  }
}
