import Glibc
import QuireTestSupport
import Testing

@Suite struct TestCommandTests {
  /// Runs `quire test` in a folder with these files; times in the output become `T`.
  private static func run(
    _ files: [String: String], _ arguments: [String] = [], environment: [String: String] = [:],
    after: (TemporaryFolder) throws -> Void = { _ in }
  ) throws -> QuireProgram.Result {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    var program = QuireProgram(in: folder.path)
    program.environment = environment
    var result = try program.run(["test"] + arguments)
    result.output = result.output.replacing(#/· [0-9.]+ m?s\n/#) { _ in "· T\n" }
    try after(folder)
    return result
  }

  @Test func passes() throws {
    let result = try Self.run([
      "a.nb": "1 + 1\n# => 2\n", "b.nb": "# %% One\nprint(1)\n",
      "c.nb": "# ---\n# skip: needs a camera\n# ---\n1 / 0\n",
      "d.nb": "# %% A\n# skip: slow\n1 / 0\n", "plain.py": "1 / 0\n", "e.py": "2\n# => 2.00\n",
      "out/f.nb": "1 / 0\n", ".hidden/g.nb": "1 / 0\n",
    ])
    #expect(
      result
        == .init(
          code: 0,
          output: """
            passed  a.nb · 1 cell · 1 expectation · T
            passed  b.nb · 1 cell · 0 expectations · T
            skipped c.nb: needs a camera · T
            passed  d.nb · 1 cell · 0 expectations · T
                    cell 1: A skipped: slow
            passed  e.py · 1 cell · 1 expectation · T
            5 notebooks: 4 passed, 0 failed, 1 skipped · 2 expectations · T

            """, errors: ""))
  }

  @Test func fails() throws {
    let result = try Self.run(
      ["a.nb": "x = 2\nx\n# => 3\n", "b.nb": "1\n"], ["-j", "2", "b.nb", "a.nb"])
    #expect(
      result
        == .init(
          code: 1,
          output: """
            passed  b.nb · 1 cell · 0 expectations · T
            failed  a.nb · 1 cell · 1 expectation · T

            a.nb:3:6: Mismatch: expected 3, found 2: off by 1
                3 | # => 3
                  |      ^

            2 notebooks: 1 passed, 1 failed, 0 skipped · 1 expectation · T

            """, errors: ""))
  }

  @Test(arguments: [
    (
      ["--timeout", "0.3"], "while True:\n    pass\n", 124, "LimitError: the time limit is reached"
    ),
    (
      ["--memory", "80"], "xs = []\nwhile True:\n    xs.append(ones((300, 300)))\n", 1,
      "LimitError: ones: a Tensor[300, 300] float32 needs 352 KiB beside the 79."
    ),
    ([], "# ---\n# timeout: 0.3\n# ---\nwhile True:\n    pass\n", 124, "LimitError"),
    ([], "# ---\n# timeout: soon\n# ---\n1\n", 2, "must be a number of seconds above 0"),
    ([], "# %% x={\n1\n", 2, "SyntaxError"), (["-p", "n=1"], "1\n", 2, "has no parameters to set"),
    (["-p", "n"], "1\n", 2, ""), (["--profile", "ci"], "1\n", 2, ""), (["-j", "0"], "1\n", 2, ""),
    (["nowhere"], "1\n", 2, ""), (["--update", "--rerun"], "1\n", 2, ""),
    (["-p", "n=3"], "# %% tags=[\"parameters\"]\nn = 1\n# %%\nn\n# => 3\n", 0, "1 passed"),
    (
      ["--profile", "ci"],
      "# ---\n# profiles: {ci: {n: 3}}\n# ---\n# %% tags=[\"parameters\"]\nn = 1\n# %%\nn\n# => 1\n# =>(ci) 3\n",
      0, "1 passed"
    ),
  ]) func codes(arguments: [String], notebook: String, code: Int32, output: String) throws {
    let result = try Self.run(["a.nb": notebook], arguments)
    #expect(result.code == code, "\(result)")
    #expect(output.isEmpty || result.output.contains(output), "\(result)")
  }

  @Test func findsNothing() throws {
    let result = try Self.run(["readme.txt": "x"])
    #expect(
      result
        == .init(
          code: 2, output: "",
          errors: """
            quire: no notebooks in .
               hint: name .nb files or folders that hold some; .py, .md and .ipynb files need expectations

            """))
  }

  @Test func stopsAtTheFirstFailure() throws {
    let result = try Self.run(
      ["a.nb": "1 / 0\n", "b.nb": "1\n", "c.nb": "1\n"], ["-x", "-j", "1"])
    #expect(result.code == 1)
    #expect(
      result.output.hasSuffix("1 notebook: 0 passed, 1 failed, 0 skipped · 0 expectations · T\n"))
  }

  @Test func updates() throws {
    let text = "#!/usr/bin/env quire\r\n1.25 * 2\r\n# => 2.40\r\nprint('a')\r\n# prints: b\r\n"
    let result = try Self.run(["a.nb": text], ["--update"]) { folder in
      #expect(
        folder.text("a.nb")
          == "#!/usr/bin/env quire\r\n1.25 * 2\r\n# => 2.50\r\nprint('a')\r\n# prints: a\r\n")
    }
    #expect(result.code == 0)
    #expect(
      result.output.hasSuffix(
        """
        a.nb:3: 2.40 → 2.50
        a.nb:5: b → a
        1 notebook: 0 passed, 0 failed, 0 skipped, 1 updated · 2 expectations · T

        """))
  }

  @Test func updatesJupyterNotebooks() throws {
    let notebook = #"""
      {
       "cells": [
        {
         "cell_type": "code",
         "execution_count": null,
         "id": "a",
         "metadata": {},
         "outputs": [],
         "source": [
          "'a' + 'b'\n",
          "# => \"ac\"\n",
          "x = 5"
         ]
        }
       ],
       "metadata": {},
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """#
    let result = try Self.run(["a.ipynb": notebook], ["--update", "a.ipynb"]) {
      #expect($0.text("a.ipynb") == notebook.replacing("ac", with: "ab"))
    }
    #expect(result.code == 0, "\(result)")
    #expect(result.output.contains("a.ipynb:11:"), "\(result)")
  }

  /// An article with an expectation in a list, and its lines' ends.
  @Test(arguments: ["\n", "\r\n"]) func testsArticles(lineEnd: String) throws {
    let text = """
      # Words

      Prose with # => 3.

      1. One

         ```python
         [5 / 3, 2]
         # => [1.0,
         #   3]
         print("a")
         # prints: b
         ```

      ~~~python
      7
      # =>
      ~~~

      """.replacing("\n", with: lineEnd)
    let changed = text.replacing("1.0", with: "1.7").replacing("  3]", with: "  2]")
      .replacing(": b", with: ": a").replacing("# =>\(lineEnd)", with: "# => 7\(lineEnd)")
    let result = try Self.run(["a.md": text], ["--junit", "j.xml", "--github"]) { folder in
      #expect(folder.text("j.xml")?.contains("name=\"cell 2\" time=") == true)
      #expect(folder.text("j.xml")?.contains("file=\"a.md\" line=\"15\"") == true)
    }
    #expect(result.code == 1)
    let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(
      lines.map { $0.prefix { $0 != "t" } } == [
        "::error file=a.md,line=9,col=7,", "::error file=a.md,line=12,col=11,",
        "::error file=a.md,line=17,col=5,",
      ])
    let update = try Self.run(["a.md": text], ["--update"]) { folder in
      #expect(folder.text("a.md") == changed)
    }
    #expect(update.code == 0, "\(update)")
    #expect(try Self.run(["a.md": changed], ["--rerun"]).code == 0)
  }

  @Test func updatesBehindLinksAndKeepsPermissions() throws {
    _ = try Self.run(["b/a.nb": "1\n# => 2\n"], ["--update", "b"]) { folder in
      let (link, file) = ("\(folder.path)/l.nb", "\(folder.path)/b/a.nb")
      symlink("b/a.nb", link)
      chmod(file, 0o750)
      try folder.write("b/a.nb", "1\n# => 3\n")
      let result = try QuireProgram(in: folder.path).run(["test", "--update", "l.nb"])
      #expect(result.code == 0, "\(result)")
      #expect(folder.text("b/a.nb") == "1\n# => 1\n")
      var status = stat()
      #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o750)
    }
  }

  @Test func tellsOfNotebooksThatCannotBeRead() throws {
    let result = try Self.run(["a.nb": "1\n# => 1\n", "b.ipynb": "{ # => 3"]) { folder in
      symlink("nowhere", "\(folder.path)/c.nb")
      let result = try QuireProgram(in: folder.path).run(["test"])
      #expect(result.code == 2)
      #expect(result.output.contains("unread  c.nb"), "\(result)")
    }
    #expect(result.code == 2)
    #expect(result.output.hasPrefix("passed  a.nb"), "\(result)")
    #expect(result.output.contains("unread  b.ipynb"), "\(result)")
  }

  @Test func updatesNothingWhenACellFailed() throws {
    let text = "1\n# => 2\n# %%\n1 / 0\n"
    let result = try Self.run(["a.nb": text], ["--update"]) { folder in
      #expect(folder.text("a.nb") == text)
    }
    #expect(result.code == 1)
  }

  @Test func comparesTwoRuns() throws {
    let same = "np.random.uniform(size=3)\nplt.plot([1, 2])\nplt.show()\nprint('x')\n"
    let result = try Self.run(
      ["a.nb": same, "b.nb": "# %% Clock\nimport time\nprint('now')\nprint(time.time())\n"],
      ["--rerun"])
    #expect(result.code == 1)
    #expect(result.output.contains("passed  a.nb · 1 cell · 0 expectations · T\n"), "\(result)")
    #expect(
      result.output.contains(
        """
        b.nb:4: NotReproducible: the second run gave another text than the first
            4 | print(time.time())
        """), "\(result)")
    #expect(result.output.contains("   in cell 1: Clock (line 4)\n"))
  }

  @Test func writesReports() throws {
    let result = try Self.run(
      ["a.nb": "1\n# => 2\n"], ["--junit", "reports/ci/j.xml"],
      environment: ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"]
    ) { folder in
      #expect(
        folder.text("reports/ci/j.xml")?.contains("<testcase classname=\"a.nb\" name=\"cell 1\"")
          == true)
      #expect(folder.text("summary.md")?.contains("| a.nb | failed | 1 |") == true)
    }
    #expect(
      result.output.contains(
        "\n::error file=a.nb,line=2,col=6,title=Mismatch::expected 2, found 1: off by 1\n"))
  }

  /// Runs a notebook that waits, and calls `body` with the process of the command and that of the notebook.
  private static func whileWaiting(
    _ body: (_ command: pid_t, _ notebook: pid_t) -> Void
  ) throws -> QuireProgram.Result {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.nb",
      "1\n# => 1\n# %% Wait\nimport time\nplt.savefig(\"begun.png\")\n"
        + "for i in range(400):\n    time.sleep(0.05)\n")
    return try QuireProgram(in: folder.path).run(["test", "a.nb"]) { command in
      for _ in 0..<1200 {
        usleep(25_000)
        guard folder.text("begun.png") != nil,
          let stream = fopen("/proc/\(command)/task/\(command)/children", "r")
        else { continue }
        defer { fclose(stream) }
        var buffer = [CChar](repeating: 0, count: 64)
        guard fgets(&buffer, 64, stream) != nil, case let notebook = atoi(buffer), notebook > 0
        else { continue }
        return body(command, notebook)
      }
    }
  }

  @Test func tellsOfACrash() throws {
    let result = try Self.whileWaiting { _, notebook in kill(notebook, SIGKILL) }
    #expect(result.code == 1)
    #expect(
      result.output.contains(
        """
        a.nb:3: Crash: the process that ran this notebook was ended by signal 9 (Killed)
           in cell 2: Wait (line 3)
        """), "\(result)")
  }

  @Test(arguments: [SIGINT, SIGTERM]) func endsWhatRunsWhenInterrupted(signal: Int32) throws {
    var child: pid_t = 0
    let result = try Self.whileWaiting { command, notebook in
      child = notebook
      kill(command, signal)
    }
    #expect(result.code == 130)
    #expect(result.output.hasPrefix("stopped a.nb"), "\(result)")
    #expect(child > 0 && kill(child, 0) != 0)
  }
}
