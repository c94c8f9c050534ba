import QuireRuntime
import Testing

/// The language as a Swift program sees it.
struct ScriptSessionTests {
  private func fails(_ body: () throws(ScriptFailure) -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test func variablesGoBothWays() throws {
    let session = ScriptSession()
    try session.set("xs", to: [1, 2, 3])
    try session.run("total = sum(xs)\nnames = {'a': [1.5, None]}\npair = (1, {True})")
    #expect(try session.get("total") == 6)
    #expect(try session.get("names") == ["a": [1.5, nil]])
    #expect(try session.get("pair") == ScriptValue.tuple([1, .set([true])]))
    #expect(session.names == ["xs", "total", "names", "pair"])
    let missing: Int? = try session.evaluate("None")
    #expect(missing == nil)
  }

  static let literals: [Answer] = [
    Answer("None", nil), Answer("True", true), Answer("-7", -7), Answer("2.5", 2.5),
    Answer("'ü'", "ü"), Answer("b'ab'", .bytes([97, 98])),
    Answer("[1, [2]]", [1, [2]]), Answer("(1,)", .tuple([1])), Answer("{3, 4}", .set([3, 4])),
    Answer("{'k': 1, 2: []}", ["k": 1, 2: []]), Answer("''", ""), Answer("{}", [:]),
    Answer("1e400", .float(.infinity)),
    Answer("-9223372036854775807 - 1", .int(.min)),
    Answer("10 ** 30", .bigInt("1" + String(repeating: "0", count: 30))),
    Answer("-2 ** 64", .bigInt("-18446744073709551616")),
  ]

  @Test(arguments: literals) func valuesAreCopied(_ literal: Answer) throws {
    let session = ScriptSession()
    #expect(try session.evaluate(literal.code) == literal.value)
    try session.set("x", to: literal.value)
    #expect(
      try session.evaluate("x == \(literal.code) and type(x) == type(\(literal.code))") == true)
  }

  static let mismatches: [(String, String)] = [
    ("'3'", "TypeError: expected int, got string"), ("2.0", "TypeError: expected int, got float"),
    ("None", "TypeError: expected int, got NoneType"),
    ("print", "TypeError: expected int, got builtin_function_or_method"),
  ]

  @Test(arguments: mismatches) func valuesOfOtherTypesAreErrors(code: String, message: String) {
    let session = ScriptSession()
    #expect(
      fails { () throws(ScriptFailure) in _ = try session.evaluate(code, as: Int.self) } == message)
  }

  @Test func valuesThatHoldThemselvesAreNotCopied() {
    let session = ScriptSession()
    let text = fails { () throws(ScriptFailure) in
      _ = try session.evaluate("xs = []\nxs.append(xs)\nxs", as: ScriptValue.self)
    }
    #expect(
      text
        == "ValueError: a value nested more than 200 deep, or in itself, cannot be copied to Swift")
  }

  @Test func outputComesInPieces() throws {
    var pieces: [String] = []
    let session = ScriptSession { pieces.append($0) }
    try session.run("print('a', 1)\nprint('b', end='')")
    #expect(pieces.joined() == "a 1\nb")
  }

  @Test func errorsAreValues() throws {
    let session = ScriptSession()
    do {
      try session.run("def f(n):\n  return 1 / n\n\nf(0)", name: "sums.nb")
      Issue.record("it did not fail")
    } catch {
      #expect(error.kind == .zeroDivision)
      #expect(error.message == "division by zero")
      #expect(error.file == "sums.nb")
      #expect(error.line == 2)
      #expect(error.column == 14)
      #expect(error.trace.map(\.function) == ["f", nil])
      #expect(error.trace.map(\.line) == [2, 4])
      #expect(
        error.description == """
          sums.nb:2:14: ZeroDivisionError: division by zero
              2 |   return 1 / n
                |          ----^
             hint: test the divisor first: a / b if b != 0 else 0
             in f (line 2), called from top level (line 4)
          """)
    }
    #expect(
      fails { () throws(ScriptFailure) in try session.run("totl = 1\ntotal") }
        == """
        <script>:2:1: NameError: name "total" is not defined
            2 | total
              | ^~~~~
           hint: did you mean totl?
        """)
    #expect(
      fails { () throws(ScriptFailure) in _ = try session.get("nam", as: Int.self) }
        == "NameError: name \"nam\" is not defined")
  }

  @Test func everyMistakeOfATextIsTold() {
    let session = ScriptSession()
    do throws(ScriptFailure) {
      try session.run("x = (1\n\ndef f(:\n  pass\n")
      Issue.record("it did not fail")
    } catch {
      #expect(error.kind == .syntax)
      #expect(([error] + error.others).allSatisfy { $0.kind == .syntax && $0.line != nil })
    }
  }

  @Test func functionsOfScriptsAreCalled() throws {
    let session = ScriptSession()
    try session.run("def area(w, h=2, *, scale=1):\n  return w * h * scale")
    let area: ScriptObject = try session.get("area")
    #expect(try area.call(3) == 6)
    #expect(try area.call([3, 4], named: ["scale": 0.5]) == 6.0)
    #expect(area.typeName == "function")
    #expect(try area.attribute("__name__") == "area")
    #expect(
      fails { () throws(ScriptFailure) in try area.call() }
        == """
        TypeError: area() misses w
           hint: its signature is area(w, h=2, *, scale=1)
        """)
  }

  @Test func functionsStayAliveWhileSwiftHoldsThem() throws {
    let session = ScriptSession(collectingAlways: true)
    let f: ScriptObject = try session.evaluate(
      "def make():\n  xs = [1]\n  return lambda: xs\nmake()")
    try session.run("for i in range(20):\n  [i] * 10")
    #expect(try f.call() == [1])
  }

  @Test func objectsOfClassesAreShared() throws {
    let session = ScriptSession(collectingAlways: true)
    try session.run(
      """
      class Point:
          def __init__(self, x):
              self.x = x
          def moved(self, by):
              return Point(self.x + by)
      """)
    let point: ScriptObject = try session.evaluate("Point(1)")
    #expect(point.typeName == "Point")
    let moved: ScriptObject = try point.attribute("moved", as: ScriptObject.self).call([2])
    try session.run("for i in range(10): [i] * 3")
    #expect(try moved.attribute("x") == 3)
    let made: ScriptObject = try session.get("Point", as: ScriptObject.self).call([7])
    #expect(try made.attribute("x") == 7)
  }

  @Test func valuesOfOtherSessionsAreErrors() throws {
    let (a, b) = (ScriptSession(), ScriptSession())
    let f: ScriptObject = try a.evaluate("lambda: 1")
    #expect(
      fails { () throws(ScriptFailure) in try b.set("f", to: f) }
        == """
        ValueError: a function of another session cannot be used in this one
           hint: plain values, such as numbers, strings and lists, can be given on
        """)
  }

  @Test func valuesOutliveTheirSessionHarmlessly() throws {
    var session: ScriptSession? = ScriptSession()
    let f: ScriptObject? = try session?.evaluate("lambda: 1")
    session = nil
    #expect(
      fails { () throws(ScriptFailure) in try f?.call() }
        == "RuntimeError: the session of this function is gone")
  }

  @Test func modulesAreTextsOrFiles() throws {
    let session = ScriptSession()
    session.modules["shapes"] = "def area(w, h):\n  return w * h\n"
    try session.run("import shapes\nfrom shapes import area\nx = shapes.area(2, 3) + area(1, 1)")
    #expect(try session.get("x") == 7)
    session.modules["broken"] = "1 / 0\n"
    #expect(
      fails { () throws(ScriptFailure) in try session.run("import broken") }
        == """
        <broken>:1:5: ZeroDivisionError: division by zero
            1 | 1 / 0
              | ----^
           hint: test the divisor first: a / b if b != 0 else 0
           in top level (line 1), called from top level (<script>:1)
        """)
    #expect(
      fails { () throws(ScriptFailure) in try session.run("import os_secrets") }.hasPrefix(
        "<script>:1:8: ImportError: no module is named \"os_secrets\""))
  }
}
