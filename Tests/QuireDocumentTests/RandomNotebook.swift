import QuireDocument
import QuireTestSupport

/// Notebooks put together at random from lines that mean something to one form or another.
enum RandomNotebook {
  private static let lines = [
    "", "", "x = 1", "  y", "    z", "\ta", " ", "# comment", "#", "# %% marker", "#%%", "# # %% a",
    "%% no", "%matplotlib inline", "%%time", "# %time", "!ls \\", "?x", "'''", "\"\"\"", "x = '''",
    "(", ")", "\\", "a \\", "```", "```python", "~~~", "````", "```mermaid", "- item", "1. one",
    "> quote", "---", "a: 1", "...", "# ---", "#!/bin/sh", "# -*- coding: utf-8 -*-", "<!--", "-->",
    "<div>", "</div>", "<!-- #region -->", "<!-- #endregion -->", "<!-- #raw -->",
    "<!-- #endraw -->", "<pre>", "[a]: b", "é", "e\u{301}", "\u{301}", "大小", "\u{2028}", "\u{85}",
    "\u{C}", "a\rb", "r\"\"\"", "```python title=\"a\"", "   ```python", "$$", "\u{0}", "***",
    "===",
  ]
  private static let titles = [
    "Load", "a = b", "{", "[markdown]", " a", "", "a  b", "é", "-->", "`", "a\nb", "k=\"v\"", "%%",
  ]
  private static let values: [MetadataValue] = [
    .null, .bool(true), .int(-3), .double(0.5), .number("1e5"), .string("a b"), .string("-->"),
    .string("`\"\\\n\u{1}"), .array([.string("a")]), .object([.init("a", .array([]))]), .object([]),
  ]
  private static let keys = [
    "tags", "a", "a b", "", "é", "slideshow", "=", "x.y", "title", "language",
  ]

  static func make(_ random: inout SplitMix64) -> Notebook {
    var notebook = Notebook(path: "t.ipynb", text: "", cells: [])
    notebook.members = metadata(&random)
    for _ in 0..<random.next(below: 6) {
      let kinds: [Cell.Kind] = [.code, .code, .markdown, .markdown, .markdown, .raw]
      let kind = kinds[random.next(below: kinds.count)]
      let source = (0..<random.next(below: 6)).map { _ in lines[random.next(below: lines.count)] }
      var cell = Cell(
        kind, metadata: random.next(below: 4) == 0 ? metadata(&random) : [],
        source: source.joined(separator: "\n"), firstLine: 1, lines: 1...1)
      if random.next(below: 5) == 0 {
        cell.title = titles[random.next(below: titles.count)]
        cell.metadata["title"] = nil
      } else if case .string? = cell.metadata["title"] {
        cell.metadata["title"] = nil
      }
      if random.next(below: 8) == 0 {
        cell.metadata["lines_to_next_cell"] = .int(random.next(below: 5))
      }
      notebook.cells.append(cell)
    }
    return notebook
  }

  private static func metadata(_ random: inout SplitMix64) -> [MetadataValue.Member] {
    var members: [MetadataValue.Member] = []
    for _ in 0..<random.next(below: 4) {
      members[keys[random.next(below: keys.count)]] = values[random.next(below: values.count)]
    }
    return members
  }

  /// What must come back: everything but how a form is laid out.
  static func said(_ notebook: Notebook) -> [String] {
    let cells = notebook.cells.map { cell in
      var metadata = cell.metadata
      metadata["lines_to_next_cell"] = nil
      metadata["quire"] = nil
      return [
        cell.kind.rawValue, cell.title.debugDescription, text(metadata),
        cell.source.debugDescription,
      ].joined(separator: " ")
    }
    return [text(notebook.members.filter { $0.key != "quire" })] + cells
  }

  private static func text(_ members: [MetadataValue.Member]) -> String {
    JSONWriter(sortsKeys: true).text(.object(members))
  }
}
