import QuireDocument
import QuireNotebook
import QuireTestSupport
import Testing

/// What the documents in the folder say.
extension OutputFolderTests {
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
}
