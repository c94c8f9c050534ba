import QuireSyntax
import Testing

@testable import QuireRuntime

/// What the compiler and the machine do with every construct; each program also runs with a collection at
/// every safepoint.
struct MachineTests {
  static let programs = [
    // Assignment.
    Case("a, b = 1, 2\na, b = b, a\n(a, b)", "(2, 1)\n"),
    Case("a = b = []\na.append(1)\nb", "[1]\n"),
    Case("first, *rest = [1, 2, 3]\nrest", "[2, 3]\n"),
    Case("*init, last = (1, 2, 3)\n(init, last)", "([1, 2], 3)\n"),
    Case("(a, (b, c)), d = (1, (2, 3)), 4\n[a, b, c, d]", "[1, 2, 3, 4]\n"),
    Case("xs = [0] * 3\nxs[1] += 5\nxs", "[0, 5, 0]\n"),
    Case("xs = [1, 2, 3, 4]\nxs[1:3] = [9]\nxs", "[1, 9, 4]\n"),
    Case("xs = [1, 2, 3, 4]\nxs[::2] = [7, 8]\nxs", "[7, 2, 8, 4]\n"),
    Case("xs = [1, 2, 3]\nys = xs\nxs += [4]\nys", "[1, 2, 3, 4]\n"),
    Case("i = 0\nxs = [1, 2]\ni, xs[i] = 1, 5\nxs", "[1, 5]\n"),
    Case("d = {}\nd[\"a\"] = 1\nd[\"a\"] += 1\nd", "{\"a\": 2}\n"),
    Case("xs = [1, 2, 3]\ndel xs[0]\nxs", "[2, 3]\n"),
    Case("x = 1\ndel x\nx = 2\nx", "2\n"),
    // Loops.
    Case("s = 0\nfor i in range(5):\n  if i == 3: break\n  s += i\nelse:\n  s = -1\ns", "3\n"),
    Case("s = 0\nfor i in range(5): s += i\nelse: s += 100\ns", "110\n"),
    Case("xs = []\nfor i in range(10, 0, -3): xs.append(i)\nxs", "[10, 7, 4, 1]\n"),
    Case("n = 0\nwhile True:\n  n += 1\n  if n < 5: continue\n  break\nn", "5\n"),
    Case("n = 3\nwhile n: n -= 1\nelse: n = 9\nn", "9\n"),
    Case("for i in range(0): pass\ni = 7\ni", "7\n"),
    Case("xs = [1, 2]\nfor x in xs:\n  if len(xs) < 5: xs.append(x)\nxs", "[1, 2, 1, 2, 1]\n"),
    Case("[c for c in \"aé世\"]", "[\"a\", \"é\", \"世\"]\n"),
    Case("[k for k in {\"x\": 1, \"y\": 2}]", "[\"x\", \"y\"]\n"),
    Case("[(i, j) for i in range(3) for j in range(i) if i + j > 1]", "[(2, 0), (2, 1)]\n"),
    Case("{k: v for k, v in [(1, 2), (3, 4)]}", "{1: 2, 3: 4}\n"),
    Case("{x % 3 for x in range(9)}", "{0, 1, 2}\n"),
    Case("x = 5\nys = [x for x in range(3)]\nx", "5\n"),
    Case("[lambda: 0 for i in range(2)][1]()", "0\n"),
    Case("fs = [lambda: i for i in range(3)]\n[f() for f in fs]", "[2, 2, 2]\n"),
    Case("fs = [lambda i=i: i for i in range(3)]\n[f() for f in fs]", "[0, 1, 2]\n"),
    Case("[[j for j in range(i)] for i in range(3)]", "[[], [0], [0, 1]]\n"),
    // Functions.
    Case("def f(a, b=2, *c, d=4, **e): return (a, b, c, d, e)\nf(1)", "(1, 2, (), 4, {})\n"),
    Case(
      "def f(a, b=2, *c, d=4, **e): return (a, b, c, d, e)\nf(1, 5, 6, 7, d=8, z=9)",
      "(1, 5, (6, 7), 8, {\"z\": 9})\n"),
    Case("def f(a, b): return a - b\nf(b=1, a=5)", "4\n"),
    Case("def f(a, b, c): return [a, b, c]\nf(*[1, 2], **{\"c\": 3})", "[1, 2, 3]\n"),
    Case("def f(a, /, b, *, c): return [a, b, c]\nf(1, 2, c=3)", "[1, 2, 3]\n"),
    Case("def f(x=[]):\n  x.append(1)\n  return x\nf()\nf()", "[1, 1]\n"),
    Case("def f():\n  return\nf() == None", "True\n"),
    Case("def f(n): return 1 if n < 2 else n * f(n - 1)\nf(10)", "3628800\n"),
    Case("def f(): return g()\ndef g(): return 7\nf()", "7\n"),
    Case("def f(n): return n if n == 0 else f(n - 1)\nf(50000)", "0\n"),
    Case("def f(n): return n if n == 0 else f(*[n - 1])\nf(5000)", "0\n"),
    Case("def twice(f): return lambda x: f(f(x))\n@twice\ndef inc(x): return x + 1\ninc(1)", "3\n"),
    // Scopes.
    Case(
      "def counter():\n  n = 0\n  def inc():\n    nonlocal n\n    n += 1\n    return n\n  return inc\n"
        + "a = counter()\nb = counter()\na()\na()\n[a(), b()]", "[3, 1]\n"),
    Case("def f():\n  global g\n  g = 4\nf()\ng", "4\n"),
    Case("def f(x):\n  def g():\n    def h(): return x\n    return h\n  return g()()\nf(3)", "3\n"),
    Case("x = 1\ndef f():\n  return [x for _ in range(2)]\nf()", "[1, 1]\n"),
    Case("def f(n):\n  return [(lambda: n + i)() for i in range(3)]\nf(10)", "[10, 11, 12]\n"),
    Case("len([1])\nlen = 3\nlen", "3\n"),
    Case("def f():\n  x = 1\n  def g(): return x\n  x = 2\n  return g()\nf()", "2\n"),
    // Operators.
    Case("1 < 2 < 3 > 2", "True\n"),
    Case("def f(x):\n  print(x)\n  return x\nf(1) < f(2) < f(3)", "1\n2\n3\nTrue\n"),
    Case("def f(x):\n  print(x)\n  return x\nf(3) < f(2) < f(1)", "3\n2\nFalse\n"),
    Case(
      "[7 // 2, -7 // 2, 7 // -2, -7 % 3, 7 % -3, 7.5 // 2, -1.0 % 3]",
      "[3, -4, -4, 2, -2, 3.0, 2.0]\n"),
    Case(
      "[2 ** 10, 2 ** -1, 2.0 ** 0.5 == 2 ** 0.5, 10 ** 18]",
      "[1024, 0.5, True, 1000000000000000000]\n"),
    Case("[5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -16 >> 2]", "[1, 7, 6, -6, 16, -4]\n"),
    Case("[1 or 2, 0 or 2, 1 and 2, 0 and 2, not 0]", "[1, 2, 2, 0, True]\n"),
    Case("\"ab\" * 2 + \"c\"", "\"ababc\"\n"),
    Case("[1] + [2] == [1, 2]", "True\n"),
    Case("(1, 2) < (1, 3)", "True\n"),
    Case(
      "[True == 1, 1 == 1.0, True + 1, 2 == \"2\", None == False]",
      "[True, True, 2, False, False]\n"),
    Case(
      "nan = 1e308 * 10 - 1e308 * 10\n[nan == nan, nan != nan, nan < 1]",
      "[False, True, False]\n"),
    Case("9007199254740993 == 9007199254740992.0", "False\n"),
    Case(
      "[3 in [1, 2, 3], 3 not in (1, 2), \"b\" in \"abc\", 2 in {2: 0}, 4 in range(0, 10, 2)]",
      "[True, True, True, True, True]\n"),
    Case("x = [1]\ny = x\n[x is y, x is not [1], None is None]", "[True, True, True]\n"),
    Case("x = 3\n\"odd\" if x % 2 else \"even\"", "\"odd\"\n"),
    // Subscripts.
    Case("\"héllo\"[1]", "\"é\"\n"),
    Case("\"héllo\"[::-1]", "\"olléh\"\n"),
    Case(
      "xs = [0, 1, 2, 3, 4]\n[xs[-2:], xs[:2], xs[1:4:2], xs[::-2], xs[10:], xs[3:1]]",
      "[[3, 4], [0, 1], [1, 3], [4, 2, 0], [], []]\n"),
    Case("range(10)[2:8:3]", "range(2, 8, 3)\n"),
    Case("(1, 2, 3)[1:]", "(2, 3)\n"),
    Case("b\"abc\"[1]", "98\n"),
    // f-strings.
    Case("x = 3\nf\"{x} {x + 1} {'a'} {'a'!r} {{}}\"", "\"3 4 a \\\"a\\\" {}\"\n"),
    Case("x = 3\nf\"{x=}\"", "\"x=3\"\n"),
    // Lazy where nobody can tell, a list everywhere else.
    Case("sum(map(len, [\"a\", \"bc\"]))", "3\n"),
    Case("def sum(x): return type(x)\nsum(zip([1], [2]))", "list\n"),
    Case("def f(list): return list(zip([1], [2]))\nf(lambda x: x[0])", "(1, 2)\n"),
    // Errors caught.
    Case(
      "try:\n  1 // 0\nexcept ZeroDivisionError as e:\n  print(e)\nelse:\n  print(0)",
      "division by zero\n"),
    Case(
      "try:\n  [][1]\nexcept (KeyError, IndexError):\n  print(1)\nfinally:\n  print(2)", "1\n2\n"),
    Case("def f():\n  try:\n    return 1\n  finally:\n    print(\"end\")\nf()", "end\n1\n"),
    Case(
      "def f():\n  for i in range(3):\n    try:\n      if i == 1: break\n    finally:\n      print(i)\nf()",
      "0\n1\n"),
    Case(
      "def f():\n  try:\n    raise ValueError(\"a\")\n  except ValueError:\n    raise\n"
        + "try:\n  f()\nexcept ValueError as e:\n  print(e)", "a\n"),
    Case(
      "try:\n  try:\n    1 // 0\n  finally:\n    print(1)\nexcept ZeroDivisionError:\n  print(2)",
      "1\n2\n"),
    Case(
      "def f(n): return f(n + 1)\ntry:\n  f(0)\nexcept RecursionError:\n  print(\"deep\")", "deep\n"
    ),
    Case("try:\n  \"a\" * 10 ** 12\nexcept MemoryError:\n  print(\"large\")", "large\n"),
    Case("try:\n  list(range(10 ** 12))\nexcept MemoryError:\n  print(\"large\")", "large\n"),
    // Values that hold themselves.
    Case("xs = [1]\nxs.append(xs)\nxs", "[1, [...]]\n"),
    Case("d = {}\nd[1] = d\nd", "{1: {...}}\n"),
  ]

  @Test(arguments: programs)
  func shows(_ program: Case) {
    #expect(output(of: program.code) == program.expected)
    #expect(output(of: program.code, collectingAlways: true) == program.expected)
  }

  @Test func jumpsFurtherThanSixteenBits() {
    let body = String(repeating: "  s += i * 2 - s // 3\n", count: 8_500)
    let code = "s = 0\ni = 0\nwhile i < 2:\n\(body)  i += 1\nprint(i)\nif i > 5:\n\(body)\nprint(s)"
    #expect(output(of: code).hasPrefix("2\n"))
  }

  @Test func moreConstantsThanSixteenBits() {
    let values = (0..<70_000).map { "\($0).5" }.joined(separator: ", ")
    #expect(output(of: "xs = [\(values)]\n(len(xs), xs[69999] + 0.25)") == "(70000, 69999.75)\n")
  }

  @Test func cellsShareVariables() throws {
    let session = Session(output: TextOutput())
    func run(_ code: String) throws -> String {
      let value = try session.run(SourceFile(name: "<cell>", text: code))
      return try session.interpreter.representation(of: value)
    }
    #expect(try run("x = 2\ndef f(): return later(x)") == "None")
    #expect(try run("def later(y): return y * 10\nf()") == "20")
    #expect(try run("x = 3\nf()") == "30")
    #expect(try run("_ + 1") == "31")
    #expect(throws: Session.Failure.self) { try run("x = 4\n1 // 0") }
    #expect(try run("x") == "4")
  }

  @Test func sessionsDoNotSeeEachOther() throws {
    let first = Session(output: TextOutput())
    let second = Session(output: TextOutput())
    _ = try first.run(SourceFile(name: "a", text: "x = 1"))
    _ = try second.run(SourceFile(name: "b", text: "x = 2"))
    #expect(try first.interpreter.representation(of: #require(first["x"])) == "1")
  }

  @Test func garbageIsFreed() throws {
    let session = Session(output: TextOutput())
    _ = try session.run(
      SourceFile(name: "g", text: "for i in range(300000):\n  xs = [i, str(i) + \"x\", {i: i}]"))
    #expect(session.interpreter.heap.collections > 2)
    #expect(session.interpreter.heap.bytes < 40 << 20)
  }
}
