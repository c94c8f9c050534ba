import Glibc
import Synchronization
import Testing

@testable import QuireRuntime

/// Stopping, limits, threads and memory of sessions.
struct SessionLimitTests {
  static let limits: [(ScriptLimits, String, String)] = [
    (ScriptLimits(steps: 1000), "while True: n += 1", "the limit of 1000 steps is reached"),
    (
      ScriptLimits(memory: 32 << 20), "while True: xs.append([n])",
      "the program holds more than 32 MiB"
    ),
    (ScriptLimits(time: .milliseconds(20)), "while True: n += 1", "the time limit is reached"),
    (ScriptLimits(time: .milliseconds(20)), "sorted(range(10 ** 8))", "the time limit is reached"),
  ]

  @Test(arguments: limits)
  func limitsEndARun(limits: ScriptLimits, code: String, message: String) throws {
    let session = ScriptSession()
    try session.run("n = 0\nxs = []")
    session.limits = limits
    for _ in 0..<2 {
      do throws(ScriptFailure) {
        try session.run("try:\n  \(code)\nexcept Exception:\n  pass")
        Issue.record("it ran to its end")
      } catch {
        #expect(error.kind == .limit)
        #expect(error.message == message)
      }
      try session.run("xs.clear()\nafter = 1 + 1")
      #expect(try session.get("after") == 2)
    }
  }

  @Test func everyRunHasTheWholeLimit() throws {
    let session = ScriptSession()
    session.limits.steps = 1000
    for _ in 0..<10 { try session.run("for i in range(900): pass") }
  }

  @Test func scriptsRunByScriptsShareTheLimit() throws {
    let session = ScriptSession { _ in }
    session.limits.steps = 2000
    try session.define("inner") { [unowned session] in
      try session.run("for i in range(10): pass")
    }
    do throws(ScriptFailure) {
      try session.run("while True: inner()")
      Issue.record("it ran to its end")
    } catch {
      #expect(error.kind == .limit)
    }
  }

  @Test func callsFromOutsideFreeWhatTheyMake() throws {
    let session = ScriptSession { _ in }
    session.limits = ScriptLimits(steps: 100_000_000, memory: 32 << 20)
    try session.run(
      """
      def f(n):
          for i in range(n):
              xs = [i] * 1000
          return len(xs)
      """)
    let f: ScriptObject = try session.get("f")
    #expect(try f.call(20_000) == 1000)
  }

  @Test func keysThatRunCodeMayBeGivenFromOutside() throws {
    let session = ScriptSession(collectingAlways: true)
    let key: ScriptObject = try session.evaluate(
      """
      class Key:
          def __hash__(self):
              for i in range(5): ['x' * i] * 3
              return 7
          def __eq__(self, other):
              return self is other
      Key()
      """)
    let entries = (0..<20).map { number in
      ScriptValue.Entry(key: .string("key \(number)"), value: .list([.string("v\(number)")]))
    }
    try session.set(
      "d",
      to: ScriptValue.dict(entries + [ScriptValue.Entry(key: .object(key), value: 1)] + entries))
    #expect(
      try session.evaluate("[d[f'key {i}'][0] for i in range(20)] == [f'v{i}' for i in range(20)]"))
    #expect(try session.evaluate("len(d)") == 21)
  }

  @Test func aRunIsStoppedFromAnotherThread() throws {
    let started = Atomic(false)
    let session = ScriptSession { _ in started.store(true, ordering: .releasing) }
    let stop = session.stop
    var failure: ScriptFailure?
    let stopper = Thread {
      while !started.load(ordering: .acquiring) { usleep(1000) }
      stop()
    }
    do throws(ScriptFailure) {
      try session.run("n = 0\nprint('on')\nwhile True:\n  n += 1\n")
    } catch {
      failure = error
    }
    stopper.join()
    #expect(failure?.kind == .interrupt)
    #expect(failure?.line == 3 || failure?.line == 4)
    let n: Int = try session.get("n")
    #expect(n >= 0)
    try session.run("n += 1")
    #expect(try session.get("n") == n + 1)
  }

  /// Programs that differ; each session must see its own only.
  @Test func sessionsRunOnTwoThreadsAtOnce() throws {
    let results = Results()
    Thread.run(
      (0..<2).map { number in
        {
          do {
            let session = ScriptSession(collectingAlways: true)
            try session.set("me", to: number)
            try session.define(Account.self)
            try session.set("account", to: Account(owner: "\(number)"))
            for _ in 0..<30 {
              try session.run(
                """
                words = {}
                for i in range(40):
                    key = f"{me}-{i % 7}"
                    words[key] = words.get(key, []) + [i]
                    account.deposit(me + 1)
                total = sum([len(v) for v in words.values()])
                """)
            }
            let total: Int = try session.get("total")
            let account: Account = try session.get("account")
            let keys: [String] = try session.evaluate("list(words.keys())[:2]")
            results.add("\(number): \(total) \(account.balance) \(keys)")
          } catch {
            results.add("\(number): \(error)")
          }
        }
      })
    #expect(
      results.sorted == [
        "0: 40 1200.0 [\"0-0\", \"0-1\"]", "1: 40 2400.0 [\"1-0\", \"1-1\"]",
      ])
  }

  @Test func oneSessionTakesTurns() throws {
    struct Shared: @unchecked Sendable { let session: ScriptSession }
    let shared = Shared(session: ScriptSession())
    try shared.session.run("n = 0\ndef add():\n  global n\n  n += 1\n")
    Thread.run(
      (0..<4).map { _ in
        { for _ in 0..<250 { try? shared.session.run("for i in range(4): add()") } }
      })
    #expect(try shared.session.get("n") == 4000)
  }

  @Test func thousandsOfSessionsLeaveNothing() throws {
    weak var machine: Interpreter?
    var (gone, missed) = (0, 0)
    for i in 0..<2000 {
      let session = ScriptSession()
      try session.define("twice", ["x"]) { (x: Int) in 2 * x }
      try session.set("account", to: Account(owner: "x") { gone += 1 })
      try session.run("def f(x):\n  return [twice(x)] * 1000\n\nys = f(\(i))\nzs = [f, account]")
      if machine != nil { missed += 1 }
      machine = session.interpreter
    }
    #expect(gone == 2000)
    #expect(missed == 0)
    #expect(machine == nil)
  }

  @Test func scriptsThatRanLeaveNoCode() throws {
    let session = ScriptSession { _ in }
    for i in 0..<2000 {
      try session.run("def f(x):\n  return [y + \(i % 10) for y in range(99)]\n\nxs = f(1)")
    }
    session.interpreter.heap.isStressed = true
    try session.run("for i in range(3): str(i)")
    // What f refers to, and the script that ran last.
    #expect(session.session.main.codes.count < 10)
    #expect(try session.evaluate("f(0)[0]") == 9)
  }

  @Test func valuesGivenFromOutsideAreFreed() throws {
    var gone = 0
    let session = ScriptSession(collectingAlways: true)
    for _ in 0..<10 { try session.set("a", to: Account(owner: "x") { gone += 1 }) }
    #expect(gone >= 8)
  }
}

private final class Results: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var sorted: [String] { lines.withLock { $0.sorted() } }
}
