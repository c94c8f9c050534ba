import QuireRuntime
import QuireSyntax
import Testing

/// What is legal and hardly meant, and what is left in peace.
struct ProgramWarningTests {
  private func findings(_ cells: String...) -> [String] {
    ProgramWarnings(cells.map { SourceFile(name: "test.nb", text: $0) }).findings.map { finding in
      let place = finding.span.flatMap { finding.source?.position(of: Int($0.start)) }
      let hint = finding.hint.map { " | \($0)" } ?? ""
      return "\(place?.line ?? 0):\(place?.column ?? 0) \(finding.message)\(hint)"
    }
  }

  @Test(
    arguments: [
      ("import math, time\nmath.pi", ["1:14 time is imported and never used | remove the import"]),
      ("from math import pi as p", ["1:18 p is imported and never used | remove the import"]),
      (
        "def f(x):\n    return x\n    print(x)",
        ["3:5 this is never reached | the statement before it leaves the block"]
      ),
      (
        "x = 1\nif x is 1 or x is not \"a\": pass",
        [
          "2:4 'is' asks whether two values are one object | '==' compares",
          "2:14 'is' asks whether two values are one object | '!=' compares",
        ]
      ),
      ("print(f\"done\")", ["1:7 an f-string without { } | leave out the f"]),
      (
        "{\"a\": 1, \"b\": 2, \"a\": 3}",
        ["1:18 the key \"a\" stands twice in this dict; the last counts"]
      ),
      (
        "x = 1\nx == 2\nx",
        ["2:1 a comparison whose result nothing uses | '=' assigns, assert checks"]
      ),
      ("def f():\n    total = 3\n    return 4", ["2:5 total gets a value that nothing reads"]),
      (
        "def f(x, seen=[]):\n    seen.append(x)\n    return seen",
        [
          "1:15 every call shares this default, and the function changes it | take None, and make it in the body: if seen is None: …"
        ]
      ),
    ])
  func areGiven(_ code: String, _ expected: [String]) {
    #expect(findings(code) == expected)
  }

  @Test(
    arguments: [
      "import math\ndef f(): return math.pi\nf()",
      "def f(x, seen=[]):\n    return x in seen",
      "from math import pi\n__all__ = [\"pi\"]",
      "from m import T\ndef f(x: T): return x",
      "x = None\nx is None",
      "x = 1\nx == 1",
      "x = 1\nx == 1  # => True\nx",
      "def f():\n    global n\n    n = 1\nf()",
      "def f():\n    n = 1\n    def g(): return n\n    return g",
      "def f():\n    n = 1\n    def g():\n        nonlocal n\n        n = 2\n    return g",
      "def f():\n    _, a = 1, 2\n    return a",
      "for x in [1]:\n    if x: continue\n    print(x)",
      "print(f\"{1}\", f\"a{{}}{2}\")",
    ])
  func areNotGiven(_ code: String) {
    #expect(findings(code) == [])
  }

  @Test func otherCellsMayUseAnImport() {
    #expect(findings("import math", "math.pi") == [])
    // What a broken cell uses is not known.
    #expect(findings("import math", "math.pi(") == [])
  }
}
