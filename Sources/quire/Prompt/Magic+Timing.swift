import Glibc
import QuireNotebook
import QuireRuntime
import QuireSyntax

extension Magic {
  static let time = Magic(
    name: "time", usage: "CODE", summary: "Runs code once and says how long it took.",
    takesCode: true
  ) { call in
    try call.needsCode()
    var taken: Taken?
    let outcome = call.prompt.execute(call.source) { run in
      let before = Taken.now
      defer { taken = Taken.now - before }
      return try run()
    }
    if let taken {
      call.write([
        "CPU times: user \(TimeText.text(taken.user)), system \(TimeText.text(taken.system))",
        "Wall time: \(TimeText.text(taken.wall))",
      ])
    }
    return outcome
  }

  static let timeit = Magic(
    name: "timeit", usage: "[-n LOOPS] [-r RUNS] CODE",
    summary: "Runs code often and says how long it takes.", takesCode: true,
    options: ["n": true, "r": true]
  ) { call in
    try call.needsCode()
    let loops = try call.count("n")
    let runs = try call.count("r") ?? 7
    var own = 0.0
    let ownOutcome = measureOwnTime(call, &own)
    guard case .finished = ownOutcome else { return ownOutcome }
    var measured: (loops: Int, times: [Double])?
    let outcome = call.prompt.execute(call.source, isKept: false) { run in
      func seconds(_ count: Int) throws -> Double {
        let start = ContinuousClock.now
        for _ in 0..<count { _ = try run() }
        return RunPresenter.seconds(ContinuousClock.now - start)
      }
      let count = try loops ?? enoughLoops(seconds)
      measured = (
        count, try (0..<runs).map { _ in max(0, try seconds(count) / Double(count) - own) }
      )
      return .null
    }
    guard case .finished = outcome, let (loops, times) = measured else { return outcome }
    let mean = times.reduce(0, +) / Double(times.count)
    let variance = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count)
    call.write([
      "\(TimeText.text(mean)) ± \(TimeText.text(variance.squareRoot())) per loop "
        + "(mean ± std. dev. of \(times.count) run\(times.count == 1 ? "" : "s"), "
        + "\(TimeText.grouped(loops)) loop\(loops == 1 ? "" : "s") each)"
    ])
    return outcome
  }

  /// Takes the seconds that running nothing takes, which are no part of what is measured.
  private static func measureOwnTime(_ call: Call, _ own: inout Double) -> CellOutcome {
    var seconds = 0.0
    defer { own = seconds }
    return call.prompt.execute(SourceFile(name: "", text: "pass"), isKept: false) { run in
      let start = ContinuousClock.now
      for _ in 0..<20_000 { _ = try run() }
      seconds = RunPresenter.seconds(ContinuousClock.now - start) / 20_000
      return .null
    }
  }

  /// So many loops, 1, 2 or 5 times a power of ten, that they take 0.2 seconds together.
  private static func enoughLoops(_ seconds: (Int) throws -> Double) throws -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] {
        if try seconds(power * factor) >= 0.2 || power >= 1_000_000_000 { return power * factor }
      }
      power *= 10
    }
  }

  /// Times of the process, in seconds.
  private struct Taken {
    var user, system, wall: Double

    static var now: Taken {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Taken(
        user: seconds(usage.ru_utime), system: seconds(usage.ru_stime),
        wall: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)
    }

    private static func seconds(_ time: timeval) -> Double {
      Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
    }

    static func - (a: Taken, b: Taken) -> Taken {
      Taken(user: a.user - b.user, system: a.system - b.system, wall: a.wall - b.wall)
    }
  }
}

extension Magic.Call {
  func needsCode() throws {
    if line.code.isEmpty {
      throw Magic.Mistake(
        message: "%\(line.name) needs code to run", hint: "%\(line.name) sum(range(1000))")
    }
  }

  /// The value of an option that counts; nil when it was not given.
  func count(_ letter: Character) throws -> Int? {
    guard let text = line.options[letter] else { return nil }
    guard let count = Int(text), count > 0, count <= 1_000_000_000 else {
      throw Magic.Mistake(
        message: "-\(letter) needs a number from 1 to 1000000000, found \"\(text)\"")
    }
    return count
  }
}
