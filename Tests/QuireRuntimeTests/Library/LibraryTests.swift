import QuireRuntime
import QuireSyntax
import Testing

/// Where Quire has its own meaning (R1 to R3 of its relation to Starlark and Python), and what is written.
struct LibraryTests {
  @Test(arguments: [
    ("zip([1], \"a\")[0]", "(1, \"a\")"),
    ("len(enumerate([1, 2]))", "2"),
    ("reversed([1, 2])", "[2, 1]"),
    ("map(abs, [-1])", "[1]"),
    ("{\"a\": 1}.keys()[0]", "\"a\""),
    ("{\"a\": 1, \"b\": 2}.popitem()", "(\"a\", 1)"),
    ("str([\"a\", b\"b\"])", "\"[\\\"a\\\", b\\\"b\\\"]\""),
    ("str(b\"h\\xc3\\xa9\")", "\"hé\""),
    ("str(range(5))", "\"range(5)\""),
    ("str({2, 1})", "\"{2, 1}\""),
    ("type(1)", "int"),
    ("type(\"a\")", "string"),
    ("type(1) == \"int\" and type(1) == int and type(1) is int", "True"),
    ("{int: 1}[type(2)]", "1"),
    ("str(str)", "\"<built-in function str>\""),
    ("str(len)", "\"<built-in function len>\""),
    ("str(\"a\".upper)", "\"<built-in method upper of string value>\""),
    ("sorted([2, float(\"nan\"), 1])", "[1, 2, nan]"),
    ("max([1, float(\"nan\")])", "nan"),
    ("min([float(\"nan\"), 1])", "1"),
    ("len({float(\"nan\"): 1, float(\"nan\"): 2})", "1"),
    ("hash(\"abc\"), hash(\"\"), hash(\"héllo wörld\")", "(96354, 0, 1628148953)"),
    ("hash(b\"abc\")", "440920331"),
    ("\"%x\" % 3.7", "\"3\""),
    ("b\"\\u00e9\"", "b\"\\xc3\\xa9\""),
    ("struct(a=1) == struct(a=1.0)", "True"),
    ("struct(a=1).b", "AttributeError: struct has no attribute \"b\""),
    ("\"a\\x0bb\".splitlines()", "[\"a\\x0bb\"]"),
    ("sum(x for x in map(abs, [-1, 2]))", "3"),
    ("next(iter(zip([1], [2])))", "(1, 2)"),
    ("type(ValueError(\"a\")) == ValueError", "True"),
    ("isinstance(ValueError(\"a\"), Exception)", "True"),
    ("isinstance(ValueError(\"a\"), (KeyError, TypeError))", "False"),
    ("str(ValueError(\"a\", 1)), repr(KeyError(\"b\"))", "(\"a 1\", \"KeyError(\\\"b\\\")\")"),
    ("(lambda f: f(\"AbC\"))(str.lower)", "\"abc\""),
    ("[1, 2, 3][slice(None, None, -1)]", "[3, 2, 1]"),
    ("a = b = {1: 2}; a |= [(3, 4)]; a |= {1: 5}; b", "{1: 5, 3: 4}"),
    ("a = b = {1, 2}; a |= {3}; a &= {2, 3}; a ^= {3, 4}; b", "{2, 4}"),
    ("range(10**18)[5:10**17:10**16]", "range(5, 100000000000000005, 10000000000000000)"),
    (
      "len(range(-9223372036854775808, 9223372036854775807, 2**62)), list(range(-9223372036854775808, 9223372036854775807, 2**62))[3]",
      "(4, 4611686018427387904)"
    ),
    (
      "-9223372036854775808 in range(0, -5, -1), 2**62 + 1 in range(2**62 + 2), 3.0 in range(4)",
      "(False, True, True)"
    ),
    (
      "range(-9223372036854775808, 0, 2)[:][0], range(10)[::-3], range(10)[3:4]",
      "(-9223372036854775808, range(9, -3, -3), range(3, 4))"
    ),
  ])
  func meansWhatQuireSays(_ code: String, _ expected: String) {
    #expect(Evaluation().brief(code) == expected)
  }

  @Test func loopsSeeChangesMadeAhead() {
    #expect(
      Evaluation.printed(
        """
        xs = [True] * 20
        for i, x in enumerate(xs):
            if i >= 2 and x:
                print(i, end=" ")
                for j in range(i * i, 20, i):
                    xs[j] = False
        """) == "2 3 5 7 11 13 17 19 ")
    #expect(
      Evaluation.printed(
        """
        a = [1, 2, 3]
        for x, y in zip(a, [0, 0, 0]):
            a[2] = 9
            print(x, end=" ")
        d = {"a": 1, "b": 2}
        for k in d.keys():
            d.pop(k)
        print(d)
        """) == "1 2 9 {}\n")
  }

  @Test func streamsAreNotGathered() {
    #expect(
      Evaluation.printed(
        """
        numbers = iter(range(10**18))
        for i, n in enumerate(numbers):
            if i == 2: break
        print(next(numbers), next(zip(numbers, "ab")))
        """) == "3 (4, \"a\")\n")
  }

  @Test func printHasPythonsKeywords() {
    #expect(
      Evaluation.printed("print(1, \"a\", [\"b\"], sep=\"-\", end=\"!\", flush=True)\nprint()")
        == "1-a-[\"b\"]!\n")
  }

  /// Values that only a built-in holds outlive collections at every step.
  @Test(arguments: [
    ("print(sorted([str(i) for i in range(20)], key=lambda s: [s, s][0] + s))", sortedTexts),
    (
      "for a, b, c in zip(map(lambda x: [x], range(3)), map(lambda x: str(x) + \"!\", range(3)), {\"p\", \"q\", \"r\"}):\n"
        + "    print(a, b, c, end=\"; \")", "[0] 0! p; [1] 1! q; [2] 2! r; "
    ),
    (
      "for x in filter(lambda t: len(t) > 1, map(lambda n: str(n) * n, range(4))):\n    print(x, end=\" \")",
      "22 333 "
    ),
    (
      "d = {str(i): [i] for i in range(3)}\nprint(max(d.items(), key=lambda p: [p[1]][0][0]), list(zip(d, d.values())))",
      "(\"2\", [2]) [(\"0\", [0]), (\"1\", [1]), (\"2\", [2])]\n"
    ),
    (
      "it = iter({str(i) for i in range(3)})\nxs = [str(i) + \"x\" for i in range(9)]\nprint(next(it), next(it), xs[8])",
      "0 1 8x\n"
    ),
    (
      "print(\"{} {!r}\".format([str(1)], {\"a\": str(2)}), \"%s\" % [str(3)], f\"{[str(4)]}\")",
      "[\"1\"] {\"a\": \"2\"} [\"3\"] [\"4\"]\n"
    ),
  ])
  func valuesOutliveCollections(_ code: String, _ expected: String) {
    #expect(output(of: code, collectingAlways: true) == expected)
  }

  private static let sortedTexts =
    "["
    + (0..<20).map(String.init).sorted { $0 + $0 < $1 + $1 }.map { "\"\($0)\"" }
    .joined(separator: ", ") + "]\n"

  @Test func helpShowsTheRecord() {
    #expect(
      Evaluation.printed("help(\"\".split)") == """
        split(sep=None, maxsplit=-1) -> list
          The parts between separators, as a list.

        Parameters
          sep       str or None = None  what stands between the parts; white space when left out
          maxsplit  int = -1            how often to split at most

        Examples
          >>> "a b  c".split()
          ["a", "b", "c"]
          >>> "1,2,3".split(",", 1)
          ["1", "2,3"]

        """)
    #expect(
      Evaluation.printed("def f(a, b=2):\n    \"What f does.\"\nhelp(f)") == """
        f(a, b=2)
          What f does.

        """)
    #expect(
      Evaluation.printed("help(\"time\")") == """
        module time
          Clocks and waiting.

        Members
          monotonic        Seconds of a clock that only goes forward.
          perf_counter     Seconds of a clock that only goes forward, for measuring.
          perf_counter_ns  Nanoseconds of a clock that only goes forward, for measuring.
          process_time     Seconds of work that this process has done.
          sleep            Waits.
          time             Seconds since 1970.
          time_ns          Nanoseconds since 1970.

        """)
    #expect(
      Evaluation.printed("help(int)").hasPrefix(
        "int(value=0, base=None) -> int\n  A whole number of any size.\n"))
  }
}
