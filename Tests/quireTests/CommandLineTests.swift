import Glibc
import QuireDocument
import QuireTestSupport
import Testing

/// The program from outside: what it prints, writes and returns.
@Suite struct CommandLineTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  static let notebook = """
    # ---
    # title: A first notebook
    # ---
    # %% [markdown]
    # # First
    # Prose.
    # %% Set up tags=["parameters"]
    epochs = 5
    name = "x"
    # %% Work
    print(name, "of", epochs)
    epochs * 2.5
    # %% Fail
    total = 1
    total / 0
    # %%
    print("never")
    """

  @Test func evaluatesAndPrints() throws {
    let result = try program.run(["-e", "1 + 2"])
    #expect(result.output == "3\n")
    #expect(result.errors == "")
    #expect(result.code == 0)
  }

  @Test func reportsAnErrorOfAScript() throws {
    let result = try program.run(["-e", "1 / 0"])
    #expect(result.errors.contains(/^<command line>:1:[0-9]+: ZeroDivisionError: division by zero/))
    #expect(result.code == 1)
  }

  @Test(
    arguments: [
      (["-e", "print(1); None"], "1\n", "", 0),
      (["-e", "-7 // 2"], "-4\n", "", 0),
      (
        ["-e", "x ="], "",
        """
        <command line>:1:4: SyntaxError: expected a value, found the end of the line
            1 | x =
              |    ^

        """, 2
      ),
      (["none.nb"], "", "quire: none.nb: No such file or directory\n", 2),
      (["run", "none.nb"], "", "quire: none.nb: No such file or directory\n", 2),
      (
        ["a.ipynb"], "",
        "quire: a.ipynb: is a Jupyter notebook, no script; quire run a.ipynb runs it\n", 2
      ),
    ] as [([String], String, String, Int32)])
  func answers(arguments: [String], output: String, errors: String, code: Int32) throws {
    let result = try program.run(arguments)
    #expect(result.output == output)
    #expect(result.errors == errors)
    #expect(result.code == code)
  }

  @Test(arguments: [
    ["run"], ["run", "a.nb", "--timeout", "0"], ["run", "a.nb", "--timeout", "x"],
    ["run", "a.nb", "--on-error", "maybe"], ["run", "a.nb", "b.nb"], ["--unknown"], ["-e"],
  ]) func exitsWithTwoForAMistakeOnTheCommandLine(arguments: [String]) throws {
    let result = try program.run(arguments)
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("Error: "))
    #expect(result.output == "")
  }

  @Test func saysItsVersion() throws {
    var program = program
    program.environment["QUIRE_THREADS"] = "1"
    let result = try program.run(["--version"])
    #expect(result.output.wholeMatch(of: /quire 0\.1\.0 \([a-z0-9-]+, 1 thread\)\n/) != nil)
    #expect(result.code == 0)
  }

  @Test func runsScripts() throws {
    let text = "#!/usr/bin/env quire\n# %% Cell\nprint(\"out\")\n1 + 1\n"
    try folder.write("s.py", text)
    let result = try program.run(["s.py", "a", "-e", "--b=c"])
    #expect(result.output == "out\n")
    #expect(result.errors == "")
    #expect(folder.names() == ["s.py"])
    #expect(try program.run(["-", "a"], input: text).output == "out\n")
  }

  @Test(arguments: ["plain", "plain.py", "./plain"])
  func givesScriptsTheirArguments(file: String) throws {
    try folder.write(file, "import sys\nprint(sys.argv)\n")
    let arguments = [file, "run", "-e", "1", "--help", "--", "-"]
    let result = try program.run(arguments)
    #expect(result.output == "\(arguments)\n")
    #expect(result.errors == "")
    #expect(result.code == 0)
  }

  @Test func runsANotebookUpToItsFailingCell() throws {
    try folder.write("n.nb", Self.notebook)
    let result = try program.run(["run", "n.nb"])
    #expect(result.code == 1)
    #expect(result.errors.contains(/^n.nb:15:[0-9]+: ZeroDivisionError: division by zero\n/))
    #expect(result.errors.hasSuffix("\n   in cell \"Fail\" (line 15)\n"))
    let shown = result.output.replacing(/in [0-9.]+ m?s,/, with: "in T,")
    #expect(
      shown == """
        First
        Prose.

        [1/4] Set up (line 7)
        [2/4] Work (line 10)
        x of 5
        12.5

        [3/4] Fail (line 13)
        3 cells in T, 1 not run, outputs in out/n/n.html, out/n/n.md

        """)
    let document = try #require(folder.text("out/n/n.md"))
    #expect(document.hasPrefix("# First\n\n> `n.nb` · Quire 0.1.0 · seed 0 · "))
    #expect(document.contains("\n```text\nx of 5\n12.5\n```\n"))
    #expect(document.contains("\n```text\n\(result.errors)```\n"))
    #expect(document.hasSuffix("\n*A cell failed; 1 code cell was not run.*\n"))
  }

  @Test func setsParametersAndTheFolderOfOutputs() throws {
    try folder.write("n.nb", Self.notebook)
    let result = try program.run(
      [
        "run", "n.nb", "-p", "epochs=2", "-p", "name=new run", "-o", "a/b", "--on-error",
        "continue",
      ])
    #expect(result.code == 1)
    #expect(result.output.contains("\nnew run of 2\n5.0\n"))
    #expect(result.output.contains("\nnever\n"))
    #expect(folder.names(in: "a/b") == ["n.html", "n.md"])
    #expect(folder.text("a/b/n.md")?.contains("with `epochs = 2`, `name = \"new run\"`") == true)
    #expect(folder.names() == ["a", "n.nb"])
  }

  @Test func quietlyShowsErrorsOnly() throws {
    try folder.write("n.nb", Self.notebook)
    let result = try program.run(["run", "n.nb", "--quiet"])
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("n.nb:15:"))
  }

  @Test(arguments: [
    (
      ["-p", "epoch=3"],
      "quire: n.nb has no parameter \"epoch\"; it has epochs, name\n   hint: did you mean epochs?\n"
    ),
    (["-p", "epochs=three"], "quire: epochs must be an integer, found three\n"),
    (["-p", "epochs"], "quire: expected name=value, found \"epochs\"\n"),
    (["-o", "n.nb"], "quire: n.nb: is a file, expected a folder\n"),
  ]) func refusesBeforeAnythingRuns(arguments: [String], message: String) throws {
    try folder.write("n.nb", Self.notebook)
    let result = try program.run(["run", "n.nb"] + arguments)
    #expect(result.errors == message)
    #expect(result.output == "")
    #expect(result.code == 2)
  }

  @Test func findsASlipInTheLastCellBeforeTheFirstRuns() throws {
    try folder.write("n.nb", "print(1)\n# %% Last\n\nx = = 2\n")
    let result = try program.run(["run", "n.nb"])
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("n.nb:4:5: SyntaxError: "))
    #expect(result.code == 2)
    #expect(folder.names() == ["n.nb"])
  }

  @Test func refusesWhatIsNoNotebook() throws {
    try folder.write("n.nb", Array("# %%\nx = 1\n".utf8) + [0xFF])
    let result = try program.run(["run", "n.nb"])
    #expect(result.code == 2)
    #expect(
      result.errors == """
        n.nb:3:1: SyntaxError: byte 0xFF on this line is not UTF-8 text
            3 | \u{FFFD}
              | ^
           hint: save the file as UTF-8

        """)
  }

  @Test func endsAtTheTimeLimit() throws {
    try folder.write("n.nb", "print(1)\n# %% Endless\nwhile True:\n  pass\n# %%\nprint(2)\n")
    let result = try program.run(["run", "n.nb", "--timeout", "2", "--on-error", "continue"])
    #expect(result.code == 124)
    #expect(result.errors.contains("LimitError: the time limit is reached"))
    #expect(folder.text("out/n/n.md")?.contains("```text\n1\n```") == true)
    #expect(
      folder.text("out/n/n.md")?.hasSuffix(
        "*A time limit was reached; 1 code cell was not run.*\n") == true)
  }

  @Test func stopsAtAnInterrupt() throws {
    try folder.write("n.nb", "print(1)\n# %% Endless\nwhile True:\n  pass\n")
    let result = try program.run(["run", "n.nb"]) { process in
      // The document tells when the endless cell has begun.
      for _ in 0..<1000 where folder.text("out/n/n.md")?.contains("```text\n1\n") != true {
        usleep(10_000)
      }
      usleep(50_000)
      kill(process, SIGINT)
    }
    #expect(result.code == 130)
    #expect(result.errors.contains("KeyboardInterrupt: interrupted"))
    #expect(folder.text("out/n/n.md")?.hasSuffix("*This run was interrupted.*\n") == true)
  }

  /// A limit on the size of files stands for a full disk.
  @Test func keepsTheLastWholeOutputsWhenTheDiskIsFull() throws {
    try folder.write("n.nb", "print(\"a\")\n# %%\nprint(\"b\" * 200000)\n# %%\nprint(\"end\")\n")
    var shell = program
    shell.path = "/bin/sh"
    let result = try shell.run([
      "-c", "ulimit -f 80; exec \"$0\" run --quiet --to md n.nb", program.path,
    ])
    #expect(result.code == 1)
    #expect(
      result.errors == """
        quire: out/n/n.md: File too large; trying again after each cell
        quire: out/n/n.md: File too large

        """)
    #expect(folder.names(in: "out/n") == ["n.md"])
    #expect(folder.text("out/n/n.md")?.contains("```text\na\n```") == true)
    #expect(
      folder.text("out/n/n.md")?.hasSuffix("*This run has not ended; 2 code cells were not run.*\n")
        == true)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func savesWhatThereIsWhenItIsToldToEnd(signal: Int32, code: Int32) throws {
    try folder.write(
      "n.nb", "# %% Endless\nprint(\"begun\")\nplt.savefig(\"begun.png\")\nwhile True:\n  pass\n")
    let result = try program.run(["run", "n.nb", "-o", "o"]) { process in
      for _ in 0..<1000 where folder.text("begun.png") == nil { usleep(10_000) }
      kill(process, signal)
    }
    #expect(result.code == code)
    #expect(folder.text("o/n.md")?.contains("```text\nbegun\n```") == true)
    #expect(folder.text("o/n.md")?.hasSuffix("*This run was interrupted.*\n") == true)
  }

  @Test func twoRunsIntoOneFolderTakeTurns() throws {
    try folder.write("slow.nb", "import time\nprint(\"slow\")\n# %%\ntime.sleep(1)\n")
    try folder.write("n.nb", "print(\"n\")\n")
    var results: [QuireProgram.Result] = []
    var number = ""
    let slow = try program.run(["run", "slow.nb", "-o", "o"]) { process in
      for _ in 0..<1000 where folder.text("o/slow.md") == nil { usleep(10_000) }
      results = [["run", "n.nb", "-o", "o"], ["run", "n.nb", "-o", "o", "--wait"]].compactMap {
        do { return try program.run($0) } catch { return nil }
      }
      number = "\(process)"
    }
    #expect(slow.code == 0)
    #expect(
      results.first?.errors
        == "quire: o: process \(number) is writing its outputs here; wait for it with --wait, "
        + "or choose another folder with -o\n")
    #expect(results.map(\.code) == [2, 0])
    #expect(
      results.last?.output.hasPrefix(
        "waiting for process \(number), which is writing its outputs here\n") == true)
    #expect(folder.names(in: "o") == ["n.html", "n.md", "slow.html", "slow.md"])
  }

  @Test func runsInTheFolderOfItsCallerWithModulesBesideTheNotebook() throws {
    try folder.write(
      "books/n.nb",
      "import helper, other\nprint(helper.x + other.x)\nplt.figure(figsize=(1, 1))\nplt.savefig(\"here.png\")\n"
    )
    try folder.write("books/helper.nb", "x = 4\n")
    try folder.write("books/helper.py", "x = 0\n")
    try folder.write("books/other.py", "x = 3\n")
    let result = try program.run(["run", "books/n.nb", "--quiet"])
    #expect(result.errors == "")
    #expect(result.code == 0)
    #expect(folder.text("out/n/n.md")?.contains("```text\n7\n```") == true)
    #expect(folder.names() == ["books", "here.png", "out"])
  }
}
