import QuireDocument
import QuireSyntax
import Testing

/// What becomes of IPython's commands in the code of cells.
@Suite struct CellCodeTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    /// The code, with ⏎ for line ends.
    var code: String
    /// Lines and words of what is reported.
    var remarks: [String] = []
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "x = 1\ny = x % 2", code: "x = 1⏎y = x % 2"),
    Case(
      text: "%matplotlib inline\n  \n%load_ext autoreload\n%autoreload 2\nx",
      code: "# %matplotlib inline⏎  ⏎# %load_ext autoreload⏎# %autoreload 2⏎x"),
    Case(
      text: "!pip install \\\n  numpy\nx", code: "# !pip install \\⏎#   numpy⏎x",
      remarks: ["1: `!pip` is a command of IPython; the line is skipped"]),
    Case(
      text: "!!ls\n! ls\n!./run.sh\n%cd ..", code: "# !!ls⏎# ! ls⏎# !./run.sh⏎# %cd ..",
      remarks: [
        "1: `!!ls` is a command of IPython; the line is skipped",
        "2: `! ls` is a command of IPython; the line is skipped",
        "3: `!./run.sh` is a command of IPython; the line is skipped",
        "4: `%cd` is a command of IPython; the line is skipped",
      ]),
    Case(
      text: "if a:\n  !ls\n  %matplotlib\nb", code: "if a:⏎  pass  # !ls⏎  pass  # %matplotlib⏎b",
      remarks: ["2: `!ls` is a command of IPython; the line is skipped"]),
    Case(
      text: "files = !ls\nt = %timeit -o f()\na = b % c\nx == !ls",
      code: "# files = !ls⏎# t = %timeit -o f()⏎a = b % c⏎x == !ls",
      remarks: [
        "1: `!ls` is a command of IPython; the line is skipped",
        "2: `%timeit` is a command of IPython; the line is skipped",
      ]),
    Case(
      text: "np.zeros?\n?print\nprint??\na*?\ns = \"why?\"\n# why?",
      code: "# np.zeros?⏎# ?print⏎# print??⏎# a*?⏎s = \"why?\"⏎# why?",
      remarks: [
        "1: `np.zeros?` is a command of IPython; the line is skipped",
        "2: `?print` is a command of IPython; the line is skipped",
        "3: `print??` is a command of IPython; the line is skipped",
        "4: `a*?` is a command of IPython; the line is skipped",
      ]),
    Case(text: "%time x = f(\n  1)\nx", code: "x = f(⏎  1)⏎x"),
    Case(text: "%timeit -n 10 -r3 -q f(-1)\n%timeit", code: "f(-1)⏎# %timeit"),
    Case(
      text: "\n%%time\nx\n%%time", code: "⏎# %%time⏎x⏎# %%time",
      remarks: ["4: `%%time` is a command of IPython; the line is skipped"]),
    Case(text: "%%capture out\nx", code: "# %%capture out⏎x"),
    Case(
      text: "%%html\n<b>a</b>\n!x", code: "# %%html⏎# <b>a</b>⏎# !x",
      remarks: ["1: `%%html` is a command of IPython; the cell is skipped"]),
    Case(
      text: "%%bash\nls\n# %% Next\nx\n%%bash", code: "# %%bash⏎# ls⏎# %% Next⏎x⏎# %%bash",
      remarks: [
        "1: `%%bash` is a command of IPython; the cell is skipped",
        "5: `%%bash` is a command of IPython; the line is skipped",
      ]),
    Case(text: "x = \"\"\"\n!no\n%no\n\"\"\"\nf(\n!no)", code: "x = \"\"\"⏎!no⏎%no⏎\"\"\"⏎f(⏎!no)"),
    Case(
      text: "x = 1\r\n!ls\r\n", code: "x = 1⏎# !ls⏎",
      remarks: ["2: `!ls` is a command of IPython; the line is skipped"]),
    Case(text: "\r\nx\r\n", code: "⏎x⏎"),
  ]) func leavesOutCommands(case test: Case) {
    let cell = Cell(.code, source: test.text, firstLine: 1, lines: 1...1)
    let code = Notebook(path: "t.nb", text: "", cells: [cell]).code(of: cell)
    #expect(
      String(decoding: code.source.text, as: UTF8.self) == test.code.replacing("⏎", with: "\n"))
    #expect(code.warnings == test.remarks.map { "t.nb:" + $0 })
  }

  @Test func remarksStandAtTheCommand() {
    let cell = Cell(.code, source: "if x:\n  !pip install numpy", firstLine: 7, lines: 6...8)
    let remarks = Notebook(path: "t.nb", text: "", cells: [cell]).code(of: cell).remarks
    #expect(
      remarks.map(DiagnosticRenderer().render) == [
        """
        t.nb:8:3: Warning: `!pip` is a command of IPython; the line is skipped
            8 |   !pip install numpy
              |   ^~~~
           hint: remove the line: what Quire offers is inside the program
        """
      ])
  }
}
