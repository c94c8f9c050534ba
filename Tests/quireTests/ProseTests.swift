import Testing

@testable import quire

@Suite struct ProseTests {
  @Test(arguments: [
    ("# Title\ntext", ["Title", "text"]),
    ("one two\nthree four five six", ["one two three four", "five six"]),
    ("a\n\nb", ["a", "", "b"]),
    (
      "- first item that wraps\n- second\n  goes on",
      [
        "- first item that", "  wraps", "- second goes on",
      ]
    ),
    ("12. one two three four", ["12. one two three", "    four"]),
    ("```python\nx  =  1\n```\nafter", ["    x  =  1", "after"]),
    ("| a | b |\n|---|---|\n| 1 | 2 |", ["| a | b |", "|---|---|", "| 1 | 2 |"]),
    ("$$ a + b + c + d + e + f $$", ["$$ a + b + c + d + e + f $$"]),
    ("averyveryverylongwordthatcannotfit x", ["averyveryverylongwordthatcannotfit", "x"]),
    ("利益平衡和共赢 利益平衡", ["利益平衡和共赢", "利益平衡"]),
    ("", [""]),
  ]) func wrapsAndKeeps(markdown: String, lines: [String]) {
    let prose = Prose(terminal: TerminalTests.terminal(width: 20))
    #expect(prose.lines(markdown) == lines)
  }

  @Test func makesHeadingsStandOutWhereThereIsColour() {
    let prose = Prose(terminal: TerminalTests.terminal(width: 20, colors: .indexed))
    #expect(prose.lines("## A *b*") == ["\u{1B}[1mA *b*\u{1B}[0m"])
  }
}
