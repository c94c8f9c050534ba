import Testing

@testable import quire

/// Where an input ends.
struct InputAssemblerTests {
  /// The inputs made of lines that arrive one by one; a line that begins with `|` arrives with more behind
  /// it, as in a pipe.
  private static func inputs(_ lines: [String]) -> [String] {
    var assembler = InputAssembler()
    var inputs: [String] = []
    for line in lines {
      let waits = line.first == "|"
      assembler.add(waits ? String(line.dropFirst()) : line, moreWaits: waits)
      while let input = assembler.next() { inputs.append(input.text) }
    }
    assembler.finish()
    while let input = assembler.next() { inputs.append("at the end: " + input.text) }
    return inputs
  }

  @Test(arguments: [
    (["x = 1", "x"], ["x = 1", "x"]),
    (["", "   ", "x"], ["x"]),
    (["f(1,", "", "2)"], ["f(1,\n\n2)"]),
    (["'''a", "", "b'''"], ["'''a\n\nb'''"]),
    (["x = 1 + \\", "2"], ["x = 1 + \\\n2"]),
    // A block ends with an empty line, or with what cannot belong to it.
    (["def f():", "    return 1", ""], ["def f():\n    return 1"]),
    (["if x:", "    y", "else:", "    z", ""], ["if x:\n    y\nelse:\n    z"]),
    (["if x:", "    y", "z"], ["if x:\n    y", "z"]),
    (["@d", "def f():", "    return 1", ""], ["@d\ndef f():\n    return 1"]),
    (["for i in x: print(i)", "y"], ["for i in x: print(i)", "y"]),
    (["if x: y", "else: z", ""], ["if x: y\nelse: z"]),
    (
      ["try:", "    a", "except E:", "    b", "finally:", "    c", ""],
      ["try:\n    a\nexcept E:\n    b\nfinally:\n    c"]
    ),
    // A clause typed at the indentation offered for the body goes where it belongs.
    (
      ["if a:", "    for x in y:", "        z", "        else:", "    w", ""],
      ["if a:\n    for x in y:\n        z\nelse:\n    w"]
    ),
    (
      ["if a:", "    if b:", "        z", "        else:", "        w", ""],
      ["if a:\n    if b:\n        z\n    else:\n        w"]
    ),
    (["x = '''", "    else:'''"], ["x = '''\n    else:'''"]),
    // In a pipe empty lines may stand inside a block.
    (
      ["|def f(x):", "|    y = x", "|", "|    return y", "|", "|f(1)"],
      ["def f(x):\n    y = x\n\n    return y", "f(1)"]
    ),
    (["|if x:", "|    y", "|", "else:", "    z", ""], ["if x:\n    y\n\nelse:\n    z"]),
    (["|x = 1", "|", "y"], ["x = 1", "y"]),
    (["|for i in x: a", "|", "|y", "z"], ["for i in x: a", "y", "z"]),
    (["|def f(x):", "|    return x"], ["at the end: def f(x):\n    return x"]),
    // A mistake takes the lines of its block with it.
    (["|def f(:", "|    return x", "|", "y"], ["def f(:\n    return x", "y"]),
    (["def f(:", "y"], ["def f(:", "y"]),
    // Pasted lines are one input, however they end.
    (["x = 1\ny = 2"], ["x = 1\ny = 2"]),
    (["def f():\n    return 1"], ["def f():\n    return 1"]),
    (["def f():\n    return 1\n\nf()\n"], ["def f():\n    return 1\n\nf()"]),
    (["def f(a,\n", "b):", "    c", ""], ["def f(a,\n\nb):\n    c"]),
    // Copied together with their prompts.
    ([">>> x = 1"], ["x = 1"]),
    ([">>> for i in x:\n...     y\n...\n1\n2\n>>> z"], ["for i in x:\n    y\n\nz"]),
    (
      [">>> def f(x):", "...     return x", "...", ">>> f(1)"], ["def f(x):\n    return x", "f(1)"]
    ),
    (["def f(x):", "    ...", ""], ["def f(x):\n    ..."]),
    // In a pipe what is indented is a mistake.
    (["  x = 1"], ["  x = 1"]),
    // Lines to the prompt.
    (["?len", "len?", "%who"], ["?len", "len?", "%who"]),
    (["%time f(", "1)"], ["%time f(\n1)"]),
    (["%timeit -n 10 for i in x:", "    y", ""], ["%timeit -n 10 for i in x:\n    y"]),
    (["x %", "y"], ["x %", "y"]),
    (["(", ")"], ["(\n)"]),
  ])
  func linesBecomeInputs(_ lines: [String], _ expected: [String]) {
    #expect(Self.inputs(lines) == expected)
  }

  @Test(arguments: [
    ("  x = 1", "x = 1"), ("    a\n    b", "a\nb"), ("```\nx\n```", "x"),
    ("```python\n>>> x\n```", "x"),
  ])
  func typedCodeIsMadeFit(_ text: String, _ expected: String) {
    var assembler = InputAssembler(isTyped: true)
    assembler.add(text, moreWaits: false)
    #expect(assembler.next()?.text == expected)
  }

  @Test func inputsKnowTheirLines() {
    var assembler = InputAssembler()
    for line in ["", "x = 1", "if x:", "    y", "", "a\nb", "c"] {
      assembler.add(line, moreWaits: false)
    }
    var firstLines: [Int] = []
    while let input = assembler.next() { firstLines.append(input.firstLine) }
    #expect(firstLines == [2, 3, 6, 8])
  }

  @Test(arguments: [
    ("if x:", 4), ("if x: # why", 4), ("if x:\n    y = 1", 4), ("if x:\n    if y:", 8),
    ("def f():\n    return 1", 0), ("for i in x:\n    if i:\n        break", 4), ("f(", 4),
    ("x = {", 4), ("x = {\n    1: 2,", 4), ("'''text:", 0), ("f\"\"\"a", 0), ("", 0),
    ("f(a,", 0), ("def f(a,\n      b):", 10),
  ])
  func indentationIsOffered(_ text: String, _ expected: Int) {
    var assembler = InputAssembler()
    assembler.add(text.contains("\n") ? text + "\n" : text, moreWaits: true)
    var typed = InputAssembler()
    for line in text.split(separator: "\n") { typed.add(String(line), moreWaits: false) }
    #expect(typed.indentation == expected)
  }
}

struct MagicLineTests {
  @Test(arguments: [
    ("?len", "?", "len"), ("? len", "?", "len"), ("len?", "?", "len"),
    ("np.zeros??", "?", "np.zeros"),
    ("?", "?", ""), ("%time f(x)", "time", "f(x)"), ("%%time\nx\ny", "time", "x\ny"),
    ("  %who", "who", ""), ("% who", "who", ""), ("!ls -l", "!", "ls -l"),
    ("%run a b.nb", "run", "a b.nb"), ("%", "", ""),
  ])
  func speaksToThePrompt(_ text: String, _ name: String, _ argument: String) {
    #expect(MagicLine(text) == MagicLine(name: name, argument: argument))
  }

  @Test(arguments: ["x % y", "f(x)?", "# why?", "\"what?\"", "x", "", "a ? b : c?"])
  func isCode(_ text: String) { #expect(MagicLine(text) == nil) }

  @Test func optionsStandBeforeTheCode() throws {
    let line = try #require(MagicLine("%timeit -n 10 -r5 -x + y"))
    #expect(line.options == ["n": "10", "r": "5"])
    #expect(line.code == "-x + y")
    #expect(MagicLine("%time -x")?.code == "-x")
    #expect(MagicLine("%save -f a.nb")?.options == ["f": ""])
  }
}

struct TimeTextTests {
  @Test(arguments: [
    (0, "0 ns"), (4.31e-7, "431 ns"), (9.999e-7, "1 µs"), (1.234e-5, "12.3 µs"),
    (0.00105, "1.05 ms"),
    (0.1, "100 ms"), (0.9999, "1 s"), (1.054, "1.05 s"), (12.34, "12.3 s"), (123, "2 min 3 s"),
    (.infinity, "?"),
  ])
  func hasThreeDigits(_ seconds: Double, _ text: String) {
    #expect(TimeText.text(seconds) == text)
  }

  @Test(arguments: [(1, "1"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")])
  func groupsDigits(_ number: Int, _ text: String) { #expect(TimeText.grouped(number) == text) }
}
