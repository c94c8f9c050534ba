import QuireTestSupport
import Testing

/// The prompt with a pipe for its input: no prompts, no colour, the same behaviour.
@Suite struct PipePromptTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  private func run(_ input: String) throws -> QuireProgram.Result {
    try program.run([], input: input)
  }

  @Test func showsValuesAndGoesOnAfterErrors() throws {
    let result = try run(
      """
      x = 6
      x * 7
      _ + 1
      None
      x / 0
      def f(a):
          b = a

          return b + x
      f(1)
      print("no line end", end="")
      y
      x
      """)
    #expect(result.output == "42\n43\n7\nno line end\n6\n")
    #expect(
      result.errors == """
        <stdin>:5:5: ZeroDivisionError: division by zero
            5 | x / 0
              | ----^
           hint: test the divisor first: a / b if b != 0 else 0
        <stdin>:12:1: NameError: name "y" is not defined
           12 | y
              | ^
           hint: give it a value first, y = …, or quotes if it is text: "y"

        """)
    #expect(result.code == 1)
  }

  @Test func nothingIsKeptOfIt() throws {
    let result = try run("x = 1\n")
    #expect(result == QuireProgram.Result(code: 0, output: "", errors: ""))
    #expect(folder.names() == [])
  }

  @Test func knowsTheMagicsOfSessions() throws {
    let result = try run(
      """
      %cd /
      %pwd
      def f(a, b=2, *c): return a
      [f]
      %history -n
      """)
    #expect(
      result.output == """
        /
        /
        [<function f(a, b=2, *c)>]
        1: %cd /
        2: %pwd
        3: def f(a, b=2, *c): return a
        4: [f]

        """)
    #expect(result.errors == "")
  }

  @Test(arguments: [
    (
      "!ls", "the prompt runs no commands of the shell", "Ctrl-Z goes to the shell, fg comes back"
    ),
    (
      "!pip install numpy", "the prompt runs no commands of the shell",
      "Quire needs no packages: what it offers is inside the program"
    ),
    ("%ls", "there is no %ls", "Ctrl-Z goes to the shell, fg comes back"),
    ("%wh", "there is no %wh", "did you mean %who?"),
    ("%history 3", "%history takes nothing but -n", nil),
  ])
  func adviceToThoseWhoKnowIPython(_ line: String, _ message: String, _ hint: String?) throws {
    let word = line.prefix { $0 != " " }
    let result = try run(line + "\n")
    #expect(
      result.errors == """
        <stdin>:1:1: UsageError: \(message)
            1 | \(line)
              | ^\(String(repeating: "~", count: word.count - 1))

        """ + (hint.map { "   hint: \($0)\n" } ?? ""))
  }

  @Test func helpAloneIsTheQuickReference() throws {
    let output = try run("help\n").output
    #expect(output.contains("%timeit [-n LOOPS]"))
    #expect(try run("help()\n").output == output)
    #expect(try run("?\n").output == output)
    #expect(try run("help = 3\nhelp\n").output == "3\n")
  }

  @Test(arguments: [("exit(3)", 3), ("quit(0)", 0), ("1/0\nexit(4)", 4)])
  func endsWithTheCodeAskedFor(_ input: String, _ code: Int32) throws {
    #expect(try run(input + "\n1").code == code)
  }

  @Test func endsWhereAsked() throws {
    for farewell in ["exit", "quit()", "exit()"] {
      let result = try run("1\n\(farewell)\n2\n")
      #expect(result.output == "1\n")
      #expect(result.code == 0)
    }
    #expect(try run("exit = 5\nexit\n").output == "5\n")
  }

  @Test func longValuesAreShortened() throws {
    let result = try run("list(range(1000))\nprint(len(str(list(range(1000)))))\n")
    #expect(
      result.output == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 987 more ..., 997, 998, 999]\n4890\n")
  }

  @Test func explainsNames() throws {
    let result = try run("?len\nlen?\n?np.zeros\n?numpy\nf = lambda x, y=1: x\n?f\n?%who\n")
    #expect(result.errors == "")
    #expect(result.output.contains("len(x) -> int\n  The number of elements.\n"))
    #expect(result.output.contains("zeros(shape"))
    #expect(result.output.contains("module numpy\n"))
    #expect(result.output.contains("lambda(x, y=1)\n"))
    let unknown = try run("?np.zerox\n?denze\n")
    #expect(unknown.errors.contains("AttributeError: module numpy has no attribute \"zerox\""))
    #expect(unknown.errors.contains("did you mean zeros?"))
    #expect(unknown.errors.contains("NameError: name \"denze\" is not defined"))
  }

  @Test func listsVariables() throws {
    let result = try run(
      """
      %who
      size = 3
      xs = [1, 2]
      def f(a, b=1): return a

      %who
      %who list function
      """)
    #expect(result.errors == "")
    #expect(
      result.output == """
        There are no variables.
        f     function  f(a, b=1)
        size  int       3
        xs    list      [1, 2]
        f   function  f(a, b=1)
        xs  list      [1, 2]

        """)
  }

  @Test func forgetsVariables() throws {
    let result = try run("x = 1\nlen = 2\n%reset\nlen([1])\nx\n")
    #expect(result.output == "1\n")
    #expect(result.errors.contains("NameError: name \"x\" is not defined"))
  }

  @Test func takesTimes() throws {
    let result = try run(
      "%time sum(range(1000))\n%timeit -n 10 -r 2 sum(range(100))\n%timeit 1 + 1\n%time 1/0\n")
    #expect(result.output.contains("499500\nCPU times: user "))
    #expect(result.output.contains("\nWall time: "))
    #expect(result.output.contains(" per loop (mean ± std. dev. of 2 runs, 10 loops each)\n"))
    #expect(result.output.contains(" per loop (mean ± std. dev. of 7 runs, "))
    #expect(
      result.errors.contains("<stdin>:4:3: ZeroDivisionError: division by zero\n    4 | 1/0\n"))
  }

  @Test func savesAndRunsInputs() throws {
    let saved = try run(
      """
      a = 2
      b = a / 0
      def f(x):
          return x * a

      f(4)
      %time c = f(5)
      %timeit -n 1 -r 1 f(6)
      ?f
      fig = plt.figure()
      plt.plot([1, 2])
      plt.title("one picture")
      %save session
      d = 1
      %save session.nb
      """)
    #expect(saved.output.contains("5 cells written to session.nb\n"))
    #expect(saved.output.contains("6 cells written to session.nb\n"))
    #expect(
      folder.text("session.nb") == """
        # %%
        a = 2

        # %%
        def f(x):
            return x * a

        # %%
        f(4)

        # %%
        c = f(5)

        # %%
        fig = plt.figure()
        plt.plot([1, 2])
        plt.title("one picture")

        # %%
        d = 1

        """)
    let again = try run("%save session.nb\nx = 1\n%save session.nb\n%save -f session.nb\n")
    #expect(again.errors.contains("there is nothing to save"))
    #expect(again.errors.contains("session.nb is there already"))
    #expect(again.errors.contains("%save -f session.nb replaces it"))
    #expect(folder.text("session.nb") == "# %%\nx = 1\n")
  }

  @Test func runsFiles() throws {
    try folder.write("part.nb", "# %% One\nimport sys\nx = 5\nprint(sys.argv)\n# %%\nx + 1\n")
    try folder.write("broken.nb", "# %%\ny = 1\n# %% Bad\n1 / 0\n# %%\nz = 1\n")
    let result = try run(
      "%run part.nb a b\nx\n%run broken.nb\ny\nz\n%run missing.nb\n%run\n")
    #expect(result.output == "[\"part.nb\", \"a\", \"b\"]\n6\n5\n1\n")
    #expect(result.errors.contains("broken.nb:4:5: ZeroDivisionError: division by zero"))
    #expect(result.errors.contains("NameError: name \"z\" is not defined"))
    #expect(result.errors.contains("IOError: missing.nb: No such file or directory"))
    #expect(result.errors.contains("%run needs a file"))
  }

  @Test func unknownMagicsNameTheNearest() throws {
    let result = try run("%whoo\n%matplotlib inline\n%timeit\n%timeit -n x 1\n")
    #expect(
      result.errors == """
        <stdin>:1:1: UsageError: there is no %whoo
            1 | %whoo
              | ^~~~~
           hint: did you mean %who?
        <stdin>:3:1: UsageError: %timeit needs code to run
            3 | %timeit
              | ^~~~~~~
           hint: %timeit sum(range(1000))
        <stdin>:4:1: UsageError: -n needs a number from 1 to 1000000000, found "x"
            4 | %timeit -n x 1
              | ^~~~~~~

        """)
  }

  @Test func figuresGrowWhileTheyAreOpen() throws {
    let result = try run(
      "plt.plot([1, 2, 3])\n1\nplt.title('grown')\nx = 1\nplt.show()\nplt.title('new')\n2\nplt.show()\n"
    )
    #expect(result.errors == "")
    let parts = result.output.split(separator: "\n1\n")
    #expect(parts.count == 2)
    #expect(!parts[0].contains("grown") && parts[0].contains("3.0"))
    // Once when the title came: `show` does not repeat what nothing stands behind. The next one twice.
    #expect(parts[1].split(separator: "grown").count == 2)
    #expect(parts[1].split(separator: "new").count == 3)
  }

  /// A reader that stops early ends the program quietly.
  @Test func survivesAClosedPipe() throws {
    var shell = program
    shell.path = "/bin/sh"
    let result = try shell.run(
      ["-c", "yes 'print(1)' | head -20000 | '\(program.path)' | head -2; echo ended"])
    #expect(result.output == "1\n1\nended\n")
    #expect(result.errors == "")
  }

  @Test(arguments: ["\u{0}\n1\n", "\u{FEFF}1\n", "x = 1\r\n1\r\n", "\"\\x\n1\n", "1"])
  func takesAnyBytes(_ input: String) throws {
    let result = try run(input)
    #expect(result.output.hasSuffix("1\n"))
    #expect(result.code < 2)
  }
}
