import Testing

@testable import QuirePage

@Suite struct ProseScannerTests {
  /// The formulas of a text, those on lines of their own with two dollars.
  private func formulas(_ text: String) -> [String] {
    ProseScanner.scan(text).formulas.map { $0.isDisplay ? "$$\($0.tex)$$" : "$\($0.tex)$" }
  }

  @Test(
    arguments: [
      ("$x$", ["$x$"]), ("a $x_1 * y_2$ b $z$", ["$x_1 * y_2$", "$z$"]),
      ("$5 and $6", []), ("$20,000 and USD$30", []), ("$ x$", []), ("$x $", []), ("\\$x$", []),
      ("$x\\$y$", ["$x\\$y$"]), ("$x\ny$", ["$x\ny$"]), ("$x\n\ny$", []),
      ("$$x$$", ["$$x$$"]), ("a $$x\ny$$ b", ["$$x\ny$$"]), ("$$\n\nx\n\n$$", ["$$\n\nx\n\n$$"]),
      ("$$x\n\ny$$", []), ("$$ $$", []), ("$$", []),
      ("\\(x\\) \\[y\\]", ["$x$", "$$y$$"]), ("\\\\(x\\\\)", []), ("\\(x", []),
      ("`$x$` $y$", ["$y$"]), ("`` ` $x$ `` $y$", ["$y$"]), ("` $x$", ["$x$"]),
      ("```\n$x$\n```\n$y$", ["$y$"]), ("~~~ a\n$x$\n~~~\n$y$", ["$y$"]),
      ("- ```\n  $x$\n  ```\n  $y$", ["$y$"]), ("```\n$x$\n", []), ("$a `b$ c`", []),
      ("\\begin{align}a&=b\\\\c\\end{align}", ["$$\\begin{align}a&=b\\\\c\\end{align}$$"]),
      ("\\begin{document}$x$", ["$x$"]),
      ("> $$\n> x\n> $$", ["$$\nx\n$$"]),
      ("| $P(A|B)$ |", ["$P(A|B)$"]),
    ] as [(String, [String])])
  func takesFormulas(text: String, expected: [String]) {
    #expect(formulas(text) == expected)
  }

  /// MathML stands as `⟦TeX⟧` here: what it looks like is QuireMath's.
  private func prose(_ text: String) throws -> String {
    try emptyPage().prose(text).string
      .replacing(/<math[^>]*alttext="([^"]*)".*?<\/math>/.dotMatchesNewlines()) { "⟦\($0.1)⟧" }
  }

  @Test(arguments: [
    Case("$x$ `$y$`", "<p>⟦x⟧ <code>$y$</code></p>\n"),
    Case("    $x$ z", "<div class=\"code\"><pre><code>$x$ z</code></pre></div>\n"),
    Case("[a](b$c$d)", "<p><a href=\"b$c$d\">a</a></p>\n"),
    Case("$$a = b$$", "<div class=\"formula\">⟦a = b⟧</div>\n"),
    Case("a $$b$$", "<p>a ⟦b⟧</p>\n"),
    Case("<div>$x$</div>", "<div>⟦x⟧</div>\n"),
    Case("\u{F0000}0\u{F0001} $x$", "<p>\u{FFFD} 0\u{FFFD}  ⟦x⟧</p>\n"),
    Case(
      "$\\nope$",
      "<p><span class=\"tex bad\" title=\"\\nope is not a command known here; for a function's name write \\operatorname{name}\">"
        + "\\nope</span></p>\n"),
  ])
  func formulasComeBack(_ test: Case) throws {
    let html = try prose(test.text)
    #expect(html == test.expected)
  }

  @Test func definitionsHoldForThePage() throws {
    let page = emptyPage()
    _ = try page.prose("$\\newcommand{\\loss}{L}$")
    #expect(try !page.prose("$\\loss$").string.contains("class=\"tex bad\""))
  }
}
