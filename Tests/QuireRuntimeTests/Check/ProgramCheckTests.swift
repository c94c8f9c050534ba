import QuireRuntime
import QuireSyntax
import Testing

/// What is found without running anything, and what is not judged.
@Suite struct ProgramCheckTests {
  /// Checks cells, separated by `---` lines; modules are found by name.
  private func findings(_ text: String, modules: [String: String] = [:]) -> [String] {
    let session = Session(output: TextOutput())
    session.interpreter.findModule = { name, _ in
      modules[name].map { ModuleFile(SourceFile(name: "\(name).nb", text: $0)) }
    }
    var line = 1
    let cells = text.split(separator: "---\n", omittingEmptySubsequences: false).map { cell in
      defer { line += cell.count { $0 == "\n" } + 1 }
      return SourceFile(
        name: "test.nb", text: String(cell), firstLine: line, cell: "from line \(line)")
    }
    return ProgramCheck(cells, with: session.interpreter).findings.map { finding in
      let place = finding.span.flatMap { finding.source?.position(of: Int($0.start)) }
      let hint = finding.hint.map { " | \($0)" } ?? ""
      return "\(place?.line ?? 0):\(place?.column ?? 0) \(finding.kind): \(finding.message)\(hint)"
    }
  }

  static let mistakes: [(String, [String])] = [
    // Names.
    ("pritn(1)", [#"1:1 NameError: name "pritn" is not defined | did you mean print?"#]),
    (
      "def f(): return totl\ntotal = 1",
      [#"1:17 NameError: name "totl" is not defined | did you mean total?"#]
    ),
    (
      "f\"{valeu}\"",
      [
        #"1:4 NameError: name "valeu" is not defined | give it a value first, valeu = …, or quotes if it is text: "valeu""#
      ]
    ),
    (
      "a = b\n---\nb = 1",
      [
        #"1:5 NameError: name "b" is not defined | the cell "from line 3" on line 3 defines it, which runs later"#
      ]
    ),
    ("time.time()", [#"1:1 NameError: name "time" is not defined | import time first"#]),
    // The text itself, every cell's; names of a broken cell are not missed.
    (
      "x = )\n---\nprint(x)\ny = (\n---\nprint(y)",
      [
        "1:5 SyntaxError: ')' closes nothing",
        "4:5 SyntaxError: '(' is never closed | ')' closes it",
      ]
    ),
    ("break", ["1:1 SyntaxError: 'break' stands outside of a loop"]),
    // Attributes and methods.
    (
      "math.sqr(2)",
      [#"1:6 AttributeError: module math has no attribute "sqr" | did you mean sqrt?"#]
    ),
    (
      #""a".uper()"#, [#"1:5 AttributeError: string has no attribute "uper" | did you mean upper?"#]
    ),
    (
      "xs = [1]\nxs.add(2)", [#"2:4 AttributeError: list has no attribute "add""#]
    ),
    (
      "def f():\n    d = dict()\n    d.itmes()",
      [#"3:7 AttributeError: dict has no attribute "itmes" | did you mean items?"#]
    ),
    // Calls.
    ("len()", ["1:1 TypeError: len() misses x | its signature is len(x)"]),
    ("len(1, 2)", ["1:8 TypeError: len() takes 1 argument, got 2 | its signature is len(x)"]),
    (
      "[1].append(1, 2)",
      ["1:15 TypeError: append() takes 1 argument, got 2 | extend([a, b]) adds several elements"]
    ),
    (
      "sorted([1], revers=True)",
      ["1:13 TypeError: sorted() has no parameter revers | did you mean reverse?"]
    ),
    (
      "def f(a, b=1, *, c=2): pass\nf()\nf(1, 2, 3)\nf(1, d=1)\nf(1, a=2)",
      [
        "2:1 TypeError: f() misses a | its signature is f(a, b=1, *, c=2)",
        "3:9 TypeError: f() takes 2 positional arguments, got 3 | its signature is f(a, b=1, *, c=2)",
        "4:6 TypeError: f() has no parameter d | it takes a, b, c",
        "5:6 TypeError: f() got the argument a twice | an argument before it is a already",
      ]
    ),
    (
      "range(\"4\")",
      ["1:7 TypeError: range() expected int for start, got string | without quotes: 4"]
    ),
    (
      "def f(a): pass\nf(*[1, 2], b=3)",
      ["2:12 TypeError: f() has no parameter b | it takes a"]
    ),
    // Modules.
    (
      "import maths",
      [#"1:8 ImportError: no module is named "maths" | did you mean math?"#]
    ),
    (
      "from math import sqr",
      [#"1:18 ImportError: module math has no name "sqr" | did you mean sqrt?"#]
    ),
    (
      "import tools\ntools.doubl(1)\ntools.double()\ntools.double(1)",
      [
        #"2:7 AttributeError: module tools has no attribute "doubl" | did you mean double?"#,
        "3:1 TypeError: double() misses x | its signature is double(x)",
      ]
    ),
    (
      "from tools import double as twice, halve\ntwice(1, 2)",
      [
        #"1:36 ImportError: module tools has no name "halve" | it has double"#,
        "2:10 TypeError: double() takes 1 positional argument, got 2 | its signature is double(x)",
      ]
    ),
    (
      "from tools import *\ndouble(2)\nhalve(2)",
      [#"3:1 NameError: name "halve" is not defined | define it first: def halve(…):"#]
    ),
    ("import broken", ["1:5 SyntaxError: expected a value, found the end of the line"]),
  ]

  @Test(arguments: mistakes)
  func finds(_ mistake: (text: String, findings: [String])) {
    let modules = ["tools": "def double(x): return 2 * x\n", "broken": "x = \n"]
    #expect(findings(mistake.text, modules: modules) == mistake.findings)
  }

  @Test(arguments: [
    // Bound in two ways, or hiding a built-in somewhere.
    "len = 1\nlen(1, 2, 3)",
    "if 1: f = 1\ndef f(): pass\nf(1)",
    "def f(): pass\nf = print\nf(1)",
    "x = [1]\nx = 2\nx.foo",
    "x = [1]\ndef change():\n    global x\n    x = 1\nx.foo",
    "def outer():\n    x = [1]\n    def inner():\n        nonlocal x\n        x = 1\n    x.foo",
    "def f(x=[]): x.foo\n",
    "x = [1]\nx += [2]\nx.foo",
    "def wrap(f): return f\n@wrap\ndef f(): pass\nf(1)",
    // Expected to fail.
    "try:\n    len(1, 2)\nexcept TypeError:\n    pass",
    "len(1, 2)\n# raises: TypeError",
    "len(1, 2)  # raises: TypeError",
    "try:\n    import nothing\nexcept ImportError:\n    nothing = None",
    // Scopes.
    "[a + b for a in [1] for b in [a] if b]",
    "def f(n): return g(n - 1) if n else later\ndef g(n): return f(n)\nlater = 1",
    "def f():\n    global made\n    made = 1\nf()\nmade",
    "for i, (a, *rest) in []: print(i, a, rest)",
    "1\n_ + 1",
    "with print() as f: f.foo",
    "len(*[1])\nprint(**{})",
    "x = (lambda a, b=1: a + b)(1)",
  ])
  func doesNotJudge(_ text: String) {
    #expect(findings(text) == [])
  }

  @Test func runsNothing() {
    let output = TextOutput()
    let session = Session(output: output)
    let check = ProgramCheck(
      [SourceFile(name: "test.nb", text: "print(1)\nwhile True: pass\nx = 1 / 0")],
      with: session.interpreter)
    #expect(check.findings.isEmpty)
    #expect(output.text == "")
    #expect(check.readNames == ["print"])
  }
}
