import QuireDocument
import QuireSyntax
import QuireTestSupport
import Testing

@Suite struct PercentWriterTests {
  @Test(arguments: PercentTexts.all)
  func givesBackWhatWasRead(text: NotebookText) throws {
    let notebook = try PercentReader.read(text.bytes, path: "t.nb")
    #expect(PercentWriter.text(notebook).debugDescription == text.text.debugDescription)
    #expect(PercentWriter.bytes(notebook) == text.bytes)
  }

  @Test(arguments: ["tour", "mlp"])
  func writesOurNotebooksWithoutFacts(name: String) throws {
    let file = try SourceBytes.read("notebooks/\(name).nb")
    let notebook = try PercentReader.read(file, path: "\(name).nb")
    for cell in notebook.cells {
      #expect(cell.metadata.map(\.key).filter { $0 == "quire" || $0 == "lines_to_next_cell" } == [])
    }
    let facts = notebook.members.quire
    #expect(
      facts == [
        .init("nb", .object([.init("preamble", .array([.string("#!/usr/bin/env quire")]))]))
      ])
    #expect(PercentWriter.bytes(notebook) == file)
  }

  /// Cells from elsewhere, and how they are written.
  struct Case: CustomTestStringConvertible {
    var cells: [Cell]
    var text: String
    var testDescription: String { text }
  }

  static func cell(
    _ kind: Cell.Kind, _ source: String, title: String? = nil,
    metadata: [MetadataValue.Member] = []
  ) -> Cell {
    Cell(kind, title: title, metadata: metadata, source: source, firstLine: 1, lines: 1...1)
  }

  @Test(arguments: [
    Case(cells: [], text: ""),
    Case(
      cells: [cell(.markdown, "# Title\n\ntext"), cell(.code, "x = 1\n\ny")],
      text: "# %% [markdown]\n# # Title\n#\n# text\n\n# %%\nx = 1\n\ny\n"),
    Case(
      cells: [
        cell(
          .code, "", title: "Load",
          metadata: [
            .init("tags", .array([.string("a")])), .init("b", .null), .init("a", .number("1e5")),
          ]), cell(.raw, "<b>"),
      ],
      text: "# %% Load a=1e5 b=null tags=[\"a\"]\n\n# %% [raw]\n# <b>\n"),
    Case(
      cells: [
        cell(.code, "x", title: "a = [1]"), cell(.code, "y", title: "a\nb"),
        cell(.code, "z", title: "[md]"),
      ],
      text: "# %% title=\"a = [1]\"\nx\n\n# %% title=\"a\\nb\"\ny\n\n# %% title=\"[md]\"\nz\n"),
    Case(
      cells: [cell(.code, "x", title: "t", metadata: [.init("a b", .int(1))])],
      text: "# %% {\"a b\": 1, \"title\": \"t\"}\nx\n"),
    Case(
      cells: [cell(.code, "%matplotlib inline\nx = 1\n# %time"), cell(.code, "!ls \\\n -l\ny")],
      text: "# %%\n# %matplotlib inline\nx = 1\n# # %time\n\n# %%\n# !ls \\\n#  -l\ny\n"),
    Case(
      cells: [cell(.code, "x\n# %% a\ny"), cell(.code, "\nx\n\n"), cell(.code, "z")],
      text: "# %%\nx\n# # %% a\ny\n\n# %% quire={\"bottom\": 2, \"top\": 1}\n\nx\n\n\n\n# %%\nz\n"),
    Case(
      cells: [cell(.code, "x = '''"), cell(.markdown, "```\na")],
      text: "# %% quire={\"source\": \"x = '''\"}\n\n# %% [markdown]\n\"\"\"\n```\na\n\"\"\"\n"),
    Case(
      cells: [cell(.markdown, "\na\n"), cell(.markdown, ""), cell(.markdown, "```m\n%% a\n```")],
      text:
        "# %% [markdown]\n#\n# a\n#\n\n# %% [markdown]\n\n# %% [markdown]\n# ```m\n# %% a\n# ```\n"),
  ]) func writesCellsFromElsewhere(case test: Case) throws {
    let notebook = Notebook(path: "t.ipynb", text: "", cells: test.cells)
    let text = PercentWriter.text(notebook)
    #expect(text == test.text)
    let read = try PercentReader.read(text, path: "t.nb")
    #expect(read.cells.map(\.source) == test.cells.map(\.source))
    #expect(read.cells.map(\.title) == test.cells.map(\.title))
  }

  @Test func writesMetadataOfANotebook() throws {
    let metadata: [MetadataValue.Member] = [
      .init("kernelspec", .object([.init("name", .string("quire")), .init("size", .int(1))])),
      .init("z", .array([.string("a"), .double(1.5)])), .init("title", .string("On: this")),
      .init("authors", .array([.object([.init("name", .string("Ä"))])])),
      .init("odd", .number("1e5")), .init("yes", .string("no")), .init("none", .null),
      .init("a b", .object([])),
    ]
    var notebook = Notebook(path: "t.ipynb", text: "", cells: [Self.cell(.code, "x")])
    notebook.members = metadata
    let text = PercentWriter.text(notebook)
    #expect(
      text == """
        # ---
        # title: "On: this"
        # authors: [{"name": "Ä"}]
        # a b: {}
        # none: null
        # "yes": "no"
        # z: ["a", 1.5]
        # jupyter:
        #   kernelspec:
        #     name: quire
        #     size: 1
        # quire: {"metadata": {"odd": 1e5}}
        # ---

        # %%
        x

        """)
    let read = try PercentReader.read(text, path: "t.nb")
    #expect(Set(read.members) == Set(metadata))
    #expect(PercentWriter.text(read) == text)
  }
}
