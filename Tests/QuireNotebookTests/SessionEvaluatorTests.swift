import QuireNotebook
import QuirePlot
import QuireRuntime
import QuireSyntax
import Testing

@Suite struct SessionEvaluatorTests {
  /// The outputs of cells, in short: `text`, `=value`, `[caption]`, `!error`.
  static func outputs(
    _ cells: [String], mode: Session.Mode = .cell, echoes: Bool = true, timeout: Duration? = nil
  ) -> [String] {
    let evaluator = SessionEvaluator(mode: mode, echoesValues: echoes, arguments: ["t.nb", "x"])
    var outputs: [String] = []
    for cell in cells {
      let source = SourceFile(name: "t.nb", text: cell)
      let outcome = evaluator.evaluate(source, deadline: timeout.map { .now + $0 }) { output in
        switch output {
        case .text(let text): outputs.append(text)
        case .value(let text): outputs.append("=" + text)
        case .picture(let picture): outputs.append("[\(picture.caption)]")
        case .progress(let progress): outputs.append("%\(progress?.summary ?? "")")
        case .warning(let text): outputs.append("?" + text)
        case .error(let mistake): outputs.append("?!\(mistake.kind): \(mistake.message)")
        }
      }
      switch outcome {
      case .finished: break
      case .skipped(let reason): outputs.append("!skipped: \(reason)")
      case .failed(let mistakes): outputs += mistakes.map { "!\($0.kind): \($0.message)" }
      case .timedOut: outputs.append("!timed out")
      case .interrupted: outputs.append("!interrupted")
      }
    }
    return outputs
  }

  @Test(arguments: [
    (["x = 1 / 0", "x"], "line 1 gives it a value, but failed before that"),
    (["oops\n\nfrom math import pi as x", "x"], "line 3 gives it a value, but failed before that"),
    (
      ["1 / 0\ndef x(): return 1", "def f(): return x()\nf()"],
      "line 2 gives it a value, but failed before that"
    ),
    (
      ["x = 1 / 0", "x = 2", "x", "y"],
      "give it a value first, y = …, or quotes if it is text: \"y\""
    ),
  ]) func tellsThatTheCellWithANameFailed(cells: [String], hint: String) {
    let evaluator = SessionEvaluator(mode: .cell, echoesValues: true)
    let outcomes = cells.map {
      evaluator.evaluate(SourceFile(name: "t.nb", text: $0), deadline: nil) { _ in }
    }
    guard case .failed(let mistakes)? = outcomes.last else {
      Issue.record("it did not fail")
      return
    }
    #expect(mistakes.map(\.hint) == [hint])
  }

  @Test(arguments: [
    (nil, "line 3 gives it a value, but failed before that"),
    (2, "line 1 of cell 2 gives it a value, but failed before that"),
  ]) func tellsWhereTheFailedCellStands(cell: Int?, hint: String) {
    let evaluator = SessionEvaluator(mode: .cell, echoesValues: true)
    let first = SourceFile(name: "t.ipynb", text: "x = 1 / 0", firstLine: 3, cellNumber: cell)
    _ = evaluator.evaluate(first, deadline: nil) { _ in }
    let outcome = evaluator.evaluate(
      SourceFile(name: "t.ipynb", text: "x", firstLine: 9), deadline: nil
    ) { _ in }
    guard case .failed(let mistakes) = outcome else {
      Issue.record("it did not fail")
      return
    }
    #expect(mistakes.map(\.hint) == [hint])
  }

  @Test func keepsVariablesFromCellToCell() {
    #expect(Self.outputs(["a = 2\nprint(a)", "a * 3", "None", "b = 1"]) == ["2\n", "=6"])
  }

  @Test(arguments: [
    ("1;", []), ("1 ;  # quiet", []), ("print(1);", ["1\n"]), ("1\n2;\n\n", []),
    ("';'", ["=\";\""]),
    ("1; 2", ["=2"]), ("1  # ;", ["=1"]), ("if True:\n  1;", []),
  ]) func showsNoValueBeforeASemicolon(cell: String, outputs: [String]) {
    #expect(Self.outputs([cell]) == outputs)
  }

  @Test func showsNoValuesInAScript() {
    #expect(
      Self.outputs(["import sys\nprint(sys.argv)\n1 + 1"], mode: .program, echoes: false) == [
        "[\"t.nb\", \"x\"]\n"
      ])
  }

  @Test(arguments: [
    ("plt.plot([1, 2])\nplt.title(\"A\")\nplt.show()\nprint(1)", ["[A]", "1\n"]),
    ("plt.title(\"A\")\nplt.plot([1, 2])", ["[A]"]),
    ("fig, ax = plt.subplots()\nax.set_title(\"A\")\nfig", ["[A]"]),
    ("plt.title(\"A\")\nplt.show()\nplt.title(\"B\")\n3", ["[A]", "=3", "[B]"]),
    ("plt.title(\"A\")\n1 / 0", ["[A]", "!ZeroDivisionError: division by zero"]),
  ]) func showsFiguresOnce(code: String, outputs: [String]) {
    #expect(Self.outputs([code, "None"]) == outputs)
  }

  @Test func showsNoOpenFigureOfAScript() {
    #expect(Self.outputs(["plt.plot([1, 2])"], mode: .program, echoes: false) == [])
    #expect(
      Self.outputs(["plt.plot([1])\nplt.show()"], mode: .program, echoes: false) == ["[figure]"])
  }

  @Test func tellsLimitsFromMistakes() {
    let endless = "while True:\n  pass"
    #expect(Self.outputs([endless], timeout: .milliseconds(50)) == ["!timed out"])
    #expect(
      Self.outputs(["def f():\n  f()\nf()"]).first?.hasPrefix("!RecursionError: ") == true)
    #expect(Self.outputs(["x = "]) == ["!SyntaxError: expected a value, found the end of the line"])
  }

  @Test func reportsProgressOfTraining() {
    let code = """
      model = Sequential([Input(shape=(2,)), Dense(1)])
      model.compile(optimizer="sgd", loss="mse")
      h = model.fit(zeros((8, 2)), zeros((8, 1)), epochs=2, batch_size=4)
      """
    let outputs = Self.outputs([code])
    #expect(outputs.first == "%Epoch 1/2")
    #expect(outputs.contains("%Epoch 2/2 · loss 0.0000"))
  }
}
