import Testing

@Suite struct ValueExpectationTests {
  @Test(arguments: [
    // Numbers: integers exactly, others to the digits written.
    ("3", "3"), ("2 ** 62", "4611686018427387904"), ("8.0", "8.0"), ("8.04", "8.0"),
    ("0.123456", "0.12"), ("1234.5", "1.2345e3"), ("0.0012", "1e-3"), ("8.0", "8"),
    ("float('inf')", "inf"), ("float('-inf')", "-inf"), ("float('nan')", "nan"), ("-2.5", "-2.5"),
    ("0.15", "0.1"), ("1_000", "1_000"), ("0.0", "1.5e-9223372036854775808"),
    // Tolerances.
    ("0.36", "0.35 ± 0.05"), ("0.36", "0.35 +- 0.05"), ("105", "100 ± 5%"),
    ("[1.0, 2.04]", "[1.0, 2.0] ± 0.05"), ("(1.0, [2.04])", "(1.0, [2.0]) ± 0.05"),
    // Structure.
    ("[1, (2, 'x'), None, True]", "[1, (2, \"x\"), None, True]"), ("(1,)", "(1,)"),
    ("{'a': [1.001], 2: {3}}", "{2: {3}, \"a\": [1.00]}"), ("{1, 2}", "{2, 1}"), ("[]", "[]"),
    ("set()", "set()"), ("'abc'", "'abc'"), ("'step 12 of 40'", "'step … of 40'"),
    // Tensors by shape and type, by values, and as the prompt shows them.
    ("ones((2, 3))", "Tensor[2, 3] float32"), ("ones((2, 3))", "Tensor[2, 3]"),
    ("np.arange(3)", "Tensor[3] int64"), ("tensor(2.5)", "2.5"), ("ones(())", "1.0"),
    ("np.arange(4).reshape(2, 2)", "[[0, 1], [2, 3]]"),
    ("tensor([0.5, 1.0])", "tensor([0.5, 1. ], dtype=float32)"),
    ("tensor([0.51, 1.0])", "[0.5, 1.0] ± 0.02"), ("np.arange(3) > 1", "[False, False, True]"),
    // The text of the prompt.
    ("range(3)", "range(3)"), ("range(2, 9)", "range(…9)"), ("len", "<built-in function len>"),
  ]) func holds(code: String, expected: String) {
    #expect(CheckedCell.report(["\(code)\n# => \(expected)"]) == ["ok"])
    #expect(CheckedCell.report(["x = 1\n\(code)  # =>\(expected)\ny = 2"]) == ["ok"])
  }

  @Test(arguments: [
    ("3", "4", "2:6 expected 4, found 3: off by 1"),
    ("8.06", "8.0", "2:6 expected 8.0, found 8.06: off by 0.06, more than 0.05"),
    ("0.41", "0.35 ± 0.05", "2:6 expected 0.35, found 0.41: off by 0.06, more than 0.05"),
    ("106", "100 ± 5%", "2:6 expected 100, found 106: off by 6, more than 5"),
    ("8.5", "8", "2:6 expected 8, found 8.5: off by 0.5"),
    ("True", "1", "2:6 expected 1, found True"), ("None", "0", "2:6 expected 0, found None"),
    ("float('nan')", "1.0", "2:6 expected 1.0, found nan"),
    (
      "[[1, 2], [3, 5]]", "[[1, 2], [3, 4]]", "2:19 at [1][1]: expected 4, found 5: off by 1"
    ),
    (
      "[1, 3, 4]", "[1, 2, 3]",
      "2:10 at [1]: expected 2, found 3: off by 1 (the first of 2 differences)"
    ),
    ("[1, 2]", "[1, 2, 3]", "2:6 expected [1, 2, 3], found [1, 2]: 3 elements, found 2"),
    ("[1, 2]", "(1, 2)", "2:6 expected (1, 2), found [1, 2]"),
    (
      "{'a': 1, 'b': 2}", "{\"a\": 1, \"b\": 3}",
      "2:20 at [\"b\"]: expected 3, found 2: off by 1"
    ),
    ("{'a': 1}", "{\"b\": 1}", "2:7 expected \"b\", found {\"a\": 1}: the key is missing"),
    (
      "{'a': 1, 'b': 2}", "{\"a\": 1}",
      "2:6 expected {\"a\": 1}, found {\"a\": 1, \"b\": 2}: the key \"b\" is there, too"
    ),
    ("{1, 2}", "{1, 3}", "2:10 expected 3, found {1, 2}: it is not in the set"),
    (
      "'the quick brown fox'", "'the quick green fox'",
      "2:6 expected 'the quick green fox', found \"the quick brown fox\": "
        + "they differ from character 10 on"
    ),
    ("ones((2, 3))", "Tensor[3, 2]", "2:6 expected Tensor[3, 2], found Tensor[2, 3] float32"),
    ("5", "Tensor[3]", "2:6 expected Tensor[3], found 5: an int, not a tensor"),
    (
      "np.arange(4).reshape(2, 2)", "[[0, 1], [2, 4]]",
      "2:19 at [1][1]: expected 4, found 3: off by 1"
    ),
    (
      "np.arange(3)", "[0, 1]",
      "2:6 expected [0, 1], found Tensor[3] int64: axis 0 has 3 elements"
    ),
    ("range(4)", "range(3)", "2:6 expected range(3), found range(4)"),
    ("7", "", "2:6 no value is written here yet"),
  ]) func tells(code: String, expected: String, message: String) {
    #expect(CheckedCell.report(["\(code)\n# => \(expected)"]) == [message])
  }

  @Test func goesOnOverSeveralLines() {
    let cell = """
      m = [[1, 2], [3, 4]]
      m
      # => [[1, 2],
      #     [3, 5]]
      m[0]
      # => [1,
      # 2]
      range(3), None
      # => (range(3),
      #     None)
      """
    #expect(
      CheckedCell.report([cell]) == [
        "4:11 at [1][1]: expected 5, found 4: off by 1", "ok", "ok",
      ])
  }

  /// Whether an expectation stands there or not, a cell gives the same.
  @Test func leavesTheCellAsItIs() {
    let cells = ["a = 1\na + 1\n# => 2\nb = a + 3\nprint(b)\nb * 10", "_"]
    #expect(CheckedCell.report(cells) == ["ok"])
    let evaluator = CheckedCell.evaluator(.checked(profile: nil, profiles: [], isFine: true))
    var outputs: [String] = []
    for cell in cells {
      _ = evaluator.evaluate(.init(name: "t.nb", text: cell), deadline: nil) { output in
        switch output {
        case .text(let text), .value(let text): outputs.append(text)
        default: outputs.append("?")
        }
      }
    }
    #expect(outputs == ["4\n", "40", "40"])
  }

  @Test(arguments: [
    ("8.25\n# => 8.00", "8.25"), ("8.25\n# => 8.0 ± 0.1", "8.2 ± 0.1"), ("12\n# => 11", "12"),
    ("0.00234\n# => 1e-3", "2e-03"), ("[1.5, 2.25]\n# => [1.5, 2.0]", "[1.5, 2.2]"),
    ("[[1, 2], [3, 4]]\n# => [[1, 2],\n#     [3, 9]]", "[[1, 2],\n[3, 4]]"),
    ("[1, 2]\n# => [1]", "[1, 2]"), ("'b'\n# => 'a'", "\"b\""),
    ("ones((2, 3))\n# => Tensor[3]", "Tensor[2, 3]"),
    ("ones((2, 3))\n# => Tensor[3] int64", "Tensor[2, 3] float32"),
    ("np.arange(3)\n# => [0, 1, 5]", "[0, 1, 2]"), ("7\n# =>", "7"), ("7\n# => 7", "ok"),
    ("np.zeros((20, 20))\n# => [1]", "Tensor[20, 20] float64"),
    ("print('loss 0.351')\n# prints: loss 0.42", "loss 0.35"),
    ("print('b')\n# prints: a", "b"), ("1 / 0\n# raises: x", "ZeroDivisionError: division by zero"),
    // As many digits as it takes to hold.
    ("5 / 3\n# => 1.7 ± 0.01", "1.67 ± 0.01"), ("5 / 3\n# => 2 ± 0.1", "1.7 ± 0.1"),
    ("5 / 3\n# => 1.7e0 ± 1e-4", "1.6667e+00 ± 1e-4"),
    ("3e-12\n# => 1.0 ± 1e-13", "0.000000000003 ± 1e-13"),
    ("[5 / 3, 2.0]\n# => [1.0, 2.0] ± 0.001", "[1.667, 2.0] ± 0.001"),
    ("1.25\n# => nan", "1.25"), ("3.0\n# => -inf", "3.0"),
    ("5 / 3\n# => 1.0 ± 0", "1.6666666666666667 ± 0"),
    ("tensor([1.25])\n# => tensor([1.], dtype=float32)", "tensor([1.2], dtype=float32)"),
    ("print('loss 1.666667')\n# prints: loss 1.7 ± 0.001", "loss 1.667 ± 0.001"),
    ("print('loss    0.351')\n# prints: loss 0.42", "loss 0.35"),
    ("x = 1\n# expect: x > 2", "nothing"),
  ]) func isRewritten(cell: String, text: String) {
    #expect(CheckedCell.replacements(cell) == [text])
  }
}
