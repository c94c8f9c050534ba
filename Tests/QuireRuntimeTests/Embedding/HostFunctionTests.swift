import QuireRuntime
import Testing

/// Closures of Swift's as functions of scripts.
struct HostFunctionTests {
  private func session() throws -> ScriptSession {
    let session = ScriptSession(collectingAlways: true)
    try session.define(
      "greet", ["name", HostParameter("times", default: 1, help: "how often")], help: "Says hello."
    ) { (name: String, times: Int) in String(repeating: "Hi \(name). ", count: max(0, times)) }
    try session.define("total", [.rest("values")]) { (values: [Double]) in values.reduce(0, +) }
    try session.define("options", [.options("options")]) { (options: [String: Int]) in
      options.keys.sorted()
    }
    try session.define("nothing") {}
    try session.define("maybe", [HostParameter("x", default: nil)]) { (x: Int?) in x ?? -1 }
    try session.define("apply", ["f", "x"]) { (f: ScriptObject, x: ScriptValue) in
      try f.call(x)
    }
    try session.define("withdraw", ["amount"]) { (amount: Double) in
      throw ScriptFailure(.value, "no money", hint: "earn some")
    }
    return session
  }

  static let calls: [Answer] = [
    Answer("greet('Ada')", "Hi Ada. "), Answer("greet('Ada', times=2)", "Hi Ada. Hi Ada. "),
    Answer("greet(times=0, name='x')", ""), Answer("total(1, 2.5, True)", 4.5),
    Answer("total()", 0.0),
    Answer("options(b=1, a=2)", ["a", "b"]), Answer("nothing()", nil), Answer("maybe()", -1),
    Answer("maybe(None)", -1),
    Answer("maybe(3)", 3), Answer("apply(lambda x: [x, x], 'q')", ["q", "q"]),
    Answer("[apply(len, [i] * i) for i in range(4)]", [0, 1, 2, 3]),
    Answer("apply(lambda x: apply(lambda y: y + 1, x) * 2, 3)", 8),
    Answer("total(*[1, 2], *(3,))", 6.0),
  ]

  @Test(arguments: calls) func areCalledLikeAnyOther(_ call: Answer) throws {
    #expect(try session().evaluate(call.code) == call.value)
  }

  static let mistakes: [(String, String)] = [
    (
      "greet()",
      """
      <script>:1:1: TypeError: greet() misses name
          1 | greet()
            | ^~~~~--
         hint: its signature is greet(name, times=1)
      """
    ),
    (
      "greet('Ada', '2')",
      """
      <script>:1:14: TypeError: greet() expected int for times, got string
          1 | greet('Ada', '2')
            | -----        ^~~
         hint: without quotes: 2
      """
    ),
    (
      "total(1, 'x')",
      """
      <script>:1:1: TypeError: total(): expected float, got string
          1 | total(1, 'x')
            | ^~~~~--------
      """
    ),
    (
      "x = 2\nwithdraw(x + 1)",
      """
      <script>:2:1: ValueError: no money
          2 | withdraw(x + 1)
            | ^~~~~~~~-------
         hint: earn some
      """
    ),
    (
      "def f(x):\n  return x / 0\n\napply(f, 1)",
      """
      <script>:2:14: ZeroDivisionError: division by zero
          2 |   return x / 0
            |          ----^
         hint: test the divisor first: a / b if b != 0 else 0
         in f (line 2), called from top level (line 4)
      """
    ),
  ]

  @Test(arguments: mistakes) func mistakesInCallsHaveTheirPlace(code: String, text: String) throws {
    let session = try session()
    do throws(ScriptFailure) {
      try session.run(code)
      Issue.record("it did not fail")
    } catch {
      #expect(error.description == text)
    }
  }

  @Test func whatSwiftThrowsCanBeCaught() throws {
    let session = try session()
    struct Odd: Error {}
    try session.define("odd") { throw Odd() }
    let caught: [String] = try session.evaluate(
      """
      found = []
      for f in [lambda: withdraw(1), odd, lambda: apply(lambda x: {}[x], 1)]:
          try:
              f()
          except (ValueError, KeyError, RuntimeError) as e:
              found.append(type(e).__name__)
      found
      """)
    #expect(caught == ["ValueError", "RuntimeError", "KeyError"])
  }

  @Test func anErrorGoesThroughSeveralLayers() throws {
    let session = try session()
    do throws(ScriptFailure) {
      try session.run("def f(n):\n  return apply(f, n - 1) if n else [][0]\n\nf(2)")
      Issue.record("it did not fail")
    } catch {
      #expect(error.kind == .index)
      #expect(error.trace.map(\.function) == ["f", "f", "f", nil])
    }
    #expect(try session.evaluate("greet('again')") == "Hi again. ")
  }

  @Test func errorsOfClassesOfTheScriptComeBack() throws {
    let session = try session()
    let text = """
      class Broke(ValueError):
          def __init__(self, sum):
              super().__init__(f"{sum} short")
              self.sum = sum

      def pay(x):
          raise Broke(x)

      try:
          apply(pay, 3)
      except Broke as error:
          found = error.sum
      """
    try session.run(text)
    #expect(try session.get("found") == 3)
    var kept: ScriptFailure?
    do throws(ScriptFailure) {
      try session.run("apply(pay, [1])")
    } catch {
      kept = error
    }
    let failure = try #require(kept)
    #expect(failure.kind == .value)
    #expect(failure.name == "Broke")
    #expect(failure.message == "[1] short")
    // Raised again later, in its session as it was, in another one as its kind.
    for (session, caught) in [(session, "Broke"), (try self.session(), "ValueError")] {
      try session.define("again") { throw failure }
      let name: String = try session.evaluate(
        """
        def name():
            for i in range(5): [i] * 3
            try:
                again()
            except ValueError as e:
                return type(e).__name__
        name()
        """)
      #expect(name == caught)
    }
  }

  @Test func keptErrorsHoldNothingThatMayGo() throws {
    let session = try session()
    var kept: ScriptFailure?
    do throws(ScriptFailure) {
      try session.run("def f():\n  d = {'a': 'b' * 9}\n  return d['c' * 9]\n\nf()")
    } catch {
      kept = error
    }
    let failure = try #require(kept)
    #expect(failure.message == "the dict has no key \"ccccccccc\"")
    try session.define("again") { throw failure }
    let text: String = try session.evaluate(
      """
      def text():
          for i in range(9): ['x' * i] * 3
          try:
              again()
          except KeyError as e:
              return str(e)
      text()
      """)
    #expect(text == failure.message)
  }

  @Test func endlessCallsBackAreAnError() throws {
    let session = try session()
    do throws(ScriptFailure) {
      try session.run("def f(x):\n  return apply(f, x)\n\nf(1)")
      Issue.record("it did not fail")
    } catch {
      #expect(error.kind == .recursion)
    }
  }

  @Test func aFunctionMayUseItsSession() throws {
    let session = try session()
    try session.define("remember", ["value"]) { [unowned session] (value: ScriptValue) in
      try session.set("memory", to: value)
      try session.run("memory = [memory]")
    }
    try session.run("memory = None\nremember(5)\nresult = memory")
    #expect(try session.get("result") == [5])
  }

  @Test func functionsOfSwiftHaveNames() throws {
    func pay(_ sum: Double, _ months: Int) -> Double { sum / Double(months) }
    let session = ScriptSession()
    try session.define("pay", ["sum", HostParameter("months", default: 12)], calling: pay)
    #expect(try session.evaluate("[pay(24), pay(months=2, sum=3)]") == [2.0, 1.5])
  }

  @Test func builtinsCanBeReplaced() throws {
    let session = try session()
    try session.run("def f():\n  return len('abc')\n\nf()")
    try session.define("len", ["x"]) { (x: ScriptValue) in 42 }
    #expect(try session.evaluate("f()") == 42)
  }

  @Test func closuresAndParametersMustFit() throws {
    let session = ScriptSession()
    do throws(ScriptFailure) {
      try session.define("f", ["a"]) { (a: Int, b: Int) in a + b }
      Issue.record("it did not fail")
    } catch {
      #expect(error.message == "f() has 1 parameter, but its closure takes 2 arguments")
    }
  }

  @Test func helpShowsThem() throws {
    var text = ""
    let session = ScriptSession { text += $0 }
    try session.define(
      "greet", ["name", HostParameter("times", default: 1, help: "how often")], help: "Says hello."
    ) { (name: String, times: Int) in name }
    try session.run("help(greet)")
    #expect(text.contains("greet(name, times=1)"))
    #expect(text.contains("Says hello."))
    #expect(text.contains("how often"))
  }
}
