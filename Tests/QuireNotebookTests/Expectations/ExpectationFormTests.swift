import QuireNotebook
import QuireSyntax
import Testing

@Suite struct ExpectationFormTests {
  @Test(arguments: [
    ("print('a')\nprint('b')\n# prints: a\n# prints: b", ["ok", "ok"]),
    ("for i in range(3):\n  print('step', i)\n# prints: step 0\n# prints: step 2", ["ok", "ok"]),
    ("print('loss 0.3512 at 3')\n# prints: loss 0.35 at 3", ["ok"]),
    ("print('loss 0.40 at 3')\n# prints: loss 0.35 ± 0.1 at 3", ["ok"]),
    ("print('  x ')\n# prints: x", ["ok"]), ("print('took 12 ms')\n# prints: took … ms", ["ok"]),
    ("print('a')\n# prints: b", ["2:11 expected b, found the line a"]),
    (
      "print('b')\nprint('a')\n# prints: a\n# prints: b",
      [
        "ok", "4:11 expected b, found it only before the line above",
      ]
    ),
    ("x = 1\n# prints: b", ["2:11 expected b, found nothing printed"]),
    (
      "print('a')\n# prints: a\nx = 1\n# prints: a",
      ["ok", "4:11 expected a, found nothing printed"]
    ),
    ("print('1.5 1.5 2 x')\n# prints: 1.5 … 2 …", ["ok"]),
    ("print('a b c')\n# prints: …b…c", ["ok"]),
    ("print('aab')\n# prints: …ab", ["ok"]), ("print('x')\n# prints: x…", ["ok"]),
    ("print('ab')\n# prints: …a", ["2:11 expected …a, found the line ab"]),
    // As long as a line may be.
    (
      "print('1.5 ' * 20000)\n# prints: " + String(repeating: "1.5 ", count: 20_000), ["ok"]
    ),
    ("print('a    |  0.50')\n# prints: a | 0.5", ["ok"]),
    ("print('v1.5')\n# prints: v1.4", ["2:11 expected v1.4, found the line v1.5"]),
  ]) func printedLines(cell: String, report: [String]) {
    #expect(CheckedCell.report([cell]) == report)
  }

  @Test(arguments: [
    ("1 / 0\n# raises: ZeroDivisionError", ["ok"]), ("1 / 0\n# raises: division by zero", ["ok"]),
    ("1 / 0  # raises: ZeroDivisionError: division", ["ok"]), ("1 / 0\n# raises:", ["ok"]),
    ("1 / 0\n# raises: Exception\nx = 2\nx\n# => 2", ["ok", "ok"]),
    ("no_such_name\n# raises: NameError", ["ok"]),
    // Another error stops the cell, the right one with other words does not.
    (
      "1 / 0\n# raises: ValueError\n2\n# => 3",
      [
        "2:11 expected ValueError, found ZeroDivisionError: division by zero",
        "!1:5 division by zero",
      ]
    ),
    (
      "1 / 0\n# raises: ZeroDivisionError: by nothing\n2\n# => 2",
      [
        "2:11 expected ZeroDivisionError: by nothing, found ZeroDivisionError: division by zero",
        "ok",
      ]
    ),
    (
      "1 / 0\n# raises: modulo",
      ["2:11 expected modulo, found ZeroDivisionError: division by zero"]
    ),
    ("1 / 2\n# raises: ValueError", ["2:11 expected ValueError, but no error was raised"]),
    (
      "1 / 0\n# => 3\n# raises: ZeroDivisionError",
      [
        "2:6 expected 3, found an error, no value", "ok",
      ]
    ),
  ]) func errors(cell: String, report: [String]) {
    #expect(CheckedCell.report([cell]) == report)
  }

  @Test(arguments: [
    ("x = 3\n# expect: x > 2\n# expect: x < 4", ["ok", "ok"]), ("x = 3  # expect: x == 3", ["ok"]),
    ("x = 3\n# expect: x > 5", ["2:11 expected x > 5, which is not true"]),
    ("x = 3\n# expect: y > 5", ["2:11 name \"y\" is not defined"]),
    ("x = 3\n# expect: x >", ["!2:14 expected a value behind '>', found the end of the line"]),
    ("x = 3\n# expect: 1 / 0", ["2:15 division by zero"]),
    ("5\n# expect: True\n", ["ok"]),
  ]) func conditions(cell: String, report: [String]) {
    #expect(CheckedCell.report([cell]) == report)
  }

  @Test func showsTheSidesOfACondition() {
    let evaluator = CheckedCell.evaluator(.checked(profile: nil, profiles: [], isFine: false))
    let source = SourceFile(
      name: "t.nb", text: "loss = [0.9, 0.5]\n# expect: loss[-1] < 0.4", firstLine: 7)
    _ = evaluator.evaluate(source, deadline: nil) { _ in }
    #expect(
      evaluator.verdicts.first?.mismatch.map { DiagnosticRenderer().render($0) } == """
        t.nb:8:11: Mismatch: expected loss[-1] < 0.4, which is not true
            8 | # expect: loss[-1] < 0.4
              |           ^~~~~~~~~~~~~~ loss[-1] is 0.5
        """)
  }

  @Test(arguments: [
    ("# => 3\nx = 1", "!1:1 `# =>` stands behind no statement of this cell"),
    (
      "x = 1\n# => 1",
      "!2:1 `# =>` is about the value of an expression, but the statement before it has none"
    ),
    ("f(1,\n  # => 3\n  2)", "!2:3 `# =>` stands inside a statement"),
    ("x = 1\n# expect:", "!2:1 `# expect:` needs a condition"),
    ("1\n# => 1\n# => 2", "!3:6 a second `# =>` about the same statement"),
    (
      "1\n# =>(cl) 1",
      "!2:1 `# =>` is bound to a profile that the notebook does not declare: \"cl\""
    ),
    ("x = 1\n# skip:", "!2:1 `# skip:` needs a reason"),
  ]) func mistakes(cell: String, message: String) {
    #expect(CheckedCell.report([cell]) == [message])
  }

  @Test func isNoExpectationInAString() {
    #expect(CheckedCell.report(["x = '''\n# => 3\n'''\n'# => 4'"]) == [])
  }

  @Test func takesThePlaceOfOthersWithItsProfile() {
    let cell = "1.0\n# => 2.0\n# =>(ci) 1.0\n3\n# => 3"
    #expect(CheckedCell.report([cell], profile: "ci") == ["ok", "ok"])
    #expect(
      CheckedCell.report([cell]) == [
        "2:6 expected 2.0, found 1.0: off by 1, more than 0.05", "ok",
      ])
  }

  @Test(arguments: ["ValueError", "IndexError: of"]) func otherErrorsStopARun(announced: String) {
    let evaluator = CheckedCell.evaluator(.announced(profile: nil))
    var printed = ""
    let outcome = evaluator.evaluate(
      SourceFile(name: "t.nb", text: "1 / 0\n# raises: \(announced)\nprint(2)"), deadline: nil
    ) {
      if case .text(let text) = $0 { printed += text }
    }
    guard case .failed(let mistakes) = outcome else {
      Issue.record("the cell did not fail: \(outcome)")
      return
    }
    #expect(mistakes.map(\.kind) == ["ZeroDivisionError"])
    #expect(printed == "")
  }

  @Test func announcedErrorsDoNotStopARun() {
    let evaluator = CheckedCell.evaluator(.announced(profile: nil))
    var outputs: [String] = []
    let cell = "print(1)\n1 / 0\n# raises: ZeroDivisionError\nprint(2)\n9  # => 3"
    let outcome = evaluator.evaluate(SourceFile(name: "t.nb", text: cell), deadline: nil) {
      switch $0 {
      case .text(let text), .value(let text): outputs.append(text)
      case .error(let mistake): outputs.append("!" + mistake.message)
      default: break
      }
    }
    guard case .finished = outcome else {
      Issue.record("the cell did not finish: \(outcome)")
      return
    }
    #expect(outputs == ["1\n", "!division by zero", "2\n", "9"])
    #expect(evaluator.verdicts.isEmpty)
  }

  @Test func nothingRunsWhenThereIsAMistakeAnywhere() {
    #expect(
      CheckedCell.report(["print(1)\n# prints: 1\nx = "]) == [
        "!3:5 expected a value, found the end of the line"
      ])
    #expect(
      CheckedCell.report(["print(1)\n# prints: 1\nnope"]).first?.hasPrefix("!3:1 name") == true)
  }
}
