import Glibc
import QuireNotebook
import QuireRuntime
import QuireSyntax

/// Runs the notebooks of a suite, several at a time, each in a process of its own.
final class TestSuite {
  struct Limits {
    /// How many run at a time.
    var jobs: Int
    /// The memory a notebook may use, in bytes.
    var memory: Int?
    /// Whether nothing more is begun once a notebook failed.
    var failsFast = false
    /// Whether each is run twice and the outputs are compared.
    var reruns = false
  }

  private final class Job {
    let index: Int
    let child: ChildProcess
    let start = ContinuousClock.now
    var result: NotebookResult
    /// Why it was ended from here.
    var killReason: (problem: TestProblem, timedOut: Bool)?

    init(_ index: Int, _ path: String, _ child: ChildProcess) {
      self.index = index
      self.child = child
      result = NotebookResult(path: path)
    }
  }

  /// How much later than its own limit of time a process is ended from outside.
  private static let grace = 2.0
  /// The most bytes of the program itself, with the libraries that it opens.
  private static let programSize = 512 << 20

  private let paths: [String]
  private let options: NotebookTest.Options
  private let limits: Limits
  private let renderer: DiagnosticRenderer
  private let interruption: Interruption
  private let presenter: TestPresenter
  private var jobs: [Job] = []
  private var results: [NotebookResult?]
  private var firstRuns: [Int: NotebookResult] = [:]
  private var waiting: [Int]

  init(
    _ paths: [String], _ options: NotebookTest.Options, _ limits: Limits,
    renderer: DiagnosticRenderer, interruption: Interruption, presenter: TestPresenter
  ) {
    self.paths = paths
    self.options = options
    self.limits = limits
    self.renderer = renderer
    self.interruption = interruption
    self.presenter = presenter
    results = Array(repeating: nil, count: paths.count)
    waiting = Array(paths.indices.reversed())
  }

  /// The results in the order of the paths; those that were not begun are left out.
  func run() -> [NotebookResult] {
    while !jobs.isEmpty || !waiting.isEmpty {
      if interruption.isRequested { return interrupt() }
      while jobs.count < limits.jobs, let index = waiting.popLast() { begin(index) }
      poll()
      for job in jobs { watch(job) }
      let ended = jobs.filter(\.child.hasEnded)
      jobs.removeAll { $0.child.hasEnded }
      ended.forEach(end)
      presenter.showProgress(
        done: results.count { $0 != nil }, of: paths.count, running: jobs.map(\.result))
    }
    return results.compactMap { $0 }
  }

  // MARK: One notebook

  private func begin(_ index: Int) {
    var options = options
    options.isTraced = limits.reruns
    let threads = max(1, Self.processors / limits.jobs)
    do {
      let child = try ChildProcess(
        NotebookChild.arguments(paths[index], options, renderer: renderer),
        environment: getenv("QUIRE_THREADS") == nil ? ["QUIRE_THREADS": "\(threads)"] : [:])
      jobs.append(Job(index, paths[index], child))
    } catch {
      let code = (error as? ChildProcess.SpawnError)?.errno ?? 0
      var result = NotebookResult(path: paths[index])
      let reason = "its process could not be started: \(String(cString: strerror(code)))"
      result.fail(problem("IOError", reason, path: paths[index], line: 0))
      finish(index, result)
    }
  }

  private func poll() {
    var descriptors: [pollfd] = []
    var owners: [Job] = []
    for job in jobs {
      for descriptor in [job.child.events, job.child.errors] where descriptor >= 0 {
        descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        owners.append(job)
      }
    }
    guard !descriptors.isEmpty, Glibc.poll(&descriptors, nfds_t(descriptors.count), 50) > 0 else {
      return
    }
    for (descriptor, job) in zip(descriptors, owners) where descriptor.revents != 0 {
      for line in job.child.read(descriptor.fd) {
        if let event = TestEvent(line: line) { job.result.add(event) }
      }
    }
  }

  /// Ends a process that goes beyond its limits.
  private func watch(_ job: Job) {
    guard job.killReason == nil else { return }
    let seconds = (ContinuousClock.now - job.start).inSeconds
    if let timeout = job.result.timeout ?? options.timeout, seconds > timeout + Self.grace {
      let message = "the time limit of \(ElapsedTime.text(timeout)) is reached"
      stop(job, message, "--timeout or timeout: in the front block sets another", timedOut: true)
    } else if let memory = limits.memory, job.child.memory > memory + memory / 4 + Self.programSize
    {
      // The notebook's own limit has not ended it: something outside its values grows.
      let message = "it uses more than \(memory >> 20) MiB of memory"
      stop(job, message, "--max-memory sets another limit", timedOut: false)
    }
  }

  private func stop(_ job: Job, _ message: String, _ hint: String, timedOut: Bool) {
    job.killReason = (
      problem(
        "LimitError", message, path: job.result.path, line: job.result.current?.line ?? 0,
        cell: job.result.current, hint: hint), timedOut
    )
    job.child.kill()
  }

  private func end(_ job: Job) {
    let ending = job.child.wait()
    var result = job.result
    result.seconds = (ContinuousClock.now - job.start).inSeconds
    result.peakMemory = ending.peakMemory
    if let reason = job.killReason {
      result.fail(reason.problem, timedOut: reason.timedOut)
    } else if ending.signal != nil || ending.code != 0 {
      result.fail(crash(ending, job))
    }
    guard limits.reruns, let first = firstRuns.removeValue(forKey: job.index) else {
      if limits.reruns, result.status == .passed || result.status == .failed {
        firstRuns[job.index] = result
        waiting.append(job.index)
      } else {
        finish(job.index, result)
      }
      return
    }
    finish(job.index, compared(first, result))
  }

  /// The first run with what the second did differently.
  private func compared(_ first: NotebookResult, _ second: NotebookResult) -> NotebookResult {
    var result = first
    result.seconds += second.seconds
    result.peakMemory = max(first.peakMemory, second.peakMemory)
    guard let (cell, problem) = Rerun.difference(first, second),
      let index = result.cells.firstIndex(where: { $0.number == cell.number })
    else {
      // Whatever only the second run met is told as it is.
      return second.status > first.status ? second : result
    }
    result.cells[index].problems.append(problem)
    result.cells[index].status = .failed
    return result
  }

  private func finish(_ index: Int, _ result: NotebookResult) {
    results[index] = result
    presenter.show(results)
    if limits.failsFast, result.status > .passed { waiting = [] }
  }

  // MARK: Ends

  private func interrupt() -> [NotebookResult] {
    for job in jobs { job.child.kill() }
    for job in jobs {
      _ = job.child.wait()
      job.result.isInterrupted = true
      job.result.seconds = (ContinuousClock.now - job.start).inSeconds
      results[job.index] = job.result
    }
    presenter.show(results, isComplete: true)
    return results.compactMap { $0 }
  }

  private func crash(_ ending: ChildProcess.Ending, _ job: Job) -> TestProblem {
    let how =
      ending.signal.map { "signal \($0) (\(String(cString: strsignal($0))))" }
      ?? "exit code \(ending.code)"
    let said = String(decoding: job.child.errorText, as: UTF8.self)
      .split(separator: "\n").first.map { "it said: \($0)" }
    return problem(
      "Crash", "the process that ran this notebook was ended by \(how)", path: job.result.path,
      line: job.result.current?.line ?? 0, cell: job.result.current, hint: said)
  }

  private func problem(
    _ kind: String, _ message: String, path: String, line: Int, cell: CellResult? = nil,
    hint: String? = nil
  ) -> TestProblem {
    var text = "\(path)\(line > 0 ? ":\(line)" : ""): \(kind): \(message)"
    if let hint { text += "\n   hint: \(hint)" }
    if let cell { text += "\n   in \(cell.name) (line \(cell.line))" }
    return TestProblem(kind: kind, message: message, line: line, column: 1, text: text)
  }

  /// The processors that are there.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
