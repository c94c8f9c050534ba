import Glibc
import QuireDocument
import QuireNotebook
import QuireSyntax
import QuireTestSupport
import Testing

@Suite struct OutputFolderTests {
  static let report = MarkdownReport(
    description: RunDescription(
      version: "0.1.0", threads: 2, instructionSet: "AVX2", parameters: ["epochs = 1"])
  ) { "\($0.kind): \($0.message)" }

  static func run(_ text: String, in folder: String, name: String = "books/n.nb") throws {
    let notebook = try PercentReader.read(text, path: name)
    let output = try OutputFolder(path: folder, notebook: notebook, report: report)
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
    #expect(folder.names(in: "out/n") == ["figure-1.png", "figure-2.png", "n.md"])
    #expect(folder.text("out/n/figure-1.png") == "Loss [by epoch]")
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

        ![Loss \\[by epoch\\]](figure-1.png)

        ![second](figure-2.png)

        *The picture could not be drawn: no libcairo2*

        ````text
        ```
        warning: doubtful
        ````

        ```python
        print \u{1B}[1mbold\u{1B}[0m one\rtwo
        fail No
        ```

        ```text
        two
        ```

        ```text
        ValueError: No on line 15
        ```

        *A cell failed; 1 code cell was not run.*

        """)
  }

  @Test func isUpToDateAfterEveryCell() throws {
    final class Watcher: RunObserver {
      let folder: TemporaryFolder
      var seen: [Bool] = []
      init(_ folder: TemporaryFolder) { self.folder = folder }
      func willRun(_ cell: Cell, in record: RunRecord) throws {
        seen.append(folder.text("n.md")?.contains("first output") == true)
      }
    }
    let folder = try TemporaryFolder()
    let notebook = try PercentReader.read(
      "# %%\nprint first output\n# %%\nprint b\n", path: "n.nb")
    let output = try OutputFolder(path: folder.path, notebook: notebook, report: Self.report)
    let watcher = Watcher(folder)
    _ = try NotebookRunner(observers: [output, watcher]).run(notebook, with: ScriptedEvaluator())
    #expect(watcher.seen == [false, true])
  }

  @Test func removesOnlyItsOwnOldPictures() throws {
    let folder = try TemporaryFolder()
    try folder.write("figure-9.png", "the user's own")
    try Self.run("picture a\npicture b\npicture c", in: folder.path)
    try Self.run("picture d", in: folder.path)
    #expect(folder.names() == ["figure-1.png", "figure-9.png", "n.md"])
    #expect(folder.text("figure-1.png") == "d")
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
      try OutputFolder(path: path, notebook: notebook, report: Self.report)
    }
    let file = folder.path + "/file"
    #expect(throws: FileError(path: file, problem: "is a file, expected a folder")) {
      try OutputFolder(path: file, notebook: notebook, report: Self.report)
    }
  }
}
