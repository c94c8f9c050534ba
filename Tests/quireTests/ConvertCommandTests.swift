import Glibc
import QuireTestSupport
import Testing

/// `quire convert` from outside, and Jupyter notebooks through the other commands.
@Suite struct ConvertCommandTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  /// A notebook of code cells, a line of the file for each of theirs from line 4 on.
  static func notebook(_ cells: [String], metadata: String = "{}") -> String {
    let texts = cells.enumerated().map { number, lines in
      """
      {"cell_type": "code", "execution_count": null, "id": "c\(number)", "metadata": {}, "outputs": [],
       "source": [
      \(lines)
       ]}
      """
    }
    return """
      {"cells": [
      \(texts.joined(separator: ",\n"))
      ],
      "metadata": \(metadata), "nbformat": 4, "nbformat_minor": 5}

      """
  }

  /// What cannot be written is no success.
  @Test func saysThatStandardOutputIsFull() throws {
    try folder.write("a.nb", "x = 1\n")
    var shell = program
    shell.path = "/bin/sh"
    for command in ["convert a.nb - --to md", "doc --to md"] {
      let result = try shell.run(["-c", "\(program.path) \(command) > /dev/full"])
      #expect(result.code == 2)
      #expect(result.errors == "quire: standard output: No space left on device\n")
    }
  }

  @Test func writesJupyterNotebooks() throws {
    try folder.write("a.nb", "# %% One\nx = 1\n")
    #expect(
      try program.run(["convert", "a.nb", "a.ipynb"])
        == QuireProgram.Result(code: 0, output: "", errors: ""))
    let text = folder.text("a.ipynb")
    #expect(text?.contains("\"title\": \"One\"") == true)
    let shown = try program.run(["convert", "a.nb", "-", "--to", "ipynb"])
    #expect(shown.output == text)
    // A form that is read from standard input is known by its text.
    let again = try program.run(["convert", "-", "-", "--to", "ipynb"], input: text ?? "")
    #expect(again.output == text)
    #expect(again.code == 0)
  }

  /// Texts without a name, and the form in which they are read.
  @Test(arguments: [
    ("# T\n\n```python\nx = 1\n```\n", [], "markdown code"),
    ("# T\n", [], "code"),
    ("# T\n", ["--from", "md"], "markdown"),
    ("x = 1\n\n# %% [markdown]\n# T\n# ```python\n# y\n# ```\n", [], "code markdown"),
    ("# %% [markdown]\n\"\"\"\n```\na\n```\n\"\"\"\n", [], "markdown"),
    ("~~~ py\nx = 1\n~~~\n", [], "code"),
    ("x = 1\n", [], "code"),
    ("```\nx = 1\n```\n", ["--from", "nb"], "code"),
  ]) func knowsTextsWithoutAName(text: String, options: [String], kinds: String) throws {
    let result = try program.run(["convert", "-", "-", "--to", "ipynb"] + options, input: text)
    let found = result.output.split(separator: "\n").compactMap { line in
      line.split(separator: "\"cell_type\": \"").dropFirst().first?.prefix { $0 != "\"" }
    }
    #expect(found.joined(separator: " ") == kinds)
    #expect(result.errors == "")
  }

  @Test func knowsAJupyterNotebookUnderAnotherName() throws {
    try folder.write("a.nb", #"{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#)
    let result = try program.run(["run", "a.nb"])
    #expect(
      result.errors
        == "quire: a.nb: holds a Jupyter notebook; name it .ipynb, or say --from ipynb\n")
    #expect(result.code == 2)
    #expect(try program.run(["convert", "a.nb", "b.md", "--from", "ipynb"]).code == 0)
  }

  @Test func refusesAFormThatIsOnlyWritten() throws {
    let result = try program.run(["run", "-", "--from", "html"], input: "")
    #expect(result.errors.hasPrefix("Error: The value 'html' is invalid for '--from <form>'."))
    #expect(result.code == 2)
  }

  @Test func writesSeveralIntoAFolder() throws {
    try folder.write("a.nb", "x = 1\n")
    try folder.write("b.py", "y = 1\n")
    let result = try program.run(["convert", "a.nb", "b.py", "none.nb", "out/", "--to", "ipynb"])
    #expect(result.errors == "quire: none.nb: No such file or directory\n")
    #expect(result.code == 2)
    #expect(folder.names(in: "out") == ["a.ipynb", "b.ipynb"])
  }

  @Test(arguments: [
    (["a.ipynb"], "Error: convert needs a notebook and where to write it: IN OUT\n"),
    (["a.ipynb", "a.ipynb"], "quire: a.ipynb: is the notebook itself; write to another file\n"),
    (
      ["a.ipynb", "./sub/../a.ipynb"],
      "quire: ./sub/../a.ipynb: is the notebook itself; write to another file\n"
    ),
    (["a.ipynb", "sub", "--to", "ipynb"], ""),
    (["a.ipynb", "none/b.ipynb"], "quire: none/b.ipynb: No such file or directory\n"),
    (["none.ipynb", "b.ipynb"], "quire: none.ipynb: No such file or directory\n"),
    (["sub", "b.ipynb"], "quire: sub: Is a directory\n"),
    (
      ["a.ipynb", "a.ipynb", "b.ipynb"],
      "quire: b.ipynb: is where several notebooks should go; expected a folder\n"
    ),
    (["a.ipynb", "b.ipynb", "--to", "doc"], "Error: --to expects one of "),
    (["a.ipynb", "-"], "quire: standard output: needs a form: --to "),
    (["a.ipynb", "sub"], "quire: sub: is a folder; say which form: --to "),
    (["a.ipynb", "b.doc"], "quire: b.doc: has an ending of no form that is written; expected "),
  ]) func refusesWhatItCannotWrite(arguments: [String], message: String) throws {
    try folder.write("a.ipynb", Self.notebook([]))
    try folder.write("sub/x", "")
    let result = try program.run(["convert"] + arguments)
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
    #expect(result.code == (message.isEmpty ? 0 : 2))
    // What is not written is not touched.
    #expect(folder.text("a.ipynb") == Self.notebook([]))
  }

  @Test func devicesStayDevices() throws {
    try folder.write("a.nb", "x = 1\n")
    #expect(try program.run(["convert", "a.nb", "/dev/null", "--to", "ipynb"]).code == 0)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  /// Bytes that are no notebook, for every command that reads one.
  @Test(arguments: [
    "", "{", "[1, 2]", "{\"nbformat\": 4}", "\u{0}", "\"nbformat\"",
    "{\"nbformat\": 3, \"worksheets\": []}",
    String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
  ]) func exitsWithTwoForWhatIsNoNotebook(text: String) throws {
    try folder.write("a.ipynb", text)
    for command in [["check", "a.ipynb"], ["run", "a.ipynb"], ["convert", "a.ipynb", "b.ipynb"]] {
      let result = try program.run(command)
      #expect(result.code == 2)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("a.ipynb:1:"), "\(result.errors)")
      #expect(result.errors.utf8.count < 500)
    }
    #expect(folder.names() == ["a.ipynb"])
  }

  /// The members of a notebook, and what each of them cannot be.
  static let wrongTypes: [(member: String, wrong: [String])] = [
    (#""cells": ["#, [#""cells": {}, "x": ["#, #""cells": [[], "#, #""cells": [null, "#]),
    (#""cell_type": "code""#, ["null", "3", "[]", "\"heading\""].map { #""cell_type": "# + $0 }),
    (
      #""id": "a""#,
      ["null", "3", "[]", "\"\"", "\"a b\"", "\"../a\"", "\"b\""].map { #""id": "# + $0 }
    ),
    (#""metadata": {"tags": []}"#, ["null", "3", "[]", "\"x\""].map { #""metadata": "# + $0 }),
    (#""tags": []"#, ["null", "3", "{}", "\"x\"", "[1]"].map { #""tags": "# + $0 }),
    (#""source": ["x"]"#, ["null", "3", "{}", "true", "[1]", "[[]]"].map { #""source": "# + $0 }),
    (#""execution_count": 1"#, ["-1", "1.5", "\"1\"", "[]"].map { #""execution_count": "# + $0 }),
    (#""outputs": ["#, ["null", "3", "{}", "\"x\""].map { #""outputs": "# + $0 + #", "x": ["# }),
    (#""output_type": "stream""#, ["null", "\"x\"", "[]"].map { #""output_type": "# + $0 }),
    (#""name": "stdout""#, ["null", "1", "\"../x\""].map { #""name": "# + $0 }),
    (#""text": "t""#, ["null", "1", "{}", "[{}]"].map { #""text": "# + $0 }),
    (#""data": {"text/plain": ""}"#, ["null", "[]", "\"x\""].map { #""data": "# + $0 }),
    (#""text/plain": """#, [#""text/plain": 1"#, #""../x": """#, #""a/../x": """#, #""": """#]),
    (#""attachments": {"a.png": {}}"#, ["null", "[]", "3"].map { #""attachments": "# + $0 }),
    (
      #""a.png": {}"#, [#""a.png": 1"#, #""../a.png": {}"#, #""/a": {}"#, #""..": {}"#, #""": {}"#]
    ),
    (#""nbformat": 4"#, ["null", "3", "5", "\"4\"", "[4]"].map { #""nbformat": "# + $0 }),
    (#""nbformat_minor": 5"#, ["null", "-1", "\"5\"", "{}"].map { #""nbformat_minor": "# + $0 }),
    (#""kernelspec": {}"#, ["null", "3", #"{"name": 1}"#].map { #""kernelspec": "# + $0 }),
  ]

  /// Broken in one member each, and cut off at many places.
  static var broken: [String] {
    let whole = """
      {"cells": [
       {"cell_type": "code", "id": "a", "metadata": {"tags": []}, "source": ["x"], "execution_count": 1,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "t"},
         {"output_type": "display_data", "data": {"text/plain": ""}, "metadata": {}}]},
       {"cell_type": "markdown", "id": "b", "metadata": {}, "source": "", "attachments": {"a.png": {}}}],
       "metadata": {"kernelspec": {}}, "nbformat": 4, "nbformat_minor": 5}
      """
    let cut = stride(from: 0, to: whole.utf8.count, by: 9).map { String(whole.prefix($0)) }
    return cut
      + wrongTypes.flatMap { member, wrong in wrong.map { whole.replacing(member, with: $0) } }
  }

  @Test func everyBrokenFileHasAPlaceAndExitsWithTwo() throws {
    let files = Self.broken.enumerated().map { ("\($0.offset).ipynb", $0.element) }
    #expect(files.count > 120)
    for (name, text) in files { try folder.write(name, text) }
    let names = files.map(\.0)
    let checked = try program.run(["check"] + names)
    let converted = try program.run(["convert"] + names + ["out/", "--to", "ipynb"])
    for result in [checked, converted] {
      #expect(result.code == 2)
      #expect(result.output == "")
      let places = result.errors.split(separator: "\n").filter { $0.contains(": SyntaxError: ") }
      #expect(places.count == names.count)
      for (place, name) in zip(places, names) {
        #expect(place.hasPrefix("\(name):"), "\(place)")
      }
    }
    #expect(folder.names(in: "out") == [])
    for name in names.enumerated().filter({ $0.offset % 10 == 0 }).map(\.element) {
      let result = try program.run(["run", name])
      #expect(result.code == 2 && result.errors.hasPrefix("\(name):"), "\(result.errors)")
    }
  }

  @Test func refusesOtherEncodings() throws {
    try folder.write("a.ipynb", [0xFF, 0xFE, 0x7B, 0x00])
    try folder.write("b.ipynb", [UInt8]("{\n\"a\": \"".utf8) + [0xC3, 0x28])
    let results = try ["a", "b"].map { try program.run(["check", "\($0).ipynb"]) }
    #expect(results.map(\.code) == [2, 2])
    #expect(results[0].errors.contains("a.ipynb is UTF-16; Quire reads UTF-8"))
    #expect(results[1].errors.hasPrefix("b.ipynb:2:1: SyntaxError: byte 0xC3 on this line is not"))
  }

  /// A cell of 100 MB is refused at its place, in seconds.
  @Test func refusesACellOfAHundredMegabytes() throws {
    let head = Array(Self.notebook([]).utf8.prefix(11))
    let cell = Array(#"{"cell_type": "code", "source": ""#.utf8)
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
    try folder.write("a.ipynb", head + cell + text + Array(#""}], "nbformat": 4}"#.utf8))
    let result = try program.run(["convert", "a.ipynb", "b.ipynb"])
    #expect(result.code == 2)
    #expect(
      result.errors.hasPrefix(
        "a.ipynb:1:44: SyntaxError: cell 1 has a text of 95 MiB; a cell may have 16\n"),
      "\(result.errors.prefix(200))")
    #expect(result.errors.utf8.count < 500)
  }

  @Test func errorsOfCodeNameTheLineOfTheFile() throws {
    try folder.write(
      "a.ipynb", Self.notebook([#"  "x = 1\n", "!pip install y\n","# + "\n" + #"  "y = x + z""#]))
    let check = try program.run(["check", "a.ipynb"])
    #expect(
      check.output == """
        a.ipynb:4:1: Warning: `!pip` is a command of IPython; the line is skipped
            4 | !pip install y
              | ^~~~
           line 2 of cell 1
           hint: remove the line: what Quire offers is inside the program
        a.ipynb:5:9: NameError: name "z" is not defined
            5 | y = x + z
              |         ^
           line 3 of cell 1
           hint: give it a value first, z = …, or quotes if it is text: "z"
        a.ipynb: 1 cell, 1 mistake

        """)
    #expect(check.code == 1)
    let run = try program.run(["run", "a.ipynb", "--quiet", "--to", "ipynb"])
    #expect(run.errors.contains("a.ipynb:5:9: NameError"), "\(run.errors)")
    #expect(run.errors.contains("line 3 of cell 1"), "\(run.errors)")
    #expect(run.code == 1)
    let saved = folder.text("out/a/a.ipynb") ?? ""
    #expect(saved.contains("\"output_type\": \"error\""))
    #expect(saved.contains("`!pip` is a command of IPython; the line is skipped"))
  }

  @Test func otherLanguagesAreConvertedButNotRun() throws {
    let metadata = #"{"kernelspec": {"display_name": "R", "language": "R", "name": "ir"}}"#
    try folder.write("a.ipynb", Self.notebook([#""x <- 1""#], metadata: metadata))
    #expect(try program.run(["convert", "a.ipynb", "b.ipynb"]).code == 0)
    for command in ["check", "run"] {
      let result = try program.run([command, "a.ipynb"])
      #expect(
        result.errors
          == "quire: a.ipynb: its code is in R; Quire runs notebooks in its own language and in Python\n"
      )
      #expect(result.code == 2)
    }
  }
}
