import QuireRuntime
import QuireSyntax
import Testing

/// A program that reaches a limit ends with an error that says so, whatever it does about it, and the
/// session goes on.
struct StoppingTests {
  private static func limits(steps: Int = Int.max, megabytes: Int = 256) -> Limits {
    var limits = Limits()
    limits.steps = steps
    limits.memory = megabytes << 20
    return limits
  }

  @Test func stepsAreCountedAndTheEndHasItsPlace() {
    let text = output(
      of: "try:\n  while True: pass\nexcept:\n  print(\"caught\")\nfinally:\n  print(\"tidied\")",
      limits: Self.limits(steps: 100_000))
    #expect(
      text == """
        tidied
        test.nb:2:9: LimitError: the limit of 100000 steps is reached
            2 |   while True: pass
              |         ^~~~
           hint: a loop may have no end
        """)
  }

  /// The frames that an end leaves are each looked at once, and all are told.
  @Test(arguments: ["return f(n - 1)", "try:\n    return f(n - 1)\n  finally:\n    pass"])
  func theEndLeavesDeepCallsAndTellsThem(call: String) {
    let text = output(
      of: "def f(n):\n  if n == 0:\n    while True: pass\n  \(call)\nf(50000)",
      limits: Self.limits(steps: 300_000))
    #expect(
      text.hasPrefix("test.nb:3:11: LimitError: the limit of 300000 steps is reached\n"), "\(text)")
    #expect(text.contains("in f (line 3), called from f (line"), "\(text)")
    #expect(text.contains(") 49999 more times"), "\(text)")
    #expect(text.contains("called from top level (line"), "\(text)")
  }

  /// What would go on for ever if blocks could hold up the end.
  private static let storms = [
    "while True:\n  try:\n    while True: pass\n  finally:\n    continue",
    "def f():\n  while True:\n    try:\n      while True: pass\n    finally:\n      continue\nf()",
    "def f():\n  try:\n    while True: pass\n  finally:\n    f()\nf()",
    "def f():\n  try:\n    while True: pass\n  finally:\n    return f()\nf()",
    "while True:\n  try:\n    try:\n      while True: pass\n    finally:\n      1 / 0\n  except ZeroDivisionError: pass",
    "def f(x):\n  try:\n    while True: pass\n  finally:\n    return 0\nwhile True: sorted([2, 1], key=f)",
    "def f():\n  try:\n    while True: pass\n  finally:\n    return 1\nf()\nprint(\"went on\")",
  ]

  @Test(arguments: storms)
  func noBlockHoldsUpTheEnd(_ code: String) {
    let text = output(of: code, limits: Self.limits(steps: 50_000))
    #expect(text.contains("LimitError: the limit of 50000 steps is reached"), "\(text)")
  }

  @Test(arguments: storms)
  func noBlockHoldsUpAnInterrupt(_ code: String) throws {
    let interruption = Interruption()
    let session = Session(output: InterruptingOutput(interruption), interruption: interruption)
    let failure = #expect(throws: Session.Failure.self) {
      try session.run(.init(name: "<cell>", text: "print()\n" + code))
    }
    #expect(failure?.diagnostics.first?.kind == "KeyboardInterrupt")
    #expect(!interruption.isRequested)
  }

  @Test(arguments: storms)
  func noBlockHoldsUpTheTime(_ code: String) {
    let session = Session(output: TextOutput())
    session.interpreter.interruption.setDeadline(.now + .milliseconds(20))
    let failure = #expect(throws: Session.Failure.self) {
      try session.run(.init(name: "<cell>", text: code))
    }
    #expect(failure?.diagnostics.first?.message == "the time limit is reached")
  }

  /// Work inside built-ins counts as steps too.
  private static let builtinWork = [
    "sum(range(10**12))", "any(x for x in range(10**12) if x < 0)", "max(range(10**12))",
    "list(enumerate(range(10**5)))", "sorted(range(10**5))", "set(range(10**5))",
    "dict(zip(range(10**5), range(10**5)))", "\"a\" * 10**8", "[0] * 10**7",
    "(\"a\" * 10**5 + \"b\").join([\"a\"] * 10**3)", "[*range(10**12)]", "a, *b = range(10**12)",
    "(\"\\t\" * 10**5).expandtabs(100)",
  ]

  @Test(arguments: builtinWork)
  func builtinsCountSteps(_ code: String) {
    let text = output(of: code, limits: Self.limits(steps: 50_000))
    #expect(
      text.contains("LimitError: the limit of 50000 steps is reached")
        || text.contains("MemoryError"), "\(text)")
  }

  /// What grows without end.
  private static let growth = [
    "xs = []\nwhile True: xs.append([1])", "xs = [1]\nfor x in xs: xs.append(x)",
    "s = \"a\"\nwhile True: s += s", "xs = [0]\nwhile True: xs += xs",
    "xs = [0]\nwhile True: xs.extend(xs)",
    "d = {}\ni = 0\nwhile True:\n  i += 1\n  d[i] = str(i) * 100", "[x for x in range(10**12)]",
    "{x: x for x in range(10**12)}", "xs = ()\nwhile True: xs = (xs, xs, [xs] * 100)",
    "def f():\n  f()\n  x = [0] * 1000\n  f()\nf()", "list(map(str, range(10**12)))",
    "\",\".join(str(i) for i in range(10**12))",
    "x = b\"a\"\nwhile True: x += x", "x = (1,)\nwhile True: x += x",
    "x = [1]\nwhile True: x[0:0] = x", "x = {}\nwhile True: x |= {len(x): [0] * 1000}",
  ]

  @Test(arguments: growth)
  func memoryEnds(_ code: String) {
    let text = output(of: code, limits: Self.limits(megabytes: 24))
    #expect(
      text.contains("LimitError: the program holds more than 24 MiB")
        || text.contains(/LimitError: this needs .*, more than the 24 MiB allowed/)
        || text.contains("MemoryError: ") || text.contains("RecursionError: "), "\(text)")
  }

  @Test func theProgramIsFreedAtTheLatestWhenTheLimitIsReached() {
    // Twice what is alive would be more than the limit.
    let text = output(
      of: """
        keep = [[0] * 1000 for i in range(1000)]
        for i in range(3000): waste = [0] * 1000
        len(keep)
        """, limits: Self.limits(megabytes: 24))
    #expect(text == "1000\n")
  }

  /// Each of these blocks is compiled twice, and all that stand in it are.
  @Test func finallyBlocksInOneAnotherAreBounded() {
    let code = (0..<40).map { level in
      let indent = String(repeating: " ", count: level)
      return "\(indent)try: pass\n\(indent)finally:\n"
    }.joined()
    let text = output(of: code + String(repeating: " ", count: 40) + "pass")
    #expect(
      text == """
        test.nb: SyntaxError: the finally blocks are too large, or nested too deeply
           hint: put what a finally block does into a function
        """)
  }

  @Test func theSessionGoesOnWithAllItsSteps() throws {
    let session = Session(output: TextOutput())
    session.interpreter.limits.steps = 30_000
    for _ in 0..<3 {
      let failure = #expect(throws: Session.Failure.self) {
        try session.run(.init(name: "<cell>", text: "x = 5\nwhile True: pass"))
      }
      #expect(failure?.diagnostics.first?.kind == "LimitError")
      guard
        case .int(20_005) = try session.run(
          .init(name: "<cell>", text: "for i in range(20_000): x += 1\nx"))
      else {
        Issue.record("the next run has not all its steps")
        return
      }
    }
  }

  @Test func theMessageOfMemoryHasAPlace() {
    let text = output(
      of: "xs = []\nwhile True:\n  xs.append([1])", limits: Self.limits(megabytes: 16))
    #expect(
      text.hasPrefix("test.nb:3:3: LimitError: the program holds more than 16 MiB\n")
        || text.hasPrefix("test.nb:2:7: LimitError: the program holds more than 16 MiB\n"),
      "\(text)")
  }
}

/// Asks the program to stop as soon as it prints.
private final class InterruptingOutput: OutputSink {
  private let interruption: Interruption

  init(_ interruption: Interruption) { self.interruption = interruption }

  func write(_ text: String) { interruption.request() }
  func show(_ value: Value, in interpreter: Interpreter) {}
  func progress(_ progress: Progress?) {}
}
