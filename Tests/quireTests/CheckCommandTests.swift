import Glibc
import QuireTestSupport
import Testing

/// `quire check` from outside.
@Suite struct CheckCommandTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  @Test func saysThatAFileIsWell() throws {
    try folder.write("a.nb", "# %% One\nx = 1\n# %% [markdown]\n# Prose.\n# %% Two\nprint(x)\n")
    let result = try program.run(["check", "a.nb"])
    #expect(result.output == "a.nb: 2 cells, no mistakes\n")
    #expect(result.errors == "")
    #expect(result.code == 0)
  }

  @Test func reportsMistakesOfEveryFile() throws {
    try folder.write("a.nb", "print(1)\n")
    try folder.write("b.nb", "# %% One\nfor i in range(3)\n# %% Two\npritn(i)\nplt.plto(1)\n")
    let result = try program.run(["check", "a.nb", "b.nb", "none.nb"])
    #expect(
      result.output == """
        a.nb: 1 cell, no mistakes
        b.nb:2:18: SyntaxError: expected ':' at the end of the 'for' line
            2 | for i in range(3)
              |                  ^
        b.nb:4:1: NameError: name "pritn" is not defined
            4 | pritn(i)
              | ^~~~~
           hint: did you mean print?
        b.nb:5:5: AttributeError: module matplotlib.pyplot has no attribute "plto"
            5 | plt.plto(1)
              | --- ^~~~
           hint: did you mean plot?
        b.nb: 2 cells, 3 mistakes

        """)
    #expect(result.errors == "quire: none.nb: No such file or directory\n")
    #expect(result.code == 2)
    #expect(try program.run(["check", "b.nb"]).code == 1)
  }

  @Test func readsStandardInput() throws {
    let result = try program.run(["check", "-"], input: "Dense(unit=3)\n")
    #expect(result.output.hasPrefix("stdin:1:7: TypeError: Dense() has no parameter unit\n"))
    #expect(result.code == 1)
  }

  @Test(arguments: ["# %% a tags=[\nx = 1\n", "# %% [markdown]\nno prose\n"])
  func exitsWithTwoForWhatIsNoNotebook(text: String) throws {
    try folder.write("a.nb", text)
    let result = try program.run(["check", "a.nb"])
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("a.nb:"))
    #expect(result.code == 2)
  }

  @Test(arguments: ["notebooks", "stdlib", "benchmarks"])
  func findsNothingInWhatIsShipped(name: String) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var pattern = glob_t()
    defer { globfree(&pattern) }
    glob("\(root)/\(name)/*.nb", 0, nil, &pattern)
    let files = (0..<Int(pattern.gl_pathc)).compactMap { index in
      pattern.gl_pathv[index].map { String(cString: $0) }
    }
    #expect(!files.isEmpty)
    let result = try program.run(["check"] + files)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == files.count, "\(result.output)")
    #expect(lines.allSatisfy { $0.hasSuffix("no mistakes") })
    #expect(result.code == 0)
  }
}
