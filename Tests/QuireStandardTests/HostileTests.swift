import QuireRuntime
import QuireSyntax
import QuireTestSupport
import Testing

/// Programs written to hurt: each ends with a value or an ordinary error.
struct HostileTests {
  private static let modules =
    "import collections, copy, functools, itertools, json, math, operator, pathlib, re, statistics, textwrap\n"

  private func evaluation(steps: Int, memory: Int = 64 << 20) -> Evaluation {
    var limits = Limits()
    limits.steps = steps
    limits.memory = memory
    return Evaluation(limits: limits)
  }

  @Test(arguments: [
    // Values that hold each other twice have more ways through them than can be walked.
    (
      "x, y = [1], [1]\nfor i in range(100):\n    x = [x, x]\n    y = [y, y]\n[x == y, x != y, x <= y, {1: x} == {1: y}, (x,) == (y,), x in [y], [x].index(y)]",
      "[True, False, True, True, True, True, 0]"
    ),
    (
      "x = (1,)\nfor i in range(100): x = (x, x)\n[x < x, hash(x) == hash(x), {x: 5}[x], len({x, x}), sorted([x, x]) == [x, x]]",
      "[False, True, 5, 1, True]"
    ),
    (
      "x, y = [1], [2]\nfor i in range(100):\n    x = [x, x]\n    y = [y, y]\n[x == y, x < y, max(x, y) is y]",
      "[False, True, True]"
    ),
    ("x = {}\nfor i in range(100): x = {1: x, 2: x}\nx == copy.deepcopy(x)", "True"),
    (
      "x = [1]\nfor i in range(100): x = [x, x]\nstr(x)",
      "LimitError: the limit of 3000000 steps is reached (a loop may have no end)"
    ),
    (
      "x = [1]\nfor i in range(100): x = [x, x]\njson.dumps(x)",
      "LimitError: the limit of 3000000 steps is reached (a loop may have no end)"
    ),
    // Those that hold themselves.
    ("x = []\nx.append(x)\n[x, x == x, x in x, x.index(x)]", "[[[...]], True, True, 0]"),
    (
      "x, y = [], []\nx.append(x)\ny.append(y)\nx == y",
      "RecursionError: the value is nested too deeply, or contains itself"
    ),
    (
      "x, y = [], []\nx.append(x)\ny.append(y)\nx < y",
      "RecursionError: the value is nested too deeply, or contains itself"
    ),
    (
      "x = []\nt = (x,)\nx.append(t)\nhash(t)",
      "TypeError: a list cannot be a key of a dict or an element of a set (a tuple can: tuple(x))"
    ),
    ("x = {}\nx[1] = x\njson.dumps(x)", "ValueError: Circular reference detected"),
    ("x = []\nx.append(x)\ny = copy.deepcopy(x)\n[y[0] is y, y is x]", "[True, False]"),
    // Streams that read from streams.
    (
      "x = iter([1, 2])\nfor i in range(100000): x = map(lambda v: v, x)\nlist(x)",
      "RecursionError: more than 1000 streams read from each other (list(x) of one in between keeps its values)"
    ),
    (
      "x = itertools.count()\nfor i in range(100000): x = itertools.chain(x)\nnext(x)",
      "RecursionError: more than 1000 streams read from each other (list(x) of one in between keeps its values)"
    ),
    (
      "x = itertools.count()\nfor i in range(100): x = itertools.accumulate(itertools.chain(x))\nlist(itertools.islice(x, 3))[:2]",
      "[0, 1]"
    ),
    // Numbers at the ends of their ranges.
    (
      "list(itertools.product([1], [2], [3], [4], repeat=2**62))",
      "ValueError: repeat must be from 0 to 10000, got 4611686018427387904"
    ),
    (
      "list(itertools.product(repeat=2**63 - 1))",
      "ValueError: repeat must be from 0 to 10000, got 9223372036854775807"
    ),
    (
      "range(-2**63, 2**63 - 1)",
      "OverflowError: a range has at most 9223372036854775807 elements, this one would have more"
    ),
    (
      "[len(range(2**63 - 1)), len(range(-2**63, 0, 2)), len(range(5, -5))]",
      "[9223372036854775807, 4611686018427387904, 0]"
    ),
    (
      "range(10**30)",
      "OverflowError: range() takes integers of 64 bits here, got one of 100 bits"
    ),
    ("list(enumerate([1], 2**63 - 1))", "[(9223372036854775807, 1)]"),
    (
      "list(enumerate([1, 2], 2**63 - 1))",
      "OverflowError: enumerate() counts to 9223372036854775807"
    ),
    (
      "[True * [1], False * \"ab\", bytes([True, 2]), collections.deque([1, 2])[True]]",
      "[[1], \"\", b\"\\x01\\x02\", 2]"
    ),
    (
      "x = collections.OrderedDict()\nx[1] = x\nx == x",
      "RecursionError: the value is nested too deeply, or contains itself"
    ),
    (
      "x = collections.OrderedDict()\nfor i in range(60): x = collections.OrderedDict(a=x, b=x)\nx == copy.copy(x)",
      "LimitError: the limit of 3000000 steps is reached (a loop may have no end)"
    ),
    // Replacements that are much longer than what they replace.
    (
      "re.sub(\"a\", \"b\" * 10**6, \"a\" * 10**4)",
      "LimitError: this needs 63 MiB beside the 1 MiB in use, more than the 64 MiB allowed"
    ),
    (
      "re.sub(\"(a+)\", r\"\\1\" * 10**4, \"a\" * 10**5)",
      "LimitError: this needs 63 MiB beside the 0 MiB in use, more than the 64 MiB allowed"
    ),
    (
      "t = \"b\" * 10**6\nre.sub(\"a\", lambda m: t, \"a\" * 10**4)",
      "LimitError: this needs 63 MiB beside the 1 MiB in use, more than the 64 MiB allowed"
    ),
    // Elements that change the deque that compares them.
    (
      "class A:\n    def __eq__(self, o):\n        d.clear()\n        return True\nd = collections.deque([A(), A()])\nd.remove(5)",
      "IndexError: deque mutated during remove()."
    ),
  ]) func ends(code: String, expected: String) {
    #expect(evaluation(steps: 3_000_000).shown(Self.modules + code) == expected)
  }

  /// What takes long counts for what it takes: a loop of it soon reaches the limit of steps.
  @Test(arguments: [
    (
      "x, y = \"a\" * 10**5, \"a\" * 10**5",
      ["x == y", "x < y", "\"b\" in x"]
    ),
    (
      "x, y = b\"a\" * 10**5, b\"a\" * 10**5",
      ["x == y", "x < y", "b\"b\" in x", "7 in x", "x + y", "{1: 2}.get(x) if x in {1: 2} else 0"]
    ),
    (
      "x, y = 3 << 10**5, 3 << 10**5",
      [
        "x == y", "x < y", "x + y", "x - 1", "x ^ 1", "x & y", "x | 1", "x >> 1", "-x", "~x",
        "x.bit_count()", "x.to_bytes(10**5, \"big\")", "x in {1: 2}",
      ]
    ),
    (
      "x = collections.deque(range(5000))",
      [
        "-1 in x", "x.count(-1)", "x.copy()", "x.reverse()", "x.insert(5, x.pop())", "x.rotate(7)",
        "x == x", "x.remove(4999); x.append(4999)",
      ]
    ),
    ("x, y = [[0] * 4000], [[0] * 4000]", ["x == y", "x < y", "[x] == [y]", "{1: x} == {1: y}"]),
    ("x, y = (0,) * 10**4, {(1,): 2}", ["x in y", "y.get(x)", "hash(x)", "x + (1,)"]),
    ("x = collections.Counter(range(5000))", ["x.total()", "x.most_common()", "x + x", "x == x"]),
  ]) func countsAsWork(setup: String, operations: [String]) {
    for operation in operations {
      let evaluation = evaluation(steps: 10_000_000)
      _ = evaluation.shown(Self.modules + setup)
      evaluation.session.interpreter.limits.steps = 400_000
      let shown = evaluation.shown("n = 0\nwhile True:\n    n += 1\n    \(operation)")
      #expect(shown == "LimitError: the limit of 400000 steps is reached (a loop may have no end)")
      guard case .int(let count)? = evaluation.session["n"] else {
        Issue.record("\(operation) did not begin")
        continue
      }
      #expect(count < 2000, "\(operation) ran \(count) times")
    }
  }

  /// A long text with a little behind it is a new long text.
  @Test func longTextsAreCollected() {
    let evaluation = evaluation(steps: 20_000_000)
    _ = evaluation.shown("x = \"a\" * 10**6\nfor i in range(200): x + \"b\"")
    #expect(evaluation.session.interpreter.heap.collections >= 5)
  }

  /// Every place for a number, filled with the least, the greatest and what is none.
  @Test func takesAnyNumber() {
    let numbers = [
      "-9223372036854775808", "-1", "0", "1", "9223372036854775807", "2**64", "-10**30", "math.nan",
      "math.inf", "-math.inf", "1e308", "True", "None",
    ]
    let text = TemporaryFolder.text(of: "\(Evaluation.goldenFolder)/places.txt") ?? ""
    let places = text.split(separator: "\n")
    #expect(places.count > 150)
    let limits = evaluation(steps: 300_000)
    _ = limits.shown(
      Self.modules
        + "xs, s, b, t, r = [1, 2, 3], \"abcab\", b\"abc\", (1, 2, 3), range(10)\nd = collections.deque(xs)"
    )
    var values = 0
    for place in places {
      for (index, number) in numbers.enumerated() {
        let other = numbers[(index * 5 + 3) % numbers.count]
        let code = place.replacing("{v}", with: "(\(number))").replacing("{w}", with: "(\(other))")
        let shown = limits.shown("xs = [1, 2, 3]\n" + code)
        let isError = shown.contains("Error: ")
        values += isError ? 0 : 1
        #expect(
          !isError || !shown.hasPrefix("NameError") && !shown.hasPrefix("SyntaxError"),
          "\(code): \(shown)")
      }
    }
    #expect(values > places.count * 3)
  }

  /// A session goes when nothing holds it, whatever streams its program left.
  @Test func sessionsGo() {
    weak var heap: Heap?
    do {
      let evaluation = Evaluation()
      heap = evaluation.session.interpreter.heap
      let code =
        "import itertools\nx = itertools.count()\ny = map(abs, itertools.chain(x, x))\nnext(y)"
      #expect(evaluation.shown(code) == "0")
    }
    #expect(heap == nil)
  }
}
