import Glibc
import QuireDocument
import QuireNotebook
import QuireSyntax
import QuireTestSupport
import Testing

@Suite struct OutputFolderTests {
  static let facts = RunFacts(
    version: "0.1.0", threads: 2, instructionSet: "AVX2",
    parameters: [.init("epochs", .int(1))])

  static func folder(
    _ path: String, _ notebook: Notebook, forms: String = "md"
  ) throws -> OutputFolder {
    try OutputFolder(
      path: path, notebook: notebook, facts: facts, forms: try OutputForm.named(forms))
  }

  static func run(
    _ text: String, in folder: String, name: String = "books/n.nb", forms: String = "md"
  ) throws {
    let notebook = try PercentReader.read(text, path: name)
    let output = try Self.folder(folder, notebook, forms: forms)
    _ = try NotebookRunner(observers: [output]).run(notebook, with: ScriptedEvaluator())
  }

  @Test func writesADocumentBesideItsPictures() throws {
    let text = """
      # %% [markdown]
      # # Title
      # Prose with $x$.
      # %% Train
      print a
      epoch 1
      value 8.0
      picture Loss [by epoch]
      picture second
      broken third
      print ```
      warn doubtful
      # %%
      print \u{1B}[1mbold\u{1B}[0m one\rtwo
      fail No
      # %%
      print never
      """
    let folder = try TemporaryFolder()
    try Self.run(text, in: folder.path + "/out/n")
    #expect(folder.names(in: "out/n") == ["n-figure-1.png", "n-figure-2.png", "n.md"])
    #expect(folder.text("out/n/n-figure-1.png") == "Loss [by epoch]")
    #expect(
      folder.text("out/n/n.md") == """
        # Title

        > `books/n.nb` · Quire 0.1.0 · seed 7 · 2 threads · AVX2 · with `epochs = 1`

        Prose with $x$.

        **Train**

        ````python
        print a
        epoch 1
        value 8.0
        picture Loss [by epoch]
        picture second
        broken third
        print ```
        warn doubtful
        ````

        ```text
        a
        Epoch 1/2 · loss 0.5000
        8.0
        ```

        ![Loss \\[by epoch\\]](n-figure-1.png)

        ![second](n-figure-2.png)

        ````text
        [third: could not be drawn: no libcairo2]
        ```
        warning: doubtful
        ````

        ```python
        print \u{1B}[1mbold\u{1B}[0m one\rtwo
        fail No
        ```

        ```text
        twod one
        ```

        ```text
        ValueError: No on line 15
        ```

        ```python
        print never
        ```

        *A cell failed; 1 code cell was not run.*

        """)
  }

  @Test func writesPlainTextWithFiguresInIt() throws {
    let text = """
      # %% [markdown]
      # Prose.
      # %% Train 训练
      print a
      value 8.0
      picture Loss

      warn doubtful
      # %% tags=["skip-execution"]
      print never
      # %%
      print \u{1B}[1mno line end\u{1B}[0m
      fail No
      """
    let folder = try TemporaryFolder()
    try Self.run(text, in: folder.path, forms: "txt")
    #expect(folder.names() == ["n.txt"])
    #expect(
      folder.text("n.txt") == """
        n

        books/n.nb · Quire 0.1.0 · seed 7 · 2 threads · AVX2 · with epochs = 1

        Prose.

        ── Train 训练 ──────────────────────────────────────────────────────────────────
            print a
            value 8.0
            picture Loss

            warn doubtful

        a
        8.0
        [Loss]
        warning: doubtful

            print never

        Not run: tagged skip-execution.

            print \u{1B}[1mno line end\u{1B}[0m
            fail No

        no line end
        ValueError: No on line 13

        A cell failed.

        """)
  }

  @Test func leavesOutTheLineEndsOfAJupyterCell() throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook(
      path: "n.ipynb", text: "",
      cells: [
        Cell(.markdown, source: "Prose.\n\n", firstLine: 1, lines: 1...1),
        Cell(.code, source: "print a\n", firstLine: 1, lines: 1...1),
        Cell(.code, source: "\n", firstLine: 1, lines: 1...1),
      ])
    let output = try Self.folder(folder.path, notebook, forms: "md,txt")
    _ = try NotebookRunner(observers: [output]).run(notebook, with: ScriptedEvaluator())
    #expect(
      folder.text("n.md")?.hasSuffix("\n\nProse.\n\n```python\nprint a\n```\n\n```text\na\n```\n")
        == true)
    #expect(folder.text("n.txt")?.hasSuffix("\n\nProse.\n\n    print a\n\na\n") == true)
  }

  @Test func attachedPicturesBecomeFiles() throws {
    let folder = try TemporaryFolder()
    func attachment(_ name: String, _ text: String) -> MetadataValue.Member {
      .init(name, .object([.init("image/png", .string(Base64.text(Array(text.utf8))))]))
    }
    var title = Cell(
      .markdown, source: "# T\n\n![a](attachment:a b.png) ![a](attachment:a%20b.png)", firstLine: 1,
      lines: 1...1)
    title.attachments = .object([attachment("a b.png", "A"), attachment("unused.png", "B")])
    let code = Cell(.code, source: "picture c", firstLine: 1, lines: 1...1)
    let notebook = Notebook(path: "n.ipynb", text: "", cells: [title, code])
    let output = try Self.folder(folder.path, notebook)
    _ = try NotebookRunner(observers: [output]).run(notebook, with: ScriptedEvaluator())
    #expect(folder.names() == ["n-figure-1.png", "n-figure-2.png", "n.md"])
    #expect(folder.text("n-figure-1.png") == "A")
    let text = folder.text("n.md")
    #expect(text?.contains("\n\n![a](n-figure-1.png) ![a](n-figure-1.png)\n\n") == true)
    #expect(text?.contains("![c](n-figure-2.png)") == true)
  }

  @Test func isUpToDateAfterEveryCell() throws {
    final class Watcher: RunObserver {
      let folder: TemporaryFolder
      var seen: [Bool] = []
      init(_ folder: TemporaryFolder) { self.folder = folder }
      func willRun(_ cell: Cell, in record: RunRecord) throws {
        seen.append(folder.text("n.md")?.contains("```text\nfirst output") == true)
      }
    }
    let folder = try TemporaryFolder()
    let notebook = try PercentReader.read(
      "# %%\nprint first output\n# %%\nprint b\n", path: "n.nb")
    let output = try Self.folder(folder.path, notebook)
    let watcher = Watcher(folder)
    _ = try NotebookRunner(observers: [output, watcher]).run(notebook, with: ScriptedEvaluator())
    #expect(watcher.seen == [false, true])
  }

  @Test func removesOnlyItsOwnOldPictures() throws {
    let folder = try TemporaryFolder()
    try folder.write("n-figure-9.png", "the user's own")
    try Self.run("picture a\npicture b\npicture c", in: folder.path)
    try Self.run("picture d", in: folder.path)
    #expect(folder.names() == ["n-figure-1.png", "n-figure-9.png", "n.md"])
    #expect(folder.text("n-figure-1.png") == "d")
  }

  @Test func documentsShareAFolder() throws {
    let folder = try TemporaryFolder()
    try Self.run("picture a", in: folder.path, name: "one.nb")
    try Self.run("picture b", in: folder.path, name: "大 (2).nb")
    #expect(folder.text("one-figure-1.png") == "a")
    #expect(folder.text("大 (2)-figure-1.png") == "b")
    #expect(folder.text("大 (2).md")?.contains("![b](大%20%282%29-figure-1.png)") == true)
    try Self.run("print c", in: folder.path, name: "大 (2).nb")
    #expect(folder.names() == ["one-figure-1.png", "one.md", "大 (2).md"])
  }

  @Test(arguments: ["n.md", "n.ipynb"])
  func doesNotWriteOverTheNotebook(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(name, "x")
    symlink(folder.path, folder.path + "/link")
    let notebook = try PercentReader.read("print a", path: folder.path + "/" + name)
    for path in [folder.path, folder.path + "/", folder.path + "/link"] {
      let document = (path.hasSuffix("/") ? path : path + "/") + name
      #expect(
        throws: FileError(
          path: document,
          problem:
            "is the notebook itself; choose another folder with -o, or other forms with --to")
      ) {
        try Self.folder(path, notebook, forms: "txt,ipynb,md")
      }
    }
    #expect(folder.text(name) == "x")
    #expect(folder.names() == ["link", name])
  }

  @Test func writesWhatCanBeWritten() throws {
    let folder = try TemporaryFolder()
    let notebook = try PercentReader.read("print a", path: "n.nb")
    let output = try Self.folder(folder.path, notebook, forms: "txt,md")
    unlink(folder.path + "/n.txt")
    try folder.write("n.txt/x", "")
    _ = try NotebookRunner(observers: [output]).run(notebook, with: ScriptedEvaluator())
    #expect(output.failure?.path == folder.path + "/n.txt")
    #expect(folder.text("n.md")?.contains("```text\na\n```") == true)
  }

  @Test func writesTheSameTwice() throws {
    let folder = try TemporaryFolder()
    try Self.run("print a\npicture b\nepoch 1", in: folder.path + "/1")
    try Self.run("print a\npicture b\nepoch 1", in: folder.path + "/2")
    #expect(folder.text("1/n.md") == folder.text("2/n.md"))
    #expect(folder.text("1/n.md")?.isEmpty == false)
  }

  @Test func saysWhyAFolderCannotBeMade() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "")
    let notebook = try PercentReader.read("", path: "n.nb")
    let path = folder.path + "/file/n"
    #expect(throws: FileError(path: path, problem: "Not a directory")) {
      try Self.folder(path, notebook)
    }
    let file = folder.path + "/file"
    #expect(throws: FileError(path: file, problem: "is a file, expected a folder")) {
      try Self.folder(file, notebook)
    }
  }

  @Test func saysHowFarARunHasCome() throws {
    final class Watcher: RunObserver {
      let folder: TemporaryFolder
      var seen: [String?] = []
      init(_ folder: TemporaryFolder) { self.folder = folder }
      func willRun(_ cell: Cell, in record: RunRecord) throws {
        seen.append(folder.text("n.txt")?.split(separator: "\n").last.map(String.init))
      }
    }
    let folder = try TemporaryFolder()
    let notebook = try PercentReader.read("# %%\nprint a\n# %%\nprint b\n", path: "n.nb")
    let output = try Self.folder(folder.path, notebook, forms: "txt,md")
    let watcher = Watcher(folder)
    _ = try NotebookRunner(observers: [output, watcher]).run(notebook, with: ScriptedEvaluator())
    #expect(
      watcher.seen == [
        "This run has not ended; 2 code cells were not run.",
        "This run has not ended; 1 code cell was not run.",
      ])
    #expect(folder.text("n.txt")?.hasSuffix("\nb\n") == true)
    #expect(output.documents == ["\(folder.path)/n.txt", "\(folder.path)/n.md"])
  }

  @Test func removesWhatAKilledRunLeft() throws {
    let folder = try TemporaryFolder()
    for name in ["n.md.1.tmp", "n-figure-2.png.17.tmp", "n.md.tmp", "my.md.1.tmp", "n.nb.1.tmp"] {
      try folder.write(name, "half")
    }
    try Self.run("print a", in: folder.path)
    #expect(folder.names() == ["my.md.1.tmp", "n.md", "n.md.tmp", "n.nb.1.tmp"])
  }

  @Test func triesAgainWhatCouldNotBeWritten() throws {
    /// Puts a folder in the way of the document while the second cell runs.
    final class Obstacle: RunObserver {
      let folder: TemporaryFolder
      var runs = 0
      var afterSecond: [String] = []
      init(_ folder: TemporaryFolder) { self.folder = folder }
      func willRun(_ cell: Cell, in record: RunRecord) throws {
        runs += 1
        if runs == 2 {
          rename("\(folder.path)/n.md", "\(folder.path)/kept.md")
          try folder.write("n.md/x", "")
        } else if runs == 3 {
          afterSecond = folder.names()
          unlink("\(folder.path)/n.md/x")
          rmdir("\(folder.path)/n.md")
        }
      }
    }
    let folder = try TemporaryFolder()
    let notebook = try PercentReader.read(
      "# %%\nprint a\n# %%\nprint b\n# %%\nprint c\n", path: "n.nb")
    let output = try Self.folder(folder.path, notebook)
    var failures: [FileError] = []
    output.onFailure = { failures.append($0) }
    let obstacle = Obstacle(folder)
    _ = try NotebookRunner(observers: [output, obstacle]).run(notebook, with: ScriptedEvaluator())
    #expect(failures == [FileError(path: "\(folder.path)/n.md", problem: "Is a directory")])
    #expect(obstacle.afterSecond == ["kept.md", "n.md"])
    #expect(output.failure == nil)
    #expect(folder.text("n.md")?.contains("```text\nb\n```") == true)
  }

  @Test func belongsToOneRunAtATime() throws {
    let folder = try TemporaryFolder()
    let notebook = try PercentReader.read("", path: "n.nb")
    var first: OutputFolder? = try Self.folder(folder.path, notebook)
    #expect(first?.failure == nil)
    let mistake = #expect(throws: FileError.self) { try Self.folder(folder.path, notebook) }
    #expect(
      mistake?.problem
        == "process \(getpid()) is writing its outputs here; wait for it with --wait, "
        + "or choose another folder with -o")
    var asked: [FolderLock.Holder] = []
    _ = try OutputFolder(
      path: folder.path, notebook: notebook, facts: Self.facts, forms: OutputForm.all
    ) { holder in
      asked.append(holder)
      if asked.count == 3 { first = nil }
      return true
    }
    #expect(asked.map(\.process) == Array(repeating: Int(getpid()), count: 3))
    _ = try Self.folder(folder.path, notebook)
  }

  @Test(
    arguments: [
      ("md", ["md"]), ("ipynb", ["ipynb"]), ("txt,md", ["txt", "md"]), ("md, md", ["md"]),
      ("pdf", nil), ("", nil),
      ("md,", nil),
    ] as [(String, [String]?)])
  func namesForms(list: String, names: [String]?) throws {
    if let names {
      #expect(try OutputForm.named(list).map(\.name) == names)
    } else {
      #expect(throws: ParameterError.self) { try OutputForm.named(list) }
    }
  }

  /// Parts that were kept from cell to cell make the same files as a writer that sees the end only.
  @Test(arguments: OutputForm.all.map(\.name))
  func writesAfterEveryCellWhatIsWrittenAtOnce(form: String) throws {
    let text =
      "# %% [markdown]\n# # T\n#\n# Prose\n# %% A\nprint a\npicture p\n# %%\n\n# %% B\n"
      + "value 3\npicture q\nwarn w\nfail F"
    let folder = try TemporaryFolder()
    try Self.run(text, in: folder.path, forms: form)
    let notebook = try PercentReader.read(text, path: "books/n.nb")
    let record = try NotebookRunner().run(notebook, with: ScriptedEvaluator())
    var document = RunDocument(notebook, facts: Self.facts)
    document.update(record, isOver: true)
    var writer = try #require(try OutputForm.named(form).first?.writer())
    let written = try writer.write(document.notebook)
    #expect(folder.text("n.\(form)") == String(decoding: written.bytes, as: UTF8.self))
    #expect(!written.bytes.isEmpty)
  }

  @Test func givesTheNotebookBackWithItsOutputs() throws {
    let notebook = try PercentReader.read(
      "print a\nvalue 1\nvalue 2\nepoch 1\nwarn w\npicture p\n# %%\nfail F", path: "n.nb")
    let record = try NotebookRunner().run(notebook, with: ScriptedEvaluator())
    var document = RunDocument(notebook, facts: Self.facts)
    document.update(record, isOver: true)
    let cells = document.notebook.cells
    #expect(cells.map(\.executionCount) == [1, 2])
    #expect(
      cells[0].outputs == [
        .stream(.stdout, "a\n"), .display([.init("text/plain", .string("1"))]),
        .result("2", count: 1), .stream(.stdout, "Epoch 1/2 · loss 0.5000\n"),
        .stream(.stderr, "warning: w\n"),
        .display([
          .init("image/png", .string("cA==")), .init("text/plain", .string("p")),
          .init("text/vnd.quire.plot", .string("[p]")),
        ]),
      ])
    let error = "\u{1B}[1;31mValueError:\u{1B}[0m F on line 8"
    #expect(
      cells[1].outputs == [.error(name: "ValueError", message: "F on line 8", traceback: [error])])
    let facts = try #require(RunFacts(document.notebook))
    #expect(facts.status == .failed)
    #expect(facts.seed == 7)
    #expect(facts.parameters == Self.facts.parameters)
    #expect(document.notebook.metadata["quire"]?["status"] == .string("failed"))
  }
}
