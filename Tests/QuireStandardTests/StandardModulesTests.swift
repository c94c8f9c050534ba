import QuireRuntime
import QuireStandard
import QuireSyntax
import QuireTestSupport
import Testing

/// The standard modules against CPython 3.11 (`Tests/Reference/standard.py`).
@Suite struct StandardModulesTests {
  /// The files of expressions, and the modules that each is about.
  static let files = [
    ("re", "re"), ("json", "json, collections, math"), ("collections", "collections"),
    ("itertools", "itertools"), ("paths", "pathlib, functools"), ("math", "math"),
    (
      "others", "collections, copy, functools, operator, os, statistics, string, textwrap"
    ),
  ]

  @Test(arguments: files)
  func equalCPython(file: String, modules: String) {
    let rows = Evaluation.golden("\(file).txt")
    #expect(rows.count >= 30)
    let evaluation = Evaluation()
    _ = evaluation.shown("import \(modules)")
    for row in rows where row.count == 2 {
      var found = evaluation.shown(row[0])
      if found == "" { found = "None" }
      // Quire's hints stand behind CPython's messages.
      let isSame = found == row[1] || (row[1].contains("Error: ") && found.hasPrefix(row[1] + " ("))
      #expect(isSame, "\(row[0]) is \(found), not \(row[1])")
    }
  }

  @Test(arguments: files)
  func holdWhenMemoryIsFreedAllTheTime(file: String, modules: String) {
    let (calm, stressed) = (Evaluation(), Evaluation(collectingAlways: true))
    for evaluation in [calm, stressed] { _ = evaluation.shown("import \(modules)") }
    for row in Evaluation.golden("\(file).txt") {
      #expect(stressed.shown(row[0]) == calm.shown(row[0]), "\(row[0])")
    }
  }

  @Test func everyExampleHolds() {
    var examples: [String] = []
    for module in StandardModules.modules {
      for member in module.members {
        switch member {
        case .function(let builtin): examples += builtin.examples
        case .type(let type):
          examples += (type.constructor?.examples ?? []) + type.methods.flatMap(\.examples)
        case .module, .constant: break
        }
      }
    }
    #expect(examples.count > 40)
    let evaluation = Evaluation()
    _ = evaluation.shown("import collections, copy, itertools, json, re")
    for example in examples {
      guard let arrow = example.range(of: " => ", options: .backwards) else {
        Issue.record("no => in \(example)")
        continue
      }
      #expect(
        evaluation.shown(String(example[..<arrow.lowerBound]))
          == String(example[arrow.upperBound...]), "\(example)")
    }
  }

  /// What Quire says where it has more to say than CPython, or differs.
  @Test(arguments: [
    ("import re\nre.search(\"b\", \"abc\")", "<re.Match object; span=(1, 2), match=\"b\">"),
    ("import re\nre.compile(\"a\", re.I)", "re.compile(\"a\", re.IGNORECASE)"),
    (
      "import re\nre.search(\"(?P<x>a)\", \"a\").group(\"y\")",
      "IndexError: no such group (its groups are called x)"
    ),
    (
      "import re\nre.sub(\"a\", lambda m: 1, \"a\")",
      "TypeError: the function that replaces matches must return a text, got int (return str(…))"
    ),
    (
      "import re\nre.search(\"(a+)+$\", \"a\" * 40 + \"!\")",
      "RuntimeError: the pattern tries too many ways to match: it was stopped "
        + "(a repeat inside a repeat, as in (a+)+, has many ways to match the same text)"
    ),
    (
      "import re\nre.search(r\"\\s+$\", \" \" * 100000 + \"x\")",
      "RuntimeError: the pattern tries too many ways to match: it was stopped "
        + "(a repeat inside a repeat, as in (a+)+, has many ways to match the same text)"
    ),
    ("import re\nlen(re.findall(r\"\\w+\", \"ab é日 \" * 20000))", "40000"),
    (
      "import re\nre.compile(\"a\", 1)",
      "ValueError: 1 are no flags of patterns (flags are joined with |: re.IGNORECASE | re.MULTILINE)"
    ),
    (
      "import json\njson.loads(\"[\" * 100000)",
      "RecursionError: the JSON is nested more than 200 deep"
    ),
    ("import json\nx = []\nx.append(x)\njson.dumps(x)", "ValueError: Circular reference detected"),
    (
      "import json\nx = []\nfor i in range(500): x = [x]\njson.dumps(x)",
      "RecursionError: the value is nested more than 200 deep"
    ),
    ("import json\njson.loads(\"\\\"\\\\ud800\\\"\")", "\"\u{FFFD}\""),
    (
      "import json\njson.dumps({1, 2})",
      "TypeError: Object of type set is not JSON serializable (make a list of it: sorted(x))"
    ),
    (
      "import json\ntry:\n    json.loads(\"[\")\nexcept json.JSONDecodeError as e:\n    print(e)",
      "Expecting value: line 1 column 2 (char 1)\n"
    ),
    (
      "from collections import defaultdict\ndefaultdict(list, a=[1])",
      "defaultdict(<built-in function list>, {\"a\": [1]})"
    ),
    ("from collections import Counter\nc = Counter()\nc[\"a\"] += 1\nc", "Counter({\"a\": 1})"),
    (
      "from collections import deque\nd = deque([1, 2])\nfor x in d:\n    d.append(x)",
      "RuntimeError: deque mutated during iteration (loop over list(d) instead)"
    ),
    ("from collections import deque\nd = deque()\nd.append(d)\nd", "deque([[...]])"),
    (
      "from collections import deque\nd = deque()\nfor i in range(1000): d = deque([d])\nstr(d)",
      "RecursionError: the value is nested too deeply, or contains itself"
    ),
    (
      "from collections import deque\nd = e = deque()\nfor i in range(1000):\n    d = deque([d])\n    e = deque([e])\nd == e",
      "False"
    ),
    (
      "from collections import deque\nd = deque([1, 2, 3])\nd[1] = 5\nd[3]",
      "IndexError: index 3 is outside a deque of 3 elements"
    ),
    (
      "from collections import namedtuple\nP = namedtuple(\"P\", \"x y\")\nP(1)",
      "TypeError: P() misses y (its signature is P(x, y))"
    ),
    (
      "import typing\nfrom typing import List, Optional\nVector = List[float]\ndef f(x: Optional[Vector] = None) -> List[int]: return [1]\nf()",
      "[1]"
    ),
    (
      "import functools\n@functools.lru_cache(maxsize=None)\ndef fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(80)",
      "23416728348467685"
    ),
    (
      "import os\nos.listdir(\".\")",
      "NotImplementedError: Quire has no os.listdir: its programs do not look at the file system"
    ),
  ]) func says(code: String, expected: String) {
    #expect(Evaluation().shown(code) == expected)
  }

  /// Data classes: what CPython 3.11 prints for the same programs.
  @Test(arguments: [
    ("p = P(1)\nprint(p, p == P(1, 2), p == P(1, 3), p.x + p.y)", "P(x=1, y=2) True False 3\n"),
    ("P()", "TypeError: P.__init__() missing 1 required positional argument: 'x'"),
    ("P(1, 2, 3)", "TypeError: P.__init__() takes 3 positional arguments but 4 were given"),
    ("P(1, z=3)", "TypeError: P.__init__() got an unexpected keyword argument 'z'"),
    ("P(1, x=3)", "TypeError: P.__init__() got multiple values for argument 'x'"),
    (
      "@dataclass\nclass Q(P):\n    z: list = field(default_factory=list)\nq = Q(1)\nq.z.append(5)\nprint(q, Q(1))",
      "Q(x=1, y=2, z=[5]) Q(x=1, y=2, z=[])\n"
    ),
    (
      "@dataclass(frozen=True)\nclass F:\n    a: int\nf = F(3)\nprint({f: 1}[F(3)])\nf.a = 4",
      "1\nAttributeError: cannot assign to field 'a'"
    ),
    (
      "@dataclass(order=True)\nclass O:\n    a: int\n    b: str = field(default=\"\", compare=False)\nprint(sorted([O(2), O(1, \"x\")]), O(1) < O(2), O(1) == O(1, \"y\"))",
      "[O(a=1, b=\"x\"), O(a=2, b=\"\")] True True\n"
    ),
    (
      "@dataclass\nclass M:\n    xs: list = []",
      "ValueError: mutable default list for field xs is not allowed: use default_factory"
    ),
    (
      "@dataclass\nclass N:\n    a: int = 1\n    b: int",
      "TypeError: non-default argument 'b' follows default argument"
    ),
    (
      "@dataclass\nclass A:\n    n: int\n    def __post_init__(self): self.twice = 2 * self.n\n    def up(self): return self.n + 1\nprint(A(3).twice, A(3).up())",
      "6 4\n"
    ),
    (
      "print(asdict(P(P(1), [P(2)])), astuple(P(1)), replace(P(1), y=9), [f.name for f in fields(P)])",
      "{\"x\": {\"x\": 1, \"y\": 2}, \"y\": [{\"x\": 2, \"y\": 2}]} (1, 2) P(x=1, y=9) [\"x\", \"y\"]\n"
    ),
  ]) func dataClasses(code: String, expected: String) {
    let start = "from dataclasses import *\n@dataclass\nclass P:\n    x: int\n    y: int = 2\n"
    #expect(Evaluation().shown(start + code) == expected)
  }

  @Test(arguments: [
    "from collections import deque\nd = deque()\nwhile True: d.append(1)",
    "from collections import Counter\nc = Counter()\ni = 0\nwhile True:\n    c[i] = 1\n    i += 1",
    "from itertools import count\nlist(count())",
    "from itertools import product\nlist(product(range(100), repeat=20))",
    "from itertools import cycle, tee\na, b = tee(cycle([1]))\nfor x in a: pass",
  ]) func staysWithinTheMemoryAllowed(code: String) {
    var limits = Limits()
    limits.memory = 24 << 20
    let shown = Evaluation(limits: limits).shown(code)
    #expect(shown.hasPrefix("LimitError: ") || shown.hasPrefix("MemoryError: "), "\(shown)")
  }
}
