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
