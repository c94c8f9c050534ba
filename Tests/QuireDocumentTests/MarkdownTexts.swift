import Testing

/// Articles, each with something that a writer can lose.
enum MarkdownTexts {
  static let all: [NotebookText] = [
    NotebookText("empty", ""),
    NotebookText("blank lines", "\n  \n\n"),
    NotebookText("only prose", "# Title\n\nText.\n"),
    NotebookText("prose and code", "# Title\n\nText.\n\n```python\nx = 1\n```\n\nMore.\n"),
    NotebookText("no final line end", "a\n\n```py\nx\n```"),
    NotebookText("no blank lines", "a\n```python\nx\n```\n```quire\ny\n```\nb\n"),
    NotebookText("blank lines around", "\n\na\n\n\n\n```python\nx\n```\n\n\n\n\nb\n\n\n"),
    NotebookText("blanks on blank lines", "a\n \n```python\nx\n```\n\t\nb\n  \n\n \nc\n "),
    NotebookText(
      "tags in every spelling",
      "```Python\na\n```\n\n```PY3\nb\n```\n\n``` quire\nc\n```\n\n```python3  \nd\n```\n"),
    NotebookText(
      "tags in braces",
      "```{python}\na\n```\n\n```{.python}\nb\n```\n\n```{python, echo=FALSE}\nc\n```\n\n``` {python title=\"t\"}\nd\n```\n"
    ),
    NotebookText(
      "other tags",
      "```bash\nls\n```\n\n```mermaid\ngraph TD\n%% python\n```\n\n```\nx\n```\n\n```pycon\n>>> 1\n```\n\n```python-repl\n>>> 1\n```\n"
    ),
    NotebookText("metadata", "```python title=\"Load\" tags=[\"parameters\", \"b\"] n=3\nx\n```\n"),
    NotebookText(
      "metadata in another order",
      "```python n=1.50 title=\"t\" a=[ 1 ]\nx\n```\n\n```python {\"b\": 1, \"a\": 2}\ny\n```\n"),
    NotebookText(
      "options of other tools",
      "```python linenos hl_lines=\"2 3\"\nx\n```\n\n```py title=foo.py {1,3-4}\ny\n```\n\n```python .noeval\nz\n```\n"
    ),
    NotebookText("tildes", "~~~python\nx\n~~~\n\n~~~ py `a`\ny\n~~~~~\n"),
    NotebookText("longer fences", "````python\n```\nx\n```\n````\n\n```python\ny\n`````\n"),
    NotebookText(
      "fences inside fences",
      "````markdown\n```python\nx\n```\n````\n\n~~~\n```python\ny\n```\n~~~\n"),
    NotebookText("a fence that nothing closes", "a\n\n```python\nx\n\ny\n\n"),
    NotebookText(
      "a fence with nothing inside", "```python\n```\n\n```python\n\n```\n\n```python\n\n\n```\n"),
    NotebookText("only an opening fence", "```python"),
    NotebookText(
      "an indented fence", "  ```python\n  x\n    y\n z\n  ```\n\n   ~~~py\n   a\n\n   b\n ~~~\n"),
    NotebookText("an indented block", "a\n\n    ```python\n    x\n    ```\n\n\tb\n"),
    NotebookText("code with tabs and blank lines", "```python\n\n\tx\n  \n\ny\t\n\n```\n"),
    NotebookText(
      "code in a list", "1. one\n\n   ```python\n   x = 1\n\n   if x:\n       y\n   ```\n\n2. two\n"
    ),
    NotebookText(
      "code in a list that goes on",
      "- one\n\n  ```python\n  x\n  ```\n\n  more\n\n- two\n    - three\n\n      ```python\n      y\n      ```\n\n      more\n"
    ),
    NotebookText(
      "code in a list, unevenly indented",
      "1. a\n\n     ```python\n     x\n   y\n     ```\n\n- ```python\n  x\n  ```\n"),
    NotebookText("code in a list that is not closed", "- a\n\n  ```python\n  x\n\nb\n"),
    NotebookText("code in a list with tabs", "-\ta\n\n\t```python\n\tx\n\t```\n"),
    NotebookText("code in a quotation", "> a\n>\n> ```python\n> x\n> ```\n\n```python\ny\n```\n"),
    NotebookText(
      "comments that hold fences",
      "<!--\n```python\nx\n```\n-->\n\n<div>\n```python\ny\n```\n</div>\n\n<pre>\n\n```python\nz\n```\n</pre>\n"
    ),
    NotebookText("a comment that is not closed", "a\n\n<!-- b\n\n```python\nx\n```\n"),
    NotebookText("HTML that ends at a blank line", "<div>\n\n```python\nx\n```\n\n</div>\n"),
    NotebookText(
      "references",
      "[a]: https://example.org\n\nSee [a] and [b].\n\n```python\nx\n```\n\n[b]: <https://example.org/b> 'B'\n"
    ),
    NotebookText("two blank lines in prose", "a\n\n\nb\n\n\n\nc\n\n- d\n\n\n- e\n\n\n  f\n"),
    NotebookText(
      "two blank lines in code of prose", "```text\na\n\n\nb\n```\n\n\n    c\n\n\n    d\n"),
    NotebookText(
      "regions",
      "<!-- #region Title tags=[\"a\"] -->\n\na\n\n\nb\n<!-- #endregion -->\n\n<!-- #region -->\n<!-- #endregion -->\n\n<!--#md-->\nc\n<!-- #endmd -->\n"
    ),
    NotebookText(
      "regions that hold code",
      "<!-- #region -->\n```python\nx\n```\n<!-- #endregion -->\n\n```python\ny\n```\n"),
    NotebookText(
      "regions that are not closed",
      "<!-- #region -->\na\n\n```python\nx\n```\n\n<!-- #endregion x -->\n"),
    NotebookText(
      "ends of regions",
      "<!-- #endregion -->\n\n<!-- #region -->\na\n<!-- #endmd -->\n<!-- #endregion -->\n<!-- #endregion -->\n"
    ),
    NotebookText(
      "regions inside code", "```text\n<!-- #region -->\n```\n\na\n\n<!-- #endregion -->\n"),
    NotebookText(
      "odd regions",
      "<!-- #region a=[ -->\na\n<!-- #endregion -->\n\n<!-- #region A [markdown] b -->\nc\n<!-- #endregion -->\n\n<!-- #regional -->\n"
    ),
    NotebookText(
      "blank lines around regions",
      "a\n\n\n<!-- #region -->\nb\n<!-- #endregion -->\nc\n<!-- #region -->\nd\n<!-- #endregion -->\n\n\n\n<!-- #region -->\ne\n<!-- #endregion -->\n"
    ),
    NotebookText(
      "raw cells",
      "<!-- #raw -->\n\\alpha\n<!-- #endraw -->\n\n<!-- #raw raw_mimetype=\"text/latex\" -->\n\n\\beta\n\n<!-- #endraw -->\n"
    ),
    NotebookText(
      "attachments",
      "<!-- #region attachments={\"a.png\": {\"image/png\": \"aGk=\"}} -->\n![a](attachment:a.png)\n<!-- #endregion -->\n"
    ),
    NotebookText("a block", "---\ntitle: A title\n---\n\n# A\n"),
    NotebookText(
      "a block of jupytext",
      "---\njupyter:\n  jupytext:\n    text_representation:\n      extension: .md\n      format_name: markdown\n  kernelspec:\n    display_name: Python 3\n    language: python\n    name: python3\n---\n\n```python\nx\n```\n"
    ),
    NotebookText("a block with comments", "---   \n# about\nseed: 0x10\n\ntitle: 'T'\n...\na\n"),
    NotebookText("a block without more", "---\na: 1\n---"),
    NotebookText(
      "a block with facts of scripts",
      "---\ntitle: T\nquire: {\"nb\": {\"preamble\": [\"#!/usr/bin/env quire\"]}}\n---\n\na\n"),
    NotebookText("rules that are no block", "---\n\na\n\n---\n\nb: c\n"),
    NotebookText("a rule at the start", "---\na: 1\n"),
    NotebookText(
      "another kernel's language",
      "---\njupyter:\n  kernelspec:\n    language: R\n---\n\n```R\nx <- 1\n```\n\n```python\ny\n```\n"
    ),
    NotebookText("line ends of Windows", "# a\r\n\r\n```python\r\nx\r\n```\r\n\r\nb\r\n"),
    NotebookText("line ends of both kinds", "a\r\n\r\n```python\nx\r\n```\n\nb\r\r\n\rc\rd"),
    NotebookText("a byte order mark", "\u{FEFF}---\na: 1\n---\n\n```python\nx\n```\n"),
    NotebookText(
      "unicode",
      "# 中文：公式 $\\alpha$\u{2028}x\n\n```python 名=1\nπ = \"é e\u{301}\"\n```\n\u{301}\u{85}a\n"),
    NotebookText("magics", "```python\n%matplotlib inline\n# %time\n# %% a\n```\n"),
    NotebookText(
      "setext headings and tables",
      "A\n=\n\n| a | b |\n|---|---|\n| `x` | y |\n\nB\n---\n\n$$\n\\alpha\n$$\n"),
    NotebookText("NUL and other characters", "a\u{0}b\n\n```python\nx\u{0}\n```\n\u{C}\n\u{B}a\n"),
    NotebookText(
      "facts that somebody wrote",
      "```python lines_to_next_cell=2 quire={\"md\": {\"open\": \"no\"}, \"source\": \"y\", \"top\": 1}\nx\n```\n\n```python quire={\"source\": \"z\"}\n```\n"
    ),
    NotebookText(
      "paragraphs that a fence ends",
      "a\n~~~\nb\n~~~\nc\n```python\nd\n```\n***\n```python\ne\n```\n"),
    NotebookText(
      "output as nbconvert writes it",
      "# a\n\n\n```python\nprint(1)\n```\n\n    1\n\n\n![png](a.png)\n    \n\n"),
  ]
}
