import QuireDocument
import QuireSyntax
import Testing

@Suite struct PercentReaderTests {
  /// A text and the cells it must give, as `kind title|tags: source @first line`.
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var cells: [String]
    var testDescription: String { name }
  }

  static func dump(_ cell: Cell) -> String {
    let title = cell.title.map { " \($0)" } ?? ""
    let tags = cell.tags.isEmpty ? "" : " #" + cell.tags.joined(separator: " #")
    let source = cell.source.replacing("\n", with: "⏎")
    return "\(cell.kind)\(title)\(tags): \(source) @\(cell.firstLine)"
  }

  /// Kinds, titles, tags and sources as jupytext 1.19 reads the same texts (`py:percent`), but for
  /// blank lines, which Quire drops at both ends of a cell.
  @Test(arguments: [
    Case(name: "empty file", text: "", cells: []),
    Case(name: "only blank lines", text: "\n\n\n", cells: []),
    Case(name: "no markers", text: "x = 1\n\n\ny = 2\n", cells: ["code: x = 1⏎⏎⏎y = 2 @1"]),
    Case(name: "no last line end", text: "# %%\nx", cells: ["code: x @2"]),
    Case(
      name: "text before the first marker", text: "import a\n\n# %%\nx\n",
      cells: ["code: import a @1", "code: x @4"]),
    Case(
      name: "comment first", text: "# note\n# %%\nx\n", cells: ["code: # note @1", "code: x @3"]),
    Case(
      name: "titles and kinds",
      text: """
        # %% A title [markdown] k="v"
        # hello
        # %% [markdown] After
        # there
        # %% [md]
        # short
        # %% [raw]
        # as it is
        # %% Weights [1]
        x
        """,
      cells: [
        "markdown A title: hello @2", "markdown After: there @4", "markdown: short @6",
        "raw: as it is @8", "code Weights [1]: x @10",
      ]),
    Case(
      name: "tags", text: "# %% Set up tags=[\"parameters\", \"b\"] n=3\nx = 1\n",
      cells: ["code Set up #parameters #b: x = 1 @2"]),
    Case(
      name: "an equals sign in a title", text: "# %% Loss = 0\nx\n", cells: ["code Loss = 0: x @2"]),
    Case(
      name: "no blank after the hash", text: "#%%\nx\n#%% T\ny\n",
      cells: ["code: x @2", "code T: y @4"]),
    Case(
      name: "nested", text: "# %% a\n1\n# %%%% b\n2\n", cells: ["code a: 1 @2", "code b: 2 @4"]),
    Case(
      name: "no marker without a blank", text: "# %%time\nx\n", cells: ["code: %%time⏎x @1"]),
    Case(
      name: "an indented comment is no marker", text: "if a:\n  # %% b\n  c\n",
      cells: ["code: if a:⏎  # %% b⏎  c @1"]),
    Case(
      name: "markers in strings", text: "x = '''\n# %% no\n'''\n# %% yes\ny = \"'''\"\n# %%\n",
      cells: ["code: x = '''⏎# %% no⏎''' @1", "code yes: y = \"'''\" @5", "code:  @7"]),
    Case(
      name: "an apostrophe in a comment opens no string", text: "# don't '''\n# %%\nx\n",
      cells: ["code: # don't ''' @1", "code: x @3"]),
    Case(
      name: "an open bracket does not swallow the next cell", text: "f(\n# %%\nx\n",
      cells: ["code: f( @1", "code: x @3"]),
    Case(
      name: "blank lines", text: "\n\n# %% a\n\n\nx\n\n\n\n# %% b\n\n# %% c\n",
      cells: ["code a: x @6", "code b:  @11", "code c:  @13"]),
    Case(
      name: "prose without blank, with blank lines",
      text: "# %% [markdown]\n#one\n#  two\n#\n# three  \n\n# four\n",
      cells: ["markdown: one⏎ two⏎⏎three  ⏎⏎four @2"]),
    Case(
      name: "prose in quotes", text: "# %% [markdown]\n\"\"\"\nhello\n# world\n\"\"\"\n",
      cells: ["markdown: hello⏎# world @3"]),
    Case(
      name: "line ends of Windows and a byte order mark",
      text: "\u{FEFF}# %% a\r\nx = 1\r\n\r\ny = 2\r\n", cells: ["code a: x = 1⏎⏎y = 2 @2"]),
    Case(
      name: "a line for the shell", text: "#!/usr/bin/env quire\n# %%\nx\n",
      cells: ["code: x @3"]),
    Case(
      name: "settings of IPython",
      text: "%matplotlib inline\n%load_ext autoreload\nx = 5 \\\n%matplotlib\n",
      cells: ["code: %matplotlib inline⏎%load_ext autoreload⏎x = 5 \\⏎%matplotlib @1"]),
  ]) func readsCells(case test: Case) throws {
    let notebook = try PercentReader.read(Array(test.text.utf8), path: "t.nb")
    #expect(notebook.cells.map(Self.dump) == test.cells)
  }

  @Test func readsMetadata() throws {
    let line = #"# %% T s="a\"bé" n=-3 f=1.5e2 t=true z=null o={"a": [1, {}]} bare a.b/c-d@e=[]"#
    let notebook = try PercentReader.read(line, path: "t.nb")
    let expected: [MetadataValue.Member] = [
      .init("s", .string("a\"bé")), .init("n", .int(-3)), .init("f", .number("1.5e2")),
      .init("t", .bool(true)), .init("z", .null),
      .init("o", .object([.init("a", .array([.int(1), .object([])]))])), .init("bare", .null),
      .init("a.b/c-d@e", .array([])),
    ]
    #expect(notebook.cells.first?.metadata.filter { $0.key != "quire" } == expected)
    #expect(notebook.cells.first?.title == "T")
  }

  /// Python's `json.dumps`, which jupytext calls, writes characters beyond U+FFFF as two halves.
  @Test func readsEscapesAsPythonWritesThem() throws {
    let notebook = try PercentReader.read(#"# %% tags=["\ud83d\ude00"]"#, path: "t.nb")
    #expect(notebook.cells.first?.tags == ["😀"])
  }

  @Test func readsMetadataAsOneObject() throws {
    let notebook = try PercentReader.read(#"# %% T {"tags": ["x"], "n": 1} m=2"#, path: "t.nb")
    #expect(notebook.cells.first?.tags == ["x"])
    #expect(notebook.cells.first?.metadata.map(\.key) == ["tags", "n", "m", "quire"])
  }

  @Test func readsTheBlockAtTheHead() throws {
    let text = """
      #!/usr/bin/env quire
      # -*- coding: utf-8 -*-
      # ---
      # title: "Über α"
      # seed: 7
      # rate: 1e-3
      # draft: true
      # version: "1.0"
      # nothing:
      # list: [a, 2]
      # jupyter:
      #   kernelspec: {name: quire}
      # ---

      # %% First
      x
      """
    let notebook = try PercentReader.read(text, path: "notebooks/t.v2.nb")
    #expect(notebook.title == "Über α")
    #expect(notebook.name == "t.v2")
    #expect(notebook.frontMatter?.lines == 3...13)
    let expected: [MetadataValue.Member] = [
      .init("title", .string("Über α")), .init("seed", .int(7)), .init("rate", .double(0.001)),
      .init("draft", .bool(true)), .init("version", .string("1.0")), .init("nothing", .null),
      .init("list", .array([.string("a"), .int(2)])),
      .init("kernelspec", .object([.init("name", .string("quire"))])),
    ]
    #expect(notebook.members.filter { $0.key != "quire" } == expected)
    #expect(notebook.cells.map(Self.dump) == ["code First: x @16"])
  }

  @Test(arguments: ["# ---\nx = 1\n", "# ---\n# Part one, of two: see\nx = 1\n# %%\ny\n"])
  func takesAnOrnamentForNoBlock(text: String) throws {
    let notebook = try PercentReader.read(text, path: "t.py")
    #expect(notebook.frontMatter == nil)
    #expect(notebook.cells.first?.source.hasPrefix("# ---") == true)
  }

  /// From the first cell on every line belongs to one cell, so that a writer can put it back.
  @Test(arguments: [
    "import a\n\n# %% b\n\n\nx\n\n# %% [markdown]\n# t\n\n\n", "# ---\n# a: 1\n# ---\n\n# %%\nx\n",
    "# %%\n# %%\n", "x",
  ]) func losesNoLine(text: String) throws {
    let notebook = try PercentReader.read(text, path: "t.nb")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var next = try #require(notebook.cells.first).lines.lowerBound
    for cell in notebook.cells {
      #expect(cell.lines.lowerBound == next)
      next = cell.lines.upperBound + 1
    }
    #expect(next == (text.hasSuffix("\n") ? lines.count : lines.count + 1))
    #expect(notebook.text == text)
  }
}
