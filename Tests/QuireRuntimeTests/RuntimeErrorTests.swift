import QuireRuntime
import Testing

/// Errors of running programs, their whole text asserted.
struct RuntimeErrorTests {
  static let mistakes = [
    Case(
      "x = 1\nprin(x)",
      """
      test.nb:2:1: NameError: name "prin" is not defined
          2 | prin(x)
            | ^~~~
         hint: did you mean print?
      """),
    Case(
      "def f(n):\n  return n / 0\n\ndef g(n):\n  return f(n)\n\ng(3)",
      """
      test.nb:2:14: ZeroDivisionError: division by zero
          2 |   return n / 0
            |          ----^
         hint: test the divisor first: a / b if b != 0 else 0
         in f (line 2), called from g (line 5), called from top level (line 7)
      """),
    Case(
      "xs = [1, 2]\nxs[2]",
      """
      test.nb:2:4: IndexError: index 2 is outside a list of 2 elements
          2 | xs[2]
            | -- ^
         hint: indices go from -2 to 1
      """),
    Case(
      "d = {\"loss\": 1}\nd[\"los\"]",
      """
      test.nb:2:3: KeyError: the dict has no key "los"
          2 | d["los"]
            | - ^~~~~
         hint: did you mean "loss"?
      """),
    Case(
      "1 + \"a\"",
      """
      test.nb:1:5: TypeError: "+" does not work between int and string
          1 | 1 + "a"
            | ----^~~
         hint: str(1) makes text of it, or use an f-string
      """),
    Case(
      "def area(width, height=1): return width * height\narea(2, heigth=3)",
      """
      test.nb:2:9: TypeError: area() has no parameter heigth
          2 | area(2, heigth=3)
            | ----    ^~~~~~
         hint: did you mean height?
      """),
    Case(
      "def area(width, height): return width * height\narea(2)",
      """
      test.nb:2:1: TypeError: area() misses height
          2 | area(2)
            | ^~~~---
         hint: its signature is area(width, height)
      """),
    Case(
      "def f():\n  x += 1\nf()",
      """
      test.nb:2:3: NameError: "x" is read before it has a value
          2 |   x += 1
            |   ^
         hint: give it a value before this line, as in x = 0
         in f (line 2), called from top level (line 3)
      """),
    Case(
      "def f(n): return f(n + 1)\nf(0)",
      """
      test.nb:1:18: RecursionError: calls are nested more than 100000 deep
          1 | def f(n): return f(n + 1)
            |                  ^-------
         hint: a function that calls itself needs a case that returns without a call
      """),
    Case(
      "2 ** 10 ** 9",
      """
      test.nb:1:6: MemoryError: the integer needs more than the 16 MiB allowed
          1 | 2 ** 10 ** 9
            | -----^~~~~~~
         hint: floats hold large numbers approximately, such as 1e300
      """),
    Case(
      "a, b = [1, 2, 3]",
      """
      test.nb:1:1: ValueError: 3 values cannot be unpacked into 2 names
          1 | a, b = [1, 2, 3]
            | ^~~~
         hint: a name with a star takes the rest: a, *rest = …
      """),
    Case(
      "for x in 5: pass",
      """
      test.nb:1:10: TypeError: int values cannot be walked by a loop
          1 | for x in 5: pass
            |          ^
         hint: range(n) counts from 0 to n - 1
      """),
    Case(
      "None + 1",
      """
      test.nb:1:8: TypeError: "+" does not work between NoneType and int
          1 | None + 1
            | -------^
         hint: one side is None: does the function that made it return a value?
      """),
    Case(
      "assert 1 + 1 == 3, \"arithmetic\"",
      """
      test.nb:1:8: AssertionError: arithmetic
          1 | assert 1 + 1 == 3, "arithmetic"
            |        ^~~~~~~~~~ 1 + 1 is 2
      """),
    Case(
      "import matth",
      """
      test.nb:1:8: ImportError: no module is named "matth"
          1 | import matth
            |        ^~~~~
         hint: did you mean math?
      """),
    Case(
      "{[1]: 2}",
      """
      test.nb:1:2: TypeError: a list cannot be a key of a dict or an element of a set
          1 | {[1]: 2}
            |  ^~~
         hint: a tuple can: tuple(x)
      """),
    Case(
      "x = 5\nx(3)",
      """
      test.nb:2:1: TypeError: int values cannot be called
          2 | x(3)
            | ^---
         hint: a product is written x * (…)
      """),
  ]

  @Test(arguments: mistakes)
  func says(_ mistake: Case) {
    let text = output(of: mistake.code)
    if mistake.expected.contains("RecursionError") {
      #expect(text.hasPrefix(mistake.expected))
    } else {
      #expect(text == mistake.expected)
    }
  }

  @Test func aLastLineCountsTheNamesThatAreNotShown() {
    let text = output(of: (0..<13).map { "print(unknown_\($0))\n" }.joined())
    #expect(
      text.hasSuffix(
        """

        test.nb:11:7: NameError: 3 more mistakes are not shown
           11 | print(unknown_10)
              |       ^~~~~~~~~~
        """))
    #expect(!text.contains("unknown_11"))
  }

  @Test func anInterruptKeepsTheVariables() async throws {
    let session = Session(output: TextOutput())
    let interruption = session.interpreter.interruption
    let stopper = Task.detached {
      try await Task.sleep(for: .milliseconds(50))
      interruption.request()
    }
    let failure = #expect(throws: Session.Failure.self) {
      try session.run(.init(name: "<cell>", text: "x = 1\nwhile True: x += 1"))
    }
    try await stopper.value
    #expect(failure?.diagnostics.first?.kind == "KeyboardInterrupt")
    #expect(session["x"] != nil)
  }
}
