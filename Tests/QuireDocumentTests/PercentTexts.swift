import Testing

/// A text of a notebook, with what is odd about it.
struct NotebookText: CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var testDescription: String { name }

  init(_ name: String, _ text: String) {
    self.name = name
    bytes = Array(text.utf8)
  }
}

/// Scripts in the percent format, each with something that a writer can lose.
enum PercentTexts {
  static let all: [NotebookText] = [
    NotebookText("empty", ""),
    NotebookText("one blank line", "\n"),
    NotebookText("blank lines and blanks", "\n \n\t\n\n"),
    NotebookText("one line", "x = 1\n"),
    NotebookText("no final line end", "# %%\nx = 1"),
    NotebookText("blank lines at the end", "# %%\nx = 1\n\n\n\n"),
    NotebookText("blanks on the last line", "# %%\nx = 1\n   "),
    NotebookText("code before the first marker", "import a\n\n# %%\nx\n"),
    NotebookText("a comment before the first marker", "\n\n# note\n\n\n# %%\nx\n"),
    NotebookText("only a marker", "# %%"),
    NotebookText("empty cells", "# %%\n# %%\n\n# %%\n\n\n# %% [markdown]\n# %% [raw]\n"),
    NotebookText("blank lines under a marker", "# %%\n\n\nx\n\n# %% [markdown]\n\n# a\n"),
    NotebookText("no blank lines between cells", "# %% a\nx\n# %% b\ny\n# %% [markdown]\n# z\n"),
    NotebookText("many blank lines", "# %% a\nx\n\n\n\n\n# %% b\ny\n\n\n# %% c\n"),
    NotebookText("blanks between cells", "# %% a\nx\n \n# %% b\n\t\ny\n"),
    NotebookText("marker spellings", "#%%\nx\n\n#  %% t\ny\n\n# %%%% nested\nz\n\n#\t%% u\nw\n"),
    NotebookText(
      "kinds",
      "# %% [md]\n# a\n\n# %% A [markdown] b\n# c\n\n# %% [markdown] t\n# d\n\n# %%  [raw]\n"),
    NotebookText("blanks in markers", "# %%   two  words   [markdown]   a=1   b=2  \n# x\n"),
    NotebookText(
      "metadata order and spelling",
      "# %% T z=1 a=2 tags=[ \"x\",\"y\" ] f=1.50 e=1e5 n=-0 s=\"\\u00e9\" t=true o={\"b\":1,\"a\":2}\nx\n"
    ),
    NotebookText(
      "metadata as one object", "# %% T {\"tags\": [\"x\"], \"n\": 1} m=2\nx\n"),
    NotebookText("names without values", "# %% a=1 bare other\nx\n"),
    NotebookText(
      "a title in the metadata", "# %% title=\"a = b\" n=1\nx\n\n# %% t title=\"u\"\ny\n"),
    NotebookText("an empty title", "# %% title=\"\"\nx\n"),
    NotebookText(
      "facts that somebody wrote",
      "# %% lines_to_next_cell=3\nx\n\n# %% lines_to_next_cell=\"a\"\ny\n"),
    NotebookText(
      "facts of this form",
      "# %% quire={\"nb\": {\"marker\": \"# %% no\"}, \"top\": 4, \"k\": 1}\nx\n"),
    NotebookText("a source in the metadata", "# %% quire={\"source\": \"a\"}\n\n# %%\nx\n"),
    NotebookText("prose without blanks", "# %% [markdown]\n#one\n#  two\n#\n# three  \n#\tfour\n"),
    NotebookText("prose with blank lines", "# %% [markdown]\n# one\n\n# two\n   \n# three\n"),
    NotebookText(
      "prose in quotes", "# %% [markdown]\n\"\"\"\nhello\n# %% no marker\n\"\"\"\n\n# %%\nx\n"),
    NotebookText(
      "prose in other quotes",
      "# %% [markdown]\n'''\nhello\n\n'''\n\n# %% [markdown]\nr\"\"\"\n\\alpha\n\"\"\"\n"),
    NotebookText(
      "prose in quotes on one line",
      "# %% [markdown]\n\"\"\"hello\"\"\"\n\n# %% [md]\n\"\"\"\nhello\"\"\"\n"),
    NotebookText(
      "empty prose in quotes", "# %% [markdown]\n\"\"\"\n\"\"\"\n\n# %% [markdown]\n\"\"\"\"\"\"\n"),
    NotebookText(
      "prose with a diagram",
      "# %% [markdown]\n# ```mermaid\n# %% a comment\n# graph TD\n# ```\n\n# %%\nx\n"),
    NotebookText("prose with an open fence", "# %% [markdown]\n# ```\n# a\n\n# %%\nx = 1\n"),
    NotebookText("cells that end in comments", "# %%\nx\n# the end\n\n# %%\n# only\n# comments\n"),
    NotebookText("markers in strings", "# %%\nx = '''\n# %% no\n'''\n\n# %% yes\ny = \"'''\"\n"),
    NotebookText("a string that nothing closes", "# %%\nx = '''\n# %% no\n\ny\n"),
    NotebookText("indented markers", "# %%\nif a:\n    # %% no\n    b\n"),
    NotebookText(
      "settings of IPython", "# %%\n# %matplotlib inline\nimport a\n\n# %%\n# %%time\nf()\n"),
    NotebookText(
      "settings that are no comments",
      "# %%\n%matplotlib inline\n!pip install a\n\n# %%\n%%time\nf()\n"),
    NotebookText("settings of both kinds", "# %%\n%matplotlib inline\n# %load_ext a\n#%config b\n"),
    NotebookText("commands that go on", "# %%\n# !echo a \\\n#   b\nx = 1\n# # %no\n"),
    NotebookText("a marker as code", "# %%\n# # %% not a marker\nx\n# # # %% nor this\n"),
    NotebookText("a shell line in a cell", "# %%\n#!/bin/sh\nx\n"),
    NotebookText("lines of tabs and form feeds", "# %%\n\tx\n\u{C}\ny\t\n\n\u{C}\n"),
    NotebookText("carriage returns inside lines", "# %%\nx = 1\ry = 2\r\r\nz\n"),
    NotebookText("line ends of Windows", "# %% a\r\nx\r\n\r\n# %% [markdown]\r\n# b\r\n"),
    NotebookText("line ends of both kinds", "# %% a\r\nx\n\r\n# %% [markdown]\n# b\r\n# c"),
    NotebookText("a byte order mark", "\u{FEFF}# %% a\nx\n"),
    NotebookText("a byte order mark and Windows", "\u{FEFF}# ---\r\n# a: 1\r\n# ---\r\n# %%\r\nx"),
    NotebookText(
      "unicode", "# %% Größe 大小 🙂\nπ = 3 # e\u{301} é\n\n# %% [markdown]\n# \u{301}é\u{2028}x\n"),
    NotebookText("a shell line", "#!/usr/bin/env quire\n# %%\nx\n"),
    NotebookText(
      "a shell line and a coding line",
      "#!/usr/bin/env quire\n# -*- coding: utf-8 -*-\n\n\n# %%\nx\n"),
    NotebookText("only a shell line", "#!/usr/bin/env quire"),
    NotebookText("a block", "# ---\n# title: A title\n# ---\n\n# %%\nx\n"),
    NotebookText(
      "a block with everything",
      "#!/usr/bin/env quire\n# ---\n# # a comment\n# seed: 0x10\n#title: \"T\"\n# rate: 1e-3\n#\n# list: [a, 2]\n# jupyter:\n#   kernelspec: {name: quire, display_name: Quire}\n#   jupytext:\n#     formats: ipynb,py:percent\n# profiles:\n#   ci: {epochs: 1}\n# ---\n# %%\nx\n"
    ),
    NotebookText("an empty block", "# ---\n# ---\n\n# %%\nx\n"),
    NotebookText("a block of one empty line", "# ---\n#\n# ---   \n\n\n\n# %%\nx\n"),
    NotebookText("a block and nothing else", "# ---\n# title: a\n# ---\n"),
    NotebookText(
      "a block with its own quire", "# ---\n# quire: {a: 1}\n# b: 2\n# ---\n\n# %%\nx\n"),
    NotebookText("an ornament", "# ---\n# Part one, of two: see\nx = 1\n# %%\ny\n"),
    NotebookText(
      "text that looks like a block, behind one", "# ---\n# a: 1\n# ---\n# ---\n# b: 2\n# ---\nx\n"),
    NotebookText(
      "attachments",
      "# %% [markdown] attachments={\"a.png\": {\"image/png\": \"aGk=\"}}\n# ![a](attachment:a.png)\n"
    ),
    NotebookText(
      "a raw cell",
      "# %% [raw] raw_mimetype=\"text/latex\"\n# \\alpha\n\n# %% [raw]\n\"\"\"\n<b>\n\"\"\"\n"),
    NotebookText("a cell in another language", "# %% language=\"bash\"\n# ls\n"),
    NotebookText("long lines and quotes", "# %% [markdown]\n# \"\"\"\n# a '''\n#     code\n"),
  ]
}
