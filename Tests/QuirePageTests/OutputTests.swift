import QuireDocument
import Testing

@testable import QuirePage

@Suite struct OutputTests {
  @Test(
    arguments: [
      ("a\nb\n", ["a", "b"]), ("", []), ("\n\na", ["", "", "a"]), ("10%\r100%\n", ["100%"]),
      ("abc\rx\n", ["xbc"]), ("abc\r\u{1B}[Kx", ["x"]), ("ab\u{8}c", ["ac"]),
      ("a\r\nb", ["a", "b"]),
      ("1\n2\u{1B}[Ax\u{1B}[By", ["1x", "2 y"]), ("a\u{1B}]0;title\u{7}b", ["ab"]),
      ("\u{1B}[31mr\u{1B}[0mp", ["<span class=\"red\">r</span>p"]),
      (
        "\u{1B}[1;38;5;196mr\u{1B}[39mb",
        ["<span class=\"bold red\">r</span><span class=\"bold\">b</span>"]
      ),
      ("\u{1B}[38;2;10;200;20;4mg", ["<span class=\"underline green\">g</span>"]),
      ("\u{1B}[41;97mw", ["<span class=\"white\">w</span>"]),
      ("\u{1B}[7mi\u{1B}[27m<", ["<span class=\"inverse\">i</span>&lt;"]),
      ("\u{1B}[999999999999Ca", [String(repeating: " ", count: 10_000) + "a"]), ("\u{1B}[", []),
      ("\u{1B}", []),
      ("\u{1B}[2Jx", ["x"]), ("a\u{0}\u{7}b", ["ab"]),
    ] as [(String, [String])])
  func textIsThatOfATerminal(text: String, expected: [String]) {
    #expect(TerminalText.lines(text).map(\.string) == expected)
  }

  @Test(arguments: [
    ("\u{1B}[1mbold\u{1B}[0m\r\nb\n", ["bold", "b"]),
    ("\u{1B}]8;;https://a.b\u{1B}\\link\u{1B}]8;;\u{1B}\\", ["link"]), ("a\n\nb", ["a", "", "b"]),
  ]) func textForFiles(text: String, lines: [String]) {
    #expect(TerminalText.plainLines(text) == lines)
  }

  @Test func movesOfTheCursorTakeLittleRoom() {
    let lines = TerminalText.plainLines(String(repeating: "\u{1B}[9999Cx\n", count: 200))
    #expect(lines.count == 200)
    #expect(lines.reduce(0) { $0 + $1.utf8.count } == 1_000_200)
  }

  private func html(_ outputs: Output..., title: String? = nil) throws -> String {
    try OutputRenderer.html(outputs, title: title, page: emptyPage()).string
  }

  private func bundle(_ members: (String, String)...) -> Output {
    .display(members.map { .init($0.0, .string($0.1)) })
  }

  @Test func streamsJoin() throws {
    #expect(
      try html(.stream(.stdout, "a"), .stream(.stdout, "b\n"), .stream(.stderr, "c\n"))
        == "<pre class=\"stdout\">ab</pre><pre class=\"stderr\">c</pre>")
  }

  @Test func valuesAndErrors() throws {
    #expect(try html(.result("1 < 2", count: 1)) == "<pre class=\"value\">1 &lt; 2</pre>")
    #expect(
      try html(.error(name: "E", message: "m", traceback: ["\u{1B}[31mE\u{1B}[0m: m", "  ^"]))
        == "<pre class=\"error\"><span class=\"red\">E</span>: m\n  ^</pre>")
    #expect(
      try html(.error(name: "E", message: "m", traceback: [])) == "<pre class=\"error\">E: m</pre>")
  }

  /// Lines of the program keep their columns, the others wrap.
  @Test func excerptsOfErrorsStandApart() throws {
    let lines = ["a.nb:12:3: E: m", "  12 | f(x)", "     |   ^", "   hint: h", " 1 | y"]
    #expect(
      try html(.error(name: "E", message: "m", traceback: lines))
        == "<pre class=\"error\">a.nb:12:3: E: m<span class=\"excerpt\">  12 | f(x)\n     |   ^</span>"
        + "   hint: h<span class=\"excerpt\"> 1 | y</span></pre>")
  }

  @Test func tablesOfCharactersAreDrawn() throws {
    #expect(try html(.stream(.stdout, "└─┘")) == "<pre class=\"stdout drawn\">└─┘</pre>")
  }

  @Test func longTextFolds() throws {
    let text = (1...100).map { "\($0)\n" }.joined()
    let shown = (1...30).map(String.init).joined(separator: "\n")
    let rest = (31...100).map(String.init).joined(separator: "\n")
    #expect(
      try html(.stream(.stdout, text))
        == "<pre class=\"stdout\">\(shown)</pre><details class=\"more\">"
        + "<summary>70 more lines</summary><pre class=\"stdout\">\(rest)</pre></details>")
  }

  @Test func picturesHaveWordsAndSizes() throws {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAGQAAAAyCAIAAAA="
    #expect(
      try html(bundle(("text/plain", "Loss"), ("image/png", png)))
        == "<figure><img src=\"data:image/png;base64,\(png)\" alt=\"Loss\" width=\"100\" height=\"50\"></figure>"
    )
    #expect(
      try html(bundle(("text/plain", "<Figure size 1x1>"), ("image/png", "AA==\n")), title: "Plot")
        == "<figure><img src=\"data:image/png;base64,AA==\" alt=\"Figure: Plot\"></figure>")
    #expect(
      try html(bundle(("image/png", "<&>")))
        == "<p class=\"remark\">The picture's data cannot be read.</p>")
    #expect(
      try html(bundle(("image/svg+xml", "<svg onload='x'/>")))
        == "<figure><img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9J3gnLz4=\" alt=\"Figure\"></figure>"
    )
  }

  @Test func richForms() throws {
    #expect(
      try html(
        bundle(
          ("text/plain", "x"), ("text/html", "<table onclick=x><tr><td>1</table><script>a</script>")
        ))
        == "<div class=\"rich\"><table><tr><td>1</td>\n</tr>\n</table>\n</div>")
    #expect(
      try html(bundle(("text/plain", "x"), ("text/html", "<div></div><script>a</script>")))
        == "<pre class=\"stdout\">x</pre>")
    #expect(
      try html(bundle(("text/markdown", "*a*"))) == "<div class=\"rich\"><p><em>a</em></p>\n</div>")
    #expect(
      try html(bundle(("text/plain", "Slider()"), ("application/vnd.jupyter.widget-view+json", "")))
        == "<pre class=\"stdout\">Slider()</pre>"
        + "<p class=\"remark\">An interactive widget stood here; pages keep text and pictures.</p>")
    #expect(
      try html(bundle(("application/javascript", "alert(1)")))
        == "<p class=\"remark\">This output has no form that a page can show.</p>")
    #expect(
      try html(Output(json: .object([])))
        == "<p class=\"remark\">This output has no form that a page can show.</p>")
  }
}
